package foyer.testing;

import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.Limits;
import foyer.protocol.MemberId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Key pairs of guests, made anew for each run and kept by name. Thread-safe.
public final class GuestKeys {
    private static final Map<String, KeyPair> KEYS = new ConcurrentHashMap<>();

    private GuestKeys() {}

    private static KeyPair keys(String who) {
        return KEYS.computeIfAbsent(
                who,
                _ -> {
                    try {
                        return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
                    } catch (GeneralSecurityException e) {
                        throw new AssertionError(e);
                    }
                });
    }

    /// The public key of a name, in hexadecimal digits.
    public static String of(String who) {
        byte[] encoded = keys(who).getPublic().getEncoded();
        return HexFormat.of().formatHex(encoded, encoded.length - 32, encoded.length);
    }

    /// The member id of a name's key.
    public static String id(String who) {
        return MemberId.ofPublicKey(of(who));
    }

    /// The hello of a guest that answers a challenge.
    public static Command.Hello hello(String who, Event.Challenge challenge) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(keys(who).getPrivate());
            String text = MemberId.signedText(challenge.server(), challenge.nonce());
            signer.update(text.getBytes(StandardCharsets.UTF_8));
            String signature = HexFormat.of().formatHex(signer.sign());
            return new Command.Hello(Limits.PROTOCOL, who, null, null, of(who), signature);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
