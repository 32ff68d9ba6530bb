package foyer.hosting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.hub.HubLimits;
import foyer.protocol.InvalidValueException;
import foyer.server.ServerLimits;
import foyer.testing.ProtocolDocument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ServeLimitValuesTest {
    /// The limits a host must be able to set, with their options.
    private static final Map<String, List<String>> PRODUCT =
            Map.of(
                    "message", List.of("--message-characters", "--message-bytes", "--frame-bytes"),
                    "name / room / topic",
                            List.of("--name-characters", "--room-characters", "--topic-characters"),
                    "message rate per member", List.of("--message-burst", "--messages-per-second"),
                    "message rate per address",
                            List.of("--address-message-burst", "--address-messages-per-second"),
                    "slow reader", List.of("--queue-bytes", "--queue-frames", "--stall-seconds"),
                    "connections", List.of("--connections", "--per-address", "--new-per-minute"),
                    "not yet joined", List.of("--handshake-seconds", "--hello-seconds"),
                    "liveness", List.of("--ping-seconds", "--dead-seconds"),
                    "password tries", List.of("--password-tries", "--password-minutes"),
                    "rooms, history page, file",
                            List.of(
                                    "--max-rooms",
                                    "--rooms-per-member",
                                    "--history-page",
                                    "--file-megabytes",
                                    "--files-megabytes",
                                    "--member-files-megabytes",
                                    "--address-files-megabytes"));

    private static final Set<String> FURTHER = Set.of("--frames-burst", "--frames-per-second");

    private static ServeLimitValues withOptions(Map<String, String> values) {
        return new ServeLimitValues(values::get, option -> false);
    }

    private static String otherValue(ServeLimit limit) {
        return Integer.toString(
                limit.defaultValue > limit.min ? limit.defaultValue - 1 : limit.defaultValue + 1);
    }

    @Test
    void everyLimitHasAnOption() {
        Set<String> product =
                Stream.concat(PRODUCT.values().stream().flatMap(List::stream), FURTHER.stream())
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> options =
                Arrays.stream(ServeLimit.values())
                        .map(limit -> limit.option)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(product, options);
    }

    @Test
    void limitsHaveDefaultsWithoutOptions() {
        ServeLimitValues defaults = withOptions(Map.of());
        assertEquals(ServerLimits.DEFAULT, defaults.serverLimits());
        assertEquals(HubLimits.DEFAULT, defaults.hubLimits());
    }

    @ParameterizedTest
    @EnumSource(ServeLimit.class)
    void everyOptionChangesSocketOrHubLimits(ServeLimit limit) {
        ServeLimitValues changed = withOptions(Map.of(limit.option, otherValue(limit)));
        assertNotEquals(
                List.of(ServerLimits.DEFAULT, HubLimits.DEFAULT),
                List.of(changed.serverLimits(), changed.hubLimits()));
        assertEquals(otherValue(limit), Integer.toString(changed.value(limit)));
    }

    @ParameterizedTest
    @EnumSource(ServeLimit.class)
    void invalidValueIsRefusedWithTheRange(ServeLimit limit) {
        for (String invalid :
                List.of(
                        Integer.toString(limit.min - 1),
                        Integer.toString(limit.max + 1),
                        "99999999999999999999",
                        "-1",
                        "1.5",
                        "much",
                        "",
                        "٣")) {
            InvalidValueException refused =
                    assertThrows(
                            InvalidValueException.class,
                            () -> withOptions(Map.of(limit.option, invalid)),
                            invalid);
            assertEquals(
                    "%s takes a number from %d to %d."
                            .formatted(limit.option, limit.min, limit.max),
                    refused.text());
        }
    }

    @Test
    void perAddressRaisesOtherAddressLimits() {
        ServeLimitValues school = withOptions(Map.of("--per-address", "300"));
        assertEquals(new ServerLimits.Clients(5_000, 300, 300), school.serverLimits().clients());
        assertEquals(new HubLimits.Rate(300, 75), school.hubLimits().perAddress());
        ServeLimitValues strict =
                withOptions(
                        Map.of(
                                "--per-address", "300",
                                "--new-per-minute", "10",
                                "--address-message-burst", "11",
                                "--address-messages-per-second", "12"));
        assertEquals(new ServerLimits.Clients(5_000, 300, 10), strict.serverLimits().clients());
        assertEquals(new HubLimits.Rate(11, 12), strict.hubLimits().perAddress());
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "9"})
    void deadSecondsMustExceedPingSeconds(String dead) {
        InvalidValueException refused =
                assertThrows(
                        InvalidValueException.class,
                        () -> withOptions(Map.of("--dead-seconds", dead)));
        assertEquals(
                "--dead-seconds must be more than --ping-seconds, or clients cannot answer.",
                refused.text());
    }

    @Test
    void documentListsEveryLimit() throws Exception {
        var documented =
                ProtocolDocument.rows(Files.readString(Path.of("docs", "serve.md"))).stream()
                        .filter(row -> row.getFirst().startsWith("--"))
                        .toList();
        var limits =
                Arrays.stream(ServeLimit.values())
                        .map(
                                limit ->
                                        List.of(
                                                limit.option,
                                                "%,d %s".formatted(limit.defaultValue, limit.unit),
                                                "%,d to %,d".formatted(limit.min, limit.max),
                                                limit.description))
                        .toList();
        assertEquals(
                limits.stream().map(Object::toString).collect(Collectors.joining("\n")),
                documented.stream().map(Object::toString).collect(Collectors.joining("\n")));
        assertTrue(documented.size() > 20);
    }
}
