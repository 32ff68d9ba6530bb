package foyer.ui.log;

import foyer.language.Texts;
import foyer.model.LogRow.Outgoing;
import foyer.ui.BidiText;
import foyer.ui.NodeVisibility;
import foyer.ui.log.MessageCell.FailedMessageHandler;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// What became of a message that the server has not taken yet: on its way, or refused, and what to
/// do about that. UI thread.
final class OutgoingStatusBox extends VBox {
    private final Label sending = new Label(Texts.of("log.sending"));
    private final BidiText refusal = new BidiText();
    private final Button retry = new Button(Texts.of("log.retry"));
    private final Button discard = new Button(Texts.of("log.discard"));
    private final HBox actions = new HBox(retry, discard);

    OutgoingStatusBox() {
        sending.getStyleClass().add("sending");
        refusal.getStyleClass().add("refusal");
        actions.getStyleClass().add("refused-actions");
        retry.getStyleClass().add("small");
        discard.getStyleClass().addAll("small", "flat");
        retry.setAccessibleText(Texts.of("log.retry.spoken"));
        discard.setAccessibleText(Texts.of("log.discard.spoken"));
        getChildren().addAll(sending, refusal, actions);
    }

    void show(Outgoing row, FailedMessageHandler then) {
        NodeVisibility.show(sending, !row.isRefused());
        NodeVisibility.show(refusal, row.isRefused());
        NodeVisibility.show(actions, row.isRefused());
        refusal.setText(row.error());
        retry.setOnAction(_ -> then.retry(row));
        discard.setOnAction(_ -> then.discard(row));
    }
}
