package foyer.state;

import foyer.language.Texts;
import foyer.protocol.Member;
import foyer.settings.KnownHost;
import foyer.state.RoomModel.Presence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where this person may go from here: the rooms of all servers they are at, the people they see
/// there, and other servers they know. UI thread.
public final class Goals {
    private static final Comparator<Goal> UNREAD_FIRST =
            Comparator.comparing((Goal goal) -> goal.unread() == 0)
                    .thenComparing(goal -> !(goal.unread() > 0 && isDirect(goal)));

    private final List<Goal> all = new ArrayList<>();
    private final boolean atServer;

    /// @param chat of the server that is looked at; null for none
    public Goals(Visits visits, @Nullable ChatModel chat) {
        atServer = chat != null;
        if (chat != null) {
            add(null, chat);
        }
        for (Visit visit : visits.all()) {
            ChatModel other = visit.chatProperty().get();
            if (other != null && other != chat) {
                add(visit, other);
            }
        }
        all.removeIf(
                goal ->
                        chat != null
                                && goal instanceof Goal.Room(_, ChatModel at, RoomModel room)
                                && at == chat
                                && room == shown(chat));
        all.sort(UNREAD_FIRST);
        for (KnownHost host : visits.profile().hosts()) {
            if (visits.at(host) == null && !host.addresses().isEmpty()) {
                all.add(new Goal.Server(visits, host));
            }
        }
    }

    private static @Nullable RoomModel shown(ChatModel chat) {
        return chat.rooms().selectedProperty().get();
    }

    /// Those that fit what is typed, the best first. If nothing is, all of them, first those where
    /// something is unread.
    public List<Goal> fitting(String typed) {
        return Fuzzy.best(all, typed, Goal::title);
    }

    /// Why none fits what is typed, and what can be done.
    public String whyNone(String typed) {
        return all.isEmpty() && typed.isBlank()
                ? Texts.of(atServer ? "switcher.nowhere" : "switcher.nowhere.start")
                : Texts.of("switcher.none");
    }

    private void add(@Nullable Visit visit, ChatModel at) {
        Member me = at.meProperty().get();
        Set<String> known = new HashSet<>();
        if (me != null) {
            known.add(me.id());
        }
        List<RoomModel> inside =
                at.rooms().rooms().stream()
                        .sorted(Comparator.comparing(Goals::isListedOnly))
                        .toList();
        for (RoomModel room : inside) {
            all.add(new Goal.Room(visit, at, room));
            if (room.isDirect()) {
                known.add(Objects.requireNonNull(room.withId()));
            }
        }
        inside.stream()
                .flatMap(room -> room.roster().members().stream())
                .filter(member -> known.add(member.id()))
                .sorted(Comparator.comparing(Member::name, String.CASE_INSENSITIVE_ORDER))
                .forEach(member -> all.add(new Goal.Person(visit, at, member)));
    }

    private static boolean isListedOnly(RoomModel room) {
        return room.presenceProperty().get() == Presence.OUTSIDE;
    }

    private static boolean isDirect(Goal goal) {
        return goal instanceof Goal.Room(_, _, RoomModel room) && room.isDirect();
    }
}
