package foyer.ui.shell;

import foyer.language.Texts;
import foyer.model.ChatModel;
import foyer.model.GuestAccessModel;
import foyer.ui.CopyButton;
import foyer.ui.NodeVisibility;
import foyer.ui.ReachabilityLabel;
import foyer.ui.Tooltips;
import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

/// Shows the host how others join: the server code, the addresses and whether they were reached.
/// Hidden at servers of others. UI thread.
public final class HostInvitationController {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    private final ChatModel chat;
    private final Runnable openHost;

    @FXML private Node invitation;
    @FXML private Label invitationCode;
    @FXML private Label invitationAddresses;
    @FXML private ReachabilityLabel reachability;
    @FXML private CopyButton copyInvitation;
    @FXML private Button guests;

    /// @param openHost opens the host's panel
    HostInvitationController(ChatModel chat, Runnable openHost) {
        this.chat = chat;
        this.openHost = openHost;
    }

    @FXML
    private void initialize() {
        List<String> addresses = chat.hostModel().addresses();
        chat.hostModel().addresses().subscribe(() -> show(addresses));
        show(addresses);
        NodeVisibility.bindToText(invitationAddresses, chat.invitation().codeProperty());
        reachability.follow(chat.hostModel());
        copyInvitation.copiesProperty().bind(chat.invitation().linkProperty());
        GuestAccessModel guestAccess = chat.hostModel().guests();
        NodeVisibility.bind(guests, guestAccess.availableProperty());
        guests.accessibleTextProperty()
                .bind(
                        guestAccess
                                .onProperty()
                                .map(on -> Texts.of(on ? "shell.guests.on" : "shell.guests.off")));
        Tooltips.ofAccessibleText(guests);
        guestAccess.onProperty().subscribe(on -> guests.pseudoClassStateChanged(ON, on));
    }

    private void show(List<String> addresses) {
        NodeVisibility.show(invitation, !addresses.isEmpty());
        if (!addresses.isEmpty()) {
            String first = addresses.getFirst();
            ReadOnlyStringProperty serverCode = chat.invitation().codeProperty();
            invitationCode
                    .textProperty()
                    .bind(serverCode.map(code -> code.isEmpty() ? first : code));
            invitationAddresses.setText(
                    addresses.size() == 1
                            ? Texts.of("shell.at", first)
                            : Texts.of("shell.at_more", first, addresses.size() - 1));
            invitationAddresses.setTooltip(new Tooltip(String.join("\n", addresses)));
        }
    }

    /// Opens the host's panel too: it shows the guests' links and how to turn them away again.
    @FXML
    private void letGuestsIn() {
        chat.hostModel().guests().setOn(true);
        openHost.run();
    }
}
