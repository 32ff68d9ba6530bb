package foyer.ui.invite;

import foyer.state.Invitation;
import foyer.ui.CopyButton;
import foyer.ui.Shown;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;

/// The view of [Invitation]. UI thread.
public final class InviteController {
    private final Invitation invitation;
    private final Runnable close;

    @FXML private Node byCode;
    @FXML private Label code;
    @FXML private CopyButton copyCode;
    @FXML private Label link;
    @FXML private CopyButton copyLink;
    @FXML private Label linkHint;
    @FXML private QrView picture;

    /// @param close closes this panel
    public InviteController(Invitation invitation, Runnable close) {
        this.invitation = invitation;
        this.close = close;
    }

    @FXML
    private void initialize() {
        code.textProperty().bind(invitation.codeProperty());
        copyCode.copiesProperty().bind(invitation.codeProperty());
        byCode.visibleProperty().bind(invitation.codeProperty().isNotEmpty());
        byCode.managedProperty().bind(byCode.visibleProperty());
        link.textProperty().bind(invitation.linkProperty());
        copyLink.copiesProperty().bind(invitation.linkProperty());
        linkHint.textProperty()
                .bind(
                        invitation
                                .linkProperty()
                                .map(
                                        text ->
                                                text.contains("#fp=")
                                                        ? "It leads here and to nobody else: it holds"
                                                                + " the server’s key print."
                                                        : "The connection is not encrypted."));
        picture.textProperty().bind(invitation.linkProperty());
        Shown.of(copyLink).subscribe(this::begin);
    }

    private void begin(boolean shown) {
        if (shown) {
            copyLink.requestFocus();
        }
    }

    @FXML
    private void close() {
        close.run();
    }
}
