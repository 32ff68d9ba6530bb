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

/// The links and the server code that invite others to the shown room. A link may hold an
/// invitation token that stands for the password. UI thread.
public final class InvitationModel {
    private static final int MAX_ADDRESSES = 8;

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
    private long requestId;

    /// Whether the link stands for the password.
    public enum Access {
        /// No: guests are asked for it.
        NONE,
        /// For the first who joins by the link.
        ONCE,
        /// For all who join by the link within a day.
        DAY
    }

    /// @param address the server's address, until others are known
    /// @param selected the shown room
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
        // a token is valid for one room or the server, and only while the user may give it
        selected.subscribe(this::forget);
        mayGivePass.subscribe(this::forget);
    }

    /// The server code, like `KITE-47`; empty if the connection is not encrypted.
    public ReadOnlyStringProperty codeProperty() {
        return code.getReadOnlyProperty();
    }

    /// The invite link to the shown room; empty if no address is known.
    public ReadOnlyStringProperty linkProperty() {
        return link.getReadOnlyProperty();
    }

    /// The invitation token in the links; empty if none.
    public ReadOnlyStringProperty tokenProperty() {
        return token.getReadOnlyProperty();
    }

    /// The browser link to the shown room; empty while guests cannot join.
    public ReadOnlyStringProperty guestLinkProperty() {
        return guestLink.getReadOnlyProperty();
    }

    /// Whether there is a password, and the user may have the link stand for it.
    public ReadOnlyBooleanProperty mayGivePassProperty() {
        return mayGivePass.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Access> accessProperty() {
        return access.getReadOnlyProperty();
    }

    /// Why the last token was refused; empty if it was not.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Requests a new token.
    public void request(Access wanted) {
        forget();
        if (wanted == Access.NONE) {
            return;
        }
        RoomModel room = selected.get();
        boolean named = room != null && !room.isDirect();
        requestId =
                pendingCommands.request(
                        new Command.Invite(named ? room.name() : null, wanted == Access.ONCE, null),
                        problem::set);
    }

    void handle(Event.Invited invited) {
        if (invited.re() == requestId && requestId != 0) {
            requestId = 0;
            token.set(invited.token());
            access.set(invited.once() ? Access.ONCE : Access.DAY);
        }
    }

    /// Drops the token: it is not valid for another password.
    void forget() {
        requestId = 0;
        token.set("");
        problem.set("");
        access.set(Access.NONE);
    }

    /// Sets the server's addresses, as people type them.
    public void setAddresses(List<String> known) {
        addresses.setAll(known);
    }

    /// @param known empty if the connection is not encrypted
    void setFingerprint(String known) {
        fingerprint.set(known);
    }

    private String link(@Nullable RoomModel room) {
        if (addresses.isEmpty() || addresses.getFirst().startsWith("ws://")) {
            return addresses.isEmpty() ? "" : addresses.getFirst();
        }
        return new InviteLink(
                        addresses.stream().limit(MAX_ADDRESSES).map(ServerAddress::parse).toList(),
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
        String tokenParameter = token.get().isEmpty() ? "" : "&t=" + token.get();
        return pages.getFirst()
                + (name.isEmpty() && tokenParameter.isEmpty() ? "" : "#" + name + tokenParameter);
    }

    private static String name(@Nullable RoomModel room) {
        return room == null || room.isDirect() ? "" : room.name();
    }
}
