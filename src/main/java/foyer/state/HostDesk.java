package foyer.state;

import foyer.lan.Firewall;
import foyer.lan.Reach;
import foyer.language.Refusals;
import foyer.protocol.Ban;
import foyer.protocol.Command;
import foyer.protocol.Invalid;
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
public final class HostDesk {
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
    private final ReadOnlyObjectWrapper<Reaching> reaching =
            new ReadOnlyObjectWrapper<>(Reaching.HIDDEN);
    private final ReadOnlyBooleanWrapper locked = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper mayLock = new ReadOnlyBooleanWrapper();
    private final GuestSwitch guests = new GuestSwitch();
    private final Errands errands;
    private final Numbers numbers;
    private final InstantSource clock;
    private Firewall firewall = Firewall.NONE;

    HostDesk(Errands errands, Numbers numbers, InstantSource clock) {
        this.clock = clock;
        this.errands = errands;
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
    public ReadOnlyObjectProperty<Reaching> reachingProperty() {
        return reaching.getReadOnlyProperty();
    }

    /// The same in words, as of this moment; empty if nobody is told of the server.
    public String reachWords() {
        return reaching.get().words(clock.millis());
    }

    /// What may keep others out of the server that runs in this window.
    public Firewall firewall() {
        return firewall;
    }

    void announced(Firewall behind) {
        firewall = behind;
        reaching.set(Reaching.NOBODY_YET);
    }

    void heard(Reach reach) {
        reaching.set(reaching.get().and(reach));
    }

    void setNotice(String words) {
        notice.set(words);
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

    /// Some of those who are not let in.
    ///
    /// @param more whether more are to come
    void list(List<Ban> some, boolean more) {
        arriving.addAll(some);
        if (!more) {
            bans.setAll(arriving);
            arriving.clear();
        }
    }

    /// The way in from a browser.
    public GuestSwitch guests() {
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
        refusal.set("");
        try {
            return errands.ask(command.get(), refusal::set) != 0;
        } catch (Invalid e) {
            refusal.set(Refusals.words(e));
            return false;
        }
    }

    void openFor(@Nullable Member me) {
        open.set(me != null && me.role().moderates());
        mayLock.set(Rights.maySetPassword(me));
    }

    void setLocked(boolean now) {
        locked.set(now);
    }

    void setSchedules(List<Schedule> now) {
        schedules.setAll(now);
    }
}
