package foyer.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Limits;
import foyer.testing.Fuzzer;
import foyer.testing.RawClient;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FrameReaderTest {
    private static final class Heard implements FrameReader.FrameHandler {
        private final List<String> all = new ArrayList<>();

        @Override
        public void text(String text) {
            all.add("text " + text);
        }

        @Override
        public void ping(byte[] payload) {
            all.add("ping " + Arrays.toString(payload));
        }

        @Override
        public void pong() {
            all.add("pong");
        }

        @Override
        public void closed(int code) {
            all.add("closed " + code);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void readingDoesNotDependOnSlicing(long seed) throws Exception {
        Random random = new Random(seed);
        var bytes = new ByteArrayOutputStream();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            write(random, bytes, expected);
        }
        bytes.writeBytes(RawClient.frame(RawClient.CLOSE, new byte[] {3, (byte) 232}));
        expected.add("closed 1000");
        var heard = new Heard();
        var reader = new FrameReader(heard, Limits.FRAME_BYTES);
        ByteBuffer all = ByteBuffer.wrap(bytes.toByteArray());
        while (all.hasRemaining()) {
            int most = seed == 1 ? 1 : 1 + random.nextInt(400);
            int count = Math.min(all.remaining(), most);
            reader.read(all.slice(all.position(), count));
            all.position(all.position() + count);
        }
        assertEquals(expected, heard.all);
    }

    private static void write(Random random, ByteArrayOutputStream out, List<String> expected) {
        if (random.nextInt(4) == 0) {
            byte[] payload = new byte[random.nextInt(126)];
            random.nextBytes(payload);
            out.writeBytes(RawClient.frame(RawClient.PING, payload));
            expected.add("ping " + Arrays.toString(payload));
            return;
        }
        String text =
                random.ints(random.nextInt(random.nextBoolean() ? 40 : 4_000), 1, 0xD7FF)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        int parts = 1 + random.nextInt(3);
        int size = utf8.length / parts + 1;
        for (int i = 0; i < parts; i++) {
            int first = (i == 0 ? 1 : 0) | (i == parts - 1 ? 0x80 : 0);
            int from = Math.min(i * size, utf8.length);
            int to = Math.min(from + size, utf8.length);
            out.writeBytes(RawClient.frame(first, Arrays.copyOfRange(utf8, from, to)));
        }
        expected.add("text " + text);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void fuzzedStreamsAreReadOrRejected(long seed) {
        Random random = new Random(seed);
        var fuzzer = new Fuzzer(random, "?");
        int violations = 0;
        for (int i = 0; i < 3_000; i++) {
            var bytes = new ByteArrayOutputStream();
            for (int frames = 1 + random.nextInt(3); frames > 0; frames--) {
                write(random, bytes, new ArrayList<>());
            }
            var heard = new Heard();
            var reader = new FrameReader(heard, Limits.FRAME_BYTES);
            try {
                reader.read(ByteBuffer.wrap(fuzzer.bytes(bytes.toByteArray())));
            } catch (ProtocolViolationException protocolViolationException) {
                violations++;
            }
            int characters = heard.all.stream().mapToInt(String::length).sum();
            assertTrue(characters <= 6 * bytes.size() + 100, "no more than there was");
        }
        assertTrue(violations > 300, violations + " violations");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void fuzzedHeadsAreReadOrRejected(long seed) {
        var fuzzer = new Fuzzer(new Random(seed), "\r\n: \t/\0é");
        String whole =
                new String(
                        RawClient.handshake("den:7788", "Origin: http://den:7788\r\n"),
                        StandardCharsets.ISO_8859_1);
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = fuzzer.text(whole).getBytes(StandardCharsets.ISO_8859_1);
            HttpRequestHead head = HttpRequestHead.of(ByteBuffer.wrap(bytes));
            read += head == null ? 0 : 1;
        }
        assertTrue(read > 1_000, read + " were read");
    }
}
