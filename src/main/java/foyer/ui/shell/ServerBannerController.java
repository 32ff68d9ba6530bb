package foyer.ui.shell;

import foyer.model.ChatModel;
import foyer.ui.BidiText;
import foyer.ui.NodeVisibility;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;

/// Says what the whole server cannot do for now, to its host what happened to its history, and that
/// this computer keeps nothing of what is written. UI thread.
public final class ServerBannerController {
    private final ChatModel chat;

    @FXML private Node banner;
    @FXML private BidiText words;
    @FXML private Button dismiss;

    ServerBannerController(ChatModel chat) {
        this.chat = chat;
    }

    @FXML
    private void initialize() {
        var trouble = chat.connection().troubleProperty();
        var notice = chat.hostModel().noticeProperty();
        String forgetful = chat.storageProblem();
        words.textProperty()
                .bind(
                        Bindings.when(trouble.isNotEmpty())
                                .then(trouble)
                                .otherwise(
                                        Bindings.when(notice.isNotEmpty())
                                                .then(notice)
                                                .otherwise(forgetful)));
        NodeVisibility.bind(banner, words.textProperty().isNotEqualTo(""));
        NodeVisibility.bind(dismiss, trouble.isEmpty().and(notice.isNotEmpty()));
    }

    @FXML
    private void dismiss() {
        chat.hostModel().dismissNotice();
    }
}
