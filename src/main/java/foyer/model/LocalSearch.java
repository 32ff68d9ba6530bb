package foyer.model;

import foyer.model.LogRow.Entry;
import foyer.protocol.Command;
import foyer.protocol.Limits;
import foyer.protocol.LogEntry;
import foyer.protocol.LogEntry.Announced;
import foyer.protocol.LogEntry.Said;
import foyer.protocol.Member;
import foyer.protocol.Role;
import foyer.search.SearchTerms;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Searches the loaded messages, for use while disconnected. UI thread.
final class LocalSearch {
    private static final Comparator<LogEntry> NEWEST_FIRST =
            Comparator.comparingLong(LogEntry::at).thenComparingLong(LogEntry::seq).reversed();

    private final RoomList rooms;

    LocalSearch(RoomList rooms) {
        this.rooms = rooms;
    }

    /// The matching messages, the newest first: one more than a page if there are so many.
    List<LogEntry> find(Command.Search search) {
        var terms = new SearchTerms(search.words());
        Long since = search.since();
        Long until = search.until();
        return messages(search.room())
                .filter(entry -> search.by() == null || entry.by().equals(search.by()))
                .filter(entry -> since == null || entry.at() >= since)
                .filter(entry -> until == null || entry.at() < until)
                .sorted(NEWEST_FIRST)
                .filter(terms::areIn)
                .skip(Objects.requireNonNullElse(search.skip(), 0))
                .limit(Limits.FOUND + 1)
                .toList();
    }

    /// The members of a room and the authors of its loaded messages, by name; of all rooms if null.
    List<Member> authors(@Nullable RoomModel room) {
        Map<String, Member> people = new LinkedHashMap<>();
        for (RoomModel each : room == null ? rooms.rooms() : List.of(room)) {
            each.roster().members().forEach(member -> people.putIfAbsent(member.id(), member));
        }
        messages(room == null ? null : room.name())
                .forEach(
                        entry ->
                                people.putIfAbsent(
                                        entry.by(),
                                        new Member(entry.by(), entry.name(), Role.MEMBER)));
        var sorted = new ArrayList<>(people.values());
        sorted.sort(Comparator.comparing(Member::name, String.CASE_INSENSITIVE_ORDER));
        return sorted;
    }

    private Stream<LogEntry> messages(@Nullable String roomName) {
        RoomModel only = roomName == null ? null : rooms.named(roomName);
        return Stream.concat(
                        Stream.ofNullable(only),
                        roomName == null ? rooms.rooms().stream() : Stream.empty())
                .filter(room -> room.membershipProperty().get() != Membership.OUTSIDE)
                .flatMap(room -> room.log().rows().stream())
                .map(row -> row instanceof Entry entry ? entry.logEntry() : null)
                .filter(Objects::nonNull)
                .filter(entry -> entry instanceof Said || entry instanceof Announced);
    }
}
