package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Command;
import foyer.protocol.Departure;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.InvalidValueException;
import foyer.protocol.Limits;
import foyer.protocol.Names;
import foyer.testing.MemberKeys;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Names disguised as another member's, by a table of similar characters.
class HostileNamesTest {
    private static final String VICTIM = "Alice Cooper";
    private static final int TRIES = 500;
    private static final String INVISIBLE =
            "\u200B\u200C\u200D\u2060\uFEFF\u00AD\u034F\u180B\uFE0F\u202A\u202B\u202D\u202E\u2066"
                    + "\u2067\u2068\u200E\u200F\u061C\u2800\u3164\uFFA0\u0007\u2028";
    private static final Map<Character, List<String>> TWINS =
            Map.of(
                    'A', List.of("Α", "А", "Ꭺ", "Ａ", "𝐀", "a"),
                    'l', List.of("I", "1", "|", "ｌ", "𝗅", "ӏ", "L"),
                    'i', List.of("і", "ｉ", "𝐢", "ι"),
                    'c', List.of("с", "ｃ", "ϲ", "𝚌", "C"),
                    'e', List.of("е", "ｅ", "𝖾", "E"),
                    ' ', List.of("\u00A0", "\u3000", "\u2009", "  ", "\t", ""),
                    'C', List.of("С", "Ϲ", "Ｃ", "c"),
                    'o', List.of("о", "ο", "օ", "ｏ", "0", "O"),
                    'p', List.of("р", "ρ", "ｐ", "P"),
                    'r', List.of("г", "ｒ", "𝗋", "R"));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void disguisedNamesAreRefused(long seed) {
        var hub = new HubFixture("lobby");
        hub.signIn(VICTIM);
        RandomGenerator random = new Random(seed);
        int count = 0;
        for (int i = 0; i < TRIES; i++) {
            String name = disguised(random);
            try {
                RecordingPeer twin = hub.connect("twin " + i);
                twin.send(new Command.Hello(Limits.PROTOCOL, name, MemberKeys.of("twin " + i)));
                Event.Refused refused = twin.only(Event.Refused.class);
                assertEquals(ErrorCode.NAME_TAKEN, refused.code(), name);
                hub.hub.onDisconnected(twin, Departure.LOST);
            } catch (InvalidValueException e) {
                assertEquals(ErrorCode.INVALID, e.code());
            }
            count++;
        }
        assertEquals(TRIES, count);
    }

    private static String disguised(RandomGenerator random) {
        var name = new StringBuilder();
        for (char c : VICTIM.toCharArray()) {
            List<String> twins = TWINS.get(c);
            name.append(
                    twins == null || random.nextInt(3) > 0
                            ? String.valueOf(c)
                            : twins.get(random.nextInt(twins.size())));
        }
        for (int count = random.nextInt(3); count > 0; count--) {
            name.insert(
                    random.nextInt(name.length() + 1),
                    INVISIBLE.charAt(random.nextInt(INVISIBLE.length())));
        }
        return name.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Z\u0335\u0321\u0322\u034D\u0347\u0301\u0300algo",
                "A\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301",
            })
    void nameWithPiledAccentsIsRefused(String name) {
        String text = "";
        try {
            Names.person(name);
        } catch (InvalidValueException e) {
            text = e.text();
        }
        assertTrue(text.contains("accents"), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nguyễn Thị Ánh",
                "สมชาย น้ำทิพย์",
                "བོད་ཡིག",
                "देवनागरी",
                "שָׁלוֹם",
                "مُحَمَّدٌ"
            })
    void namesInScriptsThatStackMarksAreAccepted(String name) {
        assertEquals(Normalizer.normalize(name, Normalizer.Form.NFC), Names.person(name));
    }
}
