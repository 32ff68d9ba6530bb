package foyer.model;

import foyer.protocol.Limits;
import foyer.protocol.LogEntry;
import foyer.protocol.LogEntry.Announced;
import foyer.protocol.LogEntry.Said;
import foyer.protocol.Member;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The members of a room, who of them is typing, and how far each has read. UI thread.
public final class Roster {
    private static final Comparator<Member> BY_ROLE_THEN_NAME =
            Comparator.comparing(Member::role)
                    .thenComparing(Member::name, String.CASE_INSENSITIVE_ORDER)
                    .thenComparing(Member::id);

    /// A member who has not typed for so long has stopped.
    private static final long TYPING_MILLIS = 6_000;

    private final ObservableList<Member> members = FXCollections.observableArrayList();
    private final ObservableList<Member> sorted =
            FXCollections.unmodifiableObservableList(members.sorted(BY_ROLE_THEN_NAME));
    private final Map<String, Long> typing = new LinkedHashMap<>();
    private final Map<String, Long> read = new HashMap<>();
    private final ReadOnlyLongWrapper changes = new ReadOnlyLongWrapper();

    /// The members: hosts first, then moderators, then by name.
    public ObservableList<Member> members() {
        return sorted;
    }

    /// A counter of changes to the members, to who is typing and to read positions.
    public ReadOnlyLongProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    public List<String> names() {
        return members.stream().map(Member::name).toList();
    }

    /// Whether an entry is a message of another member that mentions this one.
    public boolean isMentioned(String id, LogEntry entry) {
        return !entry.by().equals(id)
                && switch (entry) {
                    case Said said -> isMentioned(id, said.text());
                    case Announced said -> isMentioned(id, said.text());
                    case LogEntry.TopicSet _,
                            LogEntry.KeepingSet _,
                            LogEntry.Edited _,
                            LogEntry.Deleted _,
                            LogEntry.AllDeleted _,
                            LogEntry.Erased _,
                            LogEntry.Reacted _,
                            LogEntry.Pinned _ ->
                            false;
                };
    }

    private boolean isMentioned(String id, String text) {
        Member member = text.indexOf('@') < 0 ? null : member(id);
        return member != null && Mentions.mentions(text, member.name(), names());
    }

    /// The names of the members who are typing.
    public List<String> typingNames(long nowMillis) {
        typing.values().removeIf(since -> nowMillis - since > TYPING_MILLIS);
        return typing.keySet().stream()
                .map(this::member)
                .filter(Objects::nonNull)
                .map(Member::name)
                .toList();
    }

    /// The names of the members, except one, who have read up to `seq`; empty in large rooms, where
    /// the server does not report it.
    public List<String> readers(long seq, String exceptId) {
        var names = new ArrayList<String>();
        if (members.size() > Limits.READERS) {
            return names;
        }
        for (Member member : sorted) {
            if (!member.id().equals(exceptId) && read.getOrDefault(member.id(), 0L) >= seq) {
                names.add(member.name());
            }
        }
        return names;
    }

    public @Nullable Member member(String id) {
        return members.stream().filter(member -> member.id().equals(id)).findAny().orElse(null);
    }

    int size() {
        return members.size();
    }

    void clear() {
        members.clear();
        typing.clear();
        changed();
    }

    void addAll(List<Member> newMembers) {
        members.addAll(newMembers);
        changed();
    }

    void joined(Member member) {
        members.removeIf(other -> other.id().equals(member.id()));
        members.add(member);
        changed();
    }

    /// Drops the read positions: the room has another log.
    void forgetReading() {
        read.clear();
    }

    void left(String id) {
        members.removeIf(member -> member.id().equals(id));
        typing.remove(id);
        changed();
    }

    void change(Member changed) {
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i).id().equals(changed.id())) {
                members.set(i, changed);
            }
        }
        changed();
    }

    void setTyping(String id, long nowMillis) {
        typing.put(id, nowMillis);
        changed();
    }

    /// A member has sent a message, and so has read up to it.
    void stopTyping(String id, long seq) {
        typing.remove(id);
        setReadUpTo(id, seq);
    }

    void setReadUpTo(String id, long seq) {
        read.merge(id, seq, Math::max);
        changed();
    }

    private void changed() {
        changes.set(changes.get() + 1);
    }

    /// How far a member has read; 0 if unknown.
    long readUpTo(String id) {
        return read.getOrDefault(id, 0L);
    }
}
