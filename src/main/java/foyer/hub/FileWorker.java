package foyer.hub;

import foyer.serverfiles.SharedFileStore;
import java.util.concurrent.Executor;

/// The shared files and the thread that works on them. Immutable.
///
/// @param thread runs one task at a time, in order; throws
///   [java.util.concurrent.RejectedExecutionException] if too many wait. Once the hub exists, only
///   this thread uses the folder
public record FileWorker(SharedFileStore folder, Executor thread) {}
