package foyer.ui.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foyer.ui.text.TextRun.MentionKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Which parts of a message are marked as mentions.
class MentionTargetsTest {
    private final MentionTargets mentionTargets =
            new MentionTargets(List.of("Ada", "Bob", "Bob Smith"), "Ada");

    private List<String> runs(String markdown) {
        return TextBlocks.read(markdown).stream()
                .map(block -> block.withMentions(mentionTargets))
                .flatMap(block -> block.runs().stream())
                .map(
                        run ->
                                run.text()
                                        + (run.style().mention() == MentionKind.NOBODY
                                                ? ""
                                                : "|" + run.style().mention()))
                .toList();
    }

    @Test
    void mentionsOfUserAndOthersDiffer() {
        assertEquals(
                List.of("@Bob Smith|OTHERS", " and ", "@ada|ME", "!"),
                runs("@Bob Smith and @ada!"));
        assertEquals(List.of("@room|ME", " dinner"), runs("@room dinner"));
        assertEquals(List.of("both: ", "@Bob|OTHERS"), runs("**both: @Bob**"));
    }

    @Test
    void absentNamesCodeAndLinksAreNotMentions() {
        assertEquals(List.of("@Cyd, ", "mail@Bob.example"), runs("@Cyd, mail@Bob.example"));
        assertEquals(List.of("@Bob"), runs("`@Bob`"));
        assertEquals(List.of("https://a.example/@Bob"), runs("https://a.example/@Bob"));
    }

    @Test
    void mentionsKeepTheText() {
        String text = "@Ada @Bob **x @Ada** @room `@Bob`";
        assertEquals(
                TextBlocks.read(text).stream().map(TextBlock::text).toList(),
                TextBlocks.read(text).stream()
                        .map(block -> block.withMentions(mentionTargets).text())
                        .toList());
    }
}
