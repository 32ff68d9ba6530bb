package foyer.ui.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import foyer.model.RoomModel;
import foyer.protocol.LogEntry;
import foyer.protocol.LogEntry.Said;
import foyer.protocol.Member;
import foyer.protocol.MemberId;
import foyer.protocol.RoomInfo;
import foyer.protocol.SharedFile;
import foyer.testing.ScriptedChat;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The exported text, in which messages cannot add markup.
class ExportFormatTest {
    private final Member ada = ScriptedChat.member("Ada");
    private final RoomInfo general = ScriptedChat.room("general", "All <sorts>", 2);
    private final ScriptedChat scriptedChat = new ScriptedChat(ada, "Foyer", general);

    private String export(ExportFormat exportFormat, String... texts) {
        var room = scriptedChat.enter(general, List.of(ada), false);
        for (String text : texts) {
            scriptedChat.heard(scriptedChat.said("general", "b*b", 60, text));
        }
        return exportFormat.format(Conversation.of(room, ZoneOffset.UTC), ExportedFiles.NONE);
    }

    @Test
    void htmlEscapesMessages() {
        String page = export(ExportFormat.HTML, "<script>alert('\"')</script> & so\non");
        assertTrue(
                page.contains("&lt;script&gt;alert(&#39;&quot;&#39;)&lt;/script&gt; &amp; so\non"),
                page);
        assertFalse(page.contains("<script"), page);
        assertTrue(page.contains("<p class=\"topic\">All &lt;sorts&gt;</p>"), page);
        assertTrue(page.contains("<b>b*b</b> <time>2026-11-22 10:29:00</time>"), page);
    }

    @Test
    void markdownQuotesMessages() {
        assertEquals(
                """
                # general

                All \\<sorts\\>

                **b\\*b** · 2026-11-22 10:29:00

                > \\# not a title\\
                > \\
                > \\<b\\>\\*so\\*\\</b\\>

                """,
                export(ExportFormat.MARKDOWN, "# not a title\n\n<b>*so*</b>"));
    }

    @Test
    void jsonUsesProtocolFields() {
        JsonObject all =
                JsonParser.parseString(export(ExportFormat.JSON, "one \"\n<two>"))
                        .getAsJsonObject();
        assertEquals("general", all.get("room").getAsString());
        JsonObject said = all.getAsJsonArray("messages").get(0).getAsJsonObject();
        assertEquals("2026-11-22T10:29:00Z", said.get("at").getAsString());
        assertEquals("b*b", said.get("name").getAsString());
        assertEquals("one \"\n<two>", said.get("text").getAsString());
        assertEquals(1, said.get("seq").getAsLong());
    }

    private final SharedFile pictureFile = file('a', "so & *up*.png", "image/png");
    private final SharedFile missingFile = file('b', "list.txt", null);
    private final SharedFile runnableFile = file('c', "a.html", null);

    private static SharedFile file(char id, String name, @Nullable String type) {
        return new SharedFile(String.valueOf(id).repeat(64), name, 1_234, type, 30, 20);
    }

    /// A conversation with every kind of message and amendment.
    private String exportFullConversation(ExportFormat exportFormat) {
        RoomModel room = scriptedChat.enter(general, List.of(ada), false);
        String bob = MemberId.of("bob");
        scriptedChat.heard(scriptedChat.said("general", "bob", 60, "Who *cooks*?\nNow."));
        scriptedChat.heard(new Said("general", 2, 0, bob, "bob", 9, "I <do>", 1L, null, null));
        scriptedChat.heard(new Said("general", 3, 0, bob, "bob", 10, "", null, null, pictureFile));
        scriptedChat.heard(
                new Said("general", 4, 0, bob, "bob", 11, "both", null, null, missingFile));
        scriptedChat.heard(new Said("general", 5, 0, bob, "bob", 12, "", null, null, runnableFile));
        scriptedChat.heard(new Said("general", 6, 0, bob, "bob", 13, "secret", null, null, null));
        scriptedChat.heard(new LogEntry.Edited("general", 7, 0, bob, "bob", 2, "I <really> do"));
        scriptedChat.heard(new LogEntry.Deleted("general", 8, 0, bob, "bob", 6));
        scriptedChat.heard(new LogEntry.Reacted("general", 9, 0, bob, "b<b", 1, "👍", true));
        scriptedChat.heard(new LogEntry.Pinned("general", 10, 0, bob, "bob", 1, true));
        return exportFormat.format(
                Conversation.of(room, ZoneOffset.UTC),
                new ExportedFiles(
                        true,
                        "my talk-files",
                        Map.of(pictureFile.id(), "so & _up_ #1.png", runnableFile.id(), "a.html"),
                        Set.of(pictureFile.id())));
    }

