package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.Limits;
import foyer.protocol.Names;
import foyer.protocol.Presence;
import foyer.protocol.Retention;
import foyer.protocol.Role;
import foyer.testing.MemberKeys;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What others see of a muted member: every command of the protocol is sent by one who owns a room
/// and moderates.
final class MutedCommandsTest {
    private static final String WORDS = "BUY MY SOAP";
    private static final String FILE = "a".repeat(64);

    /// Commands that a muted member may still send, and others see.
    private static final Set<Class<? extends Command>> SEEN =
            Set.of(
                    Command.Delete.class,
                    Command.Prove.class,
                    Command.Read.class,
                    Command.Leave.class,
                    Command.Goodbye.class);

    private final HubFixture hub = new HubFixture("lobby");
    private final RecordingPeer host = hub.signIn("Host", "lobby");
    private final RecordingPeer bob = hub.signIn("Bob", "lobby", "soap");
    private final RecordingPeer ada = hub.signIn("Ada", "lobby", "soap");

    @BeforeEach
    void muteBob() {
        bob.say("soap", 1, "before");
        bob.send(new Command.SetPassword("soap", "old password"));
        host.send(new Command.SetRole(bob.id(), Role.MODERATOR));
        host.send(new Command.Mute(bob.id(), null, ""));
        HubFixture.discardEvents(host, bob, ada);
    }

    private List<Command> commands() {
        return List.of(
                new Command.Say("soap", 2, WORDS),
                new Command.Edit("soap", 1, WORDS),
                new Command.React("soap", 1, "\uD83E\uDDFC", true),
                new Command.Pin("soap", 1, true),
                new Command.Typing("soap"),
                new Command.SetPresence(Presence.AWAY, WORDS),
                new Command.Announce(3, WORDS),
                new Command.AddSchedule(WORDS, 1),
                new Command.DropSchedule(1),
                new Command.SetTopic("soap", WORDS),
                new Command.SetKeeping("soap", Retention.NOTHING),
                new Command.SetPassword("soap", WORDS),
                new Command.Invite("soap", true, null),
                new Command.CloseRoom("soap", 1, WORDS),
                new Command.KeepRoom("soap"),
                new Command.Rename(WORDS),
                new Command.Remove(ada.id(), WORDS),
                new Command.Ban(ada.id(), 1, WORDS, false),
                new Command.Unban(ada.id()),
                new Command.Mute(ada.id(), 1, WORDS),
                new Command.Unmute(ada.id()),
                new Command.SetRole(ada.id(), Role.MODERATOR),
                new Command.Join(WORDS),
                new Command.Direct(ada.id()),
                new Command.Accept(Names.direct(ada.id(), bob.id())),
                new Command.Ignore(ada.id(), true),
                new Command.Offer(FILE, 10),
                new Command.Chunk(FILE, 0, "AAAA"),
                new Command.Withdraw(FILE),
                new Command.Fetch("soap", FILE, 0),
                new Command.Search("before", null, null, null, null, null),
                new Command.Echo(WORDS),
                new Command.History("soap", 10, 10),
                new Command.Ping(),
                new Command.Prove(null, null, "e5".repeat(32), ""),
                HubFixture.hello(WORDS),
                new Command.Read("soap", 1),
                new Command.Delete("soap", 1),
                new Command.DeleteAll(ada.id()),
                new Command.Leave("soap"),
                new Command.Goodbye());
    }

    @Test
    void othersSeeNothingOfMutedMember() {
        var heard = new HashSet<Class<? extends Command>>();
        for (Command command : commands()) {
            bob.send(command);
            if (!host.take().isEmpty() | !ada.take().isEmpty()) {
                heard.add(command.getClass());
            }
            bob.take();
            hub.pass(Duration.ofSeconds(2));
            ada.take();
            host.take();
        }
        heard.removeAll(SEEN);
        assertEquals(Set.of(), heard);
    }

    @Test
    void everyCommandIsTried() {
        Set<Class<?>> tried = new HashSet<>();
        commands().forEach(command -> tried.add(command.getClass()));
        assertTrue(
                tried.containsAll(Arrays.asList(Command.class.getPermittedSubclasses())),
                "a command is missing");
    }

    @Test
    void mutedMemberMayComeAndGoAndBeAway() {
        bob.send(new Command.SetPresence(Presence.AWAY, null));
        assertEquals(Presence.AWAY, ada.only(Event.PresenceSet.class).presence());
        bob.send(new Command.Leave("lobby"));
        bob.take();
        bob.join("lobby");
        assertEquals(1, bob.received(Event.Entered.class).size());
    }

    @Test
    void mutedGuestCannotComeBackUnderAnotherName() {
        hub.disconnect(bob);
        RecordingPeer again = hub.connect("Bob");
        again.send(new Command.Hello(Limits.PROTOCOL, WORDS, MemberKeys.of("Bob")));
        assertEquals("Bob", again.only(Event.Welcome.class).you().name());
        again.take();
        again.assertRefused(again.send(new Command.Rename(WORDS)), ErrorCode.MUTED);
    }
}
