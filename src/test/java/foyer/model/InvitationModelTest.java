package foyer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.Member;
import foyer.protocol.Role;
import foyer.protocol.ServerCode;
import foyer.testing.ScriptedChat;
import java.util.List;
import org.junit.jupiter.api.Test;

final class InvitationModelTest {
    private static final String PRINT = "abcdefghijklmnopqrstuvwxyz234567abcdefghijklmnopqrst";

    private static final String TOKEN = "q3w5k7zt2m4n6p5r7s3v2x4y6a";

    private static final Member ME = ScriptedChat.member("Cyd");

    private final ScriptedChat scriptedChat =
            new ScriptedChat(ME, "Ada’s Foyer", ScriptedChat.room("Tea time", "", 1));
    private final InvitationModel invitation = scriptedChat.chat.invitation();

    @Test
    void linkNamesEveryAddressAndTheShownRoom() {
        scriptedChat.enter(ScriptedChat.room("Tea time", "", 1), List.of(), false);
        invitation.setAddresses(List.of("192.168.1.20:7788", "[fd00::20]:7788"));
        invitation.setFingerprint(PRINT);

        assertEquals(
                "foyer://192.168.1.20:7788,[fd00::20]:7788/Tea%20time#fp=" + PRINT,
                invitation.linkProperty().get());
        assertEquals(ServerCode.of(PRINT), invitation.codeProperty().get());
    }

    @Test
    void hostLinkCanReplaceThePassword() {
        scriptedChat.enter(ScriptedChat.room("Tea time", "", 1), List.of(), false);
        invitation.setAddresses(List.of("192.168.1.20:7788"));
        invitation.setFingerprint(PRINT);
        String plain = invitation.linkProperty().get();
        assertFalse(invitation.mayGivePassProperty().get(), "nobody is asked for a password");
        scriptedChat.heard(new Event.PasswordSet(null, ME.id(), "Ada", true));
        assertFalse(invitation.mayGivePassProperty().get(), "this is not the host");
        scriptedChat.heard(new Event.RoleSet(ME.id(), Role.HOST));
        assertTrue(invitation.mayGivePassProperty().get());

        invitation.request(InvitationModel.Access.ONCE);
        assertEquals(new Command.Invite("Tea time", true, null), scriptedChat.sent.getLast());
        scriptedChat.heard(new Event.Invited(scriptedChat.sent.size(), "Tea time", TOKEN, true, 5));
        assertEquals(plain + "&t=" + TOKEN, invitation.linkProperty().get());
        assertEquals(InvitationModel.Access.ONCE, invitation.accessProperty().get());

        scriptedChat.heard(new Event.PasswordSet(null, ME.id(), "Ada", true));
        assertEquals(plain, invitation.linkProperty().get(), "another password ended it");
        assertEquals(InvitationModel.Access.NONE, invitation.accessProperty().get());

        invitation.request(InvitationModel.Access.DAY);
        scriptedChat.heard(
                new Event.Refused(
                        scriptedChat.sent.size(), ErrorCode.TOO_MANY, "There are enough."));
        assertEquals("There are enough.", invitation.problemProperty().get());
        assertEquals(plain, invitation.linkProperty().get());
    }

    @Test
    void guestLinkNamesRoomAndToken() {
        scriptedChat.enter(ScriptedChat.room("Tea & cake", "", 1), List.of(), false);
        assertEquals("", invitation.guestLinkProperty().get());
        scriptedChat
                .chat
                .hostModel()
                .guests()
                .attach((_, _) -> List.of("http://den.local:7789/"), Runnable::run, Runnable::run);
        scriptedChat.chat.hostModel().guests().setOn(true);
        assertEquals(
                "http://den.local:7789/#Tea%20%26%20cake", invitation.guestLinkProperty().get());
        scriptedChat.heard(new Event.RoleSet(ME.id(), Role.HOST));
        scriptedChat.heard(new Event.PasswordSet("Tea & cake", ME.id(), "Ada", true));
        invitation.request(InvitationModel.Access.DAY);
        scriptedChat.heard(
                new Event.Invited(scriptedChat.sent.size(), "Tea & cake", TOKEN, false, 5));
        assertEquals(
                "http://den.local:7789/#Tea%20%26%20cake&t=" + TOKEN,
                invitation.guestLinkProperty().get());
    }

    @Test
    void plainServerIsLinkedByAddress() {
        invitation.setAddresses(List.of("ws://192.168.1.20:7788"));

        assertEquals("ws://192.168.1.20:7788", invitation.linkProperty().get());
        assertEquals("", invitation.codeProperty().get());
    }
}
