package foyer.model;

import foyer.clientstore.SavedRoom;
import foyer.protocol.Command;
import foyer.protocol.LogEntry;
import foyer.protocol.LogEntry.Announced;
import foyer.protocol.LogEntry.Deleted;
import foyer.protocol.LogEntry.Edited;
import foyer.protocol.LogEntry.Erased;
import foyer.protocol.LogEntry.KeepingSet;
import foyer.protocol.LogEntry.Pinned;
import foyer.protocol.LogEntry.Reacted;
import foyer.protocol.LogEntry.Said;
import foyer.protocol.LogEntry.TopicSet;
import foyer.protocol.Member;
import foyer.protocol.Retention;
import foyer.protocol.Role;
import foyer.protocol.RoomInfo;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// A room as this person sees it. UI thread. [ChatModel] changes it; views read it and write the
/// draft.
public final class RoomModel {
    /// That a room was never read.
    static final long NEVER = -1;

    private final String name;
    private String owner;
    private final @Nullable String otherMemberId;
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper topic = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper people = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<Membership> membership =
            new ReadOnlyObjectWrapper<>(Membership.OUTSIDE);
    private final ReadOnlyObjectWrapper<@Nullable Closing> closing = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Retention> retention =
            new ReadOnlyObjectWrapper<>(Retention.ALWAYS);
    private final ReadOnlyBooleanWrapper locked = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper hasOlder = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper loadingOlder = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");
    private final StringProperty draft = new SimpleStringProperty("");
    private boolean draftChanged;
    private final MessageLog log = new MessageLog();
    private final UnreadCounter unreadCounter = new UnreadCounter(log);
    private String logName = "";
    private long readUpTo = NEVER;
    private boolean arriving;
    private final Roster roster = new Roster();
    private final Pins pins = new Pins();
    private final ComposeMode composeMode = new ComposeMode(draft);
    private final ReadOnlyObjectWrapper<@Nullable Long> sought = new ReadOnlyObjectWrapper<>();

    /// Whether this person is in the room.
    public enum Membership {
        /// Not in it; it is only listed.
        OUTSIDE,
        /// In it.
        INSIDE,
        /// In it before the connection was lost; will be again.
        RETURNING,
        /// The room is closed for good.
        CLOSED
    }

    /// That a room will close.
    ///
    /// @param by who closes it
    /// @param atMillis when, by this computer's clock
    /// @param reason why; empty if that is not known
    public record Closing(String by, long atMillis, String reason) {}

    RoomModel(RoomInfo info, long nowMillis) {
        this.name = info.name();
        this.owner = info.owner();
        Member with = info.with();
        this.otherMemberId = with == null ? null : with.id();
        this.title.set(with == null ? info.name() : with.name());
        update(info, nowMillis);
        draft.addListener((_, _, _) -> draftChanged = true);
    }

    /// Whether the draft is another than when this was asked last.
    boolean pollDraftChanged() {
        boolean changed = draftChanged;
        draftChanged = false;
        return changed;
    }

    /// The draft could not be written down: that is to be tried again.
    void markDraftUnsaved() {
        draftChanged = true;
    }

    /// What the protocol calls it.
    public String name() {
        return name;
    }

    /// The id of the member who made it.
    public String owner() {
        return owner;
    }

    /// The id of the other one, in a direct conversation only.
    public @Nullable String otherMemberId() {
        return otherMemberId;
    }

    public boolean isDirect() {
        return otherMemberId != null;
    }

    /// What people call it: its name, or who the conversation is with.
    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty topicProperty() {
        return topic.getReadOnlyProperty();
    }

    /// How many people are in it now.
    public ReadOnlyIntegerProperty peopleProperty() {
        return people.getReadOnlyProperty();
    }

    /// How many messages of others came while it was not looked at.
    public ReadOnlyIntegerProperty unreadProperty() {
        return unreadCounter.countProperty();
    }

    /// Whether one of those is about this person.
    public ReadOnlyBooleanProperty mentionedProperty() {
        return unreadCounter.mentionedProperty();
    }

    public ReadOnlyObjectProperty<Membership> membershipProperty() {
        return membership.getReadOnlyProperty();
    }

    /// That it is about to close, or null.
    public ReadOnlyObjectProperty<@Nullable Closing> closingProperty() {
        return closing.getReadOnlyProperty();
    }

    /// How long it keeps what is said in it.
    public ReadOnlyObjectProperty<Retention> retentionProperty() {
        return retention.getReadOnlyProperty();
    }

    /// Whether it asks for a password.
    public ReadOnlyBooleanProperty lockedProperty() {
        return locked.getReadOnlyProperty();
    }

