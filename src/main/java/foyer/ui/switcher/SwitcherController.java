package foyer.ui.switcher;

import foyer.client.ServerSession;
import foyer.client.SessionList;
import foyer.client.SwitchTarget;
import foyer.client.SwitcherModel;
import foyer.ui.ViewShowing;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;

/// Goes to a room, to somebody or to a server by a few letters of the name. UI thread.
public final class SwitcherController {
    private final SwitcherModel switcherModel;
    private final SessionList sessions;
    private final Runnable close;

    @FXML private TextField letters;
    @FXML private ListView<SwitchTarget> list;
    @FXML private Label none;

    public SwitcherController(SwitcherModel switcherModel, SessionList sessions, Runnable close) {
        this.switcherModel = switcherModel;
        this.sessions = sessions;
        this.close = close;
    }

    @FXML
    private void initialize() {
        list.setCellFactory(_ -> new SwitchTargetCell(this::open));
        letters.textProperty().subscribe(this::offer);
        letters.addEventFilter(KeyEvent.KEY_PRESSED, this::typed);
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::typed);
        ViewShowing.of(letters)
                .subscribe(
                        shown -> {
                            if (shown) {
                                letters.requestFocus();
                            }
                        });
    }

    private void offer(String typed) {
        none.setText(switcherModel.emptyText(typed));
        list.getItems().setAll(switcherModel.matching(typed));
        choose(0);
    }

    private void choose(int at) {
        int last = list.getItems().size() - 1;
        if (last >= 0) {
            int chosen = Math.clamp(at, 0, last);
            list.getSelectionModel().select(chosen);
            list.scrollTo(Math.max(0, chosen - 3));
        }
    }

    private void typed(KeyEvent event) {
        int at = list.getSelectionModel().getSelectedIndex();
        switch (event.getCode()) {
            case DOWN -> choose(at + 1);
            case UP -> choose(at - 1);
            case PAGE_DOWN -> choose(at + 6);
            case PAGE_UP -> choose(at - 6);
            case ENTER -> {
                SwitchTarget chosen = list.getSelectionModel().getSelectedItem();
                if (chosen != null) {
                    open(chosen);
                }
            }
            case ESCAPE -> close.run();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void open(SwitchTarget target) {
        close.run();
        target.open();
        ServerSession session = target.session();
        if (session != null) {
            sessions.show(session);
        }
    }
}
