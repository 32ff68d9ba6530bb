package foyer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import foyer.connection.ConnectionEvent;
import foyer.connection.ServerAddress;
import foyer.protocol.Codec;
import foyer.protocol.Event;
import foyer.protocol.InvalidValueException;
import foyer.protocol.Samples;
import foyer.testing.ClientStores;
import foyer.testing.FakeTime;
import foyer.testing.Fuzzer;
import foyer.testing.MemberKeys;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/// Faults, cases 24 and 39: a server that says anything at any time.
class HostileServerTest {
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void hostileEventsDoNotBreakTheChat(long seed) {
        var chat =
                new ChatModel(
                        ServerAddress.plain("den", 1),
                        MemberKeys.id("Ada"),
                        ClientStores.ofServer(),
                        ClientStores.nothing(),
                        ClientStores.noFiles(),
                        _ -> 1,
                        new FakeTime(),
                        ChatOptions.DEFAULT);
        var faults = new ListAppender<ILoggingEvent>();
        faults.start();
        var repairLog = (Logger) LoggerFactory.getLogger(RoomRepair.class);
        repairLog.addAppender(faults);
        int heard = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> hear(chat, seed));
        repairLog.detachAppender(faults);
        assertTrue(heard > 2_000, heard + " events");
        assertEquals(List.of(), faults.list, "events that could not be applied");
        chat.handle(new ConnectionEvent.Lost("The connection was lost.", 500));
    }

    private static int hear(ChatModel chat, long seed) {
        var random = new Random(seed);
        var fuzzer = new Fuzzer(random, "0123456789abz\" ");
        int heard = 0;
        for (int i = 0; i < 5_000; i++) {
            Event event = Samples.EVENTS.get(random.nextInt(Samples.EVENTS.size()));
            try {
                event =
                        random.nextBoolean()
                                ? event
                                : Codec.decodeEvent(fuzzer.text(Codec.encode(event)));
            } catch (InvalidValueException e) {
                continue;
            }
            if (event != null) {
                heard++;
                chat.handle(new ConnectionEvent.Received(event));
            }
        }
        return heard;
    }
}
