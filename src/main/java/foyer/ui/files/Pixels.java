package foyer.ui.files;

/// The pixels of a picture that is scaled down while it is read: each is the mean of those it
/// stands for. One thread.
final class Pixels {
    final int width;
    final int height;
    final int[] argbPre;
    private final int fullHeight;
    private final boolean scaled;
    private final boolean inRows;
    private final int[] sums;
    private final int[] columns;
    private int row;

    /// @param inRows whether the pixels come row by row; otherwise each stands for the last one
    Pixels(int fullWidth, int fullHeight, int width, int height, boolean inRows) {
        this.fullHeight = fullHeight;
        this.width = width;
        this.height = height;
        this.scaled = width != fullWidth || height != fullHeight;
        this.inRows = inRows;
        this.argbPre = new int[Math.multiplyExact(width, height)];
        this.sums = new int[scaled && inRows ? width * 5 : 0];
        this.columns = new int[scaled ? fullWidth : 0];
        for (int x = 0; x < columns.length; x++) {
            columns[x] = (int) ((long) x * width / fullWidth);
        }
    }

    void add(int x, int y, int argb) {
        if (!scaled) {
            argbPre[y * width + x] = premultiplied(argb);
            return;
        }
        int column = columns[x];
        int target = (int) ((long) y * height / fullHeight);
        if (!inRows) {
            argbPre[target * width + column] = premultiplied(argb);
            return;
        }
        if (target != row) {
            finish();
            row = target;
        }
        int colour = premultiplied(argb);
        int at = column * 5;
        sums[at] += colour >>> 24;
        sums[at + 1] += colour >> 16 & 0xFF;
        sums[at + 2] += colour >> 8 & 0xFF;
        sums[at + 3] += colour & 0xFF;
        sums[at + 4]++;
    }

    /// Completes the current row.
    void finish() {
        for (int column = 0, at = 0; at < sums.length; column++, at += 5) {
            int count = Math.max(1, sums[at + 4]);
            int colour = 0;
            for (int i = 0; i < 4; i++) {
                colour = colour << 8 | (sums[at + i] + count / 2) / count;
                sums[at + i] = 0;
            }
            sums[at + 4] = 0;
            argbPre[row * width + column] = colour;
        }
    }

    private static int premultiplied(int argb) {
        int alpha = argb >>> 24;
        if (alpha == 255) {
            return argb;
        }
        return alpha << 24
                | times(argb >> 16 & 0xFF, alpha) << 16
                | times(argb >> 8 & 0xFF, alpha) << 8
                | times(argb & 0xFF, alpha);
    }

    private static int times(int level, int alpha) {
        return (level * alpha + 127) / 255;
    }
}
