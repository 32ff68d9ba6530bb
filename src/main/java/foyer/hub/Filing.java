package foyer.hub;

import foyer.files.FileFolder;
import java.util.concurrent.Executor;

/// Where shared files lie, and who works there.
///
/// @param thread does one thing at a time, in order; full, it throws
///   [java.util.concurrent.RejectedExecutionException]. Only it touches the folder, once the hub is
///   made
public record Filing(FileFolder folder, Executor thread) {}
