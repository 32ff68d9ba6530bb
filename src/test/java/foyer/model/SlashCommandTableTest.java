package foyer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.model.LogRow.Notice;
import foyer.model.LogRow.Outgoing;
import foyer.protocol.Command;
import foyer.protocol.Member;
import foyer.protocol.Presence;
import foyer.protocol.Role;
import foyer.protocol.RoomInfo;
import foyer.testing.ScriptedChat;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The table of commands.
class SlashCommandTableTest {
    private final Member ada = ScriptedChat.member("Ada", Role.HOST);
    private final Member bob = ScriptedChat.member("Bob");
    private final Member bobby = ScriptedChat.member("Bob by the sea");
    private final RoomInfo general = ScriptedChat.room("general", "", 3);
    private final ScriptedChat scriptedChat = new ScriptedChat(ada, "Foyer", general);
    private final RoomModel room = scriptedChat.enter(general, List.of(ada, bob, bobby), false);
    private final SlashCommandTable slash = scriptedChat.chat.slashCommands();

    private void does(String line, Command command) {
        assertTrue(slash.submit(room, line), () -> room.refusalProperty().get());
        assertEquals(command, scriptedChat.sent.getLast());
    }

    private String notice() {
        return room.log().rows().getLast() instanceof Notice(String words, _) ? words : "";
    }

    @Test
    void itHoldsAllThatThereAreAndTellsWhatEachIsFor() {
        assertEquals(
                List.of(
                        "announce",
                        "away",
                        "ban",
                        "close",
                        "echo",
                        "export",
                        "help",
                        "invite",
                        "join",
                        "kick",
                        "leave",
                        "me",
                        "msg",
                        "mute",
                        "name",
                        "topic"),
                slash.all().stream().map(SlashCommand::name).toList());
        assertTrue(slash.submit(room, "/help"));
        for (SlashCommand command : slash.all()) {
            assertTrue(notice().contains(command.form() + " – " + command.help()), command.name());
        }
        assertTrue(slash.submit(room, "/help /ban"));
        assertEquals("/ban name [minutes] [reason] – Ban someone", notice());
    }

    @Test
    void whatIsBegunIsOfferedUntilTheNameIsWhole() {
        assertEquals(16, slash.completions("/", 1).size());
        assertEquals(
                List.of("me", "msg", "mute"),
                slash.completions("/M", 2).stream().map(SlashCommand::name).toList());
        for (String line : List.of("", "hello /m", "/me waves", "/me", "//m", "/x")) {
            assertTrue(slash.completions(line, line.length()).isEmpty(), line);
        }
    }

    @Test
    void peopleAreMeantByTheLongestNameThatFits() {
        does("/kick bob", new Command.Remove(bob.id(), ""));
        does("/kick @Bob by the sea too loud", new Command.Remove(bobby.id(), "too loud"));
        does("/ban Bob 10 too loud", new Command.Ban(bob.id(), 10, "too loud", false));
        does("/ban Bob too loud", new Command.Ban(bob.id(), null, "too loud", false));
        does("/mute Bob 5", new Command.Mute(bob.id(), 5, ""));
        assertFalse(slash.submit(room, "/mute Bobb 5"));
        assertEquals("No one here is called “Bobb”.", room.refusalProperty().get());
    }

    @Test
    void aDirectMessageWaitsForItsConversation() {
        does("/msg Bob have you the key?", new Command.Direct(bob.id()));
        String name = "@" + String.join(".", Stream.of(ada, bob).map(Member::id).sorted().toList());
        RoomModel direct =
                scriptedChat.enter(
                        new RoomInfo(name, "", bob.id(), 2, bob, null), List.of(ada, bob), false);
        assertEquals("have you the key?", ((Outgoing) direct.log().rows().getLast()).text());
        assertTrue(slash.submit(room, "/msg bob it is urgent"));
        assertEquals("it is urgent", ((Outgoing) direct.log().rows().getLast()).text());
        assertEquals(direct, scriptedChat.chat.rooms().selectedProperty().get());
    }

    @Test
    void whatOneDoesIsSaidInItalics() {
        assertTrue(slash.submit(room, "/me waves"));
        assertEquals("_Ada waves_", ((Outgoing) room.log().rows().getLast()).text());
    }

    @Test
    void whoIsAwayComesBackByTheSameCommandOrByWriting() {
        does("/away lunch", new Command.SetPresence(Presence.AWAY, "lunch"));
        does("/away", new Command.SetPresence(Presence.HERE, null));
        does("/away", new Command.SetPresence(Presence.AWAY, null));
        room.draftProperty().set("/aw");
        scriptedChat.chat.presenceReporter().reportTyping(room);
        assertEquals(Presence.AWAY, scriptedChat.chat.presenceReporter().presence());
        room.draftProperty().set("so");
        scriptedChat.chat.presenceReporter().reportTyping(room);
        assertTrue(scriptedChat.sent.contains(new Command.SetPresence(Presence.HERE, null)));
        assertEquals(Presence.HERE, scriptedChat.chat.presenceReporter().presence());
    }

    @Test
    void whatOthersJoinWithIsShownToOneselfOnly() {
        int sent = scriptedChat.sent.size();
        assertTrue(slash.submit(room, "/invite"));
        assertTrue(notice().startsWith("Others can join with "), this::notice);
        assertEquals(sent, scriptedChat.sent.size());
    }

    @Test
    void theWindowExports() {
        assertFalse(slash.submit(room, "/export"), "there is none");
        var exported = new ArrayList<RoomModel>();
        slash.setExport(exported::add);
        assertTrue(slash.submit(room, "/export"));
        assertEquals(List.of(room), exported);
    }
}
