package foyer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SingleInstanceTest {
    @TempDir private Path data;

    @Test
    void aSecondStartHandsItsAddressOver() throws Exception {
        var heard = new LinkedBlockingQueue<String>();
        try (var first = claimed(SingleInstance.claimOrHandOver(data, ""))) {
            first.listen(heard::add);

            assertNull(SingleInstance.claimOrHandOver(data, "foyer://h:1/Küche"));
            assertNull(SingleInstance.claimOrHandOver(data, ""));

            assertEquals("foyer://h:1/Küche", heard.poll(5, TimeUnit.SECONDS));
            assertEquals("", heard.poll(5, TimeUnit.SECONDS));
        }
    }

    @Test
    void whatIsHandedOverBeforeTheWindowIsReadyIsKept() throws Exception {
        var heard = new LinkedBlockingQueue<String>();
        try (var first = claimed(SingleInstance.claimOrHandOver(data, ""))) {
            assertNull(SingleInstance.claimOrHandOver(data, "h:1"));
            first.listen(heard::add);

            assertEquals("h:1", heard.poll(5, TimeUnit.SECONDS));
        }
    }

    @Test
    void whatAKilledFoyerLeftBehindDoesNotMatter() throws Exception {
        Files.writeString(data.resolve("foyer.sock"), "left behind");
        Files.writeString(data.resolve("foyer.lock"), "");

        try (var first = SingleInstance.claimOrHandOver(data, "")) {
            Assertions.assertNotNull(first);
        }
        try (var next = SingleInstance.claimOrHandOver(data, "")) {
            Assertions.assertNotNull(next);
        }
    }

    @Test
    void aFolderDeepDownIsNoHindrance() throws Exception {
        Path deep = data.resolve("a-folder-with-a-long-name".repeat(8));
        var heard = new LinkedBlockingQueue<String>();
        try (var first = claimed(SingleInstance.claimOrHandOver(deep, ""))) {
            first.listen(heard::add);

            assertNull(SingleInstance.claimOrHandOver(deep, "h:1"));

            assertEquals("h:1", heard.poll(5, TimeUnit.SECONDS));
        }
    }

    @Test
    void whatFoyerKeepsIsItsOwnersOnly() throws Exception {
        Path own = data.resolve("own");
        try (var _ = claimed(SingleInstance.claimOrHandOver(own, ""))) {
            assertEquals(
                    "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(own)));
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(own.resolve("foyer.sock"))));
        }
    }

    @Test
    void afterTheEndNothingIsLeftButTheLock() throws Exception {
        claimed(SingleInstance.claimOrHandOver(data, "")).close();

        try (var left = Files.list(data)) {
            assertEquals(List.of(data.resolve("foyer.lock")), left.toList());
        }
        try (FileChannel free =
                FileChannel.open(data.resolve("foyer.lock"), StandardOpenOption.WRITE)) {
            Assertions.assertNotNull(free.tryLock());
        }
    }

    private static SingleInstance claimed(SingleInstance instance) {
        Assertions.assertNotNull(instance);
        return instance;
    }
}
