package foyer.server;

import foyer.protocol.Limits;
import java.time.Duration;

/// What one server's sockets bear before it refuses or cuts. Immutable.
///
/// @param crowd how many may come
/// @param handshake how long a connection may take to become a WebSocket
/// @param frames what one connection may send
/// @param slow what may wait for a reader who is slow
/// @param signs how it is noticed that somebody, or the server itself, is not there any more
public record ServerLimits(
        Crowd crowd, Duration handshake, Frames frames, SlowReader slow, Signs signs) {

    /// Connections.
    ///
    /// @param connections at once in all; less where the system allows fewer open files
    /// @param perAddress at once from one address
    /// @param newPerMinute begun in a minute from one address
    public record Crowd(int connections, int perAddress, int newPerMinute) {}

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
    public record Signs(Duration ping, Duration dead, Duration watch) {}

    public static final ServerLimits DEFAULT =
            new ServerLimits(
                    new Crowd(5_000, 20, 60),
                    Duration.ofSeconds(5),
                    new Frames(Limits.FRAME_BYTES, 200, 50),
                    new SlowReader(1 << 20, 1_000, Duration.ofSeconds(15)),
                    new Signs(
                            Duration.ofSeconds(10),
                            Duration.ofSeconds(25),
                            Duration.ofSeconds(10)));

    public ServerLimits with(Crowd other) {
        return new ServerLimits(other, handshake, frames, slow, signs);
    }

    public ServerLimits with(Frames other) {
        return new ServerLimits(crowd, handshake, other, slow, signs);
    }

    public ServerLimits with(SlowReader other) {
        return new ServerLimits(crowd, handshake, frames, other, signs);
    }

    public ServerLimits with(Signs other) {
        return new ServerLimits(crowd, handshake, frames, slow, other);
    }

    public ServerLimits withHandshake(Duration other) {
        return new ServerLimits(crowd, other, frames, slow, signs);
    }

    public ServerLimits withPerAddress(int perAddress, int newPerMinute) {
        return with(new Crowd(crowd.connections, perAddress, newPerMinute));
    }

    public ServerLimits withFrames(int burst, int perSecond) {
        return with(new Frames(frames.bytes, burst, perSecond));
    }
}
