package foyer.ui.shell;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/// Whether the members or the search are open beside the conversation. In a wide window the members
/// are beside the log, in a narrow one in its place, so each width remembers its own choice. UI
/// thread.
final class SidePanelState {
    private final BooleanProperty members = new SimpleBooleanProperty(true);
    private final BooleanProperty search = new SimpleBooleanProperty();
    private boolean membersIfWide = true;
    private boolean membersBeforeSearch;
    private boolean narrow;

    SidePanelState() {
        members.subscribe(open -> search.set(!open && search.get()));
        search.addListener((_, _, open) -> onSearch(open));
    }

    BooleanProperty membersProperty() {
        return members;
    }

    /// Opening the search closes the members until the search closes.
    BooleanProperty searchProperty() {
        return search;
    }

    private void onSearch(boolean open) {
        if (open) {
            membersBeforeSearch = members.get();
            members.set(false);
        } else {
            members.set(members.get() || (membersBeforeSearch && !narrow));
        }
    }

    boolean isOpen() {
        return members.get() || search.get();
    }

    void setNarrow(boolean narrow) {
        if (narrow == this.narrow) {
            return;
        }
        if (narrow) {
            membersIfWide = search.get() ? membersBeforeSearch : members.get();
        }
        this.narrow = narrow;
        if (search.get()) {
            membersBeforeSearch = membersIfWide;
        } else {
            members.set(!narrow && membersIfWide);
        }
    }
}
