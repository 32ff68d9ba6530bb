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

/// The targets of the switcher: the rooms and members of all sessions, and known servers without a
/// session. UI thread.
public final class SwitcherModel {
    private static final Comparator<SwitchTarget> UNREAD_FIRST =
            Comparator.comparing((SwitchTarget target) -> target.unread() == 0)
                    .thenComparing(target -> !(target.unread() > 0 && isDirect(target)));

    private final List<SwitchTarget> all = new ArrayList<>();
    private final boolean hasChat;

    /// @param chat the shown chat; null for the start view
    public SwitcherModel(SessionList sessions, @Nullable ChatModel chat) {
        hasChat = chat != null;
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
                                        SwitchTarget.Room(_, ChatModel other, RoomModel room)
                                && other == chat
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

    /// The targets that match, the best first; all of them, unread ones first, for empty text.
    public List<SwitchTarget> matching(String typed) {
        return FuzzyMatcher.best(all, typed, SwitchTarget::title);
    }

    /// The text for an empty list.
    public String emptyText(String typed) {
        return all.isEmpty() && typed.isBlank()
                ? Texts.of(hasChat ? "switcher.nowhere" : "switcher.nowhere.start")
                : Texts.of("switcher.none");
    }

    private void add(@Nullable ServerSession session, ChatModel chat) {
        Member me = chat.meProperty().get();
        Set<String> known = new HashSet<>();
        if (me != null) {
            known.add(me.id());
        }
        List<RoomModel> rooms =
                chat.rooms().rooms().stream()
                        .sorted(Comparator.comparing(SwitcherModel::isListedOnly))
                        .toList();
        for (RoomModel room : rooms) {
            all.add(new SwitchTarget.Room(session, chat, room));
            if (room.isDirect()) {
                known.add(Objects.requireNonNull(room.otherMemberId()));
            }
        }
        rooms.stream()
                .flatMap(room -> room.roster().members().stream())
                .filter(member -> known.add(member.id()))
                .sorted(Comparator.comparing(Member::name, String.CASE_INSENSITIVE_ORDER))
                .forEach(member -> all.add(new SwitchTarget.Person(session, chat, member)));
    }

    private static boolean isListedOnly(RoomModel room) {
        return room.membershipProperty().get() == Membership.OUTSIDE;
    }

    private static boolean isDirect(SwitchTarget target) {
        return target instanceof SwitchTarget.Room(_, _, RoomModel room) && room.isDirect();
    }
}
