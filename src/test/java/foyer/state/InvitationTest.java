package foyer.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foyer.protocol.ShortCode;
import foyer.testing.Seen;
import java.util.List;
import org.junit.jupiter.api.Test;

final class InvitationTest {
    private static final String PRINT = "abcdefghijklmnopqrstuvwxyz234567abcdefghijklmnopqrst";

    private final Seen seen =
            new Seen(Seen.member("Ada"), "Ada’s Foyer", Seen.room("Tea time", "", 1));
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
    void aServerWithoutEncryptionIsInvitedToByItsAddress() {
        invitation.setAddresses(List.of("ws://192.168.1.20:7788"));

        assertEquals("ws://192.168.1.20:7788", invitation.linkProperty().get());
        assertEquals("", invitation.codeProperty().get());
    }
}
