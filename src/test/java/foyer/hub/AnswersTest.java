package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import foyer.protocol.Command;
import foyer.protocol.LogEntry.Said;
import foyer.protocol.Request;
import foyer.protocol.Samples;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every command with an id is answered with its `re`.
final class AnswersTest {
    @TestFactory
    List<DynamicTest> everyCommandIsAnswered() {
        return Samples.COMMANDS.stream()
                .map(
                        command ->
                                DynamicTest.dynamicTest(
                                        command.getClass().getSimpleName() + " " + command,
                                        () -> {
                                            assertAnswered(command, "Host");
                                            assertAnswered(command, "Eve");
                                        }))
                .toList();
    }

    private static void assertAnswered(Command command, String name) {
        var hub = new HubFixture("lobby");
        RecordingPeer peer = hub.signIn(name, "lobby");
        peer.say("lobby", 1, "the first");
        for (int repetition = 0; repetition < 2 && peer.closed() == null; repetition++) {
            long id = peer.send(command);
            assertFalse(peer.answers(id).isEmpty(), command + " of " + name);
        }
    }

    @Test
    void answerIsTheEventItselfOrDone() {
        var hub = new HubFixture("lobby");
        RecordingPeer eve = hub.signIn("Eve", "lobby");
        RecordingPeer bob = hub.signIn("Bob", "lobby");
        HubFixture.discardEvents(eve, bob);
        assertEquals(List.of("said"), eve.answers(eve.say("lobby", 1, "hello")));
        long seq = eve.only(Said.class).seq();
        assertEquals(
                List.of("reacted"),
                eve.answers(eve.send(new Command.React("lobby", seq, "👍", true))));
        assertEquals(
                List.of("done"),
                eve.answers(eve.send(new Command.React("lobby", seq, "👍", true))));
        assertEquals(List.of("renamed"), eve.answers(eve.send(new Command.Rename("Eva"))));
        assertEquals(List.of("done"), eve.answers(eve.send(new Command.Typing("lobby"))));
        assertEquals(List.of("done"), eve.answers(eve.send(new Command.Read("lobby", seq))));
        assertEquals(List.of("left"), eve.answers(eve.send(new Command.Leave("lobby"))));
        assertEquals(List.of("done"), eve.answers(eve.send(new Command.Leave("lobby"))));
        assertEquals(
                List.of("entered", "present", "page"),
                eve.answers(eve.join("lobby")).stream()
                        .filter(type -> !type.equals("read_up_to") && !type.equals("pins"))
                        .toList());
        assertEquals(List.of(), bob.answers(3), "others’ events answer nothing");
    }

    @Test
    void eachOfSeveralMessagesInABatchAnswersItsOwnCommand() {
        var hub = new HubFixture("lobby");
        RecordingPeer eve = hub.signIn("Eve", "lobby");
        RecordingPeer bob = hub.signIn("Bob", "lobby");
        long first = eve.sendUncommitted(new Command.Say("lobby", 1, "one"));
        long other = bob.sendUncommitted(new Command.Say("lobby", 1, "two"));
        long second = eve.sendUncommitted(new Command.Say("lobby", 2, "three"));
        hub.hub.commitPending();
        assertEquals(List.of("said"), eve.answers(first));
        assertEquals(List.of("said"), eve.answers(second));
        assertEquals(List.of("said"), bob.answers(other));
    }

    @Test
    void commandWithoutIdGetsNoDone() {
        var hub = new HubFixture("lobby");
        RecordingPeer eve = hub.signIn("Eve", "lobby");
        eve.take();
        hub.hub.handle(eve, new Request(0, new Command.Typing("lobby")));
        assertEquals(List.of(), eve.answers(0));
        assertEquals(0, eve.bytesOffered());
    }

    @Test
    void announcementFromOutsideTheRoomsIsDone() {
        var hub = new HubFixture("lobby");
        RecordingPeer host = hub.signIn("Host");
        assertEquals(List.of("done"), host.answers(host.send(new Command.Announce(1, "tea"))));
    }

    @Test
    void passwordThatIsHashedLaterIsAnsweredThen() {
        var hub = new HubFixture("lobby");
        RecordingPeer eve = hub.signIn("Eve");
        eve.join("mine");
        hub.pausesHashing = true;
        long id = eve.send(new Command.SetPassword("mine", "a password"));
        assertEquals(List.of(), eve.answers(id));
        hub.runHashing();
        assertEquals(List.of("password_set"), eve.answers(id));
    }
}
