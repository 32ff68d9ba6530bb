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

/// What hosts and moderators do for the whole server: say who may come in, announce, now or on a
/// schedule. UI thread.
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

    /// Whether this person may use it.
    public ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    /// Why the last thing asked was refused, in words; empty otherwise.
    public ReadOnlyStringProperty refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    /// What happened when the server was started in this window, in words; empty if nothing did.
    public ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /// What has been proved of others' way to the server that runs in this window.
    public ReadOnlyObjectProperty<Reachability> reachabilityProperty() {
        return reachability.getReadOnlyProperty();
    }

    /// The same in words, as of this moment; empty if nobody is told of the server.
    public String reachabilityText() {
        return reachability.get().text(clock.millis());
    }

    /// What may keep others out of the server that runs in this window.
    public Firewall firewall() {
        return firewall;
    }

    public void onAnnounced(Firewall behind) {
        firewall = behind;
        reachability.set(Reachability.NOBODY_YET);
    }

    public void handle(ReachReport reachReport) {
        reachability.set(reachability.get().and(reachReport));
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

    /// Who is not let in.
    public ObservableList<Ban> bans() {
        return readOnlyBans;
    }

    /// Lets somebody in again.
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

    /// The way in from a browser.
    public GuestAccessModel guests() {
        return guests;
    }

    /// Where others reach this server, as they would type it; empty unless it runs in this window.
    public ObservableList<String> addresses() {
        return addresses;
    }

    /// Tells everybody on the server.
    ///
    /// @return whether the words could be sent; if not, [#refusalProperty] says why
    public boolean announce(String text) {
        return attempt(() -> new Command.Announce(numbers.nextNoted(), text));
    }

    /// Has the server say it every so many minutes.
    ///
    /// @return whether it could be asked; if not, [#refusalProperty] says why
    public boolean schedule(String text, int minutes) {
        return attempt(() -> new Command.AddSchedule(text, minutes));
    }

    public void dropSchedule(long id) {
        attempt(() -> new Command.DropSchedule(id));
    }

    /// Whether the server asks for a password.
    public ReadOnlyBooleanProperty lockedProperty() {
        return locked.getReadOnlyProperty();
    }

    /// Whether this person may change that.
    public ReadOnlyBooleanProperty mayLockProperty() {
        return mayLock.getReadOnlyProperty();
    }

    /// Has the server ask everybody who comes for this password.
    ///
    /// @param password empty to ask for none any more
    /// @return whether it could be asked; if not, [#refusalProperty] says why
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

    void setLocked(boolean now) {
        locked.set(now);
    }

    void handle(Event.Schedules event) {
        schedules.setAll(event.schedules());
    }
}
