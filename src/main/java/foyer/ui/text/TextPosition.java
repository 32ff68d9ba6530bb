package foyer.ui.text;

import java.util.Comparator;

/// A place between two letters of a list of messages. Immutable; any thread.
///
/// @param row which message of the list
/// @param offset how many letters of its shown text stand before it
record TextPosition(int row, int offset) implements Comparable<TextPosition> {
    private static final Comparator<TextPosition> ORDER =
            Comparator.comparingInt(TextPosition::row).thenComparingInt(TextPosition::offset);

    @Override
    public int compareTo(TextPosition other) {
        return ORDER.compare(this, other);
    }
}
