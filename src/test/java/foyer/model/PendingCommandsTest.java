package foyer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foyer.language.Texts;
import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
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

    @Test
    void aRefusalReachesWhoAskedAndOnlyOnce() {
        long first =
                pendingCommands.request(
                        new Command.Ping(), words -> refused.add("first: " + words));
        long second =
                pendingCommands.request(
                        new Command.Ping(), words -> refused.add("second: " + words));
        pendingCommands.onRefused(second, ErrorCode.NOT_ALLOWED, "no");
        pendingCommands.onRefused(second, ErrorCode.NOT_ALLOWED, "no");
        pendingCommands.onRefused(first, ErrorCode.NOT_ALLOWED, "nor you");
        pendingCommands.onRefused(99, ErrorCode.NOT_ALLOWED, "nobody");
        pendingCommands.onRefused(0, ErrorCode.NOT_ALLOWED, "nobody");
        assertEquals(List.of("second: no", "first: nor you"), refused);
    }

    @Test
    void withoutAConnectionItIsRefusedAtOnce() {
        connected = false;
        assertEquals(0, pendingCommands.request(new Command.Ping(), refused::add));
        assertEquals(List.of(Texts.of("reach.no_connection")), refused);
    }

    @Test
    void whatWasAskedOnALostConnectionIsNotRefusedOnTheNext() {
        long id = pendingCommands.request(new Command.Ping(), refused::add);
        pendingCommands.forgetAll();
        pendingCommands.onRefused(id, ErrorCode.NOT_ALLOWED, "too late");
        assertEquals(List.of(), refused);
    }

    @Test
    void theOldestOfManyAreForgotten() {
        for (int i = 0; i < 100_000; i++) {
            pendingCommands.request(new Command.Ping(), refused::add);
        }
        pendingCommands.onRefused(1, ErrorCode.NOT_ALLOWED, "forgotten");
        pendingCommands.onRefused(100_000, ErrorCode.NOT_ALLOWED, "remembered");
        assertEquals(List.of("remembered"), refused);
    }
}
