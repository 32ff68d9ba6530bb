package foyer.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The first bytes of a file. Reading beyond their end throws [IndexOutOfBoundsException].
/// Immutable.
final class HeaderBytes {
    private final byte[] all;

    HeaderBytes(byte[] all) {
        this.all = all;
    }

    int at(int place) {
        return all[place] & 0xFF;
    }

    int big(int place, int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 8 | at(place + i);
        }
        return value;
    }

    int little(int place, int count) {
        int value = 0;
        for (int i = count - 1; i >= 0; i--) {
            value = value << 8 | at(place + i);
        }
        return value;
    }

    /// The text at a place; empty if it would reach beyond the end.
    String text(int place, int count) {
        return place < 0 || place + count > all.length
                ? ""
                : new String(all, place, count, StandardCharsets.ISO_8859_1);
    }

    boolean begins(byte[] with) {
        return all.length >= with.length
                && Arrays.mismatch(all, 0, with.length, with, 0, with.length) < 0;
    }

    int length() {
        return all.length;
    }
}
