package foyer.hosting;

import foyer.hub.HubLimits;
import foyer.hub.HubLimits.PasswordAttempts;
import foyer.hub.HubLimits.Rate;
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

/// The limits that hold for one `foyer serve`. Immutable.
final class ServeLimitValues {
    private static final String USUAL = "default";

    private final Map<ServeLimit, Integer> given = new EnumMap<>(ServeLimit.class);
    private final Predicate<String> fromFile;

    /// @param values what each option was given, in the file or behind it; null if nothing
    /// @param fromFile whether an option's value stands in a settings file
    /// @throws InvalidValueException with words to the person
    ServeLimitValues(Function<String, @Nullable String> values, Predicate<String> fromFile) {
        this.fromFile = fromFile;
        for (ServeLimit limit : ServeLimit.values()) {
            String text = values.apply(limit.option);
            if (text != null) {
                given.put(limit, number(limit, text));
            }
        }
        if (value(ServeLimit.DEAD) <= value(ServeLimit.PING)) {
            throw new InvalidValueException(
                    ErrorCode.INVALID,
                    "--dead-seconds must be more than --ping-seconds, or nobody could answer.");
        }
    }

    private static int number(ServeLimit limit, String text) {
        int number = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
        if (number < limit.least || number > limit.most) {
            throw new InvalidValueException(
                    ErrorCode.INVALID,
                    "%s takes a number from %d to %d."
                            .formatted(limit.option, limit.least, limit.most));
        }
        return number;
    }

    int value(ServeLimit limit) {
        Integer number = given.get(limit);
        return number == null ? usual(limit) : number;
    }

    /// A host who expects many from one address means them to get in and to talk, too.
    private int usual(ServeLimit limit) {
        return switch (limit) {
            case NEW_PER_MINUTE, ADDRESS_BURST ->
                    Math.max(limit.usual, value(ServeLimit.PER_ADDRESS));
            case ADDRESS_PER_SECOND -> Math.max(limit.usual, value(ServeLimit.PER_ADDRESS) / 4);
            default -> limit.usual;
        };
    }

    private Duration seconds(ServeLimit limit) {
        return Duration.ofSeconds(value(limit));
    }

    private Rate rate(ServeLimit burst, ServeLimit perSecond) {
        return new Rate(value(burst), value(perSecond));
    }

    /// What the sockets bear.
    ServerLimits ofServer() {
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

    /// What the rooms bear.
    HubLimits ofHub() {
        return new HubLimits(
                rate(ServeLimit.MESSAGE_BURST, ServeLimit.MESSAGES_PER_SECOND),
                rate(ServeLimit.ADDRESS_BURST, ServeLimit.ADDRESS_PER_SECOND),
                new TextLengths(
                        value(ServeLimit.MESSAGE),
                        value(ServeLimit.MESSAGE_BYTES),
                        value(ServeLimit.NAME),
                        value(ServeLimit.ROOM),
                        value(ServeLimit.TOPIC)),
                value(ServeLimit.ROOMS),
                value(ServeLimit.ROOMS_PER_MEMBER),
                value(ServeLimit.PAGE),
                new PasswordAttempts(
                        value(ServeLimit.PASSWORD_TRIES),
                        Duration.ofMinutes(value(ServeLimit.PASSWORD_MINUTES))),
                new FileLimits(
                        value(ServeLimit.FILE) * FileLimits.MEGABYTE,
                        value(ServeLimit.FILES) * FileLimits.MEGABYTE),
                seconds(ServeLimit.HELLO));
    }

    /// What holds, one limit a line, in the form of a settings file: option, value, then unit and
    /// source.
    List<String> lines() {
        return Arrays.stream(ServeLimit.values())
                .map(
                        limit ->
                                limit == ServeLimit.CONNECTIONS
                                        ? line(limit, SocketServer.mostOf(ofServer()))
                                        : line(limit, value(limit)))
                .toList();
    }

    private String line(ServeLimit limit, int holds) {
        String source =
                holds < value(limit)
                        ? "as many as the system’s open files allow"
                        : !given.containsKey(limit)
                                ? USUAL
                                : fromFile.test(limit.option) ? "settings file" : "command line";
        return "%-30s %9d  # %s; %s".formatted(limit.option, holds, limit.unit, source);
    }
}
