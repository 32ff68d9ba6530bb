package foyer.state;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.link.LinkEvent;
import foyer.link.ServerAddress;
import foyer.protocol.Codec;
import foyer.protocol.Event;
import foyer.protocol.Invalid;
import foyer.protocol.Samples;
import foyer.testing.Bent;
import foyer.testing.FakeTime;
import foyer.testing.Keys;
import foyer.testing.Memories;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Faults, cases 24 and 39: a server that says anything at any time.
class HostileServerTest {
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whateverItSaysNothingBreaksAndTheChatGoesOn(long seed) {
        var chat =
                new ChatModel(
                        ServerAddress.plain("den", 1),
                        Keys.id("Ada"),
                        Memories.ofServer(),
                        Memories.nothing(),
                        _ -> 1,
                        new FakeTime());
        int heard = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> hear(chat, seed));
        assertTrue(heard > 2_000, heard + " events");
        chat.apply(new LinkEvent.Lost("The connection was lost.", 500));
    }

    private static int hear(ChatModel chat, long seed) {
        var random = new Random(seed);
        var bent = new Bent(random, "0123456789abz\" ");
        int heard = 0;
        for (int i = 0; i < 5_000; i++) {
            Event event = Samples.EVENTS.get(random.nextInt(Samples.EVENTS.size()));
            try {
                event =
                        random.nextBoolean()
                                ? event
                                : Codec.decodeEvent(bent.text(Codec.encode(event)));
            } catch (Invalid e) {
                continue;
            }
            if (event != null) {
                heard++;
                chat.apply(new LinkEvent.Heard(event));
            }
        }
        return heard;
    }
}
