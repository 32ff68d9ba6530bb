package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.Limits;
import foyer.protocol.Role;
import foyer.testing.MemberKeys;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Names of hosts and moderators while they are away.
class ReservedNamesTest {
    private HubFixture hub = new HubFixture("lobby");
    private final RecordingPeer host = hub.signIn("Host", "lobby");

    private void assertTaken(String name) {
        RecordingPeer eve = hub.connect("Eve");
        eve.assertRefused(eve.send(hello("Eve", name)), ErrorCode.NAME_TAKEN);
    }

    private static Command.Hello hello(String key, String name) {
        return new Command.Hello(Limits.PROTOCOL, name, MemberKeys.of(key));
    }

    @Test
    void nameOfAbsentHostIsReserved() {
        hub.disconnect(host);
        for (String name : List.of("Host", "HOST", "Нost")) {
            assertTaken(name);
        }
        hub = hub.restart();
        assertTaken("Host");
        hub.signIn("Host");
    }

    @Test
    void nameOfAbsentModeratorIsReserved() {
        RecordingPeer ada = hub.signIn("Ada", "lobby");
        host.send(new Command.SetRole(ada.id(), Role.MODERATOR));
        hub.disconnect(ada);
        assertTaken("Ada");
        hub = hub.restart();
        assertTaken("Adа");
        hub.signIn("Ada");
    }

    @Test
    void nobodyTakesItByRenaming() {
        hub.disconnect(host);
        RecordingPeer eve = hub.signIn("Eve");
        eve.assertRefused(eve.send(new Command.Rename("Host")), ErrorCode.NAME_TAKEN);
    }

    @Test
    void formerNameOfAModeratorIsFree() {
        host.send(new Command.Rename("Grace"));
        hub.disconnect(host);
        hub = hub.restart();
        RecordingPeer eve = hub.connect("Eve");
        eve.send(hello("Eve", "Host"));
        assertEquals("Host", eve.only(Event.Welcome.class).you().name());
        assertTaken("Grace");
    }

    @Test
    void nameOfFormerModeratorIsFree() {
        RecordingPeer ada = hub.signIn("Ada", "lobby");
        host.send(new Command.SetRole(ada.id(), Role.MODERATOR));
        host.send(new Command.SetRole(ada.id(), Role.MEMBER));
        hub.disconnect(ada);
        RecordingPeer eve = hub.connect("Eve");
        eve.send(hello("Eve", "Ada"));
        assertEquals("Ada", eve.only(Event.Welcome.class).you().name());
    }

    @Test
    void nameOfAbsentMemberIsFree() {
        RecordingPeer ada = hub.signIn("Ada", "lobby");
        hub.disconnect(ada);
        RecordingPeer eve = hub.connect("Eve");
        eve.send(hello("Eve", "Ada"));
        assertEquals("Ada", eve.only(Event.Welcome.class).you().name());
    }
}
