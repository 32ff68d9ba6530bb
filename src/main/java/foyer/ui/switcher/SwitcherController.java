package foyer.ui.switcher;

import foyer.state.Goal;
import foyer.state.Goals;
import foyer.state.Visit;
import foyer.state.Visits;
import foyer.ui.Shown;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;

/// Goes to a room, to somebody or to a server by a few letters of the name. UI thread.
public final class SwitcherController {
    private final Goals goals;
    private final Visits visits;
    private final Runnable close;

    @FXML private TextField letters;
    @FXML private ListView<Goal> list;
    @FXML private Label none;

    public SwitcherController(Goals goals, Visits visits, Runnable close) {
        this.goals = goals;
        this.visits = visits;
        this.close = close;
    }

    @FXML
    private void initialize() {
        list.setCellFactory(_ -> new GoalCell(this::open));
        letters.textProperty().subscribe(this::offer);
        letters.addEventFilter(KeyEvent.KEY_PRESSED, this::typed);
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::typed);
        Shown.of(letters)
                .subscribe(
                        shown -> {
                            if (shown) {
                                letters.requestFocus();
                            }
                        });
    }

    private void offer(String typed) {
        none.setText(goals.whyNone(typed));
        list.getItems().setAll(goals.fitting(typed));
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
                Goal chosen = list.getSelectionModel().getSelectedItem();
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

    private void open(Goal goal) {
        close.run();
        goal.open();
        Visit visit = goal.visit();
        if (visit != null) {
            visits.show(visit);
        }
    }
}
