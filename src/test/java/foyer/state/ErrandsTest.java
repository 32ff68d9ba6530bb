package foyer.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foyer.language.Texts;
import foyer.protocol.Code;
import foyer.protocol.Command;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErrandsTest {
    private final List<Command> sent = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private boolean connected = true;
    private final Errands errands =
            new Errands(
                    command -> {
                        sent.add(command);
                        return connected ? sent.size() : 0;
                    });

    @Test
    void aRefusalReachesWhoAskedAndOnlyOnce() {
        long first = errands.ask(new Command.Ping(), words -> refused.add("first: " + words));
        long second = errands.ask(new Command.Ping(), words -> refused.add("second: " + words));
        errands.refused(second, Code.NOT_ALLOWED, "no");
        errands.refused(second, Code.NOT_ALLOWED, "no");
        errands.refused(first, Code.NOT_ALLOWED, "nor you");
        errands.refused(99, Code.NOT_ALLOWED, "nobody");
        errands.refused(0, Code.NOT_ALLOWED, "nobody");
        assertEquals(List.of("second: no", "first: nor you"), refused);
    }

    @Test
    void withoutAConnectionItIsRefusedAtOnce() {
        connected = false;
        assertEquals(0, errands.ask(new Command.Ping(), refused::add));
        assertEquals(List.of(Texts.of("reach.no_connection")), refused);
    }

    @Test
    void whatWasAskedOnALostConnectionIsNotRefusedOnTheNext() {
        long id = errands.ask(new Command.Ping(), refused::add);
        errands.forgetAll();
        errands.refused(id, Code.NOT_ALLOWED, "too late");
        assertEquals(List.of(), refused);
    }

    @Test
    void theOldestOfManyAreForgotten() {
        for (int i = 0; i < 100_000; i++) {
            errands.ask(new Command.Ping(), refused::add);
        }
        errands.refused(1, Code.NOT_ALLOWED, "forgotten");
        errands.refused(100_000, Code.NOT_ALLOWED, "remembered");
        assertEquals(List.of("remembered"), refused);
    }
}
