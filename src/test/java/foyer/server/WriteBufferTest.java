package foyer.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WriteBufferTest {
    private static final byte[] ONE = "one".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TWO = "two".getBytes(StandardCharsets.US_ASCII);
    private final WriteBuffer writeBuffer = new WriteBuffer(8);

    private static String read(ByteBuffer bytes) {
        return String.valueOf(StandardCharsets.US_ASCII.decode(bytes));
    }

    @Test
    void sameFramesReuseTheBytes() {
        assertEquals("onetwo", read(writeBuffer.fill(List.of(ONE, TWO), 0)));
        assertEquals("onetwo", read(writeBuffer.fill(List.of(ONE, TWO), 0)));
        assertEquals("two", read(writeBuffer.fill(List.of(TWO), 0)));
        assertEquals("onetwo", read(writeBuffer.fill(List.of(ONE, TWO), 0)));
    }

    @Test
    void partlySentFrameIsContinued() {
        assertEquals("etwo", read(writeBuffer.fill(List.of(ONE, TWO), 2)));
        assertEquals("onetwo", read(writeBuffer.fill(List.of(ONE, TWO), 0)));
        assertEquals("etwo", read(writeBuffer.fill(List.of(ONE, TWO), 2)));
    }

    @Test
    void overflowIsNotReusedAsComplete() {
        assertEquals("onetwoon", read(writeBuffer.fill(List.of(ONE, TWO, ONE), 0)));
        assertEquals("onetwo", read(writeBuffer.fill(List.of(ONE, TWO), 0)));
        assertEquals("onetwoon", read(writeBuffer.fill(List.of(ONE, TWO, ONE), 0)));
    }
}
