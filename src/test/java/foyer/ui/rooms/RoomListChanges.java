package foyer.ui.rooms;

import foyer.client.ServerSession;
import foyer.client.SessionList;
import foyer.connection.ConnectionEvent;
import foyer.connection.ServerAddress;
import foyer.model.ChatModel;
import foyer.model.Membership;
import foyer.model.RoomModel;
import foyer.protocol.Departure;
import foyer.protocol.Event;
import foyer.protocol.Member;
import foyer.protocol.MemberId;
import foyer.protocol.RoomInfo;
import foyer.settings.KnownServer;
import foyer.testing.ScriptedChat;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// Changes that a room list must follow: rooms, conversations and servers that come, go and change.
/// UI thread.
final class RoomListChanges {
    private static final int MAX_ROOMS = 14;

    private final ScriptedChat scriptedChat;
    private final ChatModel chat;
    private final SessionList sessions;
    private final Member ada;
    private int names;

    /// @param ada the user
    RoomListChanges(ScriptedChat scriptedChat, SessionList sessions, Member ada) {
        this.scriptedChat = scriptedChat;
        this.chat = scriptedChat.chat;
        this.sessions = sessions;
        this.ada = ada;
    }

    /// Changes something of the models, and says what.
    String change(Random random) {
        List<RoomModel> rooms = chat.rooms().rooms();
        RoomModel room = rooms.isEmpty() ? null : rooms.get(random.nextInt(rooms.size()));
        int kind = random.nextInt(14);
        if (room == null || (kind < 4 && rooms.size() >= MAX_ROOMS)) {
            kind = room == null ? 0 : 5;
        }
        switch (kind) {
            case 0 -> scriptedChat.heard(new Event.RoomOpened(info("room " + ++names)));
            case 1 -> scriptedChat.enter(info("own " + ++names), List.of(ada), false);
            case 2, 3 -> direct("person " + ++names);
            case 4, 5 -> leave(room);
            case 6 -> enter(room);
            case 7 -> rename(room);
            case 8 -> chat.memberships().open(room);
            case 9 -> heardIn(room, scriptedChat.said(room.name(), "bob", 1, "hello"));
            case 10 ->
                    heardIn(
                            room,
                            scriptedChat.topicSet(
                                    room.name(), "bob", 1, random.nextBoolean() ? "topic" : ""));
            case 11 ->
                    scriptedChat.heard(
                            new Event.RoomClosed(room.name(), MemberId.of("bob"), "bob", null));
            case 12 -> room.draftProperty().set(random.nextBoolean() ? "draft" : "");
            default -> changeServers(random);
        }
        return kind + " " + (room == null ? "" : room.name());
    }

    private void heardIn(RoomModel room, Event event) {
        if (room.membershipProperty().get() == Membership.INSIDE) {
            scriptedChat.heard(event);
        }
    }

    private void leave(RoomModel room) {
        if (room.membershipProperty().get() == Membership.CLOSED) {
            chat.memberships().leave(room);
        } else if (!isOutside(room)) {
            scriptedChat.heard(new Event.Left(room.name(), ada.id(), "Ada", Departure.LEFT));
        } else {
            scriptedChat.heard(new Event.RoomClosed(room.name(), MemberId.of("bob"), "bob", null));
        }
    }

    private void enter(RoomModel room) {
        if (isOutside(room)) {
            scriptedChat.enter(info(room.name()), List.of(ada), false);
        }
    }

    private void rename(RoomModel room) {
        String other = room.otherMemberId();
        if (other != null) {
            scriptedChat.heard(
                    new Event.Renamed(other, room.titleProperty().get(), "renamed " + ++names));
        }
    }

    private void changeServers(Random random) {
        List<ServerSession> all = sessions.all();
        if (all.size() < 3 && random.nextBoolean()) {
            sessions.open(known(String.valueOf((char) ('a' + random.nextInt(20)))));
            return;
        }
        if (all.isEmpty()) {
            return;
        }
        ServerSession session = all.get(random.nextInt(all.size()));
        ChatModel other = session.chatProperty().get();
        if (other == null || random.nextInt(5) == 0) {
            sessions.leave(session);
        } else if (other.meProperty().get() == null) {
            signIn(session, "Server " + ++names);
        } else {
            enter(session, "far " + ++names);
        }
    }

    static KnownServer known(String letter) {
        return new KnownServer(letter.repeat(52), "", List.of("127.0.0.1:1"), 0, "", false, false);
    }

    static void signIn(ServerSession session, String name) {
        ChatModel other = session.chatProperty().get();
        other.handle(
                new ConnectionEvent.SocketOpened(
                        new ServerAddress("192.168.1.21", 7788), "192.168.1.21:7788", "", true));
        hear(other, new Event.Welcome(1, name, "log", ScriptedChat.member("Eve")));
        hear(other, new Event.Rooms(List.of(), false));
        enter(session, "hall");
    }

    static void enter(ServerSession session, String room) {
        hear(
                session.chatProperty().get(),
                new Event.Entered(0, ScriptedChat.room(room, "", 1), 0, true, "log"));
    }

    private static void hear(ChatModel other, Event event) {
        other.handle(new ConnectionEvent.Received(event));
    }

    RoomInfo info(String name) {
        RoomModel known =
                chat.rooms().rooms().stream()
                        .filter(room -> room.name().equals(name))
                        .findAny()
                        .orElse(null);
        return known != null && known.isDirect()
                ? directInfo(known.titleProperty().get(), known.otherMemberId(), name)
                : ScriptedChat.room(name, "", 2);
    }

    void direct(String person) {
        String id = MemberId.of(person);
        String name = "@" + String.join(".", Stream.of(ada.id(), id).sorted().toList());
        scriptedChat.enter(directInfo(person, id, name), List.of(ada), false);
    }

    private RoomInfo directInfo(String person, String id, String name) {
        return new RoomInfo(name, "", ada.id(), 2, new Member(id, person, ada.role()), null);
    }

    static boolean isOutside(RoomModel room) {
        return room.membershipProperty().get() == Membership.OUTSIDE;
    }

    /// What the room list must show, from the top.
    List<String> expected() {
        var expected = new ArrayList<String>();
        addRooms(expected, chat, true);
        for (ServerSession session : sessions.all()) {
            if (sessions.all().size() > 1) {
                expected.add("server " + session.title());
            }
            if (session.chatProperty().get() != null) {
                addRooms(expected, session.chatProperty().get(), false);
            }
        }
        return expected;
    }

    private static void addRooms(List<String> expected, ChatModel chat, boolean isShown) {
        for (RoomGroup group : RoomGroup.values()) {
            List<RoomModel> rooms =
                    chat.rooms().rooms().stream()
                            .filter(room -> RoomGroup.of(room) == group)
                            .filter(room -> isShown || !isOutside(room))
                            .toList();
            if (isShown && !rooms.isEmpty()) {
                expected.add("heading " + group.heading());
            }
            rooms.forEach(room -> expected.add("room " + room.titleProperty().get()));
        }
    }
}
