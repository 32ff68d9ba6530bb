package foyer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import foyer.protocol.LogEntry;
import foyer.protocol.Member;
import foyer.protocol.MemberId;
import foyer.protocol.RoomInfo;
import foyer.protocol.SharedFile;
import foyer.testing.ProcessStats;
import foyer.testing.ScriptedChat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a message is to who was away.
class MissedKindTest {
    private final Member ada = ScriptedChat.member("Ada");
    private final RoomInfo lobby = ScriptedChat.room("lobby", "", 2);
    private final ScriptedChat scriptedChat = new ScriptedChat(ada, "Foyer", lobby);
    private RoomModel room;

    @BeforeEach
    void enter() {
        room = scriptedChat.enter(lobby, List.of(ada, ScriptedChat.member("bob")), false);
    }

    private @Nullable MissedKind kind(LogEntry said) {
        scriptedChat.heard(said);
        return MissedKind.of(Objects.requireNonNull(room.log().entry(said.seq())), room, ada.id());
    }

    private @Nullable MissedKind kind(String text) {
        return kind(scriptedChat.said("lobby", "bob", 1, text));
    }

    private LogEntry bySeq(String text, @Nullable Long to, @Nullable SharedFile file) {
        LogEntry.Said said = scriptedChat.said("lobby", "bob", 1, text.isEmpty() ? "x" : text);
        return new LogEntry.Said(
                "lobby", said.seq(), 1, MemberId.of("bob"), "bob", said.n(), text, to, null, file);
    }

    @Test
    void mentionOutranksOtherKinds() {
        assertEquals(MissedKind.MENTION, kind("@Ada, see https://example.org?"));
        assertEquals(MissedKind.MENTION, kind("@room dinner"));
        assertNull(kind("Ada has the keys"));
    }

    @Test
    void onlyReplyToTheUserIsAReply() {
        scriptedChat.heard(scriptedChat.said("lobby", "Ada", 9, "who has the keys"));
        assertEquals(MissedKind.REPLY, kind(bySeq("I do", 1L, null)));
        assertNull(kind(bySeq("so I heard", 2L, null)));
    }

    @Test
    void fileCountsAsFileWithAnyText() {
        var list = new SharedFile("a".repeat(64), "list.txt", 3);
        assertEquals(MissedKind.FILE, kind(bySeq("", null, list)));
        assertEquals(MissedKind.FILE, kind(bySeq("https://example.org", null, list)));
    }

    @Test
    void onlyRealAddressesAreLinks() {
        assertEquals(MissedKind.LINK, kind("look: https://example.org/a?b=c"));
        assertNull(kind("file:///etc/passwd"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Who has the keys?",
                "Really?! Yes.",
                "Who? Me.",
                "(who has them?)",
                "**who?**",
                "Ça va ?",
                "你好吗？",
                "هل أنت هنا؟",
                "first\nand why?\nlast"
            })
    void sentenceWithQuestionMarkIsAQuestion(String text) {
        assertEquals(MissedKind.QUESTION, kind(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?",
                "??",
                "no question",
                "a?b:c",
                "`x = y?`",
                "```\nwhy?\n```",
                "what?ever"
            })
    void statementHasNoKind(String text) {
        assertNull(kind(text));
    }

    /// The longest message there can be, of marks that end no sentence: each of them begins another
    /// attempt if a pattern looks back.
    @Test
    void messageOfMarksCostsLinearTime() {
        String marks = "a" + "!?".repeat(3_999) + "x";
        long start = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            assertNull(kind(marks));
        }
        ProcessStats.print(
                "100 messages of marks: %.1f ms".formatted((System.nanoTime() - start) / 1e6));
    }
}
