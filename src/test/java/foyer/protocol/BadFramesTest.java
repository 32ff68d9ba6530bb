package foyer.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadFramesTest {
    private static final String SECRET = "zebra";

    private static Event.Refused refusal(String frame) {
        RefusedCommandException refusedCommandException =
                assertThrows(RefusedCommandException.class, () -> Codec.decodeRequest(frame));
        Event.Refused event = refusedCommandException.event();
        assertFalse(event.words().contains(SECRET), "a refusal never repeats what it was sent");
        assertTrue(event.words().length() < 200);
        return event;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "zebra",
                "null",
                "[]",
                "7",
                "\"zebra\"",
                "[{\"type\":\"ping\"}]",
                "{",
                "{\"type\":\"ping\"",
                "{\"type\":\"ping\"}}",
                "{\"type\":\"ping\"} zebra",
                "{\"type\":\"ping\"}{\"type\":\"ping\"}",
                "{'type':'ping'}",
                "{type:\"ping\"}",
                "{\"type\":\"ping\",}",
                "{\"type\":\"ping\"/*zebra*/}",
                "{\"type\":\"ping\"}//zebra",
                ")]}'\n{\"type\":\"ping\"}",
                "\uFEFF{\"type\":\"ping\"}",
                "{\"type\":\"ping\",\"type\":\"ping\"}",
                "{\"type\":\"echo\",\"text\":\"a\",\"text\":\"zebra\"}",
                "{\"type\":\"ping\",\"zebra\":{\"a\":1,\"a\":2}}",
                "{\"type\":\"ping\",\"x\":NaN}",
                "{\"type\":\"ping\",\"x\":Infinity}",
                "{\"type\":\"ping\",\"x\":1e999999999}",
                "{\"type\":\"ping\",\"x\":1.5}",
                "{\"type\":\"ping\",\"x\":01}",
                "{\"type\":\"ping\",\"x\":9999999999999999999999}",
                "{\"type\":\"ping\",\"x\":[1,]}",
                "{\"type\":\"ping\",\"x\":tru}",
                "{\"type\":\"ping\",\"x\":TRUE}",
                "{\"type\":\"ping\",\"x\":\"\\q\"}",
                "{\"type\":\"ping\",\"x\":\"a\nb\"}",
                "{\"type\":7}",
                "{\"type\":null}",
                "{\"type\":[\"ping\"]}",
                "{\"typ\":\"ping\"}",
                "{}"
            })
    void otherThanOneJsonObjectIsMalformed(String frame) {
        assertEquals(ErrorCode.MALFORMED, refusal(frame).code(), frame);
    }

    @Test
    void deepNestingIsMalformedAndQuick() {
        for (String open : List.of("[", "{\"zebra\":")) {
            String frame = "{\"type\":\"ping\",\"x\":" + open.repeat(100_000);
            var errorCode =
                    assertTimeoutPreemptively(Duration.ofSeconds(5), () -> refusal(frame).code());
            assertEquals(ErrorCode.MALFORMED, errorCode);
        }
    }

    @Test
    void hugeTextIsInvalidAndQuick() {
        String frame = "{\"type\":\"echo\",\"id\":5,\"text\":\"" + "zebra".repeat(200_000) + "\"}";
        Event.Refused refused =
                assertTimeoutPreemptively(Duration.ofSeconds(5), () -> refusal(frame));
        assertEquals(ErrorCode.INVALID, refused.code());
        assertEquals(5, refused.re());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    MALFORMED    | {"id":9,"type":"say","room":7,"n":1,"text":"zebra"}
                    MALFORMED    | {"id":9,"type":"say","room":"r","n":"1","text":"zebra"}
                    MALFORMED    | {"id":9,"type":"say","room":"r","n":true,"text":"zebra"}
                    MALFORMED    | {"id":9,"type":"say","room":"r","n":null,"text":"zebra"}
                    MALFORMED    | {"id":9,"type":"say","room":"r","n":[1],"text":"zebra"}
                    MALFORMED    | {"id":9,"type":"say","room":"r","n":1,"text":["zebra"]}
                    MALFORMED    | {"id":9,"type":"say","room":"r","n":1,"text":{"zebra":1}}
                    MALFORMED    | {"id":9,"type":"say","room":{"zebra":1},"n":1,"text":"x"}
                    INVALID      | {"id":9,"type":"say","room":"r","text":"zebra"}
                    INVALID      | {"id":9,"type":"say","room":"r","n":0,"text":"zebra"}
                    INVALID      | {"id":9,"type":"say","room":"r","n":-1,"text":"zebra"}
                    INVALID      | {"id":9,"type":"say","room":"r","n":9007199254740992,"text":"x"}
                    INVALID      | {"id":9,"type":"say","room":"r","n":1}
                    INVALID      | {"id":9,"type":"say","room":"r","n":1,"text":null}
                    INVALID      | {"id":9,"type":"say","room":"r","n":1,"text":" \\t\\n "}
                    INVALID      | {"id":9,"type":"say","n":1,"text":"zebra"}
                    INVALID      | {"id":9,"type":"join","room":""}
                    MALFORMED    | {"id":9,"type":"react","room":"zebra","of":1,"emoji":"👍"}
                    MALFORMED    | {"id":9,"type":"react","room":"zebra","of":1,"emoji":"👍","on":"true"}
                    MALFORMED    | {"id":9,"type":"react","room":"zebra","of":1,"emoji":"👍","on":1}
                    MALFORMED    | {"id":9,"type":"pin","room":"zebra","of":1}
                    MALFORMED    | {"id":9,"type":"pin","room":"zebra","of":1,"on":"false"}
                    INVALID      | {"id":9,"type":"join","room":"zebra","after":-1}
                    MALFORMED    | {"id":9,"type":"join","room":"zebra","after":"3"}
                    INVALID      | {"id":9,"type":"close_room","room":"zebra","seconds":86401}
                    INVALID      | {"id":9,"type":"close_room","room":"zebra","seconds":3000000000}
                    INVALID      | {"id":9,"type":"history","room":"zebra","before":5,"limit":201}
                    INVALID      | {"id":9,"type":"history","room":"zebra","before":5,"limit":0}
                    INVALID      | {"id":9,"type":"history","room":"zebra","limit":5}
                    INVALID      | {"id":9,"type":"rename","name":"zebra\\u202e"}
                    INVALID      | {"id":9,"type":"rename"}
                    INVALID      | {"id":9,"type":"direct","member":"zebra"}
                    MALFORMED    | {"id":9,"type":"direct"}
                    MALFORMED    | {"id":9,"type":"set_role","member":"aaaaaaaaaaaaaaaa","role":"zebra"}
                    MALFORMED    | {"id":9,"type":"set_role","member":"aaaaaaaaaaaaaaaa","role":1}
                    MALFORMED    | {"id":9,"type":"hello","protocol":1,"name":"zebra"}
                    INVALID      | {"id":9,"type":"hello","protocol":1,"name":"A","key":"zebra"}
                    INVALID      | {"id":9,"type":"hello","protocol":1,"name":"A","key":"zebra zebra zebra zebra zebra"}
                    INVALID      | {"id":9,"type":"add_schedule","text":"zebra","minutes":0}
                    INVALID      | {"id":9,"type":"add_schedule","text":"zebra","minutes":1441}
                    UNKNOWN_KIND | {"id":9,"type":"zebra"}
                    UNKNOWN_KIND | {"id":9,"type":"Say","room":"r","n":1,"text":"x"}
                    UNKNOWN_KIND | {"id":9,"type":"said","room":"r"}
                    """)
    void invalidFieldIsRefusedWithTheRequestId(ErrorCode errorCode, String frame) {
        Event.Refused refused = refusal(frame);
        assertEquals(errorCode, refused.code(), frame);
        assertEquals(9, refused.re());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"9\"", "null", "[9]", "{}", "true"})
    void nonNumericIdCountsAsMissing(String id) {
        assertEquals(0, refusal("{\"id\":" + id + ",\"type\":\"zebra\"}").re());
    }

    @Test
    void unknownFieldsAreIgnored() throws RefusedCommandException {
        assertEquals(
                new Request(3, new Command.Ping()),
                Codec.decodeRequest(
                        "{\"type\":\"ping\",\"id\":3,\"mood\":{\"a\":[true,null,\"x\"]}}"));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void mutatedFramesAreAcceptedOrRefused(long seed) {
        var random = new Random(seed);
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> {
                    for (int i = 0; i < 1_000; i++) {
                        String frame = bent(random);
                        try {
                            Codec.decodeRequest(frame);
                        } catch (RefusedCommandException refusedCommandException) {
                            assertTrue(
                                    refusedCommandException.event().words().length() < 200, frame);
                        }
                        try {
                            Codec.decodeEvent(frame);
                        } catch (InvalidValueException invalidValueException) {
                            assertTrue(invalidValueException.text().length() < 200, frame);
                        }
                    }
                });
    }

    private static String bent(Random random) {
        if (random.nextInt(5) == 0) {
            var bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
        var frame =
                new StringBuilder(
                        random.nextBoolean()
                                ? Codec.encode(
                                        new Request(
                                                random.nextInt(9), pick(random, Samples.COMMANDS)))
                                : Codec.encode(pick(random, Samples.EVENTS)));
        List<String> pieces =
                List.of(
                        "\"",
                        "{",
                        "}",
                        "[",
                        "]",
                        ":",
                        ",",
                        "null",
                        "true",
                        "-1",
                        "1e9",
                        "9".repeat(18),
                        "\\u0000",
                        "\\ud800",
                        "\uD800",
                        "\u0000",
                        "\\",
                        "\uFEFF",
                        "NaN",
                        "\"type\":");
        for (int bends = 1 + random.nextInt(3); bends > 0; bends--) {
            int at = random.nextInt(frame.length() + 1);
            switch (random.nextInt(4)) {
                case 0 -> frame.insert(at, pick(random, pieces));
                case 1 -> frame.delete(at, Math.min(frame.length(), at + 1 + random.nextInt(8)));
                case 2 -> frame.replace(at, Math.min(frame.length(), at + 1), pick(random, pieces));
                default -> frame.insert(at, frame.substring(random.nextInt(at + 1), at));
            }
        }
        return frame.toString();
    }

    private static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
