package foyer.ui.text;

import java.util.Comparator;

/// A place between two letters of a list of messages. Immutable; any thread.
///
/// @param row which message of the list
/// @param offset how many letters of its shown text stand before it
record Place(int row, int offset) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
            Comparator.comparingInt(Place::row).thenComparingInt(Place::offset);

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
