package foyer.server;

import foyer.protocol.Limits;
import java.time.Duration;

/// Limits of a server's sockets. Immutable.
///
/// @param clients numbers of connections
/// @param handshake time limit for the handshake
/// @param frames what one connection may send
/// @param slow what may be queued for a slow reader
/// @param liveness timeouts that detect lost clients and an unresponsive server
public record ServerLimits(
        Clients clients, Duration handshake, Frames frames, SlowReader slow, Liveness liveness) {

    /// Numbers of connections.
    ///
    /// @param connections simultaneous connections; fewer if the system allows fewer open files
    /// @param perAddress simultaneous connections from one address
    /// @param newPerMinute new connections from one address in a minute
    public record Clients(int connections, int perAddress, int newPerMinute) {}

    /// What one connection may send.
    ///
    /// @param bytes size of one frame, and of one command in several frames
    /// @param burst commands in a burst
    /// @param perSecond commands on average
    public record Frames(int bytes, int burst, int perSecond) {}

    /// What may be queued for one client that makes no progress for a second; four times as much
    /// while it does.
    ///
    /// @param stall time without any progress
    public record SlowReader(int bytes, int frames, Duration stall) {}

    /// Timeouts.
    ///
    /// @param ping silence after which a client is pinged
    /// @param dead silence after which a connection counts as lost
    /// @param watch interval at which the server probes itself
    public record Liveness(Duration ping, Duration dead, Duration watch) {}

    public static final ServerLimits DEFAULT =
            new ServerLimits(
                    new Clients(5_000, 20, 60),
                    Duration.ofSeconds(5),
                    new Frames(Limits.FRAME_BYTES, 200, 50),
                    new SlowReader(1 << 20, 1_000, Duration.ofSeconds(15)),
                    new Liveness(
                            Duration.ofSeconds(10),
                            Duration.ofSeconds(25),
                            Duration.ofSeconds(10)));

    public ServerLimits with(Clients other) {
        return new ServerLimits(other, handshake, frames, slow, liveness);
    }

    public ServerLimits with(Frames other) {
        return new ServerLimits(clients, handshake, other, slow, liveness);
    }

    public ServerLimits with(SlowReader other) {
        return new ServerLimits(clients, handshake, frames, other, liveness);
    }

    public ServerLimits with(Liveness other) {
        return new ServerLimits(clients, handshake, frames, slow, other);
    }

    public ServerLimits withHandshake(Duration other) {
        return new ServerLimits(clients, other, frames, slow, liveness);
    }

    public ServerLimits withPerAddress(int perAddress, int newPerMinute) {
        return with(new Clients(clients.connections, perAddress, newPerMinute));
    }

    public ServerLimits withFrames(int burst, int perSecond) {
        return with(new Frames(frames.bytes, burst, perSecond));
    }
}
