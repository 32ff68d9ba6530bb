package foyer.client;

import foyer.model.ChatModel;
import foyer.model.RoomModel;
import foyer.protocol.Member;
import foyer.settings.KnownServer;
import org.jspecify.annotations.Nullable;

/// Where one may go: a room, a conversation with somebody, a server. Values.
public sealed interface SwitchTarget {
    /// The visit to the server it is at; null for the one that is looked at, or where there is
    /// none.
    @Nullable ServerSession session();

    /// What people call it.
    String title();

    /// Shows it.
    void open();

    /// How many messages nobody has read there.
    default int unread() {
        return 0;
    }

    /// A room, or a conversation there is.
    record Room(@Nullable ServerSession session, ChatModel at, RoomModel room)
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
            at.memberships().open(room);
        }
    }

    /// Somebody there is no conversation with yet.
    record Person(@Nullable ServerSession session, ChatModel at, Member member)
            implements SwitchTarget {
        @Override
        public String title() {
            return member.name();
        }

        @Override
        public void open() {
            at.memberships().direct(member.id());
        }
    }

    /// A server this person knows, and is not at.
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
