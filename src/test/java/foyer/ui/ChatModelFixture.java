package foyer.ui;

import foyer.connection.ConnectionEvent.Received;
import foyer.connection.ConnectionEvent.SocketOpened;
import foyer.connection.ServerAddress;
import foyer.model.ChatModel;
import foyer.model.ChatOptions;
import foyer.model.GuestAccessModel;
import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.Limits;
import foyer.protocol.Member;
import foyer.protocol.Role;
import foyer.testing.ClientStores;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A chat model whose sent commands are a list; the test plays the server. UI thread.
public final class ChatModelFixture {
    public static final String MY_ID = "aaaaaaaaaaaaaaaa";

    private final List<Command> asked = new ArrayList<>();
    private boolean connected = true;

    public final ChatModel model =
            new ChatModel(
                    new ServerAddress("192.168.1.20", 7788),
                    MY_ID,
                    ClientStores.ofServer(),
                    ClientStores.nothing(),
                    ClientStores.noFiles(),
                    command -> {
                        if (!connected) {
                            return 0;
                        }
                        asked.add(command);
                        return asked.size();
                    },
                    () -> Instant.ofEpochSecond(1_795_000_000),
                    ChatOptions.DEFAULT);

    public static ChatModelFixture welcomed(Role role) {
        var chat = new ChatModelFixture();
        chat.model.handle(
                new SocketOpened(
                        new ServerAddress("192.168.1.20", 7788), "192.168.1.20:7788", "", true));
        chat.hear(
                new Event.Welcome(
                        Limits.PROTOCOL, "Ada's room", "log", new Member(MY_ID, "Calm Fox", role)));
        return chat;
    }

    public void hear(Event event) {
        model.handle(new Received(event));
    }

    /// Makes this program the host, which lets guests in by the given way.
    public void hosting(GuestAccessModel.Way way) {
        model.hostModel().guests().attach(way, Runnable::run, Runnable::run);
    }

    /// Refuses the last command.
    public void refuse(ErrorCode errorCode, String text) {
        hear(new Event.Refused(asked.size(), errorCode, text));
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
