package foyer.testing;

import foyer.clientfiles.LocalFiles;
import foyer.clientstore.ClientStore;
import foyer.connection.ConnectionEvent;
import foyer.connection.ServerAddress;
import foyer.model.ChatModel;
import foyer.model.ChatOptions;
import foyer.model.RoomModel;
import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.LogEntry;
import foyer.protocol.Member;
import foyer.protocol.MemberId;
import foyer.protocol.Retention;
import foyer.protocol.Role;
import foyer.protocol.RoomInfo;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A chat model that receives scripted events instead of a connection's, and records its commands.
/// Its clock stands at 10:30 until the test moves it.
public final class ScriptedChat {
    private static final String HERE = "a server";
    public static final Instant NOW = Instant.parse("2026-11-22T10:30:00Z");

    public final List<Command> sent = new ArrayList<>();
    public final FakeClock clock = new FakeClock(NOW);
    public final ChatModel chat;

    /// Whether there is no connection, so that nothing can be sent.
    public boolean unplugged;

    private final Map<String, Long> seqs = new HashMap<>();
    private long n;

    /// The clock, which the test moves.
    public static final class FakeClock extends Clock {
        private Instant now;

        FakeClock(Instant now) {
            this.now = now;
        }

        public void advance(long seconds) {
            now = now.plusSeconds(seconds);
        }

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    /// @param me the user as a member of the server
    public ScriptedChat(Member me, String server, RoomInfo... rooms) {
        this(ClientStores.brief(), me, server, rooms);
    }

    /// @param clientStore store with what was saved before
    public ScriptedChat(ClientStore clientStore, Member me, String server, RoomInfo... rooms) {
        this(clientStore, ClientStores.noFiles(), me, server, rooms);
    }

    /// @param localFiles the user's files
    public ScriptedChat(
            ClientStore clientStore,
            LocalFiles localFiles,
            Member me,
            String server,
            RoomInfo... rooms) {
        chat =
                new ChatModel(
                        new ServerAddress("192.168.1.20", 7788),
                        me.id(),
                        clientStore.writerFor(HERE),
                        clientStore.load(HERE),
                        localFiles,
                        command -> {
                            if (unplugged) {
                                return 0;
                            }
                            sent.add(command);
                            return sent.size();
                        },
                        clock,
                        ChatOptions.DEFAULT);
        chat.handle(
                new ConnectionEvent.SocketOpened(
                        new ServerAddress("192.168.1.20", 7788), "192.168.1.20:7788", "", true));
        heard(new Event.Welcome(1, server, "log", me));
        heard(new Event.Rooms(List.of(rooms), false));
    }

    public static Member member(String name, Role role) {
        return new Member(MemberId.of(name), name, role);
    }

    public static Member member(String name) {
        return member(name, Role.MEMBER);
    }

    public static RoomInfo room(String name, String topic, int people) {
        return new RoomInfo(name, topic, MemberId.of("Ada"), people, null, null);
    }

    public void heard(Event event) {
        chat.handle(new ConnectionEvent.Received(event));
    }

    /// Refuses the last command.
    public void refused(String words) {
        heard(new Event.Refused(sent.size(), foyer.protocol.ErrorCode.NOT_STORED, words));
    }

    /// Lets the user enter a room with these members and entries.
    public RoomModel enter(RoomInfo info, List<Member> people, boolean older, LogEntry... log) {
        long last = log.length == 0 ? seq(info.name()) : log[log.length - 1].seq();
        heard(new Event.Entered(sent.size(), info, last, true, "log"));
        heard(new Event.Present(info.name(), people));
        if (log.length > 0) {
            heard(new Event.Page(info.name(), List.of(log), older));
        }
        return model(info.name());
    }

    public RoomModel model(String name) {
        return chat.rooms().rooms().stream()
                .filter(room -> room.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    public LogEntry.Said said(String room, String by, int secondsAgo, String text) {
        return new LogEntry.Said(room, next(room), at(secondsAgo), MemberId.of(by), by, ++n, text);
    }

    public LogEntry.Announced announced(
            String room, int secondsAgo, String text, boolean scheduled) {
        return new LogEntry.Announced(
                room, next(room), at(secondsAgo), MemberId.of("Ada"), "Ada", ++n, text, scheduled);
    }

    public LogEntry.TopicSet topicSet(String room, String by, int secondsAgo, String topic) {
        return new LogEntry.TopicSet(room, next(room), at(secondsAgo), MemberId.of(by), by, topic);
    }

    public LogEntry.KeepingSet keepingSet(String room, Retention retention) {
        return new LogEntry.KeepingSet(
                room, next(room), at(0), MemberId.of("Ada"), "Ada", retention);
    }

    private long at(int secondsAgo) {
        return clock.instant().minusSeconds(secondsAgo).toEpochMilli();
    }

    /// Leaves a gap of entries that are not loaded before the next entry of a room.
    public void skip(String room, int count) {
        seqs.merge(room, (long) count, Long::sum);
    }

    private long next(String room) {
        return seqs.merge(room, 1L, Long::sum);
    }

    private long seq(String room) {
        return seqs.getOrDefault(room, 0L);
    }
}
