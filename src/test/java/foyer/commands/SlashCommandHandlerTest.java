package foyer.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.model.LogRow.Notice;
import foyer.model.LogRow.Outgoing;
import foyer.model.RoomModel;
import foyer.protocol.Command;
import foyer.protocol.LogEntry;
import foyer.protocol.Member;
import foyer.protocol.Presence;
import foyer.protocol.Role;
import foyer.protocol.RoomInfo;
import foyer.testing.ScriptedChat;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlashCommandHandlerTest {
    private final Member ada = ScriptedChat.member("Ada", Role.HOST);
    private final Member bob = ScriptedChat.member("Bob");
    private final Member bobby = ScriptedChat.member("Bob by the sea");
    private final RoomInfo general = ScriptedChat.room("general", "", 3);
    private final ScriptedChat scriptedChat = new ScriptedChat(ada, "Foyer", general);
    private final RoomModel room = scriptedChat.enter(general, List.of(ada, bob, bobby), false);
    private final List<RoomModel> exported = new ArrayList<>();
    private int helpShown;
    private final SlashCommandHandler slash =
            new SlashCommandHandler(scriptedChat.chat, exported::add, () -> helpShown++);

    private void submits(String line, Command command) {
        assertTrue(slash.submit(room, line), () -> room.refusalProperty().get());
        assertEquals(command, scriptedChat.sent.getLast());
    }

    private String notice() {
        return room.log().rows().getLast() instanceof Notice(String text, _) ? text : "";
    }

    @Test
    void helpDescribesEveryCommand() {
        assertTrue(slash.submit(room, "/help"));
        assertEquals(1, helpShown);
        for (SlashCommand command : SlashCommand.values()) {
            assertTrue(slash.submit(room, "/help " + command.name()));
            assertEquals(command.form() + " – " + command.help(), notice());
        }
        assertTrue(slash.submit(room, "/help /ban"));
        assertEquals("/ban name [minutes] [reason] – Ban someone", notice());
    }

    @Test
    void commandsHaveTheseNames() {
        assertEquals(
                List.of(
                        "/announce",
                        "/away",
                        "/ban",
                        "/close",
                        "/echo",
                        "/export",
                        "/help",
                        "/invite",
                        "/join",
                        "/kick",
                        "/leave",
                        "/me",
                        "/msg",
                        "/mute",
                        "/name",
                        "/topic"),
                Stream.of(SlashCommand.values()).map(SlashCommand::literal).toList());
    }

    @Test
    void completionsStopAtACompleteCommand() {
        assertEquals(16, SlashCommand.completions("/", 1).size());
        assertEquals(
                List.of("/me", "/msg", "/mute"),
                SlashCommand.completions("/M", 2).stream().map(SlashCommand::literal).toList());
        for (String line : List.of("", "hello /m", "/me waves", "/me", "//m", "/x")) {
            assertTrue(SlashCommand.completions(line, line.length()).isEmpty(), line);
        }
    }

    @Test
    void longestMatchingMemberNameWins() {
        submits("/kick bob", new Command.Remove(bob.id(), ""));
        submits("/kick @Bob by the sea too loud", new Command.Remove(bobby.id(), "too loud"));
        submits("/ban Bob 10 too loud", new Command.Ban(bob.id(), 10, "too loud", false));
        submits("/ban Bob too loud", new Command.Ban(bob.id(), null, "too loud", false));
        submits("/mute Bob 5", new Command.Mute(bob.id(), 5, ""));
        assertFalse(slash.submit(room, "/mute Bobb 5"));
        assertEquals("No one here is called “Bobb”.", room.refusalProperty().get());
    }

    @Test
    void directMessageWaitsForItsConversation() {
        submits("/msg Bob have you the key?", new Command.Direct(bob.id()));
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
    void meCommandSendsItalics() {
        assertTrue(slash.submit(room, "/me waves"));
        assertEquals("_Ada waves_", ((Outgoing) room.log().rows().getLast()).text());
    }

    @Test
    void awayUserReturnsByCommandOrTyping() {
        submits("/away lunch", new Command.SetPresence(Presence.AWAY, "lunch"));
        submits("/away", new Command.SetPresence(Presence.HERE, null));
        submits("/away", new Command.SetPresence(Presence.AWAY, null));
        room.draftProperty().set("/aw");
        scriptedChat.chat.presenceReporter().reportTyping(room);
        assertEquals(Presence.AWAY, scriptedChat.chat.presenceReporter().presence());
        room.draftProperty().set("so");
        scriptedChat.chat.presenceReporter().reportTyping(room);
        assertTrue(scriptedChat.sent.contains(new Command.SetPresence(Presence.HERE, null)));
        assertEquals(Presence.HERE, scriptedChat.chat.presenceReporter().presence());
    }

    @Test
    void inviteShowsTheLinkToTheUserOnly() {
        int sent = scriptedChat.sent.size();
        assertTrue(slash.submit(room, "/invite"));
        assertTrue(notice().startsWith("Others can join with "), this::notice);
        assertEquals(sent, scriptedChat.sent.size());
    }

    @Test
    void exportOpensTheExportOfTheRoom() {
        assertTrue(slash.submit(room, "/export"));
        assertEquals(List.of(room), exported);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/shrug",
                "/",
                "/ msg Bob secret",
                "  /w Bob secret",
                "\n/W Bob secret",
                "\u00a0/whisper Bob",
                "\u200b/whisper Bob",
                "\ufeff/tell Bob x",
                "\u200f/tell Bob x",
                "/etc",
                "/kick/Bob",
                "/msg/Bob secret",
                "／msg Bob secret",
                "／ＭＳＧ Bob secret",
                "/ｍｓｇ Bob secret",
                "/unknown first\nsecond line"
            })
    void unknownCommandIsRefusedAndNotSent(String line) {
        int rows = room.log().rows().size();
        int sent = scriptedChat.sent.size();
        assertFalse(slash.submit(room, line));
        assertFalse(room.refusalProperty().get().isEmpty());
        assertEquals(rows, room.log().rows().size());
        assertEquals(sent, scriptedChat.sent.size());
        assertNull(slash.caption(room, line));
    }

    @ParameterizedTest
    @CsvSource({
        "/usr/bin/env,/usr/bin/env",
        "/etc/hosts is wrong,/etc/hosts is wrong",
        "/etc/,/etc/",
        "//nas/public/scans,//nas/public/scans",
        "//msg Ada,/msg Ada",
        "//,/",
        "and/or,and/or",
        "1/2,1/2",
        "／ not a command,／ not a command",
        "see /msg,see /msg"
    })
    void pathsAndDoubleSlashesAreMessages(String line, String message) {
        assertTrue(slash.submit(room, line), () -> room.refusalProperty().get());
        assertEquals(message, ((Outgoing) room.log().rows().getLast()).text());
        assertEquals(message, slash.caption(room, line));
    }

    @Test
    void commandInAnotherFormIsExecuted() {
        submits("  /MSG Bob secret", new Command.Direct(bob.id()));
        submits("\u200b/Kick Bob", new Command.Remove(bob.id(), ""));
        submits("/nick Eve", new Command.Rename("Eve"));
    }

    @Test
    void ambiguousRecipientIsRefused() {
        assertFalse(slash.submit(room, "/msg Bob by the sea it is cold"));
        assertTrue(room.refusalProperty().get().startsWith("Both “Bob” and “Bob by the sea” fit."));
        submits("/msg \"Bob\" by the sea it is cold", new Command.Direct(bob.id()));
        submits("/msg “Bob by the sea” hello", new Command.Direct(bobby.id()));
        assertFalse(slash.submit(room, "/msg \"Bo\" hello"));
    }

    @Test
    void unsentDirectMessageKeepsTheDraft() {
        scriptedChat.unplugged = true;
        assertFalse(slash.submit(room, "/msg Bob secret"));
        assertFalse(room.refusalProperty().get().isEmpty());
    }

    @Test
    void editedPathIsNotTakenForACommand() {
        for (String text : List.of("/usr/bin/env", "//nas/public", "/shrug", "/")) {
            LogEntry.Said said = scriptedChat.said("general", "Ada", 1, text);
            scriptedChat.heard(said);
            room.composeMode().edit(room.log().entry(said.seq()));
            assertTrue(slash.submit(room, room.draftProperty().get()), text);
            assertEquals(
                    new Command.Edit("general", said.seq(), text), scriptedChat.sent.getLast());
        }
    }
}
