package foyer.state;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Member;
import foyer.protocol.MemberId;
import foyer.protocol.Names;
import foyer.protocol.Role;
import foyer.protocol.RoomInfo;
import org.junit.jupiter.api.Test;

class RightsTest {
    private final Member host = member("Hana", Role.HOST);
    private final Member moderator = member("Mo", Role.MODERATOR);
    private final Member owner = member("Olga", Role.MEMBER);
    private final Member bob = member("bob", Role.MEMBER);
    private final RoomModel room =
            new RoomModel(new RoomInfo("general", "", owner.id(), 1, null, null), 0);

    private static Member member(String name, Role role) {
        return new Member(MemberId.of(name), name, role);
    }

    @Test
    void aRoomIsClosedByItsOwnerOrAHost() {
        assertTrue(Rights.mayClose(host, room));
        assertTrue(Rights.mayClose(owner, room));
        assertFalse(Rights.mayClose(moderator, room));
        assertFalse(Rights.mayClose(bob, room));
        assertFalse(Rights.mayClose(null, room));
    }

    @Test
    void aTopicIsSetByTheOwnerHostsAndModerators() {
        assertTrue(Rights.maySetTopic(host, room));
        assertTrue(Rights.maySetTopic(owner, room));
        assertTrue(Rights.maySetTopic(moderator, room));
        assertFalse(Rights.maySetTopic(bob, room));
    }

    @Test
    void howLongARoomKeepsIsUpToItsOwnerAHostAndInAConversationBoth() {
        assertTrue(Rights.maySetKeeping(host, room));
        assertTrue(Rights.maySetKeeping(owner, room));
        assertFalse(Rights.maySetKeeping(moderator, room));
        assertFalse(Rights.maySetKeeping(null, room));
        String name = Names.direct(host.id(), bob.id());
        var direct = new RoomModel(new RoomInfo(name, "", host.id(), 2, bob, null), 0);
        assertTrue(Rights.maySetKeeping(bob, direct));
    }

    @Test
    void aConversationHasNeitherTopicNorClosing() {
        String name = Names.direct(host.id(), bob.id());
        var direct = new RoomModel(new RoomInfo(name, "", host.id(), 2, bob, null), 0);
        assertFalse(Rights.mayClose(host, direct));
        assertFalse(Rights.maySetTopic(host, direct));
    }

    @Test
    void hostsAndModeratorsDisciplineOthersButNoHostAndNoModeratorAnother() {
        Member other = member("Mia", Role.MODERATOR);
        assertTrue(Rights.mayDiscipline(host, other));
        assertFalse(Rights.mayDiscipline(moderator, other));
        assertFalse(Rights.mayDiscipline(host, host));
        assertFalse(Rights.mayDiscipline(host, member("Hugo", Role.HOST)));
        assertTrue(Rights.mayDiscipline(host, bob));
        assertTrue(Rights.mayDiscipline(moderator, bob));
        assertFalse(Rights.mayDiscipline(moderator, host));
        assertFalse(Rights.mayDiscipline(moderator, moderator));
        assertFalse(Rights.mayDiscipline(bob, owner));
    }

    @Test
    void onlyAHostGivesRoles() {
        assertTrue(Rights.mayGiveRole(host, bob));
        assertTrue(Rights.mayGiveRole(host, moderator));
        assertFalse(Rights.mayGiveRole(host, host));
        assertFalse(Rights.mayGiveRole(moderator, bob));
    }
}
