package foyer.ui.shell;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/// What is wanted beside the conversation: the members or the search. The members are remembered
/// apart for a wide window, where they stand beside the log, and a narrow one, where they stand in
/// its place. UI thread.
final class SidePanelState {
    private final BooleanProperty members = new SimpleBooleanProperty(true);
    private final BooleanProperty search = new SimpleBooleanProperty();
    private boolean wantedWide = true;
    private boolean wantedBefore;
    private boolean narrow;

    SidePanelState() {
        members.subscribe(now -> search.set(!now && search.get()));
        search.addListener((_, _, now) -> turn(now));
    }

    BooleanProperty membersProperty() {
        return members;
    }

    /// While the search is open the members make room for it.
    BooleanProperty searchProperty() {
        return search;
    }

    private void turn(boolean searching) {
        if (searching) {
            wantedBefore = members.get();
            members.set(false);
        } else {
            members.set(members.get() || (wantedBefore && !narrow));
        }
    }

    boolean isAnything() {
        return members.get() || search.get();
    }

    void setNarrow(boolean now) {
        if (now == narrow) {
            return;
        }
        if (now) {
            wantedWide = search.get() ? wantedBefore : members.get();
        }
        narrow = now;
        if (search.get()) {
            wantedBefore = wantedWide;
        } else {
            members.set(!now && wantedWide);
        }
    }
}
