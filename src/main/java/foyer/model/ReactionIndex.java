package foyer.model;

import foyer.protocol.LogEntry.Reacted;
import foyer.protocol.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The reactions to the messages of one room. Entries may come in any order. UI thread.
final class ReactionIndex {
    /// A member's last change of one emoji on one message.
    private record Last(long seq, String by, String name, String emoji, boolean on) {}

    /// By message, emoji without its variation selectors, and member.
    private final Map<Long, Map<String, Map<String, Last>>> byMessage = new LinkedHashMap<>();

    void clear() {
        byMessage.clear();
    }

    void apply(Reacted reacted) {
        byMessage
                .computeIfAbsent(reacted.of(), _ -> new LinkedHashMap<>())
                .computeIfAbsent(
                        Names.withoutVariation(reacted.emoji()), _ -> new LinkedHashMap<>())
                .merge(
                        reacted.by(),
                        new Last(
                                reacted.seq(),
                                reacted.by(),
                                reacted.name(),
                                reacted.emoji(),
                                reacted.on()),
                        (known, other) -> other.seq > known.seq ? other : known);
    }

    /// Removes the reactions that a member added before this `seq`.
    void removeOf(String member, long seq) {
        byMessage.values().stream()
                .flatMap(byEmoji -> byEmoji.values().stream())
                .forEach(
                        byMember ->
                                byMember.values()
                                        .removeIf(
                                                last -> last.by.equals(member) && last.seq < seq));
    }

    /// The reactions to one message, the oldest first.
    List<Reaction> reactionsTo(long seq, String myId) {
        Map<String, Map<String, Last>> byEmoji = byMessage.get(seq);
        if (byEmoji == null) {
            return List.of();
        }
        var inOrder = new TreeMap<Long, Reaction>();
        byEmoji.values()
                .forEach(
                        byMember -> {
                            List<Last> on =
                                    byMember.values().stream()
                                            .filter(Last::on)
                                            .sorted((a, b) -> Long.compare(a.seq, b.seq))
                                            .toList();
                            if (!on.isEmpty()) {
                                inOrder.put(
                                        on.getFirst().seq,
                                        new Reaction(
                                                on.getFirst().emoji,
                                                on.stream().map(Last::name).toList(),
                                                on.stream()
                                                        .anyMatch(last -> last.by.equals(myId))));
                            }
                        });
        return new ArrayList<>(inOrder.values());
    }
}
