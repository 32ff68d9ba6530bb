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

/// Opens a room, a conversation or a server by a few query of its name. UI thread.
public final class SwitcherController {
    private final SwitcherModel switcherModel;
    private final SessionList sessions;
    private final Runnable close;

    @FXML private TextField query;
    @FXML private ListView<SwitchTarget> list;
    @FXML private Label emptyText;

    public SwitcherController(SwitcherModel switcherModel, SessionList sessions, Runnable close) {
        this.switcherModel = switcherModel;
        this.sessions = sessions;
        this.close = close;
    }

    @FXML
    private void initialize() {
        list.setCellFactory(_ -> new SwitchTargetCell(this::open));
        query.textProperty().subscribe(this::search);
        query.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        ViewShowing.of(query)
                .subscribe(
                        shown -> {
                            if (shown) {
                                query.requestFocus();
                            }
                        });
    }

    private void search(String text) {
        emptyText.setText(switcherModel.emptyText(text));
        list.getItems().setAll(switcherModel.matching(text));
        select(0);
    }

    private void select(int index) {
        int last = list.getItems().size() - 1;
        if (last >= 0) {
            int selected = Math.clamp(index, 0, last);
            list.getSelectionModel().select(selected);
            list.scrollTo(Math.max(0, selected - 3));
        }
    }

    private void onKey(KeyEvent event) {
        int index = list.getSelectionModel().getSelectedIndex();
        switch (event.getCode()) {
            case DOWN -> select(index + 1);
            case UP -> select(index - 1);
            case PAGE_DOWN -> select(index + 6);
            case PAGE_UP -> select(index - 6);
            case ENTER -> {
                SwitchTarget target = list.getSelectionModel().getSelectedItem();
                if (target != null) {
                    open(target);
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
