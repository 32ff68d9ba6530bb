package foyer.client;

import foyer.clientfiles.LocalFiles;
import foyer.clientstore.ClientStore;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/// What every session needs from its surroundings. Thread-safe.
///
/// @param ui runs tasks on the UI thread
/// @param background runs tasks that may block
public record ClientServices(
        ClientStore clientStore,
        LocalFiles localFiles,
        Executor ui,
        Executor background,
        InstantSource clock,
        RandomGenerator random) {}
