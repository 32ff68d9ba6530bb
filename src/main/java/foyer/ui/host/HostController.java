package foyer.ui.host;

import foyer.discovery.Firewall;
import foyer.language.Texts;
import foyer.model.HostModel;
import foyer.model.Reachability;
import foyer.ui.BidiText;
import foyer.ui.CopyButton;
import foyer.ui.EnterKey;
import foyer.ui.NodeVisibility;
import foyer.ui.ReachabilityLabel;
import foyer.ui.ViewShowing;
import foyer.ui.guests.GuestAccessBox;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.WeakListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.Pane;
import org.kordamp.ikonli.javafx.FontIcon;

/// The view of [HostModel]: the addresses, the password, the bans and the announcements. UI thread.
public final class HostController {
    private final HostModel host;
    private final ZoneId zone;
    private final Runnable close;
    private final ObjectProperty<Label> refusalLabel = new SimpleObjectProperty<>();
    private final ListChangeListener<Object> onChange = _ -> fill();
    private Runnable restoreInput = () -> {};

    @FXML private Node root;
    @FXML private Pane addresses;
    @FXML private Node noAddresses;
    @FXML private Pane guests;
    @FXML private ReachabilityLabel reach;
    @FXML private Node firewall;
    @FXML private Label firewallText;
    @FXML private Label firewallCommands;
    @FXML private CopyButton copyFirewall;
    @FXML private Node passwordBox;
    @FXML private Label passwordState;
    @FXML private FontIcon passwordIcon;
    @FXML private TextField password;
    @FXML private Node setPassword;
    @FXML private Node removePassword;
    @FXML private Label passwordRefusal;
    @FXML private Node bansBox;
    @FXML private Pane bans;
    @FXML private Label banRefusal;
    @FXML private Node notOpen;
    @FXML private Node forHosts;
    @FXML private TextArea announcement;
    @FXML private Label announceRefusal;
    @FXML private Pane schedules;
    @FXML private Node noSchedules;
    @FXML private TextField scheduled;
    @FXML private Spinner<Integer> minutes;
    @FXML private Label scheduleRefusal;

    /// @param zone of the times shown
    /// @param close closes this panel
    public HostController(HostModel host, ZoneId zone, Runnable close) {
        this.host = host;
        this.zone = zone;
        this.close = close;
    }

    @FXML
    private void initialize() {
        guests.getChildren().add(new GuestAccessBox(host.guests()));
        NodeVisibility.bind(guests, host.guests().availableProperty());
        Minutes.into(minutes);
        EnterKey.in(scheduled, this::schedule);
        showPassword();
        NodeVisibility.bind(forHosts, host.openProperty());
        NodeVisibility.bind(notOpen, host.openProperty().not());
        NodeVisibility.bind(noAddresses, Bindings.isEmpty(addresses.getChildren()));
        NodeVisibility.bind(addresses, Bindings.isNotEmpty(addresses.getChildren()));
        reach.follow(host);
        showFirewall(host.firewall());
        NodeVisibility.bind(noSchedules, Bindings.isEmpty(schedules.getChildren()));
        NodeVisibility.bind(schedules, Bindings.isNotEmpty(schedules.getChildren()));
        announcement
                .wrapTextProperty()
                .bind(announcement.textProperty().map(text -> !BidiText.hasRightToLeft(text)));
        showRefusal(announceRefusal);
        showRefusal(scheduleRefusal);
        showRefusal(passwordRefusal);
        showRefusal(banRefusal);
        NodeVisibility.bind(
                bansBox, host.openProperty().and(Bindings.isNotEmpty(bans.getChildren())));
        host.refusalProperty().when(ViewShowing.of(root)).subscribe(this::onRefusal);
        host.addresses().addListener(new WeakListChangeListener<>(onChange));
        host.schedules().addListener(new WeakListChangeListener<>(onChange));
        host.bans().addListener(new WeakListChangeListener<>(onChange));
        fill();
        ViewShowing.of(announcement).subscribe(this::onShowing);
    }

