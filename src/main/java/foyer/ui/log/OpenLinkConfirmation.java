package foyer.ui.log;

import foyer.language.Texts;
import foyer.model.WebLink;
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

/// Shows where a link really leads before it is opened: what people wrote may look like another
/// place. UI thread.
final class OpenLinkConfirmation {
    private OpenLinkConfirmation() {}

    /// @param open told the address if the person means it
    static void ask(WebLink link, Window owner, Consumer<String> open) {
        boolean mail = link.address().startsWith("mailto:");
        var go = new ButtonType(Texts.of(mail ? "link.mail" : "link.browser"), ButtonData.OK_DONE);
        var stay = new ButtonType(Texts.of("words.stay"), ButtonData.CANCEL_CLOSE);
        var question = new Alert(Alert.AlertType.CONFIRMATION, "", go, stay);
        question.initOwner(owner);
        question.setTitle("Foyer");
        question.setGraphic(null);
        question.setHeaderText(
                Texts.of(mail ? "link.mail.title" : "link.browser.title", link.host()));
        var address = new Label(link.address());
        address.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        address.setMaxWidth(420);
        HBox.setHgrow(address, Priority.ALWAYS);
        var copy = new CopyButton();
        copy.setWhat(Texts.of("copy.address"));
        copy.setCopies(link.address());
        var row = new HBox(8, address, copy);
        row.setStyle("-fx-alignment: center-left");
        question.getDialogPane().setContent(row);
        question.showAndWait().filter(go::equals).ifPresent(_ -> open.accept(link.address()));
    }
}