    /// Whether the server has older messages than the first of the log.
    public ReadOnlyBooleanProperty hasOlderProperty() {
        return hasOlder.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty loadingOlderProperty() {
        return loadingOlder.getReadOnlyProperty();
    }

    /// Why the last thing asked of this room was refused, in words; empty otherwise.
    public ReadOnlyStringProperty refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    /// What is typed and not yet said.
    public StringProperty draftProperty() {
        return draft;
    }

    public MessageLog log() {
        return log;
    }

    /// Asks for what this person missed of the room; for all of it that is new if they have
    /// nothing.
    Command.Join join() {
        return log.isEmpty()
                ? new Command.Join(name)
                : new Command.Join(name, log.last(), logName.isEmpty() ? null : logName);
    }

    public Roster roster() {
        return roster;
    }

    public Pins pins() {
        return pins;
    }

    /// What the draft answers or changes.
    public ComposeMode composeMode() {
        return composeMode;
    }

    /// The place of the log that is to be shown, as soon as it is here; null for none.
    public ReadOnlyObjectProperty<@Nullable Long> soughtProperty() {
        return sought.getReadOnlyProperty();
    }

    void seek(@Nullable Long seq) {
        sought.set(seq);
    }

    /// It is shown now, or cannot be.
    public void found() {
        sought.set(null);
    }

    void update(RoomInfo info, long nowMillis) {
        if (!owner.equals(info.owner())) {
            // closed and made again by somebody else, while this person was away
            owner = info.owner();
            log.restart(0);
            hasOlder.set(false);
        }
        topic.set(info.topic());
        people.set(info.people());
        retention.set(info.kept());
        locked.set(info.isLocked());
        Member with = info.with();
        if (with != null) {
            title.set(with.name());
        }
        Integer seconds = info.closesIn();
        closing.set(seconds == null ? null : new Closing("", nowMillis + seconds * 1000L, ""));
    }

    /// As it was when the program ended; this person goes back into it.
    void restore(SavedRoom room, String me, long nowMillis) {
        logName = room.log();
        log.restore(room.last(), room.entries(), me);
        hasOlder.set(log.first() > 1);
        draft.set(room.draft());
        draftChanged = false;
        membership.set(Membership.RETURNING);
        readUpTo = room.read();
        addUnread(log.messagesAfter(readUpTo, Integer.MAX_VALUE).size(), me, nowMillis);
    }

    /// As one would be told of it.
    RoomInfo info() {
        Member with =
                otherMemberId == null ? null : new Member(otherMemberId, title.get(), Role.MEMBER);
        return new RoomInfo(
                name, topic.get(), owner, people.get(), with, null, retention.get(), locked.get());
    }

    void entered(RoomInfo info, long last, boolean anew, String log, long nowMillis) {
        update(info, nowMillis);
        if (!log.equals(logName)) {
            readUpTo = NEVER;
            roster.forgetReading();
        }
        logName = log;
        arriving = membership.get() == Membership.OUTSIDE && !isDirect();
        membership.set(Membership.INSIDE);
        roster.clear();
        pins.clear();
        refusal.set("");
        loadingOlder.set(false);
        if (anew) {
            this.log.restart(last);
            hasOlder.set(false);
        }
    }

    /// Whether this person has just gone in, rather than back; asked once.
    boolean pollJustJoined() {
        boolean was = arriving;
        arriving = false;
        return was;
    }

    void present(List<Member> some, String me) {
        roster.addAll(some);
        unreadCounter.look(roster, me);
        people.set(roster.size());
        some.forEach(this::retitle);
    }

    /// A direct conversation is called what the other one is called now.
    private void retitle(Member member) {
        if (member.id().equals(otherMemberId)) {
            title.set(member.name());
        }
    }

    /// Takes in a stretch of log; answers how many of the entries are new and said by others.
    int applyPage(List<LogEntry> entries, boolean more, String me) {
        boolean anew = log.isEmpty();
        long behind = readUpTo(me);
        boolean older =
                entries.isEmpty() ? loadingOlder.get() : entries.getFirst().seq() < log.first();
        int below = append(entries, me);
        if (older) {
            hasOlder.set(more);
            loadingOlder.set(false);
        }
        return anew && behind != NEVER
                ? log.messagesAfter(behind, Integer.MAX_VALUE).size()
                : below;
    }

    int append(List<LogEntry> entries, String me) {
        List<LogEntry> below = log.add(entries, me);
        int others = 0;
        for (LogEntry entry : below) {
            switch (entry) {
                case TopicSet set -> topic.set(set.topic());
                case KeepingSet set -> retention.set(set.keeping());
                case Said _, Announced _ -> {
                    roster.stopTyping(entry.by(), entry.seq());
                    boolean known = entry.by().equals(me) || entry.seq() <= roster.readUpTo(me);
                    others += known ? 0 : 1;
                }
                case Edited _ -> pins.amend(entry);
                case Deleted deleted -> pins.remove(deleted.of());
                case Pinned pin -> pins.apply(pin, log);
                case Erased _, Reacted _ -> {}
            }
        }
        return others;
    }

    void joined(Member member) {
        roster.joined(member);
        people.set(roster.size());
        retitle(member);
    }

    void left(String id) {
        roster.left(id);
        people.set(roster.size());
    }

    /// Somebody has another name or role.
    void change(Member changed) {
        retitle(changed);
        roster.change(changed);
    }

    void addUnread(int count, String me, long nowMillis) {
        unreadCounter.add(count, roster, me, nowMillis);
    }

    /// All that is here was seen.
    void markRead() {
        markSeen();
        unreadCounter.clear();
    }

    /// The same of what came before this person's eyes.
    void markSeen() {
        readUpTo = log.last();
    }

    /// How far this person has read, here or at another computer; [#NEVER] if they did not begin.
    long readUpTo(String me) {
        long told = roster.readUpTo(me);
        return told == 0 ? readUpTo : Math.max(readUpTo, told);
    }

    void setMembership(Membership now) {
        membership.set(now);
        if (now != Membership.INSIDE) {
            roster.clear();
            loadingOlder.set(false);
        }
        if (now == Membership.OUTSIDE) {
            unreadCounter.clear();
        }
    }

    /// Says in the room what happened, to somebody who is in it.
    void noticeIfInside(String text, long nowMillis) {
        if (membership.get() == Membership.INSIDE) {
            log.notice(text, nowMillis);
        }
    }

    void setPeople(int count) {
        people.set(count);
    }

    void setLocked(boolean now) {
        locked.set(now);
    }

    void setClosing(@Nullable Closing now) {
        closing.set(now);
    }

    void setRefusal(String error) {
        refusal.set(error);
    }

    void setLoadingOlder(boolean loading) {
        loadingOlder.set(loading);
    }
}
