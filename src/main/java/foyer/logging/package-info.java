/// How the log is written; what stands in it is told in NOTES.md.
@NullMarked
package foyer.logging;

import org.jspecify.annotations.NullMarked;
