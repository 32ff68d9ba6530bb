package foyer.model;

import foyer.clientstore.SavedRoom;
import foyer.protocol.Command;
import foyer.protocol.Member;
import foyer.protocol.Retention;
import foyer.protocol.Role;
import foyer.protocol.RoomInfo;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// One room as the user sees it. Views observe it and write the draft; the event handlers and
/// actions of this package change it. UI thread.
public final class RoomModel {
    private final String name;
    private String owner;
    private final @Nullable String otherMemberId;
    private final PendingCommands pendingCommands;
    private final InstantSource clock;
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper topic = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper people = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<Membership> membership =
            new ReadOnlyObjectWrapper<>(Membership.OUTSIDE);
    private final ReadOnlyObjectWrapper<@Nullable RoomClosing> closing =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Retention> retention =
            new ReadOnlyObjectWrapper<>(Retention.ALWAYS);
    private final ReadOnlyObjectWrapper<RequestState> request =
            new ReadOnlyObjectWrapper<>(RequestState.NONE);
    private final ReadOnlyBooleanWrapper locked = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");
    private final MessageLog log;
    private final RoomHistory history;
    private final Roster roster = new Roster();
    private final UnreadCounter unread;
    private final Pins pins = new Pins();
    private final ComposeMode composeMode = new ComposeMode();
    private String logName = "";
    private boolean justJoined;

    RoomModel(
            RoomInfo info,
            String myId,
            IgnoredMembers ignored,
            PendingCommands pendingCommands,
            InstantSource clock) {
        this.name = info.name();
        this.owner = info.owner();
        Member with = info.with();
        this.otherMemberId = with == null ? null : with.id();
        this.pendingCommands = pendingCommands;
        this.clock = clock;
        this.title.set(with == null ? info.name() : with.name());
        this.log = new MessageLog(myId, ignored);
        this.history = new RoomHistory(name, log, pendingCommands, refusal::set);
        this.unread = new UnreadCounter(myId, log, roster, clock);
        update(info);
    }

    /// The name on the wire; see [#titleProperty] for the shown one.
    public String name() {
        return name;
    }

    /// The id of the member who created the room.
    public String owner() {
        return owner;
    }

    /// The id of the other member of a direct conversation; null for a room.
    public @Nullable String otherMemberId() {
        return otherMemberId;
    }

    public boolean isDirect() {
        return otherMemberId != null;
    }

    /// The room's name, or the other member's in a direct conversation.
    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty topicProperty() {
        return topic.getReadOnlyProperty();
    }

    /// The number of members online in the room.
    public ReadOnlyIntegerProperty peopleProperty() {
        return people.getReadOnlyProperty();
    }

    /// The number of unread messages of others.
    public ReadOnlyIntegerProperty unreadProperty() {
        return unread.countProperty();
    }

    /// Whether an unread message mentions the user.
    public ReadOnlyBooleanProperty mentionedProperty() {
        return unread.mentionedProperty();
    }

    public ReadOnlyObjectProperty<Membership> membershipProperty() {
        return membership.getReadOnlyProperty();
    }

