package foyer;

import foyer.hub.HubSettings;
import foyer.protocol.Code;
import foyer.protocol.Invalid;
import foyer.protocol.Limits;
import foyer.server.ServerLimits;
import foyer.server.SocketServer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options of `foyer serve` that say how much it bears. Filled in by picocli, on the main
/// thread.
final class ServeLimits {
    private static final int MOST = 1_000_000;

    @Option(
            names = "--connections",
            paramLabel = "N",
            description =
                    "How many connections at once in all (default: ${DEFAULT-VALUE}); fewer where the"
                            + " system allows fewer open files.")
    private int connections = ServerLimits.DEFAULT.connections();

    @Option(
            names = "--per-address",
            paramLabel = "N",
            description =
                    "How many connections at once from one address (default: ${DEFAULT-VALUE}); more"
                            + " for a school behind one address.")
    private int perAddress = ServerLimits.DEFAULT.perAddress();

    @Option(
            names = "--new-per-minute",
            paramLabel = "N",
            description =
                    "How many new connections in a minute from one address (default: 60, or as many"
                            + " as may be there at once if that is more).")
    private @Nullable Integer newPerMinute;

    @Option(
            names = "--message-burst",
            paramLabel = "N",
            description =
                    "How many messages a member may send at once (default: ${DEFAULT-VALUE}).")
    private int messageBurst = HubSettings.MESSAGE_BURST;

    @Option(
            names = "--messages-per-second",
            paramLabel = "N",
            description =
                    "How many messages a second a member may send in the long run (default:"
                            + " ${DEFAULT-VALUE}).")
    private int messagesPerSecond = HubSettings.MESSAGES_PER_SECOND;

    @Option(
            names = "--frames-burst",
            paramLabel = "N",
            description =
                    "How many commands of any kind a connection may send at once (default:"
                            + " ${DEFAULT-VALUE}).")
    private int framesBurst = ServerLimits.DEFAULT.frameBurst();

    @Option(
            names = "--frames-per-second",
            paramLabel = "N",
            description =
                    "How many commands a second a connection may send in the long run (default:"
                            + " ${DEFAULT-VALUE}).")
    private int framesPerSecond = ServerLimits.DEFAULT.framesPerSecond();

    @Option(
            names = "--show-limits",
            description = "Print the limits that would hold, one a line, and end.")
    private boolean show;

    boolean isShown() {
        return show;
    }

    int messageBurst() {
        return checked("--message-burst", messageBurst);
    }

    int messagesPerSecond() {
        return checked("--messages-per-second", messagesPerSecond);
    }

    /// @throws Invalid with words to the person
    ServerLimits ofServer() {
        int address = checked("--per-address", perAddress);
        int usual = Math.max(address, ServerLimits.DEFAULT.newPerMinute());
        return ServerLimits.DEFAULT
                .withConnections(checked("--connections", connections))
                .withPerAddress(
                        address,
                        newPerMinute == null ? usual : checked("--new-per-minute", newPerMinute))
                .withFrames(
                        checked("--frames-burst", framesBurst),
                        checked("--frames-per-second", framesPerSecond));
    }

    /// What holds, one limit a line, those with an option first.
    List<String> lines() {
        ServerLimits server = ofServer();
        return List.of(
                line("--connections", SocketServer.mostOf(server)),
                line("--per-address", server.perAddress()),
                line("--new-per-minute", server.newPerMinute()),
                line("--message-burst", messageBurst()),
                line("--messages-per-second", messagesPerSecond()),
                line("--frames-burst", server.frameBurst()),
                line("--frames-per-second", server.framesPerSecond()),
                line("frame, bytes", Limits.FRAME_BYTES),
                line("message, characters", Limits.MESSAGE_POINTS),
                line("name of a person, characters", Limits.NAME_POINTS),
                line("name of a room, characters", Limits.ROOM_POINTS),
                line("topic, characters", Limits.TOPIC_POINTS),
                line("history page, messages", Limits.HISTORY_PAGE),
                line("rooms", Limits.ROOMS),
                line("rooms of a member", Limits.ROOMS_PER_MEMBER),
                line("slow reader, bytes waiting", server.queuedBytes()),
                line("slow reader, frames waiting", server.queuedFrames()),
                line("slow reader, seconds without progress", server.stall().toSeconds()),
                line("handshake, seconds", server.handshake().toSeconds()),
                line("silence until a ping, seconds", server.ping().toSeconds()),
                line("silence until lost, seconds", server.dead().toSeconds()));
    }

    private static String line(String what, long limit) {
        return what + " " + limit;
    }

    private static int checked(String option, int value) {
        if (value < 1 || value > MOST) {
            throw new Invalid(
                    Code.INVALID, "%s takes a number from 1 to %d.".formatted(option, MOST));
        }
        return value;
    }
}
