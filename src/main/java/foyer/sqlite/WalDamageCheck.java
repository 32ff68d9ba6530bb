package foyer.sqlite;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;

/// Checks the write-ahead log that a killed program left for damage. SQLite silently drops
/// everything from the first frame with a wrong checksum on, as after a power cut. But each
/// transaction is on disk before the next begins: a valid transaction behind a wrong frame proves
/// damage.
///
/// Damage of the very last transaction cannot be detected. For the format see
/// <https://sqlite.org/fileformat2.html#walformat>. One thread.
public final class WalDamageCheck {
    /// A log of this size or less is empty.
    public static final int HEADER = 32;

    private static final int BIG_ENDIAN_MAGIC = 0x377f0683;
    private static final int LITTLE_ENDIAN_MAGIC = 0x377f0682;
    private static final int PAGE_SIZE = 8;
    private static final int SALT = 16;
    private static final int HEADER_SUM = 24;

    private static final int FRAME_HEADER = 24;
    private static final int FRAME_COMMIT = 4;
    private static final int FRAME_SALT = 8;
    private static final int FRAME_SUM = 16;

    private final ByteBuffer bytes;
    private final ByteBuffer words;
    private final int page;

    private WalDamageCheck(ByteBuffer bytes) {
        boolean big = bytes.getInt(0) == BIG_ENDIAN_MAGIC;
        this.bytes = bytes;
        this.words = bytes.duplicate().order(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        this.page = bytes.getInt(PAGE_SIZE);
    }

    /// Whether the log is damaged before its last transaction.
    ///
    /// @param file may be missing
    public static boolean isIn(Path file) throws IOException {
        if (!Files.exists(file) || Files.size(file) <= HEADER) {
            return false;
        }
        try (var channel = FileChannel.open(file)) {
            var log = new WalDamageCheck(channel.map(MapMode.READ_ONLY, 0, channel.size()));
            return !log.isUnused()
                    && (!log.isHeaderValid() || log.hasTransactionBehindWrongFrame());
        }
    }

    /// Whether the log was only extended, and nothing written yet.
    private boolean isUnused() {
        int end = Math.min(bytes.limit(), HEADER + FRAME_HEADER);
        for (int at = 0; at < end; at++) {
            if (bytes.get(at) != 0) {
                return false;
            }
        }
        return true;
    }

    /// The header is on disk before the first frame.
    private boolean isHeaderValid() {
        int magic = bytes.getInt(0);
        return (magic == BIG_ENDIAN_MAGIC || magic == LITTLE_ENDIAN_MAGIC)
                && sum(0, 0, HEADER_SUM) == bytes.getLong(HEADER_SUM);
    }

    private boolean hasTransactionBehindWrongFrame() {
        int size = FRAME_HEADER + page;
        int end = HEADER + (bytes.limit() - HEADER) / size * size;
        int wrong = HEADER;
        long before = bytes.getLong(HEADER_SUM);
        while (wrong < end && isValid(wrong, before)) {
            before = bytes.getLong(wrong + FRAME_SUM);
            wrong += size;
        }
        for (int frame = wrong + size; frame < end; frame += size) {
            int last = frame - size;
            boolean follows =
                    isValid(frame, bytes.getLong(last + FRAME_SUM))
                            // if only the checksum is wrong
                            || (last == wrong && isValid(frame, frameSum(last, before)));
            if (follows && bytes.getInt(last + FRAME_COMMIT) != 0) {
                return true;
            }
        }
        return false;
    }

    /// Whether a frame belongs to this log, not to an earlier one in the same file, and follows the
    /// frame with that checksum.
    private boolean isValid(int frame, long before) {
        return bytes.getLong(frame + FRAME_SALT) == bytes.getLong(SALT)
                && bytes.getLong(frame + FRAME_SUM) == frameSum(frame, before);
    }

    private long frameSum(int frame, long before) {
        return sum(sum(before, frame, FRAME_SALT), frame + FRAME_HEADER, page);
    }

    private long sum(long before, int from, int length) {
        int first = (int) (before >>> 32);
        int second = (int) before;
        for (int at = from; at < from + length; at += 8) {
            first += words.getInt(at) + second;
            second += words.getInt(at + 4) + first;
        }
        return (long) first << 32 | (second & 0xFFFFFFFFL);
    }
}
