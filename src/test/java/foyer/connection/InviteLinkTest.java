package foyer.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InviteLinkTest {
    private static final String FINGERPRINT =
            "abcdefghijklmnopqrstuvwxyz234567abcdefghijklmnopqrst";

    @Test
    void linkHoldsAddressesRoomKeyAndToken() {
        var inviteLink =
                new InviteLink(
                        List.of(
                                ServerAddress.parse("192.168.1.20:7788"),
                                ServerAddress.parse("[fe80::1]:7790")),
                        "Tea & cake / 50%",
                        FINGERPRINT,
                        "abcdefghijklmnopqrst");

        assertEquals(
                "foyer://192.168.1.20:7788,[fe80::1]:7790/Tea%20%26%20cake%20%2F%2050%25#fp="
                        + FINGERPRINT
                        + "&t=abcdefghijklmnopqrst",
                inviteLink.toString());
        assertEquals(inviteLink, InviteLink.parse(inviteLink.toString()));
    }

    @Test
    void bareAddressIsValid() {
        assertEquals(
                new InviteLink(List.of(new ServerAddress("laptop.local", 7788)), "", "", ""),
                InviteLink.parse(" FOYER://laptop.local "));
    }

    @Test
    void roomNamesOfAllScriptsRoundTrip() {
        for (String room : List.of("Küche", "客厅", "صالون", "a+b c", "#1?x=/&y")) {
            var inviteLink = new InviteLink(List.of(new ServerAddress("h", 1)), room, "", "");
            assertEquals(inviteLink, InviteLink.parse(inviteLink.toString()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "foyer://",
                "foyer:///Room",
                "foyer://a,,b/Room",
                "foyer://h:99999/Room",
                "foyer://h:1/Room#fp=short",
                "foyer://h:1/Room#fp=abcdefghijklmnopqrstuvwxyz1890",
                "foyer://h:1/Room#fp=",
                "foyer://h:1/Room#t=",
                "foyer://h:1/Room#t=UPPERCASEISNOTOURS",
                "foyer://h:1/Room#x=1",
                "foyer://h:1/Room#fp=abcdefghijklmnopqrstuvwxyz&fp=abcdefghijklmnopqrstuvwxyz",
                "foyer://h:1/Room#a#b",
                "foyer://h:1/Room/More",
                "foyer://h:1/Room?x=1",
                "foyer://h:1/%zz",
                "foyer://h:1/%ff%fe",
                "foyer://h:1/%40evil",
                "foyer://h:1/a%0Ab",
                "foyer://user@h:1/Room",
                "foyer://ws://h:1/Room",
                "foyer://a,b,c,d,e,f,g,h,i/Room",
                "http://h:1/Room",
                "192.168.1.20",
            })
    void damagedLinkIsRefusedWithASentence(String link) {
        var refused = assertThrows(IllegalArgumentException.class, () -> InviteLink.parse(link));
        assertTrue(String.valueOf(refused.getMessage()).endsWith("."), refused.getMessage());
    }

    @Test
    void endlessLinkIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> InviteLink.parse("foyer://h:1/" + "a".repeat(100_000)));
    }

    @Test
    void onlyTheFoyerSchemeIsRecognized() {
        assertTrue(InviteLink.looksLikeLink("Foyer://x"));
        assertFalse(InviteLink.looksLikeLink("https://foyer"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void mutatedLinksAreParsedOrRefused(long seed) {
        var random = new Random(seed);
        String whole =
                "foyer://192.168.1.20:7788,[fe80::1%25eth0]:7790/Tea%20room#fp="
                        + FINGERPRINT
                        + "&t=aaaa";
        String spice = "#%/&=?,:@[]\u202e\0 \uD800é0aZ";
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder(whole);
            for (int edits = 1 + random.nextInt(6); edits > 0; edits--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.insert(at, spice.charAt(random.nextInt(spice.length())));
                    default -> text.setCharAt(at, spice.charAt(random.nextInt(spice.length())));
                }
            }
            try {
                InviteLink read = InviteLink.parse(text.toString());
                assertEquals(read, InviteLink.parse(read.toString()), text::toString);
            } catch (IllegalArgumentException refused) {
                assertTrue(!String.valueOf(refused.getMessage()).isEmpty());
            }
        }
    }
}
