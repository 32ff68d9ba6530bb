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
    /// What the product promises a host can set, in the words of its table of limits. Files and
    /// pictures come with their own.
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
                                    "--files-megabytes"));

    private static final Set<String> BESIDE = Set.of("--frames-burst", "--frames-per-second");

    private static ServeLimitValues given(Map<String, String> values) {
        return new ServeLimitValues(values::get, option -> false);
    }

    private static String other(ServeLimit limit) {
        return Integer.toString(limit.usual > limit.least ? limit.usual - 1 : limit.usual + 1);
    }

    @Test
    void everyLimitOfTheProductHasItsOption() {
        Set<String> product =
                Stream.concat(PRODUCT.values().stream().flatMap(List::stream), BESIDE.stream())
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> options =
                Arrays.stream(ServeLimit.values())
                        .map(limit -> limit.option)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(product, options);
    }

    @Test
    void withoutOptionsTheUsualLimitsHold() {
        ServeLimitValues usual = given(Map.of());
        assertEquals(ServerLimits.DEFAULT, usual.ofServer());
        assertEquals(HubLimits.DEFAULT, usual.ofHub());
    }

    @ParameterizedTest
    @EnumSource(ServeLimit.class)
    void everyOptionReachesTheSocketsOrTheRooms(ServeLimit limit) {
        ServeLimitValues other = given(Map.of(limit.option, other(limit)));
        assertNotEquals(
                List.of(ServerLimits.DEFAULT, HubLimits.DEFAULT),
                List.of(other.ofServer(), other.ofHub()));
        assertEquals(other(limit), Integer.toString(other.value(limit)));
    }

    @ParameterizedTest
    @EnumSource(ServeLimit.class)
    void whatIsOutsideIsRefusedInWords(ServeLimit limit) {
        for (String wrong :
                List.of(
                        Integer.toString(limit.least - 1),
                        Integer.toString(limit.most + 1),
                        "99999999999999999999",
                        "-1",
                        "1.5",
                        "much",
                        "",
                        "٣")) {
            InvalidValueException refused =
                    assertThrows(
                            InvalidValueException.class,
                            () -> given(Map.of(limit.option, wrong)),
                            wrong);
            assertEquals(
                    "%s takes a number from %d to %d."
                            .formatted(limit.option, limit.least, limit.most),
                    refused.text());
        }
    }

    @Test
    void aSchoolBehindOneAddressGetsInAndMayTalkByOneOption() {
        ServeLimitValues school = given(Map.of("--per-address", "300"));
        assertEquals(new ServerLimits.Clients(5_000, 300, 300), school.ofServer().clients());
        assertEquals(new HubLimits.Rate(300, 75), school.ofHub().perAddress());
        ServeLimitValues strict =
                given(
                        Map.of(
                                "--per-address", "300",
                                "--new-per-minute", "10",
                                "--address-message-burst", "11",
                                "--address-messages-per-second", "12"));
        assertEquals(new ServerLimits.Clients(5_000, 300, 10), strict.ofServer().clients());
        assertEquals(new HubLimits.Rate(11, 12), strict.ofHub().perAddress());
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "9"})
    void nobodyMayBeGoneBeforeTheyWereAsked(String dead) {
        InvalidValueException refused =
                assertThrows(
                        InvalidValueException.class, () -> given(Map.of("--dead-seconds", dead)));
        assertEquals(
                "--dead-seconds must be more than --ping-seconds, or nobody could answer.",
                refused.text());
    }

    @Test
    void theDocumentListsEveryLimitAsItIs() throws Exception {
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
                                                "%,d %s".formatted(limit.usual, limit.unit),
                                                "%,d to %,d".formatted(limit.least, limit.most),
                                                limit.what))
                        .toList();
        assertEquals(
                limits.stream().map(Object::toString).collect(Collectors.joining("\n")),
                documented.stream().map(Object::toString).collect(Collectors.joining("\n")));
        assertTrue(documented.size() > 20);
    }
}