    @Test
    void htmlShowsAllAmendmentsAndFiles() {
        String page = exportFullConversation(ExportFormat.HTML);
        for (String part :
                List.of(
                        "<article id=\"m1\"><b>bob</b> <time>2026-11-22 10:29:00</time>"
                                + " <span class=\"note\">pinned</span>",
                        "<p class=\"marks\" dir=\"auto\">👍 b&lt;b</p>",
                        "<blockquote dir=\"auto\"><a href=\"#m1\">bob</a>: Who cooks?</blockquote>",
                        "I &lt;really&gt; do</p><span class=\"note\">(edited)</span>",
                        "<a href=\"./my%20talk-files/so%20&amp;%20_up_%20%231.png\">"
                                + "<img src=\"./my%20talk-files/so%20&amp;%20_up_%20%231.png\""
                                + " alt=\"so &amp; _up_.png\"></a>",
                        "list.txt <span class=\"note\">1 kB, missing</span>",
                        "<p class=\"note\">Message deleted</p>")) {
            assertTrue(page.contains(part), part + " is not in " + page);
        }
        assertFalse(page.contains("secret"), page);
        assertFalse(
                page.contains("href=\"./my%20talk-files/a.html\""),
                "link to a file that could run code: " + page);
    }

    @Test
    void markdownShowsAllAmendmentsAndFiles() {
        assertEquals(
                """
                # general

                All \\<sorts\\>

                **bob** · 2026-11-22 10:29:00 · pinned

                > Who *cooks*?\\
                > Now.

                👍 b\\<b

                **bob** · 1970-01-01 00:00:00 · edited

                > > bob: Who cooks?

                > I \\<really\\> do

                **bob** · 1970-01-01 00:00:00

                ![so \\& \\_up\\_.png](./my%20talk-files/so%20&%20_up_%20%231.png) (1 kB)

                **bob** · 1970-01-01 00:00:00

                > both

                list.txt (1 kB, missing)

                **bob** · 1970-01-01 00:00:00

                a.html (1 kB)

                **bob** · 1970-01-01 00:00:00

                *Message deleted*

                """,
                exportFullConversation(ExportFormat.MARKDOWN));
    }

    @Test
    void jsonContainsAllAmendmentsAndFiles() {
        var messages =
                JsonParser.parseString(exportFullConversation(ExportFormat.JSON))
                        .getAsJsonObject()
                        .getAsJsonArray("messages");
        JsonObject first = messages.get(0).getAsJsonObject();
        assertTrue(first.get("pinned").getAsBoolean());
        assertEquals("[{\"emoji\":\"👍\",\"by\":[\"b<b\"]}]", first.get("marks").toString());
        JsonObject second = messages.get(1).getAsJsonObject();
        assertEquals(1, second.get("to").getAsLong());
        assertTrue(second.get("edited").getAsBoolean());
        JsonObject third = messages.get(2).getAsJsonObject().getAsJsonObject("file");
        assertEquals("my talk-files/so & _up_ #1.png", third.get("path").getAsString());
        assertEquals(pictureFile.id(), third.get("id").getAsString());
        JsonObject fourth = messages.get(3).getAsJsonObject().getAsJsonObject("file");
        assertTrue(fourth.get("missing").getAsBoolean());
        assertFalse(fourth.has("path"));
        assertTrue(messages.get(5).getAsJsonObject().get("deleted").getAsBoolean());
        assertEquals("", messages.get(5).getAsJsonObject().get("text").getAsString());
    }
}
