package foyer.server;

import foyer.protocol.Limits;
import java.time.Duration;

/// What one server's sockets bear before it refuses or cuts. Immutable.
///
/// @param clients how many may come
/// @param handshake how long a connection may take to become a WebSocket
/// @param frames what one connection may send
/// @param slow what may wait for a reader who is slow
/// @param liveness how it is noticed that somebody, or the server itself, is not there any more
public record ServerLimits(
        Clients clients, Duration handshake, Frames frames, SlowReader slow, Liveness liveness) {

    /// Connections.
    ///
    /// @param connections at once in all; less where the system allows fewer open files
    /// @param perAddress at once from one address
    /// @param newPerMinute begun in a minute from one address
    public record Clients(int connections, int perAddress, int newPerMinute) {}

    /// What one connection may send.
    ///
    /// @param bytes of one frame, and of one command in several
    /// @param burst commands at once
    /// @param perSecond commands in the long run
    public record Frames(int bytes, int burst, int perSecond) {}

    /// What may wait for somebody.
    ///
    /// @param stall how long nothing at all may be taken
    public record SlowReader(int bytes, int frames, Duration stall) {}

    /// Times between signs of life.
    ///
    /// @param ping after how much silence the other side is asked for a sign of life
    /// @param dead after how much silence the connection counts as lost
    /// @param watch how often the server tries whether it can still be reached
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
