package foyer.hub;

import foyer.serverfiles.SharedFileStore;
import java.util.concurrent.Executor;

/// Where shared files lie, and who works there.
///
/// @param thread does one thing at a time, in order; full, it throws
///   [java.util.concurrent.RejectedExecutionException]. Only it touches the folder, once the hub is
///   made
public record FileWorker(SharedFileStore folder, Executor thread) {}
