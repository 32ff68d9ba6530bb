package foyer.sqlite;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;

/// Looks through the write-ahead log that a killed program left. SQLite reads it up to the first
/// frame whose checksum is wrong and drops the rest without a word, as after a power cut in the
/// middle of writing. But each transaction is on disk before the next begins: where one follows
/// another behind a wrong frame, all of that was whole once.
///
/// It cannot know whether the very last transaction was whole, nor whether there were more. The
/// form is that of <https://sqlite.org/fileformat2.html#walformat>. One thread.
public final class WalDamageCheck {
    /// A log that is no longer holds nothing.
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

    /// Whether something in front of its last transaction is not as it was written.
    ///
    /// @param file the log; it may be missing
    public static boolean isIn(Path file) throws IOException {
        if (!Files.exists(file) || Files.size(file) <= HEADER) {
            return false;
        }
        try (var channel = FileChannel.open(file)) {
            var log = new WalDamageCheck(channel.map(MapMode.READ_ONLY, 0, channel.size()));
            return !log.isUnused() && (!log.isHeaderWhole() || log.isAnythingBehindAWrongFrame());
        }
    }

    /// Whether it was made long enough and nothing was written yet.
    private boolean isUnused() {
        int end = Math.min(bytes.limit(), HEADER + FRAME_HEADER);
        for (int at = 0; at < end; at++) {
            if (bytes.get(at) != 0) {
                return false;
            }
        }
        return true;
    }

    /// It is on disk before the first frame.
    private boolean isHeaderWhole() {
        int magic = bytes.getInt(0);
        return (magic == BIG_ENDIAN_MAGIC || magic == LITTLE_ENDIAN_MAGIC)
                && sum(0, 0, HEADER_SUM) == bytes.getLong(HEADER_SUM);
    }

    private boolean isAnythingBehindAWrongFrame() {
        int size = FRAME_HEADER + page;
        int end = HEADER + (bytes.limit() - HEADER) / size * size;
        int wrong = HEADER;
        long before = bytes.getLong(HEADER_SUM);
        while (wrong < end && isWhole(wrong, before)) {
            before = bytes.getLong(wrong + FRAME_SUM);
            wrong += size;
        }
        for (int frame = wrong + size; frame < end; frame += size) {
            int last = frame - size;
            boolean follows =
                    isWhole(frame, bytes.getLong(last + FRAME_SUM))
                            // where it is the sum that is wrong
                            || (last == wrong && isWhole(frame, frameSum(last, before)));
            if (follows && bytes.getInt(last + FRAME_COMMIT) != 0) {
                return true;
            }
        }
        return false;
    }

    /// Whether a frame is of this log, not of one before it in the same file, and as it was written
    /// behind the frame with that sum.
    private boolean isWhole(int frame, long before) {
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
