package foyer.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.Logged;
import foyer.protocol.Logged.Said;
import foyer.protocol.Member;
import foyer.state.LogRow.Entry;
import foyer.testing.Seen;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Answering and editing by the line one types.
class ComposingTest {
    private final Member ada = Seen.member("Ada");
    private final Seen seen = new Seen(ada, "Foyer", Seen.room("general", "", 2));
    private final RoomModel room =
            seen.enter(Seen.room("general", "", 2), List.of(ada, Seen.member("bob")), false);

    private Entry hear(String by, String text) {
        Said said = seen.said("general", by, 5, text);
        seen.heard(said);
        return room.log().entry(said.seq());
    }

    private Command enter(String line) {
        assertTrue(seen.chat.slashCommands().enter(room, line));
        return seen.sent.getLast();
    }

    @Test
    void theNextLineIsTheAnswerAndTheOneAfterIsNot() {
        room.composing().answer(hear("bob", "Shall we?"));
        assertEquals(1L, assertInstanceOf(Command.Say.class, enter("yes")).to());
        seen.heard(
                new Said(
                        "general",
                        2,
                        0,
                        ada.id(),
                        "Ada",
                        ((Command.Say) seen.sent.getLast()).n(),
                        "yes",
                        1L,
                        null));
        assertNull(assertInstanceOf(Command.Say.class, enter("now")).to());
    }

    @Test
    void aCommandIsNoAnswerAndLeavesItToCome() {
        Entry asked = hear("bob", "Shall we?");
        room.composing().answer(asked);
        assertInstanceOf(Command.SetTopic.class, enter("/topic Tea"));
        assertEquals(asked, room.composing().answeredProperty().get());
    }

    @Test
    void aMessageThatBeginsWithASlashIsEditedAsOne() {
        Entry mine = hear("Ada", "/dance is no command");
        room.composing().edit(mine);
        assertEquals("//dance is no command", room.draftProperty().get());
        assertEquals(
                new Command.Edit("general", 1, "/dance was no command"),
                enter("//dance was no command"));
        assertEquals("", room.draftProperty().get());
    }

    @Test
    void whatIsQuotedIsWhatStandsThereNow() {
        Entry first = hear("bob", "one\ntwo");
        assertEquals(new Quote("bob", "one", true), Quote.of(room, 1));
        seen.heard(new Logged.Deleted("general", 2, 0, first.logged().by(), "bob", 1));
        assertEquals(new Quote("", "Message not here any more", false), Quote.of(room, 1));
    }

    @Test
    void theLastOfOnesOwnIsFoundAmongNoticesAndAfterADeletion() {
        assertEquals(0, room.log().lastOwnSeq());
        Entry one = hear("Ada", "one");
        seen.heard(new Event.Joined("general", Seen.member("Cyd")));
        Entry two = hear("Ada", "two");
        hear("bob", "three");
        assertEquals(two, room.log().lastOwn());
        seen.heard(new Logged.Deleted("general", 4, 0, ada.id(), "Ada", 2));
        assertEquals(one, room.log().lastOwn());
    }
}
