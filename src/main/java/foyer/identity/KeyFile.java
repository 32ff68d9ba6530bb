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

/// Reads and writes a key with its certificate (PKCS #12, RFC 7292). One thread at a time.
final class KeyFile {
    static final String ALIAS = "foyer";

    private KeyFile() {}

    /// Thrown if the file is not a valid Foyer key.
    static final class InvalidKeyFileException extends IOException {
        private static final long serialVersionUID = 1;

        InvalidKeyFileException(Throwable cause) {
            super(cause);
        }
    }

    /// PKCS #12 requires a password. The file's permissions protect the key.
    static char[] password() {
        return "foyer".toCharArray();
    }

    static KeyStore read(Path file) throws IOException, InvalidKeyFileException {
        byte[] bytes = Files.readAllBytes(file);
        try {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(new ByteArrayInputStream(bytes), password());
            if (keys.getKey(ALIAS, password()) == null || keys.getCertificate(ALIAS) == null) {
                throw new GeneralSecurityException("the file holds no key");
            }
            return keys;
        } catch (IOException | GeneralSecurityException e) {
            throw new InvalidKeyFileException(e);
        }
    }

    static void write(Path file, KeyStore keys) throws IOException, GeneralSecurityException {
        var bytes = new ByteArrayOutputStream();
        keys.store(bytes, password());
        Path temporary = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(temporary);
        Files.createFile(temporary);
        var posix = Files.getFileAttributeView(temporary, PosixFileAttributeView.class);
        if (posix != null) {
            posix.setPermissions(PosixFilePermissions.fromString("rw-------"));
        }
        Files.write(temporary, bytes.toByteArray());
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
