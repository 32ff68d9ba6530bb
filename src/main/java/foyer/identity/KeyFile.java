package foyer.identity;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

/// A key and its certificate in a file (PKCS #12, RFC 7292). One thread at a time.
final class KeyFile {
    static final String ALIAS = "foyer";

    private KeyFile() {}

    /// What is there is no key of ours.
    static final class InvalidKeyFileException extends IOException {
        private static final long serialVersionUID = 1;

        InvalidKeyFileException(Throwable cause) {
            super(cause);
        }
    }

    /// The form wants one; what keeps the key from others is whose file it is.
    static char[] password() {
        return "foyer".toCharArray();
    }

    static KeyStore read(Path file) throws IOException, InvalidKeyFileException {
        byte[] bytes = Files.readAllBytes(file);
        try {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(new ByteArrayInputStream(bytes), password());
            if (keys.getKey(ALIAS, password()) == null || keys.getCertificate(ALIAS) == null) {
                throw new GeneralSecurityException("no key in it");
            }
            return keys;
        } catch (IOException | GeneralSecurityException e) {
            throw new InvalidKeyFileException(e);
        }
    }

    static void write(Path file, KeyStore keys) throws IOException, GeneralSecurityException {
        var bytes = new ByteArrayOutputStream();
        keys.store(bytes, password());
        Path next = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(next);
        Files.createFile(next);
        var owner = Files.getFileAttributeView(next, PosixFileAttributeView.class);
        if (owner != null) {
            owner.setPermissions(PosixFilePermissions.fromString("rw-------"));
        }
        Files.write(next, bytes.toByteArray());
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
