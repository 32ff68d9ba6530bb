package foyer.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import foyer.testing.ProcessStats;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpRequestHeadTest {
    private static HttpRequestHead head(String... lines) {
        String text = "GET / HTTP/1.1\r\n" + String.join("\r\n", lines) + "\r\n\r\n";
        return HttpRequestHead.of(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void fieldsAreReadWithoutTheirSpaces() {
        HttpRequestHead head = head("Host: den:7789", "A:b:c", "Empty:", "X: \t y z\t ");
        assertNotNull(head);
        assertEquals("den:7789", head.field("host"));
        assertEquals("b:c", head.field("a"));
        assertEquals("", head.field("empty"));
        assertEquals("y z", head.field("x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"none", ": x", "a b: c", "a : c", "Host: é", "Host: \u0001", "A: b\r\na: c"})
    void invalidFieldIsRefused(String line) {
        assertNull(head(line));
    }

    /// A head that the guest port allows, from 300 connections at once: 0.3 s each if the spaces
    /// are matched again from each one of them.
    @Test
    void headOfSpacesCostsLinearTime() {
        String spaces = "A:" + " ".repeat(8_080) + "\u0001";
        long start = System.nanoTime();
        for (int i = 0; i < 300; i++) {
            assertNull(head(spaces));
        }
        ProcessStats.print(
                "300 heads of spaces: %.1f ms".formatted((System.nanoTime() - start) / 1e6));
    }
}
