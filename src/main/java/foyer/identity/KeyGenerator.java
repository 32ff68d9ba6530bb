package foyer.identity;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Generates a P-256 key with a self-signed certificate that never expires: clients pin the key,
/// not the certificate. Thread-safe.
final class KeyGenerator {
    private static final X500Name NAME = new X500Name("CN=Foyer");

    /// "No well-defined expiration date" of RFC 5280, section 4.1.2.5.
    private static final Instant NEVER = Instant.parse("9999-12-31T23:59:59Z");

    private KeyGenerator() {}

    static KeyStore generate(Instant now) throws GeneralSecurityException, IOException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry(
                KeyFile.ALIAS,
                pair.getPrivate(),
                KeyFile.password(),
                new Certificate[] {certificate(pair, now)});
        return keys;
    }

    private static X509Certificate certificate(KeyPair pair, Instant now)
            throws GeneralSecurityException {
        try {
            var builder =
                    new JcaX509v3CertificateBuilder(
                            NAME,
                            BigInteger.valueOf(now.toEpochMilli()),
                            // a client's clock may be behind
                            Date.from(now.minus(Duration.ofDays(365))),
                            Date.from(NEVER),
                            NAME,
                            pair.getPublic());
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate());
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }
}
