package foyer.ui.shell;

import foyer.model.ChatModel;
import foyer.ui.BidiText;
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
        banner.visibleProperty().bind(words.textProperty().isNotEqualTo(""));
        banner.managedProperty().bind(banner.visibleProperty());
        dismiss.visibleProperty().bind(trouble.isEmpty().and(notice.isNotEmpty()));
        dismiss.managedProperty().bind(dismiss.visibleProperty());
    }

    @FXML
    private void dismiss() {
        chat.hostModel().dismissNotice();
    }
}
