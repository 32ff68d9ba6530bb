package foyer.app;

import java.nio.file.Path;

/// The options the window was started with. Immutable.
///
/// @param data folder of settings and history
/// @param listen address a hosted server listens on; `0.0.0.0` for all networks
/// @param address server to join, as typed; empty to return to the last one
public record LaunchOptions(Path data, String listen, String address) {
    /// Listens on all networks.
    public static final String EVERY_NETWORK = "0.0.0.0";
}
