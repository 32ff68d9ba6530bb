package foyer.serverstore;

import java.util.Arrays;
import java.util.BitSet;

/// Which entries of a block hold a gram, as one column: the differences from one to the next, or a
/// bit for each entry if that is shorter. Pure functions; any thread.
final class BlockEntries {
    private static final byte DIFFERENCES = 0;
    private static final byte BITS = 1;
    private static final int LOW_BITS = 0x7F;
    private static final int MORE = 0x80;

    private BlockEntries() {}

    static byte[] encode(BitSet entries) {
        byte[] bits = entries.toByteArray();
        var encoded = new byte[bits.length + 1];
        int length = 1;
        int previous = 0;
        for (int at = entries.nextSetBit(0); at >= 0; at = entries.nextSetBit(at + 1)) {
            int difference = at - previous;
            previous = at;
            if (length + (difference > LOW_BITS ? 2 : 1) > encoded.length) {
                encoded[0] = BITS;
                System.arraycopy(bits, 0, encoded, 1, bits.length);
                return encoded;
            }
            if (difference > LOW_BITS) {
                encoded[length++] = (byte) ((difference & LOW_BITS) | MORE);
                difference >>= 7;
            }
            encoded[length++] = (byte) difference;
        }
        encoded[0] = DIFFERENCES;
        return Arrays.copyOf(encoded, length);
    }

    static BitSet decode(byte[] encoded) {
        if (encoded.length > 0 && encoded[0] == BITS) {
            return BitSet.valueOf(Arrays.copyOfRange(encoded, 1, encoded.length));
        }
        var entries = new BitSet();
        int at = 0;
        int shift = 0;
        for (int i = 1; i < encoded.length; i++) {
            at += (encoded[i] & LOW_BITS) << shift;
            shift = encoded[i] < 0 ? 7 : 0;
            if (shift == 0) {
                entries.set(at);
            }
        }
        return entries;
    }
}