    private void showPassword() {
        NodeVisibility.bind(passwordBox, host.mayLockProperty());
        NodeVisibility.bind(removePassword, host.lockedProperty());
        passwordState
                .textProperty()
                .bind(
                        host.lockedProperty()
                                .map(
                                        locked ->
                                                Texts.of(
                                                        locked
                                                                ? "host.password.on"
                                                                : "host.password.off")));
        host.lockedProperty()
                .when(ViewShowing.of(passwordBox))
                .subscribe(
                        locked -> passwordIcon.setIconLiteral(locked ? "fth-lock" : "fth-unlock"));
        setPassword.disableProperty().bind(password.textProperty().isEmpty());
        EnterKey.in(password, this::setPassword);
    }

    /// Shows the commands that open the firewall. Foyer does not run them.
    private void showFirewall(Firewall detected) {
        String commands = String.join("\n", detected.commands());
        firewallText.setText(
                Texts.of(
                        detected.on() ? "host.firewall.on" : "host.firewall.if_on",
                        detected.name()));
        firewallCommands.setText(commands);
        copyFirewall.setCopies(commands);
        NodeVisibility.bind(
                firewall,
                host.reachabilityProperty()
                        .map(
                                reachability ->
                                        reachability.announced()
                                                && reachability.mark() != Reachability.Mark.PROVED
                                                && !commands.isEmpty()));
    }

    /// Shows the model's refusal in the label that belongs to the last request.
    private void showRefusal(Label label) {
        label.textProperty()
                .bind(
                        Bindings.when(refusalLabel.isEqualTo(label))
                                .then(host.refusalProperty())
                                .otherwise(""));
        NodeVisibility.bindToText(label, label.textProperty());
    }

    private void fill() {
        fill(addresses, host.addresses(), AddressRow::new);
        fill(bans, host.bans(), ban -> new BanRow(ban, zone, () -> lift(ban.member())));
        fill(
                schedules,
                host.schedules(),
                schedule -> new ScheduleRow(schedule, () -> removeSchedule(schedule.id())));
    }

    private static <T> void fill(Pane pane, ObservableList<T> items, Function<T, Node> row) {
        List<Node> nodes = items.stream().map(row).toList();
        if (!nodes.isEmpty()) {
            nodes.getLast().getStyleClass().add("last");
        }
        pane.getChildren().setAll(nodes);
    }

    private void onShowing(boolean shown) {
        if (shown) {
            announcement.requestFocus();
        }
    }

    @FXML
    private void announce() {
        request(announceRefusal, announcement, host::announce);
    }

    @FXML
    private void schedule() {
        request(scheduleRefusal, scheduled, text -> host.schedule(text, minutes.getValue()));
    }

    @FXML
    private void setPassword() {
        if (!password.getText().isEmpty()) {
            request(passwordRefusal, password, host::setPassword);
        }
    }

    @FXML
    private void removePassword() {
        refusalLabel.set(passwordRefusal);
        restoreInput = () -> {};
        host.setPassword("");
    }

    private void lift(String member) {
        refusalLabel.set(banRefusal);
        restoreInput = () -> {};
        host.unban(member);
    }

    private void removeSchedule(long schedule) {
        refusalLabel.set(scheduleRefusal);
        restoreInput = () -> {};
        host.dropSchedule(schedule);
    }

    private void request(Label answer, TextInputControl field, Function<String, Boolean> action) {
        refusalLabel.set(answer);
        restoreInput = () -> {};
        String text = field.getText();
        if (action.apply(text) && host.refusalProperty().get().isEmpty()) {
            field.clear();
            restoreInput = () -> restore(field, text);
        }
    }

    private static void restore(TextInputControl field, String text) {
        if (field.getText().isEmpty()) {
            field.setText(text);
        }
    }

    /// Restores the typed text after a refusal, unless the user has typed again.
    private void onRefusal(String error) {
        if (!error.isEmpty()) {
            restoreInput.run();
            restoreInput = () -> {};
        }
    }

    @FXML
    private void close() {
        close.run();
    }
}
