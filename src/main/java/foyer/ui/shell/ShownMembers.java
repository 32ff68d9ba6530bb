package foyer.ui.shell;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/// Whether the members are wanted: remembered apart for a wide window, where they stand beside the
/// log, and a narrow one, where they stand in its place. UI thread.
final class ShownMembers {
    private final BooleanProperty wanted = new SimpleBooleanProperty(true);
    private boolean wantedWide = true;
    private boolean narrow;

    BooleanProperty wantedProperty() {
        return wanted;
    }

    void setNarrow(boolean now) {
        if (now == narrow) {
            return;
        }
        if (now) {
            wantedWide = wanted.get();
        }
        narrow = now;
        wanted.set(!now && wantedWide);
    }
}
