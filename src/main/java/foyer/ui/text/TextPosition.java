package foyer.ui.text;

import java.util.Comparator;

/// A position between two characters in a list of messages. Immutable.
///
/// @param row index of the message
/// @param offset in the shown text of the message
record TextPosition(int row, int offset) implements Comparable<TextPosition> {
    private static final Comparator<TextPosition> ORDER =
            Comparator.comparingInt(TextPosition::row).thenComparingInt(TextPosition::offset);

    @Override
    public int compareTo(TextPosition other) {
        return ORDER.compare(this, other);
    }
}
