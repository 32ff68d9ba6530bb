package foyer.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Code;
import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.Member;
import foyer.protocol.Role;
import foyer.protocol.ShortCode;
import foyer.testing.Seen;
import java.util.List;
import org.junit.jupiter.api.Test;

final class InvitationTest {
    private static final String PRINT = "abcdefghijklmnopqrstuvwxyz234567abcdefghijklmnopqrst";

    private static final String TOKEN = "q3w5k7zt2m4n6p5r7s3v2x4y6a";

    private static final Member ME = Seen.member("Cyd");

    private final Seen seen = new Seen(ME, "Ada’s Foyer", Seen.room("Tea time", "", 1));
    private final Invitation invitation = seen.chat.invitation();

    @Test
    void theLinkLeadsToTheRoomOnShowByEveryAddress() {
        seen.enter(Seen.room("Tea time", "", 1), List.of(), false);
        invitation.setAddresses(List.of("192.168.1.20:7788", "[fd00::20]:7788"));
        invitation.setPrint(PRINT);

        assertEquals(
                "foyer://192.168.1.20:7788,[fd00::20]:7788/Tea%20time#fp=" + PRINT,
                invitation.linkProperty().get());
        assertEquals(ShortCode.of(PRINT), invitation.codeProperty().get());
    }

    @Test
    void whereAPasswordIsAskedTheHostsLinkMayPassIt() {
        seen.enter(Seen.room("Tea time", "", 1), List.of(), false);
        invitation.setAddresses(List.of("192.168.1.20:7788"));
        invitation.setPrint(PRINT);
        String plain = invitation.linkProperty().get();
        assertFalse(invitation.mayGivePassProperty().get(), "nobody is asked for a password");
        seen.heard(new Event.PasswordSet(null, ME.id(), "Ada", true));
        assertFalse(invitation.mayGivePassProperty().get(), "this is not the host");
        seen.heard(new Event.RoleSet(ME.id(), Role.HOST));
        assertTrue(invitation.mayGivePassProperty().get());

        invitation.give(Invitation.Pass.ONCE);
        assertEquals(new Command.Invite("Tea time", true, null), seen.sent.getLast());
        seen.heard(new Event.Invited(seen.sent.size(), "Tea time", TOKEN, true, 5));
        assertEquals(plain + "&t=" + TOKEN, invitation.linkProperty().get());
        assertEquals(Invitation.Pass.ONCE, invitation.passProperty().get());

        seen.heard(new Event.PasswordSet(null, ME.id(), "Ada", true));
        assertEquals(plain, invitation.linkProperty().get(), "another password ended it");
        assertEquals(Invitation.Pass.NONE, invitation.passProperty().get());

        invitation.give(Invitation.Pass.DAY);
        seen.heard(new Event.Refused(seen.sent.size(), Code.TOO_MANY, "There are enough."));
        assertEquals("There are enough.", invitation.problemProperty().get());
        assertEquals(plain, invitation.linkProperty().get());
    }

    @Test
    void thePageForGuestsIsLinkedToWithTheRoomAndThePass() {
        seen.enter(Seen.room("Tea & cake", "", 1), List.of(), false);
        assertEquals("", invitation.guestLinkProperty().get());
        seen.chat
                .hostDesk()
                .guests()
                .serve((_, _) -> List.of("http://den.local:7789/"), Runnable::run, Runnable::run);
        seen.chat.hostDesk().guests().turn(true);
        assertEquals(
                "http://den.local:7789/#Tea%20%26%20cake", invitation.guestLinkProperty().get());
        seen.heard(new Event.RoleSet(ME.id(), Role.HOST));
        seen.heard(new Event.PasswordSet("Tea & cake", ME.id(), "Ada", true));
        invitation.give(Invitation.Pass.DAY);
        seen.heard(new Event.Invited(seen.sent.size(), "Tea & cake", TOKEN, false, 5));
        assertEquals(
                "http://den.local:7789/#Tea%20%26%20cake&t=" + TOKEN,
                invitation.guestLinkProperty().get());
    }

    @Test
    void aServerWithoutEncryptionIsInvitedToByItsAddress() {
        invitation.setAddresses(List.of("ws://192.168.1.20:7788"));

        assertEquals("ws://192.168.1.20:7788", invitation.linkProperty().get());
        assertEquals("", invitation.codeProperty().get());
    }
}
