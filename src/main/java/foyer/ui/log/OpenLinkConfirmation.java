package foyer.ui.log;

import foyer.language.Texts;
import foyer.markup.WebLink;
import foyer.ui.CopyButton;
import java.util.function.Consumer;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.Window;

/// Shows the real address of a link before opening it, because the text of a link can be
/// misleading. UI thread.
final class OpenLinkConfirmation {
    private OpenLinkConfirmation() {}

    /// @param open receives the address if the user confirms
    static void ask(WebLink link, Window owner, Consumer<String> open) {
        boolean isMail = link.isMail();
        var openButton =
                new ButtonType(
                        Texts.of(
                                isMail
                                        ? "link.mail"
                                        : link.isFoyer() ? "link.foyer" : "link.browser"),
                        ButtonData.OK_DONE);
        var stayButton = new ButtonType(Texts.of("words.stay"), ButtonData.CANCEL_CLOSE);
        var alert = new Alert(Alert.AlertType.CONFIRMATION, "", openButton, stayButton);
        alert.initOwner(owner);
        alert.setTitle("Foyer");
        alert.setGraphic(null);
        alert.setHeaderText(
                Texts.of(isMail ? "link.mail.title" : "link.browser.title", link.host()));
        var address = new Label(link.address());
        address.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        address.setMaxWidth(420);
        HBox.setHgrow(address, Priority.ALWAYS);
        var copy = new CopyButton();
        copy.setWhat(Texts.of("copy.address"));
        copy.setCopies(link.address());
        var row = new HBox(8, address, copy);
        row.setStyle("-fx-alignment: center-left");
        alert.getDialogPane().setContent(row);
        alert.showAndWait().filter(openButton::equals).ifPresent(_ -> open.accept(link.address()));
    }
}
