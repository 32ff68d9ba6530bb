package foyer.ui.shell;

import foyer.model.ChatModel;
import foyer.ui.BidiText;
import foyer.ui.NodeVisibility;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;

/// Warns above every room: the server cannot store messages, the host's history was damaged, or
/// this computer cannot save what is written. UI thread.
public final class ServerBannerController {
    private final ChatModel chat;

    @FXML private Node banner;
    @FXML private BidiText text;
    @FXML private Button dismiss;

    ServerBannerController(ChatModel chat) {
        this.chat = chat;
    }

    @FXML
    private void initialize() {
        var trouble = chat.connection().troubleProperty();
        var notice = chat.hostModel().noticeProperty();
        String storageProblem = chat.storageProblem();
        text.textProperty()
                .bind(
                        Bindings.when(trouble.isNotEmpty())
                                .then(trouble)
                                .otherwise(
                                        Bindings.when(notice.isNotEmpty())
                                                .then(notice)
                                                .otherwise(storageProblem)));
        NodeVisibility.bind(banner, text.textProperty().isNotEqualTo(""));
        NodeVisibility.bind(dismiss, trouble.isEmpty().and(notice.isNotEmpty()));
    }

    @FXML
    private void dismiss() {
        chat.hostModel().dismissNotice();
    }
}
