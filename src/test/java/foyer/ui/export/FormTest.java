package foyer.ui.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import foyer.protocol.Member;
import foyer.protocol.RoomInfo;
import foyer.testing.Seen;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What people wrote stays text, whatever it looks like.
class FormTest {
    private final Member ada = Seen.member("Ada");
    private final RoomInfo general = Seen.room("general", "All <sorts>", 2);
    private final Seen seen = new Seen(ada, "Foyer", general);

    private String in(Form form, String... texts) {
        var room = seen.enter(general, List.of(ada), false);
        for (String text : texts) {
            seen.heard(seen.said("general", "b*b", 60, text));
        }
        return form.of(Conversation.of(room, ZoneOffset.UTC));
    }

    @Test
    void aWebPageHoldsNothingThatRuns() {
        String page = in(Form.HTML, "<script>alert('\"')</script> & so\non");
        assertTrue(
                page.contains("&lt;script&gt;alert(&#39;&quot;&#39;)&lt;/script&gt; &amp; so\non"),
                page);
        assertFalse(page.contains("<script"), page);
        assertTrue(page.contains("<p class=\"topic\">All &lt;sorts&gt;</p>"), page);
        assertTrue(page.contains("<b>b*b</b> <time>2026-11-22 10:29:00</time>"), page);
    }

    @Test
    void aMessageInMarkdownIsAQuotationAndNothingMore() {
        assertEquals(
                """
                # general

                All \\<sorts\\>

                **b\\*b** · 2026-11-22 10:29:00

                > # not a title
                >\s
                > &lt;b>*so*&lt;/b>

                """,
                in(Form.MARKDOWN, "# not a title\n\n<b>*so*</b>"));
    }

    @Test
    void jsonHoldsWhatTheProtocolTells() {
        JsonObject all = JsonParser.parseString(in(Form.JSON, "one \"\n<two>")).getAsJsonObject();
        assertEquals("general", all.get("room").getAsString());
        JsonObject said = all.getAsJsonArray("messages").get(0).getAsJsonObject();
        assertEquals("2026-11-22T10:29:00Z", said.get("at").getAsString());
        assertEquals("b*b", said.get("name").getAsString());
        assertEquals("one \"\n<two>", said.get("text").getAsString());
        assertEquals(1, said.get("seq").getAsLong());
    }
}
