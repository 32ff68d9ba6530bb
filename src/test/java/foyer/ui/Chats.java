package foyer.ui;

import foyer.link.LinkEvent.Heard;
import foyer.link.LinkEvent.Reached;
import foyer.link.ServerAddress;
import foyer.protocol.Code;
import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.Limits;
import foyer.protocol.Member;
import foyer.protocol.Role;
import foyer.state.ChatModel;
import foyer.state.GuestSwitch;
import foyer.testing.Memories;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A chat whose wire is a list: what was asked stands in it, and the test answers. UI thread.
public final class Chats {
    public static final String MY_ID = "aaaaaaaaaaaaaaaa";

    private final List<Command> asked = new ArrayList<>();
    private boolean connected = true;

    public final ChatModel model =
            new ChatModel(
                    new ServerAddress("192.168.1.20", 7788),
                    MY_ID,
                    Memories.ofServer(),
                    Memories.nothing(),
                    command -> {
                        if (!connected) {
                            return 0;
                        }
                        asked.add(command);
                        return asked.size();
                    },
                    () -> Instant.ofEpochSecond(1_795_000_000));

    public static Chats welcomed(Role role) {
        var chat = new Chats();
        chat.model.apply(
                new Reached(
                        new ServerAddress("192.168.1.20", 7788), "192.168.1.20:7788", "", true));
        chat.hear(
                new Event.Welcome(
                        Limits.PROTOCOL, "Ada's room", "log", new Member(MY_ID, "Calm Fox", role)));
        return chat;
    }

    public void hear(Event event) {
        model.apply(new Heard(event));
    }

    /// The server runs in this window, and lets guests in so.
    public void hosting(GuestSwitch.Way way) {
        model.hostDesk().guests().serve(way, Runnable::run, Runnable::run);
    }

    /// The server says no to the last thing asked.
    public void refuse(Code code, String words) {
        hear(new Event.Refused(asked.size(), code, words));
    }

    public void unplug() {
        connected = false;
    }

    public List<Command> asked() {
        return asked;
    }

    public Command last() {
        return asked.getLast();
    }
}
