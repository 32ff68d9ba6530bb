package foyer.ui.log;

import foyer.language.Texts;
import foyer.model.LogRow.Outgoing;
import foyer.ui.BidiText;
import foyer.ui.NodeVisibility;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The status of an outgoing message: sending, or refused with buttons to retry or discard it. UI
/// thread.
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

    void show(Outgoing row, MessageActions messageActions) {
        NodeVisibility.show(sending, !row.isRefused());
        NodeVisibility.show(refusal, row.isRefused());
        NodeVisibility.show(actions, row.isRefused());
        refusal.setText(row.error());
        retry.setOnAction(_ -> messageActions.retry(row));
        discard.setOnAction(_ -> messageActions.discard(row));
    }
}
