package foyer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.commands.SlashCommandHandler;
import foyer.model.LogRow.Entry;
import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.LogEntry;
import foyer.protocol.LogEntry.Said;
import foyer.protocol.Member;
import foyer.testing.ScriptedChat;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Answering and editing by the line one types.
class ComposeModeTest {
    private final Member ada = ScriptedChat.member("Ada");
    private final ScriptedChat scriptedChat =
            new ScriptedChat(ada, "Foyer", ScriptedChat.room("general", "", 2));
    private final RoomModel room =
            scriptedChat.enter(
                    ScriptedChat.room("general", "", 2),
                    List.of(ada, ScriptedChat.member("bob")),
                    false);

    private final SlashCommandHandler slashCommands =
            new SlashCommandHandler(scriptedChat.chat, _ -> {}, () -> {});

    private Entry hear(String by, String text) {
        Said said = scriptedChat.said("general", by, 5, text);
        scriptedChat.heard(said);
        return room.log().entry(said.seq());
    }

    private Command enter(String line) {
        assertTrue(slashCommands.submit(room, line));
        return scriptedChat.sent.getLast();
    }

    @Test
    void onlyTheNextMessageIsAReply() {
        room.composeMode().replyTo(hear("bob", "Shall we?"));
        assertEquals(1L, assertInstanceOf(Command.Say.class, enter("yes")).to());
        scriptedChat.heard(
                new Said(
                        "general",
                        2,
                        0,
                        ada.id(),
                        "Ada",
                        ((Command.Say) scriptedChat.sent.getLast()).n(),
                        "yes",
                        1L,
                        null));
        assertNull(assertInstanceOf(Command.Say.class, enter("now")).to());
    }

    @Test
    void slashCommandKeepsTheReplyTarget() {
        Entry asked = hear("bob", "Shall we?");
        room.composeMode().replyTo(asked);
        assertInstanceOf(Command.SetTopic.class, enter("/topic Tea"));
        assertEquals(asked, room.composeMode().answeredProperty().get());
    }

    @Test
    void messageStartingWithSlashIsEditedAsText() {
        Entry mine = hear("Ada", "/dance is no command");
        room.composeMode().edit(mine);
        assertEquals("//dance is no command", room.draftProperty().get());
        assertEquals(
                new Command.Edit("general", 1, "/dance was no command"),
                enter("//dance was no command"));
        assertEquals("", room.draftProperty().get());
    }

    @Test
    void quoteShowsTheCurrentText() {
        Entry first = hear("bob", "one\ntwo");
        assertEquals(new Quote("bob", "one", true), Quote.of(room, 1));
        scriptedChat.heard(new LogEntry.Deleted("general", 2, 0, first.logEntry().by(), "bob", 1));
        assertEquals(new Quote("", "Original message is gone", false), Quote.of(room, 1));
    }

    @Test
    void lastOwnMessageIsFoundAmongOtherRows() {
        assertEquals(0, room.log().lastOwnSeq());
        Entry one = hear("Ada", "one");
        scriptedChat.heard(new Event.Joined("general", ScriptedChat.member("Cyd")));
        Entry two = hear("Ada", "two");
        hear("bob", "three");
        assertEquals(two, room.log().lastOwn());
        scriptedChat.heard(new LogEntry.Deleted("general", 4, 0, ada.id(), "Ada", 2));
        assertEquals(one, room.log().lastOwn());
    }
}
