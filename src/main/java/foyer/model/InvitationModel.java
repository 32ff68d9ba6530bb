package foyer.model;

import foyer.connection.InviteLink;
import foyer.connection.ServerAddress;
import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.Member;
import foyer.protocol.ServerCode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What others are told so that they find the way here: a link to the room on show, and a code to
/// say aloud. Where a password is asked, the link may let its bearer in without it. UI thread.
public final class InvitationModel {
    private static final int MOST_ADDRESSES = 8;

    private final ObservableList<String> addresses = FXCollections.observableArrayList();
    private final StringProperty fingerprint = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper token = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper code = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper link = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper guestLink = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Access> access = new ReadOnlyObjectWrapper<>(Access.NONE);
    private final ReadOnlyBooleanWrapper mayGivePass = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectProperty<@Nullable RoomModel> selected;
    private final PendingCommands pendingCommands;
    private long asked;

    /// How the bearer of the link passes a door that asks for a password.
    public enum Access {
        /// They are asked for it.
        NONE,
        /// The first who comes with the link is let in.
        ONCE,
        /// Whoever comes with it within a day is let in.
        DAY
    }

    /// @param selected the room on show
    InvitationModel(
            String address,
            ReadOnlyObjectProperty<@Nullable RoomModel> selected,
            ReadOnlyObjectProperty<@Nullable Member> me,
            HostModel hostModel,
            PendingCommands pendingCommands) {
        ReadOnlyBooleanProperty serverLocked = hostModel.lockedProperty();
        ObservableList<String> guestPages = hostModel.guests().links();
        addresses.setAll(address);
        this.selected = selected;
        this.pendingCommands = pendingCommands;
        code.bind(fingerprint.map(known -> known.isEmpty() ? "" : ServerCode.of(known)));
        link.bind(
                Bindings.createStringBinding(
                        () -> link(selected.get()), addresses, fingerprint, token, selected));
        guestLink.bind(
                Bindings.createStringBinding(
                        () -> guestLink(guestPages, selected.get()), guestPages, token, selected));
        ObservableValue<Boolean> roomLocked =
                selected.<Boolean>flatMap(room -> room == null ? null : room.lockedProperty())
                        .orElse(false);
        mayGivePass.bind(
                Bindings.createBooleanBinding(
                        () -> {
                            RoomModel room = selected.get();
                            boolean ofServer =
                                    serverLocked.get() && Permissions.maySetPassword(me.get());
                            boolean ofRoom =
                                    room != null
                                            && roomLocked.getValue()
                                            && Permissions.maySetPassword(me.get(), room);
                            return ofServer || ofRoom;
                        },
                        serverLocked,
                        roomLocked,
                        selected,
                        me));
        // another door, or another lock
        selected.subscribe(this::forget);
        mayGivePass.subscribe(this::forget);
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

    /// What the links hold to let their bearer in; empty for nothing.
    public ReadOnlyStringProperty tokenProperty() {
        return token.getReadOnlyProperty();
    }

    /// The link for a browser, to the room on show; empty while guests are not let in.
    public ReadOnlyStringProperty guestLinkProperty() {
        return guestLink.getReadOnlyProperty();
    }

    /// Whether a password is asked here and this person may have the link pass it.
    public ReadOnlyBooleanProperty mayGivePassProperty() {
        return mayGivePass.getReadOnlyProperty();
    }

    /// How the bearer of the link passes.
    public ReadOnlyObjectProperty<Access> accessProperty() {
        return access.getReadOnlyProperty();
    }

    /// Why the last pass was not given, in words; empty otherwise.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Asks the server for a link that passes so; each time it is another one.
    public void give(Access wanted) {
        forget();
        if (wanted == Access.NONE) {
            return;
        }
        RoomModel room = selected.get();
        boolean named = room != null && !room.isDirect();
        asked =
                pendingCommands.request(
                        new Command.Invite(named ? room.name() : null, wanted == Access.ONCE, null),
                        problem::set);
    }

    void handle(Event.Invited invited) {
        if (invited.re() == asked && asked != 0) {
            asked = 0;
            token.set(invited.token());
            access.set(invited.once() ? Access.ONCE : Access.DAY);
        }
    }

    /// The server has another password, or none: what was given does not hold any more.
    void forget() {
        asked = 0;
        token.set("");
        problem.set("");
        access.set(Access.NONE);
    }

    /// Where the server can be reached, as people type it.
    public void setAddresses(List<String> known) {
        addresses.setAll(known);
    }

    /// The server's key print; empty if it has none.
    void setFingerprint(String known) {
        fingerprint.set(known);
    }

    private String link(@Nullable RoomModel room) {
        if (addresses.isEmpty() || addresses.getFirst().startsWith("ws://")) {
            return addresses.isEmpty() ? "" : addresses.getFirst();
        }
        return new InviteLink(
                        addresses.stream().limit(MOST_ADDRESSES).map(ServerAddress::parse).toList(),
                        name(room),
                        fingerprint.get(),
                        token.get())
                .toString();
    }

    private String guestLink(List<String> pages, @Nullable RoomModel room) {
        if (pages.isEmpty()) {
            return "";
        }
        String name = URLEncoder.encode(name(room), StandardCharsets.UTF_8).replace("+", "%20");
        String given = token.get().isEmpty() ? "" : "&t=" + token.get();
        return pages.getFirst() + (name.isEmpty() && given.isEmpty() ? "" : "#" + name + given);
    }

    private static String name(@Nullable RoomModel room) {
        return room == null || room.isDirect() ? "" : room.name();
    }
}
