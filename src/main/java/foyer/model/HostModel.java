package foyer.model;

import foyer.discovery.Firewall;
import foyer.discovery.ReachReport;
import foyer.protocol.Ban;
import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.Member;
import foyer.protocol.Schedule;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The host panel: announcements, schedules, bans, the server's password and guests. UI thread.
public final class HostModel {
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");
    private final ObservableList<Schedule> schedules = FXCollections.observableArrayList();
    private final ObservableList<Schedule> readOnly =
            FXCollections.unmodifiableObservableList(schedules);
    private final ObservableList<Ban> bans = FXCollections.observableArrayList();
    private final ObservableList<Ban> readOnlyBans = FXCollections.unmodifiableObservableList(bans);
    private final List<Ban> arriving = new ArrayList<>();
    private final ObservableList<String> addresses = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Reachability> reachability =
            new ReadOnlyObjectWrapper<>(Reachability.HIDDEN);
    private final ReadOnlyBooleanWrapper locked = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper mayLock = new ReadOnlyBooleanWrapper();
    private final GuestAccessModel guests = new GuestAccessModel();
    private final PendingCommands pendingCommands;
    private final MessageNumberSequence numbers;
    private final InstantSource clock;
    private Firewall firewall = Firewall.NONE;

    HostModel(PendingCommands pendingCommands, MessageNumberSequence numbers, InstantSource clock) {
        this.clock = clock;
        this.pendingCommands = pendingCommands;
        this.numbers = numbers;
    }

    /// Whether the user may use the panel.
    public ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    /// Why the last command failed; empty if it did not.
    public ReadOnlyStringProperty refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    /// A text about the start of the server in this window; empty if none.
    public ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /// Whether others can reach the server in this window, as far as they have reported it.
    public ReadOnlyObjectProperty<Reachability> reachabilityProperty() {
        return reachability.getReadOnlyProperty();
    }

    /// [#reachabilityProperty] as text, with times relative to now; empty if the server is not
    /// announced.
    public String reachabilityText() {
        return reachability.get().text(clock.millis());
    }

    /// The firewall that may keep others out of the server in this window.
    public Firewall firewall() {
        return firewall;
    }

    /// The server in this window is announced on the network.
    public void onAnnounced(Firewall localFirewall) {
        firewall = localFirewall;
        reachability.set(Reachability.NOBODY_YET);
    }

    public void handle(ReachReport reachReport) {
        reachability.set(reachability.get().with(reachReport));
    }

    public void setNotice(String text) {
        notice.set(text);
    }

    public void dismissNotice() {
        notice.set("");
    }

    public ObservableList<Schedule> schedules() {
        return readOnly;
    }

    public ObservableList<Ban> bans() {
        return readOnlyBans;
    }

    public void unban(String memberId) {
        attempt(() -> new Command.Unban(memberId));
    }

    void handle(Event.Bans event) {
        arriving.addAll(event.bans());
        if (!event.more()) {
            bans.setAll(arriving);
            arriving.clear();
        }
    }

    public GuestAccessModel guests() {
        return guests;
    }

    /// The server's addresses, as others would type them; empty unless it runs in this window.
    public ObservableList<String> addresses() {
        return addresses;
    }

    /// Sends an announcement to every room.
    ///
    /// @return true if the command was sent, false otherwise; [#refusalProperty] then says why
    public boolean announce(String text) {
        return attempt(() -> new Command.Announce(numbers.nextSaved(), text));
    }

    /// Repeats an announcement every `minutes`.
    ///
    /// @return true if the command was sent, false otherwise; [#refusalProperty] then says why
    public boolean schedule(String text, int minutes) {
        return attempt(() -> new Command.AddSchedule(text, minutes));
    }

    public void dropSchedule(long id) {
        attempt(() -> new Command.DropSchedule(id));
    }

    /// Whether the server has a password.
    public ReadOnlyBooleanProperty lockedProperty() {
        return locked.getReadOnlyProperty();
    }

    /// Whether the user may set the server's password.
    public ReadOnlyBooleanProperty mayLockProperty() {
        return mayLock.getReadOnlyProperty();
    }

    /// Sets the password that new members need.
    ///
    /// @param password empty for none
    /// @return true if the command was sent, false otherwise; [#refusalProperty] then says why
    public boolean setPassword(String password) {
        return attempt(() -> new Command.SetPassword(null, password));
    }

    private boolean attempt(Supplier<Command> command) {
        return pendingCommands.attempt(command, refusal::set) != 0;
    }

    void openFor(@Nullable Member me) {
        open.set(me != null && me.role().moderates());
        mayLock.set(Permissions.maySetPassword(me));
    }

    void setLocked(boolean isLocked) {
        locked.set(isLocked);
    }

    void handle(Event.Schedules event) {
        schedules.setAll(event.schedules());
    }
}
