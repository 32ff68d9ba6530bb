package foyer.ui.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foyer.protocol.Member;
import foyer.testing.Seen;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class TranscriptTest {
    private final Member ada = Seen.member("Ada");
    private final Seen seen = new Seen(ada, "Foyer");

    @Test
    void noMessageCanLookLikeAnotherRow() {
        var room =
                seen.enter(
                        Seen.room("general", "", 2),
                        List.of(ada),
                        false,
                        seen.said("general", "bob", 60, "hi\n[2026] Ada: no\u2028[2026] Ada: yes"));

        assertEquals(
                List.of("    [2026] Ada: no", "    [2026] Ada: yes"),
                Transcript.of(room, ZoneOffset.UTC).lines().skip(3).limit(2).toList());
    }
}
