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
import org.jspecify.annotations.Nullable;

/// The view of [ClientModel]: a name, one button to host, one field to join. UI thread.
public final class StartController {
    private static final PseudoClass COMPACT = PseudoClass.getPseudoClass("compact");
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");
    private static final double COMPACT_BELOW = 560;

    private final ClientModel client;
    private final Supplier<String> inventedNames;
    private final BooleanSupplier hostedBefore;
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
    public StartController(ClientModel client, Supplier<String> inventedNames) {
        this.client = client;
        this.inventedNames = inventedNames;
        this.hostedBefore = () -> false;
        this.nearbyView = null;
        this.checklistView = null;
    }

    /// With the rooms near.
    ///
    /// @param hostedBefore whether hosting reopens existing rooms
    /// @param nearby makes their view; what it is given is to be run when nobody is found
    /// @param checklist makes the view of why there may be none
    public StartController(
            ClientModel client,
            Supplier<String> inventedNames,
            BooleanSupplier hostedBefore,
            Function<Runnable, Parent> nearby,
            Supplier<Parent> checklist) {
        this.client = client;
        this.inventedNames = inventedNames;
        this.hostedBefore = hostedBefore;
        this.nearbyView = nearby;
        this.checklistView = checklist;
    }

    @FXML
    private void initialize() {
        name.textProperty().bindBidirectional(client.nameProperty());
        address.textProperty().bindBidirectional(client.addressProperty());
        ObservableValue<Boolean> free =
                client.passwordPrompt().askedProperty().map(_ -> false).orElse(true);
        if (nearbyView != null && checklistView != null) {
            place(nearby, nearbyView.apply(this::nobodyIsNear), free);
            place(checklist, checklistView.get(), free);
        }
        NodeVisibility.bind(byAddress, free);
        SessionList sessions = client.sessions();
        NodeVisibility.bind(backRow, Bindings.isNotEmpty(sessions.all()));
        sessions.all().subscribe(this::labelButtons);
        ViewShowing.of(root).subscribe(_ -> labelButtons());
        EnterKey.in(name, host::requestFocus);
        EnterKey.in(address, this::join);
        ObservableValue<Boolean> entering =
                client.joinStateProperty().map(JoinState.Joining.class::isInstance);
        inputs.disableProperty().bind(entering);
        NodeVisibility.bind(progress, entering);
        progressWords
                .textProperty()
                .bind(
                        client.joinStateProperty()
                                .map(w -> w instanceof JoinState.Joining(String text) ? text : ""));
        show(nameProblem, client.nameProblemProperty(), name);
        show(hostProblem, client.hostProblemProperty(), host);
        show(problem, client.problemProperty(), address);
        entering.when(ViewShowing.of(root)).subscribe(this::moveFocus);
        ViewShowing.of(address).subscribe(_ -> moveFocus(entering.getValue()));
        root.heightProperty()
                .subscribe(
                        height ->
                                root.pseudoClassStateChanged(
                                        COMPACT, height.doubleValue() < COMPACT_BELOW));
    }

    private static void place(Pane slot, Parent view, ObservableValue<Boolean> free) {
        slot.getChildren().add(view);
        NodeVisibility.bind(
                slot,
                Bindings.createBooleanBinding(
                        () -> free.getValue() && view.isVisible(), free, view.visibleProperty()));
    }

    /// A problem stands under what it is of, and takes the person there.
    private void show(Label label, ObservableValue<String> text, Control of) {
        label.textProperty().bind(text);
        NodeVisibility.bindToText(label, label.textProperty());
        of.accessibleHelpProperty().bind(text);
        text.when(ViewShowing.of(root))
                .subscribe(
                        now -> {
                            of.pseudoClassStateChanged(DANGER, !now.isEmpty());
                            if (!now.isEmpty()) {
                                of.requestFocus();
                                ScrollIntoView.bring(root, label);
                            }
                        });
    }

    private void moveFocus(boolean entering) {
        if (entering) {
            cancel.requestFocus();
            ScrollIntoView.bring(root, progress);
        } else if (client.passwordPrompt().askedProperty().get() == null
                && client.problemProperty().get().isEmpty()
                && client.nameProblemProperty().get().isEmpty()) {
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
    private void inventName() {
        name.setText(inventedNames.get());
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
