package foyer.password;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.agreement.srp.SRP6Client;
import org.bouncycastle.crypto.digests.SHA256Digest;

/// The client's side of one proof of a password, see [PasswordExchange]. Immutable.
///
/// @param a SRP's value A in hexadecimal digits
/// @param proof what the client sends
/// @param invitation the proof if the password is an invitation token
/// @param expected what only a server that knows the password answers
/// @param expectedOfToken what only a server that knows the token answers
public record PasswordProof(
        String a, String proof, String invitation, String expected, String expectedOfToken) {
    private static final int MEMORY_MAX = 64 * 1024;
    private static final int PASSES_MAX = 10;
    private static final int LANES_MAX = 4;

    private static final class Client extends SRP6Client {
        BigInteger start(BigInteger exponent) {
            x = exponent;
            a = selectPrivateValue();
            A = g.modPow(a, N);
            return A;
        }

        @Override
        protected BigInteger selectPrivateValue() {
            return SrpGroup.privateValue(random);
        }
    }

    /// Proves a password. Takes about 60 ms and the memory that the server asks for.
    ///
    /// @param salt in hexadecimal digits, like `b`
    /// @param memory Argon2id's memory in KiB
    /// @param tokenHash hash of the password as a token, in hexadecimal digits
    /// @param identity the server's key fingerprint as this client sees it
    /// @throws IllegalArgumentException if the server asks for too much or sends no valid value
    public static PasswordProof of(
            String password,
            String salt,
            int memory,
            int passes,
            int lanes,
            String b,
            String tokenHash,
            String identity) {
        if (memory > MEMORY_MAX || passes > PASSES_MAX || lanes > LANES_MAX) {
            throw new IllegalArgumentException("the server asks for too much work");
        }
        HexFormat hex = HexFormat.of();
        byte[] hash = PasswordHash.argon2id(password, hex.parseHex(salt), memory, passes, lanes);
        var client = new Client();
        client.init(SrpGroup.N, SrpGroup.G, new SHA256Digest(), new SecureRandom());
        String a = SrpGroup.hex(client.start(SrpGroup.exponent(hash)));
        try {
            BigInteger serverValue = new BigInteger(b, 16);
            byte[] key = SrpGroup.key(client.calculateSecret(serverValue));
            String values = a + " " + b;
            byte[] tokenKey = hex.parseHex(tokenHash);
            return new PasswordProof(
                    a,
                    SrpGroup.proof(key, "client", identity, values),
                    SrpGroup.proof(tokenKey, "invitation", identity, b),
                    SrpGroup.proof(key, "server", identity, values),
                    SrpGroup.proof(tokenKey, "server", identity, b));
        } catch (CryptoException e) {
            throw new IllegalArgumentException("the server sent an invalid value", e);
        }
    }

    /// Whether a server answered as only one that knows the password, or the token, can.
    public boolean isAnswer(String answer) {
        return SrpGroup.isEqual(answer, expected) || SrpGroup.isEqual(answer, expectedOfToken);
    }
}
