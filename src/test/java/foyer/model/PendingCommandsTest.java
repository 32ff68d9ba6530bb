package foyer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.language.Texts;
import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PendingCommandsTest {
    private final List<Command> sent = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private boolean connected = true;
    private final PendingCommands pendingCommands =
            new PendingCommands(
                    command -> {
                        sent.add(command);
                        return connected ? sent.size() : 0;
                    });

    private void refuse(long requestId, String text) {
        pendingCommands.handle(new Event.Refused(requestId, ErrorCode.NOT_ALLOWED, text));
    }

    @Test
    void refusalReachesItsListenerOnce() {
        long first =
                pendingCommands.request(
                        new Command.Ping(), error -> refused.add("first: " + error));
        long second =
                pendingCommands.request(
                        new Command.Ping(), error -> refused.add("second: " + error));
        refuse(second, "no");
        refuse(second, "no");
        refuse(first, "nor you");
        refuse(99, "nobody");
        refuse(0, "nobody");
        assertEquals(List.of("second: no", "first: nor you"), refused);
    }

    @Test
    void commandFailsAtOnceWhileDisconnected() {
        connected = false;
        assertEquals(0, pendingCommands.request(new Command.Ping(), refused::add));
        assertEquals(List.of(Texts.of("reach.no_connection")), refused);
    }

    @Test
    void disconnectDropsPendingCommands() {
        long id = pendingCommands.request(new Command.Ping(), refused::add);
        pendingCommands.onDisconnected();
        refuse(id, "too late");
        assertEquals(List.of(), refused);
    }

    @Test
    void oldestPendingCommandsAreDropped() {
        for (int i = 0; i < 100_000; i++) {
            pendingCommands.request(new Command.Ping(), refused::add);
        }
        refuse(1, "forgotten");
        refuse(100_000, "remembered");
        assertEquals(List.of("remembered"), refused);
    }

    @Test
    void patientCommandIsSentAgainAfterThrottling() {
        assertTrue(
                pendingCommands.requestPatiently(
                        new Command.Join("lobby"), (_, error) -> refused.add(error)));
        pendingCommands.handle(new Event.Refused(1, ErrorCode.TOO_FAST, "slow down"));
        assertEquals(1, sent.size());
        pendingCommands.resendThrottled();
        assertEquals(List.of(sent.getFirst(), sent.getFirst()), sent);
        pendingCommands.resendThrottled();
        assertEquals(2, sent.size());
        refuse(2, "no such room");
        assertEquals(List.of("no such room"), refused);
    }

    @Test
    void disconnectDropsThrottledCommands() {
        pendingCommands.requestPatiently(
                new Command.Join("lobby"), (_, error) -> refused.add(error));
        pendingCommands.handle(new Event.Refused(1, ErrorCode.BUSY, "busy"));
        pendingCommands.onDisconnected();
        pendingCommands.resendThrottled();
        assertEquals(1, sent.size());
    }
}
