package foyer.app;

import java.nio.file.Path;

/// How this Foyer was started. Immutable.
///
/// @param data where settings and history are
/// @param listen the address a room hosted here listens at; `0.0.0.0` for every network
/// @param address where to go, as typed; empty for where one was last
public record LaunchOptions(Path data, String listen, String address) {
    public static final String EVERY_NETWORK = "0.0.0.0";
}
