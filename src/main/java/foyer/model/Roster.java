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
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Who is in a room: what they are called and may do, who writes just now, how far each has read.
/// UI thread.
public final class Roster {
    private static final Comparator<Member> BY_ROLE_THEN_NAME =
            Comparator.comparing(Member::role)
                    .thenComparing(Member::name, String.CASE_INSENSITIVE_ORDER)
                    .thenComparing(Member::id);

    /// Who wrote so long ago has stopped.
    private static final long TYPING_MILLIS = 6_000;

    private final ObservableList<Member> members = FXCollections.observableArrayList();
    private final ObservableList<Member> sorted =
            FXCollections.unmodifiableObservableList(members.sorted(BY_ROLE_THEN_NAME));
    private final Map<String, Long> typing = new LinkedHashMap<>();
    private final Map<String, Long> read = new HashMap<>();
    private final ReadOnlyLongWrapper changes = new ReadOnlyLongWrapper();

    /// Hosts first, then moderators, then by name.
    public ObservableList<Member> members() {
        return sorted;
    }

    /// Counts how often it changed who is here, who writes, or how far somebody has read.
    public ReadOnlyLongProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    /// What everybody here is called.
    public List<String> names() {
        return members.stream().map(Member::name).toList();
    }

    /// Whether an entry of the log is about somebody who is here, and said by another.
    public boolean isMentioned(String id, LogEntry entry) {
        return !entry.by().equals(id)
                && switch (entry) {
                    case Said said -> isMentioned(id, said.text());
                    case Announced said -> isMentioned(id, said.text());
                    case LogEntry.TopicSet _,
                            LogEntry.KeepingSet _,
                            LogEntry.Edited _,
                            LogEntry.Deleted _,
                            LogEntry.Erased _,
                            LogEntry.Reacted _,
                            LogEntry.Pinned _ ->
                            false;
                };
    }

    private boolean isMentioned(String id, String text) {
        Member who = text.indexOf('@') < 0 ? null : member(id);
        return who != null && Mentions.mentions(text, who.name(), names());
    }

    /// What those are called who write just now.
    public List<String> typingNames(long nowMillis) {
        typing.values().removeIf(at -> nowMillis - at > TYPING_MILLIS);
        return typing.keySet().stream()
                .map(this::member)
                .filter(who -> who != null)
                .map(Member::name)
                .toList();
    }

    /// What those are called, but for one, who have read so far; empty where that is not told, as
    /// in large rooms.
    public List<String> readers(long seq, String but) {
        var names = new ArrayList<String>();
        if (members.size() > Limits.READERS) {
            return names;
        }
        for (Member member : sorted) {
            if (!member.id().equals(but) && read.getOrDefault(member.id(), 0L) >= seq) {
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

    void addAll(List<Member> some) {
        members.addAll(some);
        changed();
    }

    void joined(Member member) {
        members.removeIf(other -> other.id().equals(member.id()));
        members.add(member);
        changed();
    }

    /// The room has another log.
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

    /// They have said what they wrote.
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

    /// How far somebody has read; 0 if that is not known.
    long readUpTo(String id) {
        return read.getOrDefault(id, 0L);
    }
}
