package foyer.model;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Member;
import foyer.protocol.MemberId;
import foyer.protocol.Names;
import foyer.protocol.Role;
import foyer.protocol.RoomInfo;
import foyer.testing.ClientStores;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PermissionsTest {
    private final Member host = member("Hana", Role.HOST);
    private final Member moderator = member("Mo", Role.MODERATOR);
    private final Member owner = member("Olga", Role.MEMBER);
    private final Member bob = member("bob", Role.MEMBER);
    private final RoomModel room = room(new RoomInfo("general", "", owner.id(), 1, null, null));

    private static Member member(String name, Role role) {
        return new Member(MemberId.of(name), name, role);
    }

    private static RoomModel room(RoomInfo info) {
        var pendingCommands = new PendingCommands(_ -> 0);
        var ignored = new IgnoredMembers(pendingCommands, ClientStores.ofServer(), List.of());
        return new RoomModel(info, "", ignored, pendingCommands, Instant::now);
    }

    @Test
    void ownerAndHostMayCloseARoom() {
        assertTrue(Permissions.mayClose(host, room));
        assertTrue(Permissions.mayClose(owner, room));
        assertFalse(Permissions.mayClose(moderator, room));
        assertFalse(Permissions.mayClose(bob, room));
        assertFalse(Permissions.mayClose(null, room));
    }

    @Test
    void ownerHostsAndModeratorsMaySetTheTopic() {
        assertTrue(Permissions.maySetTopic(host, room));
        assertTrue(Permissions.maySetTopic(owner, room));
        assertTrue(Permissions.maySetTopic(moderator, room));
        assertFalse(Permissions.maySetTopic(bob, room));
    }

    @Test
    void ownerHostOrBothMembersMaySetRetention() {
        assertTrue(Permissions.maySetKeeping(host, room));
        assertTrue(Permissions.maySetKeeping(owner, room));
        assertFalse(Permissions.maySetKeeping(moderator, room));
        assertFalse(Permissions.maySetKeeping(null, room));
        String name = Names.direct(host.id(), bob.id());
        RoomModel direct = room(new RoomInfo(name, "", host.id(), 2, bob, null));
        assertTrue(Permissions.maySetKeeping(bob, direct));
    }

    @Test
    void conversationHasNoTopicAndCannotBeClosed() {
        String name = Names.direct(host.id(), bob.id());
        RoomModel direct = room(new RoomInfo(name, "", host.id(), 2, bob, null));
        assertFalse(Permissions.mayClose(host, direct));
        assertFalse(Permissions.maySetTopic(host, direct));
    }

    @Test
    void hostsAndModeratorsDisciplineOthersButNoHostAndNoModeratorAnother() {
        Member other = member("Mia", Role.MODERATOR);
        assertTrue(Permissions.mayDiscipline(host, other));
        assertFalse(Permissions.mayDiscipline(moderator, other));
        assertFalse(Permissions.mayDiscipline(host, host));
        assertFalse(Permissions.mayDiscipline(host, member("Hugo", Role.HOST)));
        assertTrue(Permissions.mayDiscipline(host, bob));
        assertTrue(Permissions.mayDiscipline(moderator, bob));
        assertFalse(Permissions.mayDiscipline(moderator, host));
        assertFalse(Permissions.mayDiscipline(moderator, moderator));
        assertFalse(Permissions.mayDiscipline(bob, owner));
    }

    @Test
    void onlyAHostGivesRoles() {
        assertTrue(Permissions.mayGiveRole(host, bob));
        assertTrue(Permissions.mayGiveRole(host, moderator));
        assertFalse(Permissions.mayGiveRole(host, host));
        assertFalse(Permissions.mayGiveRole(moderator, bob));
    }
}
