package foyer.client;

import foyer.language.Texts;
import foyer.model.ChatModel;
import foyer.model.FuzzyMatcher;
import foyer.model.Membership;
import foyer.model.RoomModel;
import foyer.protocol.Member;
import foyer.settings.KnownServer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where this person may go from here: the rooms of all servers they are at, the people they see
/// there, and other servers they know. UI thread.
public final class SwitcherModel {
    private static final Comparator<SwitchTarget> UNREAD_FIRST =
            Comparator.comparing((SwitchTarget target) -> target.unread() == 0)
                    .thenComparing(target -> !(target.unread() > 0 && isDirect(target)));

    private final List<SwitchTarget> all = new ArrayList<>();
    private final boolean atServer;

    /// @param chat of the server that is looked at; null for none
    public SwitcherModel(SessionList sessions, @Nullable ChatModel chat) {
        atServer = chat != null;
        if (chat != null) {
            add(null, chat);
        }
        for (ServerSession session : sessions.all()) {
            ChatModel other = session.chatProperty().get();
            if (other != null && other != chat) {
                add(session, other);
            }
        }
        all.removeIf(
                target ->
                        chat != null
                                && target
                                        instanceof
                                        SwitchTarget.Room(_, ChatModel at, RoomModel room)
                                && at == chat
                                && room == shown(chat));
        all.sort(UNREAD_FIRST);
        for (KnownServer host : sessions.profile().hosts()) {
            if (sessions.sessionAt(host) == null && !host.addresses().isEmpty()) {
                all.add(new SwitchTarget.Server(sessions, host));
            }
        }
    }

    private static @Nullable RoomModel shown(ChatModel chat) {
        return chat.rooms().selectedProperty().get();
    }

    /// Those that fit what is typed, the best first. If nothing is, all of them, first those where
    /// something is unread.
    public List<SwitchTarget> matching(String typed) {
        return FuzzyMatcher.best(all, typed, SwitchTarget::title);
    }

    /// Why none fits what is typed, and what can be done.
    public String emptyText(String typed) {
        return all.isEmpty() && typed.isBlank()
                ? Texts.of(atServer ? "switcher.nowhere" : "switcher.nowhere.start")
                : Texts.of("switcher.none");
    }

    private void add(@Nullable ServerSession session, ChatModel at) {
        Member me = at.meProperty().get();
        Set<String> known = new HashSet<>();
        if (me != null) {
            known.add(me.id());
        }
        List<RoomModel> inside =
                at.rooms().rooms().stream()
                        .sorted(Comparator.comparing(SwitcherModel::isListedOnly))
                        .toList();
        for (RoomModel room : inside) {
            all.add(new SwitchTarget.Room(session, at, room));
            if (room.isDirect()) {
                known.add(Objects.requireNonNull(room.otherMemberId()));
            }
        }
        inside.stream()
                .flatMap(room -> room.roster().members().stream())
                .filter(member -> known.add(member.id()))
                .sorted(Comparator.comparing(Member::name, String.CASE_INSENSITIVE_ORDER))
                .forEach(member -> all.add(new SwitchTarget.Person(session, at, member)));
    }

    private static boolean isListedOnly(RoomModel room) {
        return room.membershipProperty().get() == Membership.OUTSIDE;
    }

    private static boolean isDirect(SwitchTarget target) {
        return target instanceof SwitchTarget.Room(_, _, RoomModel room) && room.isDirect();
    }
}
