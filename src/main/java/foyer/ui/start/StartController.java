package foyer.ui.start;

import foyer.client.ClientModel;
import foyer.client.ClientModel.JoinState;
import foyer.client.ServerSession;
import foyer.client.SessionList;
import foyer.language.Texts;
import foyer.ui.EnterKey;
import foyer.ui.NodeVisibility;
import foyer.ui.ViewShowing;
import java.util.List;
import java.util.function.BooleanSupplier;
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

/// The start view: the user's name, a button to host and a field to join. UI thread.
public final class StartController {
    private static final PseudoClass COMPACT = PseudoClass.getPseudoClass("compact");
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");
    private static final double COMPACT_HEIGHT = 560;

    private final ClientModel client;
    private final Supplier<String> generateName;
    private final BooleanSupplier hostedBefore;
    private final Function<Runnable, Parent> nearbyView;
    private final Supplier<Parent> checklistView;

    @FXML private ScrollPane root;
    @FXML private Region inputs;
    @FXML private TextField name;
    @FXML private Label nameProblem;
    @FXML private Button host;
    @FXML private Label hostProblem;
    @FXML private Pane nearby;
    @FXML private Pane checklist;
    @FXML private Node addressRow;
    @FXML private TextField address;
    @FXML private Label problem;
    @FXML private Region progress;
    @FXML private Label progressText;
    @FXML private Button cancel;
    @FXML private Node backRow;
    @FXML private Button back;

    /// @param generateName makes a random name
    /// @param hostedBefore whether hosting reopens existing rooms
    /// @param nearby makes the view of nearby servers; gets what runs if none is found
    /// @param checklist makes the view of the reasons why none is found
    public StartController(
            ClientModel client,
            Supplier<String> generateName,
            BooleanSupplier hostedBefore,
            Function<Runnable, Parent> nearby,
            Supplier<Parent> checklist) {
        this.client = client;
        this.generateName = generateName;
        this.hostedBefore = hostedBefore;
        this.nearbyView = nearby;
        this.checklistView = checklist;
    }

    @FXML
    private void initialize() {
        name.textProperty().bindBidirectional(client.nameProperty());
        address.textProperty().bindBidirectional(client.addressProperty());
        ObservableValue<Boolean> noPrompt =
                client.passwordPrompt().askedProperty().map(_ -> false).orElse(true);
        place(nearby, nearbyView.apply(this::onNothingNearby), noPrompt);
        place(checklist, checklistView.get(), noPrompt);
        NodeVisibility.bind(addressRow, noPrompt);
        SessionList sessions = client.sessions();
        NodeVisibility.bind(backRow, Bindings.isNotEmpty(sessions.all()));
        sessions.all().subscribe(this::labelButtons);
        ViewShowing.of(root).subscribe(_ -> labelButtons());
        EnterKey.in(name, host::requestFocus);
        EnterKey.in(address, this::join);
        ObservableValue<Boolean> joining =
                client.joinStateProperty().map(JoinState.Joining.class::isInstance);
        inputs.disableProperty().bind(joining);
        NodeVisibility.bind(progress, joining);
        progressText
                .textProperty()
                .bind(
                        client.joinStateProperty()
                                .map(
                                        state ->
                                                state instanceof JoinState.Joining(String text)
                                                        ? text
                                                        : ""));
        showProblem(nameProblem, client.nameProblemProperty(), name);
        showProblem(hostProblem, client.hostProblemProperty(), host);
        showProblem(problem, client.problemProperty(), address);
        joining.when(ViewShowing.of(root)).subscribe(this::moveFocus);
        ViewShowing.of(address).subscribe(_ -> moveFocus(joining.getValue()));
        root.heightProperty()
                .subscribe(
                        height ->
                                root.pseudoClassStateChanged(
                                        COMPACT, height.doubleValue() < COMPACT_HEIGHT));
    }

    private static void place(Pane slot, Parent view, ObservableValue<Boolean> noPrompt) {
        slot.getChildren().add(view);
        NodeVisibility.bind(
                slot,
                Bindings.createBooleanBinding(
                        () -> noPrompt.getValue() && view.isVisible(),
                        noPrompt,
                        view.visibleProperty()));
    }

    /// Shows a problem below its control and moves the focus there.
    private void showProblem(Label label, ObservableValue<String> text, Control control) {
        label.textProperty().bind(text);
        NodeVisibility.bindToText(label, label.textProperty());
        control.accessibleHelpProperty().bind(text);
        text.when(ViewShowing.of(root))
                .subscribe(
                        problemText -> {
                            control.pseudoClassStateChanged(DANGER, !problemText.isEmpty());
                            if (!problemText.isEmpty()) {
                                control.requestFocus();
                                ScrollIntoView.bring(root, label);
                            }
                        });
    }

    private void moveFocus(boolean joining) {
        if (joining) {
            cancel.requestFocus();
            ScrollIntoView.bring(root, progress);
        } else if (client.passwordPrompt().askedProperty().get() == null
                && client.problemProperty().get().isEmpty()
                && client.nameProblemProperty().get().isEmpty()) {
            Node first = address.getText().isBlank() ? host : address;
            first.requestFocus();
        }
    }

    /// Moves the focus to the address, unless the user has moved it already.
    private void onNothingNearby() {
        if (host.isFocused()) {
            address.requestFocus();
        }
    }

    private void labelButtons() {
        List<ServerSession> all = client.sessions().all();
        if (!all.isEmpty()) {
            back.setText(Texts.of("start.back.to", all.getLast().title()));
        }
        host.setText(
                all.stream().anyMatch(ServerSession::isHosted)
                        ? Texts.of("start.host.go")
                        : hostedBefore.getAsBoolean()
                                ? Texts.of("start.host.reopen")
                                : Texts.of("start.host"));
    }

    @FXML
    private void back() {
        client.sessions().show(client.sessions().all().getLast());
    }

    @FXML
    private void generateName() {
        name.setText(generateName.get());
    }

    @FXML
    private void host() {
        client.host();
    }

    @FXML
    private void join() {
        client.join();
    }

    @FXML
    private void cancel() {
        client.cancel();
    }
}
