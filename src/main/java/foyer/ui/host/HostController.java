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

/// The view of [HostModel]: where others can join, with which password, and who may not;
/// announcements now and on a schedule. UI thread.
public final class HostController {
    private final HostModel host;
    private final ZoneId zone;
    private final Runnable close;
    private final ObjectProperty<Label> asked = new SimpleObjectProperty<>();
    private final ListChangeListener<Object> onChange = _ -> fill();
    private Runnable giveBack = () -> {};

    @FXML private Node root;
    @FXML private Pane addresses;
    @FXML private Node noAddresses;
    @FXML private Pane guests;
    @FXML private ReachabilityLabel reach;
    @FXML private Node wall;
    @FXML private Label wallWords;
    @FXML private Label wallCommands;
    @FXML private CopyButton copyWall;
    @FXML private Node passwordBox;
    @FXML private Label passwordState;
    @FXML private FontIcon passwordSign;
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

    /// @param zone for the times of day
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
        showWall(host.firewall());
        NodeVisibility.bind(noSchedules, Bindings.isEmpty(schedules.getChildren()));
        NodeVisibility.bind(schedules, Bindings.isNotEmpty(schedules.getChildren()));
        announcement
                .wrapTextProperty()
                .bind(announcement.textProperty().map(text -> !BidiText.hasRightToLeft(text)));
        refusalOf(announceRefusal);
        refusalOf(scheduleRefusal);
        refusalOf(passwordRefusal);
        refusalOf(banRefusal);
        NodeVisibility.bind(
                bansBox, host.openProperty().and(Bindings.isNotEmpty(bans.getChildren())));
        host.refusalProperty().when(ViewShowing.of(root)).subscribe(this::refused);
        host.addresses().addListener(new WeakListChangeListener<>(onChange));
        host.schedules().addListener(new WeakListChangeListener<>(onChange));
        host.bans().addListener(new WeakListChangeListener<>(onChange));
        fill();
        ViewShowing.of(announcement).subscribe(this::begin);
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
                        locked -> passwordSign.setIconLiteral(locked ? "fth-lock" : "fth-unlock"));
        setPassword.disableProperty().bind(password.textProperty().isEmpty());
        EnterKey.in(password, this::setPassword);
    }

    /// Foyer never opens a firewall by itself; it says how.
    private void showWall(Firewall firewall) {
        String commands = String.join("\n", firewall.commands());
        wallWords.setText(
                Texts.of(
                        firewall.on() ? "host.firewall.on" : "host.firewall.if_on",
                        firewall.name()));
        wallCommands.setText(commands);
        copyWall.setCopies(commands);
        NodeVisibility.bind(
                wall,
                host.reachabilityProperty()
                        .map(
                                now ->
                                        now.announced()
                                                && now.mark() != Reachability.Mark.PROVED
                                                && !commands.isEmpty()));
    }

    /// The desk has one refusal; it stands where the person asked last.
    private void refusalOf(Label label) {
        label.textProperty()
                .bind(
                        Bindings.when(asked.isEqualTo(label))
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
                schedule -> new ScheduleRow(schedule, () -> drop(schedule.id())));
    }

    private static <T> void fill(Pane rows, ObservableList<T> items, Function<T, Node> row) {
        List<Node> nodes = items.stream().map(row).toList();
        if (!nodes.isEmpty()) {
            nodes.getLast().getStyleClass().add("last");
        }
        rows.getChildren().setAll(nodes);
    }

    private void begin(boolean shown) {
        if (shown) {
            announcement.requestFocus();
        }
    }

    @FXML
    private void announce() {
        ask(announceRefusal, announcement, host::announce);
    }

    @FXML
    private void schedule() {
        ask(scheduleRefusal, scheduled, text -> host.schedule(text, minutes.getValue()));
    }

    @FXML
    private void setPassword() {
        if (!password.getText().isEmpty()) {
            ask(passwordRefusal, password, host::setPassword);
        }
    }

    @FXML
    private void removePassword() {
        asked.set(passwordRefusal);
        giveBack = () -> {};
        host.setPassword("");
    }

    private void lift(String member) {
        asked.set(banRefusal);
        giveBack = () -> {};
        host.unban(member);
    }

    private void drop(long schedule) {
        asked.set(scheduleRefusal);
        giveBack = () -> {};
        host.dropSchedule(schedule);
    }

    private void ask(Label answers, TextInputControl field, Function<String, Boolean> request) {
        asked.set(answers);
        giveBack = () -> {};
        String text = field.getText();
        if (request.apply(text) && host.refusalProperty().get().isEmpty()) {
            field.clear();
            giveBack = () -> giveBack(field, text);
        }
    }

    private static void giveBack(TextInputControl field, String text) {
        if (field.getText().isEmpty()) {
            field.setText(text);
        }
    }

    /// What was typed is there again when the server says no, unless something else is by now.
    private void refused(String error) {
        if (!error.isEmpty()) {
            giveBack.run();
            giveBack = () -> {};
        }
    }

    @FXML
    private void close() {
        close.run();
    }
}
