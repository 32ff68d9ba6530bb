package foyer.ui.start;

import foyer.language.Texts;
import foyer.state.Entrance;
import foyer.state.Entrance.Where;
import foyer.state.Visits;
import foyer.ui.EnterKey;
import foyer.ui.Shown;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The view of [Entrance]: a name, one button to host, one field to join. UI thread.
public final class StartController {
    private static final PseudoClass COMPACT = PseudoClass.getPseudoClass("compact");
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");
    private static final double COMPACT_BELOW = 560;

    private final Entrance entrance;
    private final Supplier<String> inventedNames;
    private final @Nullable Function<Runnable, Parent> nearbyView;
    private final @Nullable Supplier<Parent> checklistView;

    @FXML private ScrollPane root;
    @FXML private Region inputs;
    @FXML private TextField name;
    @FXML private Label nameProblem;
    @FXML private Button host;
    @FXML private Label hostProblem;
    @FXML private Pane nearby;
    @FXML private Pane checklist;
    @FXML private Node byAddress;
    @FXML private TextField address;
    @FXML private Label problem;
    @FXML private Region progress;
    @FXML private Label progressWords;
    @FXML private Button cancel;
    @FXML private Node backRow;
    @FXML private Button back;

    /// @param inventedNames another name each time, for who does not care to think of one
    public StartController(Entrance entrance, Supplier<String> inventedNames) {
        this.entrance = entrance;
        this.inventedNames = inventedNames;
        this.nearbyView = null;
        this.checklistView = null;
    }

    /// With the rooms near.
    ///
    /// @param nearby makes their view; what it is given is to be run when nobody is found
    /// @param checklist makes the view of why there may be none
    public StartController(
            Entrance entrance,
            Supplier<String> inventedNames,
            Function<Runnable, Parent> nearby,
            Supplier<Parent> checklist) {
        this.entrance = entrance;
        this.inventedNames = inventedNames;
        this.nearbyView = nearby;
        this.checklistView = checklist;
    }

    @FXML
    private void initialize() {
        name.textProperty().bindBidirectional(entrance.nameProperty());
        address.textProperty().bindBidirectional(entrance.addressProperty());
        if (nearbyView != null && checklistView != null) {
            place(nearby, nearbyView.apply(this::nobodyIsNear));
            place(checklist, checklistView.get());
        }
        ObservableValue<Boolean> free =
                entrance.password().askedProperty().map(_ -> false).orElse(true);
        byAddress.visibleProperty().bind(free);
        byAddress.managedProperty().bind(free);
        nearby.visibleProperty().bind(free);
        checklist.visibleProperty().bind(free);
        Visits visits = entrance.visits();
        backRow.visibleProperty().bind(Bindings.isNotEmpty(visits.all()));
        backRow.managedProperty().bind(backRow.visibleProperty());
        visits.all().subscribe(this::nameBack);
        nameBack();
        EnterKey.in(name, host::requestFocus);
        EnterKey.in(address, this::join);
        ObservableValue<Boolean> entering =
                entrance.whereProperty().map(Where.Entering.class::isInstance);
        inputs.disableProperty().bind(entering);
        progress.visibleProperty().bind(entering);
        progress.managedProperty().bind(entering);
        progressWords
                .textProperty()
                .bind(
                        entrance.whereProperty()
                                .map(w -> w instanceof Where.Entering(String words) ? words : ""));
        show(nameProblem, entrance.nameProblemProperty(), name);
        show(hostProblem, entrance.hostProblemProperty(), host);
        show(problem, entrance.problemProperty(), address);
        entering.when(Shown.of(root)).subscribe(this::moveFocus);
        Shown.of(address).subscribe(_ -> moveFocus(entering.getValue()));
        root.heightProperty()
                .subscribe(
                        height ->
                                root.pseudoClassStateChanged(
                                        COMPACT, height.doubleValue() < COMPACT_BELOW));
    }

    private static void place(Pane slot, Parent view) {
        slot.getChildren().add(view);
        slot.managedProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> view.isManaged() && slot.isVisible(),
                                view.managedProperty(),
                                slot.visibleProperty()));
    }

    /// A problem stands under what it is of, and takes the person there.
    private void show(Label label, ObservableValue<String> words, Control of) {
        label.textProperty().bind(words);
        label.visibleProperty().bind(Bindings.isNotEmpty(label.textProperty()));
        label.managedProperty().bind(label.visibleProperty());
        of.accessibleHelpProperty().bind(words);
        words.when(Shown.of(root))
                .subscribe(
                        now -> {
                            of.pseudoClassStateChanged(DANGER, !now.isEmpty());
                            if (!now.isEmpty()) {
                                of.requestFocus();
                                InSight.bring(root, label);
                            }
                        });
    }

    private void moveFocus(boolean entering) {
        if (entering) {
            cancel.requestFocus();
            InSight.bring(root, progress);
        } else if (entrance.password().askedProperty().get() == null
                && entrance.problemProperty().get().isEmpty()
                && entrance.nameProblemProperty().get().isEmpty()) {
            Node first = address.getText().isBlank() ? host : address;
            first.requestFocus();
        }
    }

    /// The address is what is left, for who did not begin with something else.
    private void nobodyIsNear() {
        if (host.isFocused()) {
            address.requestFocus();
        }
    }

    private void nameBack() {
        Visits visits = entrance.visits();
        if (!visits.all().isEmpty()) {
            back.setText(Texts.of("start.back.to", visits.all().getLast().title()));
        }
    }

    @FXML
    private void back() {
        entrance.visits().show(entrance.visits().all().getLast());
    }

    @FXML
    private void inventName() {
        name.setText(inventedNames.get());
    }

    @FXML
    private void host() {
        entrance.host();
    }

    @FXML
    private void join() {
        entrance.join();
    }

    @FXML
    private void cancel() {
        entrance.cancel();
    }
}
