package foyer.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.KeyFingerprint;
import foyer.testing.Fuzzer;
import foyer.testing.Soak;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("soak")
final class ServerIdentityTest {
    private static final InstantSource NOW = () -> Instant.parse("2026-11-23T10:00:00Z");

    @TempDir private Path folder;

    @Test
    void serverKeepsItsKey() throws Exception {
        ServerIdentity first = ServerIdentity.in(folder, NOW);

        assertTrue(KeyFingerprint.isOne(first.fingerprint()), first.fingerprint());
        assertNull(first.setAside());
        assertEquals(first.fingerprint(), ServerIdentity.in(folder, NOW).fingerprint());
    }

    @Test
    void keyFileIsOpenToItsOwnerOnly() throws Exception {
        ServerIdentity.in(folder, NOW);

        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(folder.resolve("identity.p12"))));
    }

    @Test
    void damagedKeyIsRenamedAndReported() throws Exception {
        String before = ServerIdentity.in(folder, NOW).fingerprint();
        Path file = folder.resolve("identity.p12");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        ServerIdentity now = ServerIdentity.in(folder, NOW);

        assertNotEquals(before, now.fingerprint());
        Path aside = now.setAside();
        assertNotNull(aside);
        assertEquals(
                "identity-damaged-" + NOW.instant().toEpochMilli() + ".p12",
                aside.getFileName().toString());
        assertEquals(-1, Files.mismatch(aside, Files.write(folder.resolve("copy"), bytes)));
    }

    @Test
    void fuzzedKeyFileIsNeverTrustedSeed29() throws Exception {
        String before = ServerIdentity.in(folder, NOW).fingerprint();
        Path file = folder.resolve("identity.p12");
        byte[] whole = Files.readAllBytes(file);
        var fuzzer = new Fuzzer(new Random(29), "?");
        for (int i = 0; i < Soak.or(10, 1_000); i++) {
            Files.write(file, fuzzer.bytes(whole));
            ServerIdentity now =
                    assertTimeoutPreemptively(
                            Duration.ofSeconds(20), () -> ServerIdentity.in(folder, NOW));
            Path aside = now.setAside();
            if (aside == null) {
                assertEquals(before, now.fingerprint());
            } else {
                assertNotEquals(before, now.fingerprint());
                Files.delete(aside);
            }
        }
    }

    @Test
    void emptyFileIsADamagedKey() throws Exception {
        Files.createFile(folder.resolve("identity.p12"));

        assertNotNull(ServerIdentity.in(folder, NOW).setAside());
    }

    @Test
    void missingFolderIsReported() {
        var refused =
                assertThrows(
                        IOException.class, () -> ServerIdentity.in(folder.resolve("none"), NOW));
        assertTrue(refused.getMessage().startsWith("The server key in "), refused.getMessage());
    }
}
