package foyer.client;

import foyer.model.ChatModel;
import foyer.model.RoomModel;
import foyer.protocol.Member;
import foyer.settings.KnownServer;
import org.jspecify.annotations.Nullable;

/// A room, member or server that the switcher offers. Immutable; UI thread.
public sealed interface SwitchTarget {
    /// The session it belongs to; null for the shown session, or if there is none.
    @Nullable ServerSession session();

    String title();

    void open();

    /// The number of unread messages.
    default int unread() {
        return 0;
    }

    /// A room or an existing direct conversation.
    record Room(@Nullable ServerSession session, ChatModel chat, RoomModel room)
            implements SwitchTarget {
        @Override
        public String title() {
            return room.titleProperty().get();
        }

        @Override
        public int unread() {
            return room.unreadProperty().get();
        }

        @Override
        public void open() {
            chat.memberships().open(room);
        }
    }

    /// A member without a direct conversation.
    record Person(@Nullable ServerSession session, ChatModel chat, Member member)
            implements SwitchTarget {
        @Override
        public String title() {
            return member.name();
        }

        @Override
        public void open() {
            chat.memberships().direct(member.id());
        }
    }

    /// A known server without a session.
    record Server(SessionList sessions, KnownServer host) implements SwitchTarget {
        @Override
        public @Nullable ServerSession session() {
            return null;
        }

        @Override
        public String title() {
            return host.name().isEmpty() ? host.addresses().getFirst() : host.name();
        }

        @Override
        public void open() {
            sessions.open(host);
        }
    }
}
