package foyer.password;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.agreement.srp.SRP6Server;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.jspecify.annotations.Nullable;

/// The server's side of one proof of a password by SRP-6a (RFC 5054): client and server prove to
/// each other that they know it. A listener learns nothing that helps to guess it, and an impostor
/// has one guess. To make one and to verify take some milliseconds each. For one thread at a time.
public final class PasswordExchange {
    private final PasswordHash.Parts hash;
    private final BigInteger publicValue;
    private final Server server;

    private static final class Server extends SRP6Server {
        @Override
        protected BigInteger selectPrivateValue() {
            return SrpGroup.privateValue(random);
        }
    }

    /// @param phc the stored hash of the password
    /// @throws IllegalArgumentException if the text is not an Argon2id hash
    public PasswordExchange(String phc, SecureRandom random) {
        hash = PasswordHash.parts(phc);
        server = new Server();
        BigInteger verifier = SrpGroup.G.modPow(SrpGroup.exponent(hash.hash()), SrpGroup.N);
        server.init(SrpGroup.N, SrpGroup.G, verifier, new SHA256Digest(), random);
        publicValue = server.generateServerCredentials();
    }

    /// The salt in hexadecimal digits.
    public String salt() {
        return HexFormat.of().formatHex(hash.salt());
    }

    /// Argon2id's memory in KiB.
    public int memory() {
        return hash.memory();
    }

    /// Argon2id's passes.
    public int passes() {
        return hash.passes();
    }

    /// Argon2id's lanes.
    public int lanes() {
        return hash.lanes();
    }

    /// SRP's value B in hexadecimal digits.
    public String b() {
        return SrpGroup.hex(publicValue);
    }

    /// Verifies the client's proof. Call it once.
    ///
    /// @param a SRP's value A in hexadecimal digits
    /// @param identity the server's key fingerprint as the client sees it
    /// @return the server's own proof, or null if the password was wrong
    public @Nullable String verify(String a, String proof, String identity) {
        try {
            BigInteger clientValue = new BigInteger(a, 16);
            byte[] key = SrpGroup.key(server.calculateSecret(clientValue));
            String values = SrpGroup.hex(clientValue.mod(SrpGroup.N)) + " " + b();
            return SrpGroup.isEqual(proof, SrpGroup.proof(key, "client", identity, values))
                    ? SrpGroup.proof(key, "server", identity, values)
                    : null;
        } catch (CryptoException e) {
            return null;
        }
    }

    /// Verifies the proof of an invitation token.
    ///
    /// @param hash the stored hash of the token, in hexadecimal digits
    public boolean isProofOfToken(String hash, String proof, String identity) {
        byte[] key = HexFormat.of().parseHex(hash);
        return SrpGroup.isEqual(proof, SrpGroup.proof(key, "invitation", identity, b()));
    }

    /// The server's own proof that it knows a token's hash.
    public String proofOfToken(String hash, String identity) {
        return SrpGroup.proof(HexFormat.of().parseHex(hash), "server", identity, b());
    }
}
