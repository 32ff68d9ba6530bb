package foyer.protocol;

import java.util.Arrays;

/// Finds the frames of a GIF without decoding them. Pure functions.
public final class GifFrames {
    private GifFrames() {}

    /// The place of the first frame's descriptor, or -1 if there is none.
    static int first(HeaderBytes in) {
        int at = 13 + colours(in.at(10));
        while (in.at(at) == 0x21) {
            at = blocksEnd(in, at + 2);
        }
        return in.at(at) == 0x2C ? at : -1;
    }

    /// A GIF's bytes without the frames that follow its first.
    public static byte[] onlyFirst(byte[] gif) {
        var in = new HeaderBytes(gif);
        try {
            int frame = first(in);
            if (frame < 0) {
                return gif;
            }
            int end = blocksEnd(in, frame + 11 + colours(in.at(frame + 9)));
            byte[] cut = Arrays.copyOf(gif, end + 1);
            cut[end] = 0x3B;
            return cut;
        } catch (IndexOutOfBoundsException e) {
            return gif;
        }
    }

    /// The size of the colour table that these flags announce.
    private static int colours(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
    }

    private static int blocksEnd(HeaderBytes in, int place) {
        int next = place;
        while (in.at(next) != 0) {
            next += 1 + in.at(next);
        }
        return next + 1;
    }
}
