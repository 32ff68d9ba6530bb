package foyer.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Departure;
import foyer.testing.RawClient;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BrokenFramesTest {
    private static SocketServerFixture running;

    @BeforeAll
    static void start() throws Exception {
        running = SocketServerFixture.start();
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    static Stream<Arguments> broken() {
        byte[] none = {};
        return Stream.of(
                Arguments.of("unmasked", new byte[] {(byte) 0x81, 1, 'a'}, 1002),
                Arguments.of("a reserved bit", RawClient.frame(0xC1, none), 1002),
                Arguments.of("an unknown opcode", RawClient.frame(0x83, none), 1002),
                Arguments.of("an unknown control", RawClient.frame(0x8B, none), 1002),
                Arguments.of("a ping in parts", RawClient.frame(0x09, none), 1002),
                Arguments.of("a long ping", RawClient.frame(0x89, new byte[126]), 1002),
                Arguments.of("binary", RawClient.frame(0x82, new byte[3]), 1003),
                Arguments.of("a part of nothing", RawClient.frame(0x80, none), 1002),
                Arguments.of("no UTF-8", RawClient.frame(0x81, new byte[] {(byte) 0xC0}), 1007),
                Arguments.of("half a character", RawClient.frame(0x81, half()), 1007),
                Arguments.of("a message in a message", twoStarts(), 1002),
                Arguments.of("half a close code", RawClient.frame(0x88, new byte[] {3}), 1002),
                Arguments.of("close code 999", close(999), 1002),
                Arguments.of("close code 1005", close(1005), 1002),
                Arguments.of("close code 1006", close(1006), 1002),
                Arguments.of("close code 2999", close(2999), 1002),
                Arguments.of("close code 5000", close(5000), 1002),
                Arguments.of("a reason that is no UTF-8", close(1000, 0xC0), 1007),
                Arguments.of("a code of an application", close(4999), 1000));
    }

    private static byte[] close(int code, int... reason) {
        var payload = new ByteArrayOutputStream();
        payload.write(code >> 8);
        payload.write(code);
        for (int each : reason) {
            payload.write(each);
        }
        return RawClient.frame(0x88, payload.toByteArray());
    }

    private static byte[] half() {
        return new byte[] {(byte) 0xF0, (byte) 0x9F, (byte) 0x98};
    }

    private static byte[] twoStarts() {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(RawClient.frame(0x01, new byte[] {'a'}));
        bytes.writeBytes(RawClient.frame(0x01, new byte[] {'b'}));
        return bytes.toByteArray();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void brokenFrameClosesWithItsCode(String what, byte[] frame, int code) throws Exception {
        int before = running.recordingGateway.opened.size();
        try (var client = RawClient.open(running.port)) {
            var bytes = new ByteArrayOutputStream();
            bytes.writeBytes(RawClient.text("{\"type\":\"echo\",\"text\":\"good\"}"));
            bytes.writeBytes(frame);
            client.write(bytes.toByteArray());
            assertEquals("{\"type\":\"echoed\",\"re\":0,\"text\":\"good\"}", client.read().text());
            assertEquals(code, client.readCloseCode());
            assertTrue(client.isClosedWithin(1_000));
        }
        var peer = running.recordingGateway.opened.get(before);
        SocketServerFixture.await(
                "the end", 1_000, () -> running.recordingGateway.gone.containsKey(peer));
        assertEquals(List.of(Departure.LOST), running.recordingGateway.departuresOf(peer));
    }
}
