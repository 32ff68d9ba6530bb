package foyer.server;

import java.time.Duration;

/// What one server bears before it refuses or cuts. Immutable.
///
/// @param connections at once in all; less where the system allows fewer open files
/// @param perAddress connections at once from one address
/// @param newPerMinute connections begun in a minute from one address
/// @param handshake how long a connection may take to become a WebSocket
/// @param queuedBytes what may wait for a reader who is slow
/// @param queuedFrames how many frames may wait for a reader who is slow
/// @param stall how long a slow reader may take nothing at all
/// @param frameBurst commands a connection may send at once
/// @param framesPerSecond commands a connection may send in the long run
/// @param ping after how much silence the other side is asked for a sign of life
/// @param dead after how much silence the connection counts as lost
/// @param watch how often the server tries whether it can still be reached
public record ServerLimits(
        int connections,
        int perAddress,
        int newPerMinute,
        Duration handshake,
        int queuedBytes,
        int queuedFrames,
        Duration stall,
        int frameBurst,
        int framesPerSecond,
        Duration ping,
        Duration dead,
        Duration watch) {

    public static final ServerLimits DEFAULT =
            new ServerLimits(
                    5_000,
                    20,
                    60,
                    Duration.ofSeconds(5),
                    1 << 20,
                    1_000,
                    Duration.ofSeconds(15),
                    200,
                    50,
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(25),
                    Duration.ofSeconds(10));

    public ServerLimits withConnections(int connections) {
        return new ServerLimits(
                connections,
                perAddress,
                newPerMinute,
                handshake,
                queuedBytes,
                queuedFrames,
                stall,
                frameBurst,
                framesPerSecond,
                ping,
                dead,
                watch);
    }

    public ServerLimits withPerAddress(int perAddress, int newPerMinute) {
        return new ServerLimits(
                connections,
                perAddress,
                newPerMinute,
                handshake,
                queuedBytes,
                queuedFrames,
                stall,
                frameBurst,
                framesPerSecond,
                ping,
                dead,
                watch);
    }

    public ServerLimits withPatience(Duration handshake, Duration stall) {
        return new ServerLimits(
                connections,
                perAddress,
                newPerMinute,
                handshake,
                queuedBytes,
                queuedFrames,
                stall,
                frameBurst,
                framesPerSecond,
                ping,
                dead,
                watch);
    }

    public ServerLimits withFrames(int frameBurst, int framesPerSecond) {
        return new ServerLimits(
                connections,
                perAddress,
                newPerMinute,
                handshake,
                queuedBytes,
                queuedFrames,
                stall,
                frameBurst,
                framesPerSecond,
                ping,
                dead,
                watch);
    }

    public ServerLimits withSigns(Duration ping, Duration dead, Duration watch) {
        return new ServerLimits(
                connections,
                perAddress,
                newPerMinute,
                handshake,
                queuedBytes,
                queuedFrames,
                stall,
                frameBurst,
                framesPerSecond,
                ping,
                dead,
                watch);
    }
}