    /// The announced closing; null if none.
    public ReadOnlyObjectProperty<@Nullable RoomClosing> closingProperty() {
        return closing.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Retention> retentionProperty() {
        return retention.getReadOnlyProperty();
    }

    /// Whether the direct conversation waits to be accepted.
    public ReadOnlyObjectProperty<RequestState> requestProperty() {
        return request.getReadOnlyProperty();
    }

    /// Whether the room has a password.
    public ReadOnlyBooleanProperty lockedProperty() {
        return locked.getReadOnlyProperty();
    }

    /// Why the last command about this room failed; empty if it did not.
    public ReadOnlyStringProperty refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    /// The text in the composer.
    public StringProperty draftProperty() {
        return composeMode.draftProperty();
    }

    public MessageLog log() {
        return log;
    }

    public RoomHistory history() {
        return history;
    }

    public Roster roster() {
        return roster;
    }

    public Pins pins() {
        return pins;
    }

    /// What the draft replies to or edits.
    public ComposeMode composeMode() {
        return composeMode;
    }

    UnreadCounter unread() {
        return unread;
    }

    /// Sends a command about this room. If it is invalid, cannot be sent or is refused, the refusal
    /// says why.
    ///
    /// @return true if the command was sent, false otherwise
    boolean request(Supplier<Command> command) {
        return pendingCommands.attempt(command, refusal::set) != 0;
    }

    /// Asks for the log entries between the last one loaded and the newest.
    void requestMissing() {
        pendingCommands.request(join(), refusal::set);
    }

    /// The command that rejoins the room and fetches the entries missed meanwhile.
    Command.Join join() {
        return log.isEmpty()
                ? new Command.Join(name)
                : new Command.Join(name, log.last(), logName.isEmpty() ? null : logName);
    }

    void update(RoomInfo info) {
        if (!owner.equals(info.owner())) {
            // while the user was away, another member closed and recreated the room
            owner = info.owner();
            log.restart(0);
            history.setHasOlder(false);
        }
        topic.set(info.topic());
        people.set(info.people());
        retention.set(info.kept());
        locked.set(info.isLocked());
        setRequestedBy(info.request());
        Member with = info.with();
        if (with != null) {
            title.set(with.name());
        }
        closing.set(RoomClosing.after(info.closesIn(), clock));
    }

    /// Reads back what was saved; the user rejoins after the sign-in.
    void restore(SavedRoom room) {
        logName = room.log();
        log.restore(room.last(), room.entries());
        history.setHasOlder(log.first() > 1);
        composeMode.restore(room.draft());
        membership.set(Membership.RETURNING);
        unread.restore(request.get() == RequestState.RECEIVED ? log.last() : room.read());
    }

    /// The room as the server describes it, to be saved.
    RoomInfo info() {
        Member with =
                otherMemberId == null ? null : new Member(otherMemberId, title.get(), Role.MEMBER);
        var info =
                new RoomInfo(
                        name,
                        topic.get(),
                        owner,
                        people.get(),
                        with,
                        null,
                        retention.get(),
                        locked.get());
        return request.get() == RequestState.RECEIVED ? info.requestedBy(otherMemberId) : info;
    }

    /// The user has entered; the members and the missed entries follow.
    ///
    /// @param restart whether the loaded entries are of no use; then `last` is the newest `seq`
    void entered(RoomInfo info, long last, boolean restart, String newLogName) {
        update(info);
        if (!newLogName.equals(logName)) {
            unread.reset();
            roster.forgetReading();
        }
        logName = newLogName;
        justJoined = membership.get() == Membership.OUTSIDE && !isDirect();
        membership.set(Membership.INSIDE);
        roster.clear();
        pins.clear();
        refusal.set("");
        history.stopLoading();
        if (restart) {
            log.restart(last);
            history.setHasOlder(false);
        }
    }

    /// Whether the user has joined, rather than rejoined, since the last call.
    boolean pollJustJoined() {
        boolean result = justJoined;
        justJoined = false;
        return result;
    }

    /// Adds members of the list that follows [#entered].
    void addMembers(List<Member> members) {
        roster.addAll(members);
        unread.checkMentions();
        people.set(roster.size());
        members.forEach(this::updateTitle);
    }

    /// A direct conversation has the other member's current name.
    private void updateTitle(Member member) {
        if (member.id().equals(otherMemberId)) {
            title.set(member.name());
        }
    }

    void joined(Member member) {
        roster.joined(member);
        people.set(roster.size());
        updateTitle(member);
    }

    void left(String memberId) {
        roster.left(memberId);
        people.set(roster.size());
    }

    /// A member has another name, role or presence.
    void change(Member member) {
        updateTitle(member);
        roster.change(member);
    }

    void setMembership(Membership value) {
        membership.set(value);
        if (value != Membership.INSIDE) {
            roster.clear();
            history.stopLoading();
        }
        if (value == Membership.OUTSIDE) {
            unread.clear();
        }
    }

    /// Adds a notice that only the user sees.
    public void notice(String text) {
        log.notice(text, clock.millis());
    }

    /// Adds a notice if the user is in the room.
    void noticeIfInside(String text) {
        if (membership.get() == Membership.INSIDE) {
            notice(text);
        }
    }

    void setTopic(String value) {
        topic.set(value);
    }

    void setRetention(Retention value) {
        retention.set(value);
    }

    void setPeople(int count) {
        people.set(count);
    }

    void setLocked(boolean isLocked) {
        locked.set(isLocked);
    }

    void setRequestedBy(@Nullable String memberId) {
        request.set(RequestState.of(memberId, otherMemberId));
    }

    void setClosing(@Nullable RoomClosing value) {
        closing.set(value);
    }

    public void setRefusal(String error) {
        refusal.set(error);
    }
}
