package foyer.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.testing.ProtocolDocument;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The limits, ids and names in docs/protocol.md are those of the program.
final class ProtocolFactsTest {
    private static ProtocolDocument document;

    @BeforeAll
    static void read() throws Exception {
        document = ProtocolDocument.read();
    }

    @Test
    void everyLimitIsDocumented() throws Exception {
        String chapter = document.chapter("Limits");
        for (Field limit : Limits.class.getFields()) {
            if (!Set.of("PROTOCOL", "PORT").contains(limit.getName())) {
                String number = "%,d".formatted(limit.getInt(null));
                assertTrue(
                        Pattern.compile("(?<![\\d,])" + number + "(?![\\d,]\\d)")
                                .matcher(chapter)
                                .find(),
                        limit.getName() + " " + number);
            }
        }
        assertTrue(document.text().contains("port " + Limits.PORT));
        assertTrue(document.text().contains("This is protocol " + Limits.PROTOCOL + "."));
    }

    @Test
    void exampleOfAMemberIdIsRight() {
        String example =
                ProtocolDocument.blocks("text", document.chapter("Members and their ids"))
                        .getFirst();
        Map<String, String> lines =
                example.lines()
                        .map(line -> line.split(" +"))
                        .collect(Collectors.toMap(words -> words[0], words -> words[1]));
        assertEquals(MemberId.of(lines.get("key")), lines.get("id"));
    }

    @Test
    void testVectorsOfAGuestAreRight() throws Exception {
        Map<String, String> vectors =
                ProtocolDocument.blocks("text", document.chapter("The connection"))
                        .get(1)
                        .lines()
                        .map(line -> line.split(" +", 2))
                        .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
        assertEquals(MemberId.ofPublicKey(vectors.get("public_key")), vectors.get("id"));
        HexFormat hex = HexFormat.of();
        Signature signer = Signature.getInstance("Ed25519");
        var seed =
                new EdECPrivateKeySpec(
                        NamedParameterSpec.ED25519, hex.parseHex(vectors.get("seed")));
        signer.initSign(KeyFactory.getInstance("Ed25519").generatePrivate(seed));
        String text = MemberId.signedText(vectors.get("server"), vectors.get("nonce"));
        signer.update(text.getBytes(StandardCharsets.UTF_8));
        assertEquals(vectors.get("signature"), hex.formatHex(signer.sign()));
    }

    @Test
    void testVectorsOfAServerKeyAreRight() throws Exception {
        Map<String, String> vectors =
                ProtocolDocument.blocks("text", document.chapter("The connection"))
                        .getFirst()
                        .lines()
                        .map(line -> line.split(" +", 2))
                        .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
        var encoded = new X509EncodedKeySpec(Base64.getDecoder().decode(vectors.get("key")));
        PublicKey key = KeyFactory.getInstance("EC").generatePublic(encoded);
        String fingerprint = KeyFingerprint.of(key);
        assertEquals(vectors.get("fingerprint"), fingerprint);
        assertEquals(
                vectors.get("compare-code"),
                KeyFingerprint.comparison(fingerprint, "klo32gzgl4f3fve4"));
        assertEquals(vectors.get("server-code"), ServerCode.of(fingerprint));
    }

    @Test
    void exampleOfADirectConversationIsRight() {
        String chapter = document.chapter("Direct conversations");
        List<String> ids =
                ProtocolDocument.quoted(chapter).stream()
                        .filter(word -> word.matches("[a-z2-7]{16}"))
                        .toList();
        assertEquals(
                Names.direct(ids.get(1), ids.get(0)),
                ProtocolDocument.blocks("text", chapter).getFirst());
    }

    @Test
    void namesInTheTablesAreNormalizedAsDocumented() {
        int tidied = 0;
        int compared = 0;
        for (List<String> row : ProtocolDocument.rows(document.chapter("Names"))) {
            String name = row.get(0);
            if (row.get(2).equals("same") || row.get(2).equals("different")) {
                boolean same = Names.key(name).equals(Names.key(row.get(1)));
                assertEquals(row.get(2), same ? "same" : "different", name);
                compared++;
            } else {
                assertTidied(row.get(1), () -> Names.person(name));
                assertTidied(row.get(2), () -> Names.room(name));
                tidied++;
            }
        }
        assertTrue(tidied >= 5 && compared >= 6, "the tables are there");
    }

    @Test
    void linksLeadToHeadings() {
        var anchors = new TreeSet<String>();
        document.text()
                .lines()
                .filter(line -> line.matches("##+ .*"))
                .map(ProtocolFactsTest::anchor)
                .forEach(
                        anchor -> {
                            String unique = anchor;
                            for (int n = 1; !anchors.add(unique); n++) {
                                unique = anchor + "-" + n;
                            }
                        });
        Pattern.compile("\\(#([^)]*)\\)")
                .matcher(document.text())
                .results()
                .map(link -> link.group(1))
                .forEach(link -> assertTrue(anchors.contains(link), link));
    }

    private static void assertTidied(String expected, Supplier<String> tidy) {
        if (expected.equals("refused")) {
            assertThrows(InvalidValueException.class, tidy::get);
        } else {
            assertEquals(expected, tidy.get());
        }
    }

    private static String anchor(String heading) {
        return heading.replaceFirst("^#+ ", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                .replace(' ', '-');
    }
}
