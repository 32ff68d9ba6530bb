package foyer.state;

import foyer.protocol.Member;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /// Hosts first, then moderators, then by name.
    public ObservableList<Member> members() {
        return sorted;
    }

    /// What those are called who write just now.
    public List<String> typing(long nowMillis) {
        typing.values().removeIf(at -> nowMillis - at > TYPING_MILLIS);
        return typing.keySet().stream()
                .map(this::member)
                .filter(who -> who != null)
                .map(Member::name)
                .toList();
    }

    /// What those are called, but for one, who have read so far; empty where that is not told.
    public List<String> readers(long seq, String but) {
        var names = new ArrayList<String>();
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
    }

    void addAll(List<Member> some) {
        members.addAll(some);
    }

    void joined(Member member) {
        members.removeIf(other -> other.id().equals(member.id()));
        members.add(member);
    }

    void left(String id) {
        members.removeIf(member -> member.id().equals(id));
        typing.remove(id);
    }

    void change(Member changed) {
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i).id().equals(changed.id())) {
                members.set(i, changed);
            }
        }
    }

    void typing(String id, long nowMillis) {
        typing.put(id, nowMillis);
    }

    /// They have said what they wrote.
    void said(String id, long seq) {
        typing.remove(id);
        read(id, seq);
    }

    void read(String id, long seq) {
        read.merge(id, seq, Math::max);
    }

    /// How far somebody has read; 0 if that is not known.
    long read(String id) {
        return read.getOrDefault(id, 0L);
    }
}
