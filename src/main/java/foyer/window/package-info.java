/// Wires the window: makes its models, views and threads, and connects them. UI thread, where a
/// class does not say otherwise.
@NullMarked
package foyer.window;

import org.jspecify.annotations.NullMarked;
