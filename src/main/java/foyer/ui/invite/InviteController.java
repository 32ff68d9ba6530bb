package foyer.ui.invite;

import foyer.language.Texts;
import foyer.model.InvitationModel;
import foyer.model.InvitationModel.Access;
import foyer.ui.CopyButton;
import foyer.ui.NodeVisibility;
import foyer.ui.ViewShowing;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;

/// The panel to invite others: the server code, the link, the guests' page and the QR code. UI
/// thread.
public final class InviteController {
    private final InvitationModel invitation;
    private final Runnable close;

    @FXML private Node byCode;
    @FXML private Label code;
    @FXML private CopyButton copyCode;
    @FXML private Label link;
    @FXML private CopyButton copyLink;
    @FXML private Label linkHint;
    @FXML private Node byPage;
    @FXML private Label page;
    @FXML private CopyButton copyPage;
    @FXML private Node passes;
    @FXML private RadioButton passNone;
    @FXML private RadioButton passOnce;
    @FXML private RadioButton passDay;
    @FXML private Label passHint;
    @FXML private Label passProblem;
    @FXML private QrView picture;
    @FXML private Label pictureHint;

    /// @param close closes this panel
    public InviteController(InvitationModel invitation, Runnable close) {
        this.invitation = invitation;
        this.close = close;
    }

    @FXML
    private void initialize() {
        code.textProperty().bind(invitation.codeProperty());
        copyCode.copiesProperty().bind(invitation.codeProperty());
        NodeVisibility.bind(byCode, invitation.codeProperty().isNotEmpty());
        link.textProperty().bind(invitation.linkProperty());
        copyLink.copiesProperty().bind(invitation.linkProperty());
        linkHint.textProperty().bind(invitation.linkProperty().map(InviteController::linkHint));
        page.textProperty().bind(invitation.guestLinkProperty());
        copyPage.copiesProperty().bind(invitation.guestLinkProperty());
        var guests = invitation.guestLinkProperty().isNotEmpty();
        NodeVisibility.bind(byPage, guests);
        picture.textProperty()
                .bind(
                        Bindings.when(guests)
                                .then(invitation.guestLinkProperty())
                                .otherwise(invitation.linkProperty()));
        pictureHint
                .textProperty()
                .bind(
                        Bindings.when(guests)
                                .then(Texts.of("invite.qr.page"))
                                .otherwise(Texts.of("invite.qr.link")));
        showAccess();
        ViewShowing.of(copyLink).subscribe(this::onShowing);
    }

    private static String linkHint(String link) {
        return Texts.of(link.contains("#fp=") ? "invite.safe" : "invite.open");
    }

    private void showAccess() {
        NodeVisibility.bind(passes, invitation.mayGivePassProperty());
        Map<Access, RadioButton> choices =
                Map.of(Access.NONE, passNone, Access.ONCE, passOnce, Access.DAY, passDay);
        invitation.accessProperty().subscribe(access -> select(choices, access));
        // a click selects a button at once, but the server confirms the choice later
        choices.forEach(
                (access, choice) ->
                        choice.setOnAction(
                                _ -> {
                                    invitation.request(access);
                                    select(choices, invitation.accessProperty().get());
                                }));
        passHint.textProperty().bind(invitation.accessProperty().map(InviteController::hint));
        passProblem.textProperty().bind(invitation.problemProperty());
        NodeVisibility.bind(passProblem, invitation.problemProperty().isNotEmpty());
    }

    private static void select(Map<Access, RadioButton> choices, Access selected) {
        choices.forEach((access, choice) -> choice.setSelected(access == selected));
    }

    private static String hint(Access access) {
        return switch (access) {
            case NONE -> Texts.of("invite.pass.none.words");
            case ONCE -> Texts.of("invite.pass.once.words");
            case DAY -> Texts.of("invite.pass.day.words");
        };
    }

    private void onShowing(boolean shown) {
        if (shown) {
            copyLink.requestFocus();
        }
    }

    @FXML
    private void close() {
        close.run();
    }
}
