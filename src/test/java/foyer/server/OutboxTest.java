package foyer.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OutboxTest {
    private static final int MUCH = 1 << 20;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String take(Outbox outbox, int capacity, int sent) {
        byte[] bytes = new byte[sent];
        outbox.fill(new WriteBuffer(capacity)).get(bytes);
        outbox.markSent(sent, 0);
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void framesLeaveCompleteInAnyChunks(long seed) {
        Random random = new Random(seed);
        var outbox = new Outbox(MUCH, MUCH);
        var in = new ByteArrayOutputStream();
        var out = new ByteArrayOutputStream();
        var writeBuffer = new WriteBuffer(100);
        for (int i = 0; i < 1_000 || !outbox.isEmpty(); i++) {
            if (i < 1_000) {
                byte[] frame = new byte[1 + random.nextInt(60)];
                random.nextBytes(frame);
                in.writeBytes(frame);
                assertTrue(outbox.add(frame, i));
            }
            ByteBuffer bytes = outbox.fill(writeBuffer);
            byte[] sent = new byte[random.nextInt(bytes.remaining() + 1)];
            bytes.get(sent);
            out.writeBytes(sent);
            outbox.markSent(sent.length, i);
        }
        assertEquals(
                in.toString(StandardCharsets.ISO_8859_1),
                out.toString(StandardCharsets.ISO_8859_1));
    }

    @Test
    void fullOutboxRejectsFramesAfterASecondWithoutProgress() {
        var few = new Outbox(10, 2);
        assertTrue(few.add(bytes("12345678"), 0));
        assertTrue(few.add(bytes("123"), Outbox.GRACE_NANOS));
        assertTrue(few.isStuck(Outbox.GRACE_NANOS + 1));
        assertFalse(few.add(bytes("1"), Outbox.GRACE_NANOS + 1));
        few.fill(new WriteBuffer(4));
        few.markSent(1, Outbox.GRACE_NANOS + 1);
        assertTrue(few.add(bytes("1"), Outbox.GRACE_NANOS + 1));
        assertFalse(few.isStuck(2 * Outbox.GRACE_NANOS));
    }

    @Test
    void outboxIsBoundedEvenWhileItMakesProgress() {
        var few = new Outbox(10, 100);
        for (int i = 0; i < Outbox.PROGRESS_FACTOR; i++) {
            assertTrue(few.add(bytes("1234567890"), 0));
        }
        assertFalse(few.add(bytes("1"), 0));
        var tiny = new Outbox(100, 1);
        for (int i = 0; i < Outbox.PROGRESS_FACTOR; i++) {
            assertTrue(tiny.add(new byte[0], 0));
        }
        assertFalse(tiny.add(new byte[0], 0));
    }

    @Test
    void dropUnsentKeepsThePartlySentFrame() {
        var outbox = new Outbox(MUCH, MUCH);
        outbox.add(bytes("first"), 0);
        outbox.add(bytes("second"), 0);
        outbox.add(bytes("third"), 0);
        outbox.fill(new WriteBuffer(7));
        outbox.dropUnsent();
        outbox.addLast(bytes("last"), 0);
        outbox.markSent(6, 0);
        assertEquals("econdlast", take(outbox, 100, 9));
        assertTrue(outbox.isEmpty());
    }

    @Test
    void noFrameFollowsTheLast() {
        var outbox = new Outbox(MUCH, MUCH);
        outbox.addLast(bytes("last"), 0);
        assertTrue(outbox.add(bytes("more"), 0));
        outbox.addLast(bytes("more"), 0);
        assertEquals("last", take(outbox, 100, 4));
        assertTrue(outbox.isEmpty());
    }

    @Test
    void stallIsMeasuredFromTheLastProgress() {
        var outbox = new Outbox(MUCH, MUCH);
        assertEquals(0, outbox.stalledNanos(100));
        outbox.add(bytes("abc"), 100);
        outbox.add(bytes("def"), 150);
        assertEquals(100, outbox.stalledNanos(200));
        outbox.markSent(1, 300);
        outbox.markSent(0, 400);
        assertEquals(200, outbox.stalledNanos(500));
    }
}
