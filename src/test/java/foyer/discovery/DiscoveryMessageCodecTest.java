package foyer.discovery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.ServerOccupancy;
import foyer.testing.ProtocolDocument;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DiscoveryMessageCodecTest {
    private static final ServerAnnouncement ADA =
            new ServerAnnouncement(
                    1,
                    "k7f2m4qz",
                    "",
                    "Ada's room",
                    "adas-laptop",
                    7788,
                    new ServerOccupancy(2, 1, false));

    private static DiscoveryMessage read(String text) {
        return DiscoveryMessageCodec.read(ByteBuffer.wrap(text.getBytes(UTF_8)));
    }

    static List<DiscoveryMessage> discoveryMessages() {
        return List.of(
                new DiscoveryMessage.Query("0123456789abcdef"),
                new DiscoveryMessage.Announce(ADA),
                new DiscoveryMessage.Announce(
                        new ServerAnnouncement(
                                1,
                                "x",
                                "a".repeat(52),
                                "Zoë 🦊",
                                "",
                                1,
                                new ServerOccupancy(0, 99_999, true))),
                new DiscoveryMessage.Goodbye("k7f2m4qz"),
                new DiscoveryMessage.Report("k7f2m4qz", 7788, true, "bobs-laptop"),
                new DiscoveryMessage.Report("k7f2m4qz", 7788, false, "bobs-laptop"));
    }

    @Test
    void everyMessageRoundTrips() {
        for (DiscoveryMessage discoveryMessage : discoveryMessages()) {
            byte[] bytes = DiscoveryMessageCodec.write(discoveryMessage);
            assertEquals(discoveryMessage, DiscoveryMessageCodec.read(ByteBuffer.wrap(bytes)));
        }
    }

    @Test
    void longestAnswerIsNoLongerThanItsQuery() {
        String wide = "🦊".repeat(32);
        var longest =
                new ServerAnnouncement(
                        99_999,
                        "i".repeat(64),
                        "a".repeat(64),
                        wide,
                        wide,
                        65_535,
                        new ServerOccupancy(99_999, 99_999, true));
        byte[] tell = DiscoveryMessageCodec.write(new DiscoveryMessage.Announce(longest));
        byte[] ask = DiscoveryMessageCodec.write(new DiscoveryMessage.Query("0123456789abcdef"));
        assertEquals(DiscoveryMessage.MAX_BYTES, ask.length);
        assertTrue(tell.length <= ask.length, tell.length + " bytes");
    }

    @TestFactory
    Stream<DynamicTest> examplesOfTheDocumentAreValid() throws Exception {
        List<String> examples =
                ProtocolDocument.blocks("signal", ProtocolDocument.read().chapter("Discovery"));
        assertEquals(3, examples.size());
        return examples.stream()
                .map(
                        example ->
                                DynamicTest.dynamicTest(
                                        example.lines().findFirst().orElseThrow(),
                                        () -> {
                                            DiscoveryMessage discoveryMessage =
                                                    read(example + "\n");
                                            assertNotNull(discoveryMessage);
                                            assertEquals(
                                                    example + "\n",
                                                    new String(
                                                            DiscoveryMessageCodec.write(
                                                                    discoveryMessage),
                                                            UTF_8));
                                        }));
    }

    @Test
    void shortQueryIsIgnored() {
        assertNull(read("foyer-lan 1 ask\nvoice=0123456789abcdef\n"));
    }

    @Test
    void unknownFieldsAreIgnored() {
        String tell =
                new String(DiscoveryMessageCodec.write(new DiscoveryMessage.Announce(ADA)), UTF_8);
        assertEquals(new DiscoveryMessage.Announce(ADA), read(tell + "colour=blue\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "foyer-lan 1 ",
                "foyer-lan 1 bye\n",
                "foyer-lan 1 bye\nid=a",
                "foyer-lan 1 bye\nid=a\nid=a\n",
                "foyer-lan 1 bye\nid=\n",
                "foyer-lan 1 bye\nid=a b\n",
                "foyer-lan 1 bye\nid\n",
                "foyer-lan 1 bye\n\nid=a\n",
                "foyer-lan 1 bye\nID=a\n",
                "foyer-lan 1 bye\r\nid=a\r\n",
                "foyer-lan 2 bye\nid=a\n",
                "foyer-lan 1 wave\nid=a\n",
                "foyer-lan 1 report\nid=a\nport=1\nreached=yes\ndevice=b\n",
                "foyer-lan 1 report\nid=a\nport=-1\nreached=1\ndevice=b\n",
                "foyer-lan 1 report\nid=a\nport=1\nreached=1\ndevice=\u202eb\n",
                "foyer-lan 1 tell\nv=1\nid=a\nname=Ada\nrooms=1\npeople=1\nlock=0\nport=0\n",
                "foyer-lan 1 tell\nv=1\nid=a\nname=Ada\nrooms=1\npeople=1\nlock=0\nport=65536\n",
                "foyer-lan 1 tell\nv=1\nid=a\nname=Ada\nrooms=1\npeople=999999\nlock=0\nport=1\n",
                "foyer-lan 1 tell\nv=1\nid=a\nname= \nrooms=1\npeople=1\nlock=0\nport=1\n",
                "foyer-lan 1 tell\n"
                        + "v=1\n"
                        + "id=a\n"
                        + "fp=SHORT\n"
                        + "name=Ada\n"
                        + "rooms=1\n"
                        + "people=1\n"
                        + "lock=0\n"
                        + "port=1\n"
            })
    void invalidMessageIsDropped(String text) {
        assertNull(read(text));
    }

    @Test
    void oversizedMessageIsDropped() {
        assertNull(read("foyer-lan 1 bye\nid=a\npad=" + "x".repeat(500) + "\n"));
        assertNull(read("foyer-lan 1 bye\nid=a\n" + "a=\n".repeat(1) + lines(20)));
    }

    private static String lines(int count) {
        var text = new StringBuilder();
        for (char c = 'b'; c < 'b' + count; c++) {
            text.append(c).append("=1\n");
        }
        return text.toString();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void mutatedMessagesAreReadOrDropped(long seed) {
        var random = new Random(seed);
        List<byte[]> good = discoveryMessages().stream().map(DiscoveryMessageCodec::write).toList();
        boolean read = false;
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = good.get(random.nextInt(good.size())).clone();
            int changes = random.nextInt(4);
            for (int c = 0; c < changes; c++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            int length = random.nextInt(8) == 0 ? random.nextInt(bytes.length + 1) : bytes.length;
            DiscoveryMessage discoveryMessage =
                    DiscoveryMessageCodec.read(ByteBuffer.wrap(bytes, 0, length));
            read |= discoveryMessage != null;
            if (discoveryMessage != null) {
                // a message that was read can be written again
                assertFalse(
                        DiscoveryMessageCodec.write(discoveryMessage).length
                                > DiscoveryMessage.MAX_BYTES);
            }
        }
        assertTrue(read);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void randomBytesAreDropped(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(600)];
            random.nextBytes(bytes);
            assertNull(DiscoveryMessageCodec.read(ByteBuffer.wrap(bytes)));
        }
    }
}
