package foyer.state;

import foyer.link.Invite;
import foyer.link.ServerAddress;
import foyer.protocol.Names;
import foyer.protocol.ShortCode;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What others are told so that they find the way here: a link to the room on show, and a code to
/// say aloud. UI thread.
public final class Invitation {
    private static final int MOST_ADDRESSES = 8;

    private final ObservableList<String> addresses = FXCollections.observableArrayList();
    private final StringProperty print = new SimpleStringProperty("");
    private final StringProperty token = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper code = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper link = new ReadOnlyStringWrapper("");

    /// @param selected the room on show
    Invitation(ObservableValue<@Nullable RoomModel> selected) {
        code.bind(print.map(known -> known.isEmpty() ? "" : ShortCode.of(known)));
        link.bind(
                Bindings.createStringBinding(
                        () -> link(selected.getValue()), addresses, print, token, selected));
    }

    /// What to say aloud to people on this network, like `KITE-47`; empty if the connection is not
    /// encrypted.
    public ReadOnlyStringProperty codeProperty() {
        return code.getReadOnlyProperty();
    }

    /// The link to the room on show; empty while no address is known.
    public ReadOnlyStringProperty linkProperty() {
        return link.getReadOnlyProperty();
    }

    /// Where the server can be reached, as people type it.
    void setAddresses(List<String> known) {
        addresses.setAll(known);
    }

    /// The server's key print; empty if it has none.
    void setPrint(String known) {
        print.set(known);
    }

    private String link(@Nullable RoomModel room) {
        if (addresses.isEmpty() || addresses.getFirst().startsWith("ws://")) {
            return addresses.isEmpty() ? "" : addresses.getFirst();
        }
        String name = room == null || Names.isDirect(room.name()) ? "" : room.name();
        return new Invite(
                        addresses.stream().limit(MOST_ADDRESSES).map(ServerAddress::parse).toList(),
                        name,
                        print.get(),
                        token.get())
                .toString();
    }
}
