package foyer.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
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
    void secondStartHandsItsAddressOver() throws Exception {
        var addresses = new LinkedBlockingQueue<String>();
        try (var first = requireClaimed(SingleInstance.claimOrHandOver(data, ""))) {
            first.listen(addresses::add);

            assertNull(SingleInstance.claimOrHandOver(data, "foyer://h:1/Küche"));
            assertNull(SingleInstance.claimOrHandOver(data, ""));

            assertEquals("foyer://h:1/Küche", addresses.poll(5, TimeUnit.SECONDS));
            assertEquals("", addresses.poll(5, TimeUnit.SECONDS));
        }
    }

    @Test
    void addressHandedOverBeforeListeningIsKept() throws Exception {
        var addresses = new LinkedBlockingQueue<String>();
        try (var first = requireClaimed(SingleInstance.claimOrHandOver(data, ""))) {
            assertNull(SingleInstance.claimOrHandOver(data, "h:1"));
            first.listen(addresses::add);

            assertEquals("h:1", addresses.poll(5, TimeUnit.SECONDS));
        }
    }

    @Test
    void leftoverFilesOfACrashDoNotPreventStart() throws Exception {
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
    void otherUsersCannotTakeTheSocketsName() throws Exception {
        Path deep = data.resolve("a-folder-with-a-long-name".repeat(8));
        Path folder = SingleInstance.socket(deep).getParent();

        assertEquals(
                List.of(),
                Files.getPosixFilePermissions(folder).stream()
                        .filter(
                                each ->
                                        each == PosixFilePermission.OTHERS_WRITE
                                                || each == PosixFilePermission.GROUP_WRITE)
                        .toList());
    }

    @Test
    void longFolderPathsWork() throws Exception {
        Path deep = data.resolve("a-folder-with-a-long-name".repeat(8));
        var addresses = new LinkedBlockingQueue<String>();
        try (var first = requireClaimed(SingleInstance.claimOrHandOver(deep, ""))) {
            first.listen(addresses::add);

            assertNull(SingleInstance.claimOrHandOver(deep, "h:1"));

            assertEquals("h:1", addresses.poll(5, TimeUnit.SECONDS));
        }
    }

    @Test
    void folderAndSocketAreOpenToTheOwnerOnly() throws Exception {
        Path own = data.resolve("own");
        try (var _ = requireClaimed(SingleInstance.claimOrHandOver(own, ""))) {
            assertEquals(
                    "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(own)));
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(own.resolve("foyer.sock"))));
        }
    }

    @Test
    void closeLeavesOnlyTheUnlockedLockFile() throws Exception {
        requireClaimed(SingleInstance.claimOrHandOver(data, "")).close();

        try (var left = Files.list(data)) {
            assertEquals(List.of(data.resolve("foyer.lock")), left.toList());
        }
        try (FileChannel free =
                FileChannel.open(data.resolve("foyer.lock"), StandardOpenOption.WRITE)) {
            Assertions.assertNotNull(free.tryLock());
        }
    }

    private static SingleInstance requireClaimed(SingleInstance instance) {
        Assertions.assertNotNull(instance);
        return instance;
    }
}
