package foyer.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.testing.ProtocolDocument;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The proof of a password is the one of docs/protocol.md.
class PasswordProofTest {
    private static final String SEEN = "f".repeat(52);
    private static final String TOKEN = "00".repeat(32);

    private final SecureRandom random = new SecureRandom();
    private final PasswordExchange exchange =
            new PasswordExchange(PasswordHash.of("open sesame", random), random);

    private PasswordProof proof(String password, String b, int memory, String seen) {
        return PasswordProof.of(
                password,
                exchange.salt(),
                memory,
                exchange.passes(),
                exchange.lanes(),
                b,
                TOKEN,
                seen);
    }

    private PasswordProof proof(String password) {
        return proof(password, exchange.b(), exchange.memory(), SEEN);
    }

    @Test
    void bothSidesProveTheSamePassword() {
        PasswordProof proof = proof("open sesame");
        String answer = exchange.verify(proof.a(), proof.proof(), SEEN);
        assertTrue(answer != null && proof.isAnswer(answer));
    }

    @Test
    void wrongPasswordIsNoProof() {
        PasswordProof proof = proof("open simsim");
        assertNull(exchange.verify(proof.a(), proof.proof(), SEEN));
    }

    @Test
    void proofForAnotherKeyIsNone() {
        PasswordProof proof = proof("open sesame");
        assertNull(exchange.verify(proof.a(), proof.proof(), "e".repeat(52)));
    }

    @Test
    void valuesThatWouldMakeTheSecretKnownAreRefused() {
        BigInteger n = SrpGroup.N;
        for (BigInteger multiple : new BigInteger[] {BigInteger.ZERO, n}) {
            String value = SrpGroup.hex(multiple);
            assertNull(exchange.verify(value, "00".repeat(32), SEEN));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> proof("open sesame", value, exchange.memory(), SEEN));
        }
    }

    @Test
    void serverCannotAskForTooMuchMemory() {
        assertThrows(
                IllegalArgumentException.class,
                () -> proof("open sesame", exchange.b(), 65_537, SEEN));
    }

    @Test
    void documentedVectorsAreRight() throws Exception {
        Map<String, String> vectors =
                ProtocolDocument.blocks("text", ProtocolDocument.read().chapter("Passwords"))
                        .getFirst()
                        .lines()
                        .map(line -> line.split(" {2,}", 2))
                        .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
        byte[] salt = HexFormat.of().parseHex(vectors.get("salt"));
        byte[] argon2id = PasswordHash.argon2id(vectors.get("password"), salt, 19_456, 2, 1);
        BigInteger x = SrpGroup.exponent(argon2id);
        assertEquals(vectors.get("x"), x.toString(16));
        BigInteger n = SrpGroup.N;
        BigInteger g = SrpGroup.G;
        BigInteger a = new BigInteger(vectors.get("a"), 16);
        BigInteger b = new BigInteger(vectors.get("b"), 16);
        BigInteger k = sha256(n, g);
        BigInteger v = g.modPow(x, n);
        BigInteger clientValue = g.modPow(a, n);
        BigInteger serverValue = k.multiply(v).add(g.modPow(b, n)).mod(n);
        assertTrue(SrpGroup.hex(clientValue).startsWith(vectors.get("A begins")));
        assertTrue(SrpGroup.hex(serverValue).startsWith(vectors.get("B begins")));
        BigInteger u = sha256(clientValue, serverValue);
        byte[] key = SrpGroup.key(clientValue.multiply(v.modPow(u, n)).modPow(b, n));
        assertEquals(vectors.get("K"), HexFormat.of().formatHex(key));
        String values = SrpGroup.hex(clientValue) + " " + SrpGroup.hex(serverValue);
        String server = vectors.get("server");
        assertEquals(vectors.get("proof"), SrpGroup.proof(key, "client", server, values));
        assertEquals(vectors.get("answer"), SrpGroup.proof(key, "server", server, values));
    }

    private static BigInteger sha256(BigInteger one, BigInteger other) throws Exception {
        byte[] bytes = HexFormat.of().parseHex(SrpGroup.hex(one) + SrpGroup.hex(other));
        return new BigInteger(1, MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @Test
    void provingCostsTheServerLittle() {
        PasswordProof proof = proof("open sesame");
        String hash = PasswordHash.of("open sesame", random);
        long start = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            assertNull(new PasswordExchange(hash, random).verify(proof.a(), proof.proof(), SEEN));
        }
        System.out.println(
                "measured: a challenge and its check take the server "
                        + (System.nanoTime() - start) / 100_000
                        + " µs");
    }
}
