package foyer.hosting;

import foyer.hub.HubLimits;
import foyer.hub.HubLimits.PasswordAttempts;
import foyer.hub.HubLimits.Rate;
import foyer.hub.HubLimits.RoomLimits;
import foyer.hub.HubLimits.TextLengths;
import foyer.protocol.ErrorCode;
import foyer.protocol.InvalidValueException;
import foyer.server.ServerLimits;
import foyer.server.ServerLimits.Clients;
import foyer.server.ServerLimits.Frames;
import foyer.server.ServerLimits.Liveness;
import foyer.server.ServerLimits.SlowReader;
import foyer.server.SocketServer;
import foyer.serverfiles.FileLimits;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The effective limits of one `foyer serve`: values set by options, defaults otherwise. Immutable.
final class ServeLimitValues {
    private static final String DEFAULT = "default";

    private final Map<ServeLimit, Integer> values = new EnumMap<>(ServeLimit.class);
    private final Predicate<String> isFromFile;

    /// @param options value of an option from the command line or a settings file; null if not set
    /// @param isFromFile whether an option's value comes from a settings file
    /// @throws InvalidValueException with a message for the user
    ServeLimitValues(Function<String, @Nullable String> options, Predicate<String> isFromFile) {
        this.isFromFile = isFromFile;
        for (ServeLimit limit : ServeLimit.values()) {
            String text = options.apply(limit.option);
            if (text != null) {
                values.put(limit, number(limit, text));
            }
        }
        if (value(ServeLimit.DEAD) <= value(ServeLimit.PING)) {
            throw new InvalidValueException(
                    ErrorCode.INVALID,
                    "--dead-seconds must be more than --ping-seconds, or clients cannot answer.");
        }
    }

    private static int number(ServeLimit limit, String text) {
        int number = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
        if (number < limit.min || number > limit.max) {
            throw new InvalidValueException(
                    ErrorCode.INVALID,
                    "%s takes a number from %d to %d."
                            .formatted(limit.option, limit.min, limit.max));
        }
        return number;
    }

    int value(ServeLimit limit) {
        Integer number = values.get(limit);
        return number == null ? defaultOf(limit) : number;
    }

    /// Limits by address grow with --per-address: many clients must also be able to join and talk.
    /// Limits of files grow with the narrower ones, so that the largest file has a place.
    private int defaultOf(ServeLimit limit) {
        return switch (limit) {
            case NEW_PER_MINUTE, ADDRESS_BURST ->
                    Math.max(limit.defaultValue, value(ServeLimit.PER_ADDRESS));
            case ADDRESS_PER_SECOND ->
                    Math.max(limit.defaultValue, value(ServeLimit.PER_ADDRESS) / 4);
            case MEMBER_FILES -> Math.max(limit.defaultValue, value(ServeLimit.FILE));
            case ADDRESS_FILES -> Math.max(limit.defaultValue, value(ServeLimit.MEMBER_FILES));
            default -> limit.defaultValue;
        };
    }

    private Duration seconds(ServeLimit limit) {
        return Duration.ofSeconds(value(limit));
    }

    private Rate rate(ServeLimit burst, ServeLimit perSecond) {
        return new Rate(value(burst), value(perSecond));
    }

    /// The limits of the sockets.
    ServerLimits serverLimits() {
        return new ServerLimits(
                new Clients(
                        value(ServeLimit.CONNECTIONS),
                        value(ServeLimit.PER_ADDRESS),
                        value(ServeLimit.NEW_PER_MINUTE)),
                seconds(ServeLimit.HANDSHAKE),
                new Frames(
                        value(ServeLimit.FRAME),
                        value(ServeLimit.FRAMES_BURST),
                        value(ServeLimit.FRAMES_PER_SECOND)),
                new SlowReader(
                        value(ServeLimit.QUEUE_BYTES),
                        value(ServeLimit.QUEUE_FRAMES),
                        seconds(ServeLimit.STALL)),
                new Liveness(
                        seconds(ServeLimit.PING),
                        seconds(ServeLimit.DEAD),
                        ServerLimits.DEFAULT.liveness().watch()));
    }

    /// The limits of the hub.
    HubLimits hubLimits() {
        return new HubLimits(
                rate(ServeLimit.MESSAGE_BURST, ServeLimit.MESSAGES_PER_SECOND),
                rate(ServeLimit.ADDRESS_BURST, ServeLimit.ADDRESS_PER_SECOND),
                new TextLengths(
                        value(ServeLimit.MESSAGE),
                        value(ServeLimit.MESSAGE_BYTES),
                        value(ServeLimit.NAME),
                        value(ServeLimit.ROOM),
                        value(ServeLimit.TOPIC)),
                new RoomLimits(
                        value(ServeLimit.ROOMS),
                        value(ServeLimit.ROOMS_PER_MEMBER),
                        value(ServeLimit.PAGE)),
                new PasswordAttempts(
                        value(ServeLimit.PASSWORD_TRIES),
                        Duration.ofMinutes(value(ServeLimit.PASSWORD_MINUTES))),
                new FileLimits(
                        value(ServeLimit.FILE) * FileLimits.MEGABYTE,
                        value(ServeLimit.FILES) * FileLimits.MEGABYTE,
                        value(ServeLimit.MEMBER_FILES) * FileLimits.MEGABYTE,
                        value(ServeLimit.ADDRESS_FILES) * FileLimits.MEGABYTE),
                seconds(ServeLimit.HELLO));
    }

    /// One line for each limit, in the form of a settings file: option, value, then unit and source
    /// in a comment.
    List<String> lines() {
        return Arrays.stream(ServeLimit.values())
                .map(
                        limit ->
                                limit == ServeLimit.CONNECTIONS
                                        ? line(limit, SocketServer.maxConnections(serverLimits()))
                                        : line(limit, value(limit)))
                .toList();
    }

    private String line(ServeLimit limit, int effective) {
        String source =
                effective < value(limit)
                        ? "as many as the system’s open files allow"
                        : !values.containsKey(limit)
                                ? DEFAULT
                                : isFromFile.test(limit.option) ? "settings file" : "command line";
        return "%-30s %9d  # %s; %s".formatted(limit.option, effective, limit.unit, source);
    }
}
