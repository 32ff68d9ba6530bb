package foyer.model;

import foyer.protocol.LogEntry.Reacted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the messages of one room are marked with, from the log's entries in whatever order they
/// come. UI thread.
final class ReactionIndex {
    /// The last a member did with one emoji on one message.
    private record Last(long seq, String by, String name, boolean on) {}

    /// By message, emoji and member.
    private final Map<Long, Map<String, Map<String, Last>>> all = new LinkedHashMap<>();

    void clear() {
        all.clear();
    }

    void apply(Reacted mark) {
        all.computeIfAbsent(mark.of(), _ -> new LinkedHashMap<>())
                .computeIfAbsent(mark.emoji(), _ -> new LinkedHashMap<>())
                .merge(
                        mark.by(),
                        new Last(mark.seq(), mark.by(), mark.name(), mark.on()),
                        (known, now) -> now.seq > known.seq ? now : known);
    }

    /// What one message is marked with, the oldest mark first.
    List<Reaction> reactionsTo(long seq, String me) {
        Map<String, Map<String, Last>> about = all.get(seq);
        if (about == null) {
            return List.of();
        }
        var inOrder = new TreeMap<Long, Reaction>();
        about.forEach(
                (emoji, byMember) -> {
                    List<Last> on =
                            byMember.values().stream()
                                    .filter(Last::on)
                                    .sorted((a, b) -> Long.compare(a.seq, b.seq))
                                    .toList();
                    if (!on.isEmpty()) {
                        inOrder.put(
                                on.getFirst().seq,
                                new Reaction(
                                        emoji,
                                        on.stream().map(Last::name).toList(),
                                        on.stream().anyMatch(last -> last.by.equals(me))));
                    }
                });
        return new ArrayList<>(inOrder.values());
    }
}
