package foyer.identity;

import foyer.language.Texts;
import foyer.protocol.KeyFingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A server's key and the TLS context that uses it. Created once and saved in a file that only its
/// owner may read. Clients recognize the server by the key, so a damaged file is renamed, never
/// overwritten. Immutable.
///
/// @param fingerprint key fingerprint, as [KeyFingerprint] computes it
/// @param setAside the renamed damaged file; null if there was none
public record ServerIdentity(String fingerprint, SSLContext context, @Nullable Path setAside) {
    private static final Logger LOG = LoggerFactory.getLogger(ServerIdentity.class);
    private static final String FILE = "identity.p12";

    /// The identity saved in a folder; creates one if there is none.
    ///
    /// @throws IOException with a message for the user
    public static ServerIdentity in(Path folder, InstantSource clock) throws IOException {
        Path file = folder.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                KeyFile.write(file, KeyGenerator.generate(clock.instant()));
                return of(KeyFile.read(file), null);
            }
            try {
                return of(KeyFile.read(file), null);
            } catch (KeyFile.InvalidKeyFileException e) {
                Path aside =
                        folder.resolve(
                                "identity-damaged-" + clock.instant().toEpochMilli() + ".p12");
                Files.move(file, aside);
                LOG.warn("the server's key was damaged; the file is now {}", aside);
                KeyFile.write(file, KeyGenerator.generate(clock.instant()));
                return of(KeyFile.read(file), aside);
            }
        } catch (IOException e) {
            throw new IOException(Texts.of("disk.key.unusable", file), e);
        } catch (GeneralSecurityException e) {
            throw new IOException(Texts.of("disk.key.not_made"), e);
        }
    }

    private static ServerIdentity of(KeyStore keys, @Nullable Path setAside)
            throws GeneralSecurityException {
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, KeyFile.password());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        var certificate = (X509Certificate) keys.getCertificate(KeyFile.ALIAS);
        return new ServerIdentity(KeyFingerprint.of(certificate.getPublicKey()), context, setAside);
    }
}
