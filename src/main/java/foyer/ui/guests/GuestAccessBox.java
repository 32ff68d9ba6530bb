package foyer.ui.guests;

import atlantafx.base.controls.ToggleSwitch;
import foyer.language.Texts;
import foyer.model.GuestAccessModel;
import foyer.ui.BidiLabel;
import foyer.ui.CopyButton;
import foyer.ui.NodeVisibility;
import foyer.ui.invite.QrView;
import java.util.Objects;
import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// The view of a [GuestAccessModel]: the switch, the guests' links and whether they are encrypted.
/// Hidden where guests cannot be let in. UI thread.
public final class GuestAccessBox extends VBox {
    private final GuestAccessModel guests;
    private final VBox links = new VBox();
    private final QrView qrCode = new QrView();
    private final ListChangeListener<Object> onChange = _ -> fill();

    public GuestAccessBox(GuestAccessModel guests) {
        this.guests = guests;
        getStyleClass().addAll("section", "guests");
        getStylesheets()
                .add(
                        Objects.requireNonNull(getClass().getResource("GuestAccessBox.css"))
                                .toString());
        var letIn = new ToggleSwitch(Texts.of("guests.let_in"));
        letIn.setId("letGuestsIn");
        letIn.setAccessibleText(Texts.of("guests.let_in"));
        letIn.disableProperty().bind(guests.busyProperty());
        // resets the switch if the change failed
        guests.busyProperty().subscribe(_ -> letIn.setSelected(shown()));
        letIn.selectedProperty().subscribe(guests::setOn);
        qrCode.setAccessibleText(Texts.of("guests.qr"));
        links.setId("guestLinks");
        links.getStyleClass().add("rows");
        links.setAccessibleText(Texts.of("guests.links"));
        var warning = new BidiLabel();
        warning.textProperty().bind(guests.encryptedProperty().map(GuestAccessBox::encryptionText));
        warning.getStyleClass().add("guests-warning");
        var lock = new FontIcon("fth-unlock");
        guests.encryptedProperty()
                .subscribe(
                        isEncrypted ->
                                lock.setIconLiteral(isEncrypted ? "fth-lock" : "fth-unlock"));
        warning.setGraphic(lock);
        var encrypted = new CheckBox(Texts.of("guests.encrypted"));
        encrypted.setId("encryptGuests");
        encrypted.selectedProperty().bindBidirectional(guests.encryptedProperty());
        encrypted.disableProperty().bind(guests.busyProperty());
        var linksBox = new VBox(links, warning);
        linksBox.getStyleClass().add("guests-open");
        HBox.setHgrow(linksBox, Priority.ALWAYS);
        var open = new HBox(linksBox, qrCode);
        open.getStyleClass().add("guests-line");
        var problem = new BidiLabel();
        problem.getStyleClass().add("problem");
        problem.textProperty().bind(guests.problemProperty());
        getChildren().addAll(letIn, encrypted, open, problem);
        NodeVisibility.bind(this, guests.availableProperty());
        NodeVisibility.bind(encrypted, guests.onProperty().not());
        NodeVisibility.bind(open, guests.onProperty());
        NodeVisibility.bind(problem, guests.problemProperty().isNotEmpty());
        guests.links().addListener(new WeakListChangeListener<>(onChange));
        fill();
    }

    private static String encryptionText(boolean encrypted) {
        return Texts.of(encrypted ? "guests.encrypted.words" : "guests.open.words");
    }

    private boolean shown() {
        return guests.onProperty().get() != guests.busyProperty().get();
    }

    private void fill() {
        qrCode.textProperty().set(guests.links().isEmpty() ? "" : guests.links().getFirst());
        links.getChildren().setAll(guests.links().stream().map(GuestAccessBox::row).toList());
        if (!links.getChildren().isEmpty()) {
            links.getChildren().getLast().getStyleClass().add("last");
        }
    }

    private static Node row(String link) {
        var text = new Label(link);
        text.getStyleClass().add("code");
        text.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        var copy = new CopyButton();
        copy.setWhat(link);
        copy.setCopies(link);
        var row = new HBox(text, copy);
        row.getStyleClass().add("row");
        return row;
    }
}
