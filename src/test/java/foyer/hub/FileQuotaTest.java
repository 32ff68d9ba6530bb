package foyer.hub;

import static foyer.hub.FileHubFixture.ID;
import static foyer.hub.FileHubFixture.SOUP;
import static foyer.hub.FileHubFixture.bytes;
import static foyer.hub.FileHubFixture.chunk;
import static foyer.hub.FileHubFixture.upload;
import static foyer.hub.FileHubFixture.uploadChunk;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.Sha256;
import foyer.serverfiles.FileLimits;
import foyer.testing.MemberKeys;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Members who take file space from others.
class FileQuotaTest {
    private static final FileLimits NARROW = new FileLimits(200_000, 500_000, 400_000, 450_000);

    @TempDir private Path folder;

    @Test
    void offersWithoutBytesTakeNoSpaceFromOthers() throws IOException {
        var files = new FileHubFixture(folder, FileLimits.DEFAULT);
        RecordingPeer host = files.hub.signIn("Host", "lobby");
        for (int key = 0; key < 20; key++) {
            RecordingPeer thrower = files.hub.signIn("Key" + key, "lobby").atAddress("192.0.2.7");
            for (int i = 0; i < 5; i++) {
                thrower.send(new Command.Offer(Sha256.of(bytes(8, key * 5 + i)), 100_000_000));
            }
        }
        assertEquals(1_000, upload(host, bytes(1_000, 999)), "the host's file has no place");
        assertEquals(2, files.onDisk().size(), "offers without bytes are on the disk");
    }

    @Test
    void answersGoToTheConnectionThatAsked() throws IOException {
        var files = new FileHubFixture(folder);
        RecordingPeer before = files.hub.signIn("Ada", "lobby");
        files.paused = true;
        before.send(new Command.Offer(ID, SOUP.length));
        files.hub.disconnect(before);
        RecordingPeer after = files.hub.signIn("Ada", "lobby");
        after.take();
        files.waitingTasks.forEach(Runnable::run);
        assertEquals(List.of(), after.received(Event.Wanted.class));
    }

    @Test
    void memberAndAddressHaveLimitsThatTheHostPasses() throws IOException {
        var files = new FileHubFixture(folder, NARROW);
        RecordingPeer ada = files.hub.signIn("Ada", "lobby").atAddress("192.0.2.7");
        RecordingPeer bob = files.hub.signIn("Bob", "lobby").atAddress("192.0.2.7");
        RecordingPeer cyd = files.hub.signIn("Cyd", "lobby").atAddress("192.0.2.8");
        RecordingPeer host = files.hub.signIn("Host", "lobby").atAddress("192.0.2.7");
        for (int i = 0; i < 4; i++) {
            upload(ada, bytes(100_000, i));
        }
        assertRefused(ada, 1, "You’ve reached your limit of files here.");
        assertRefused(bob, 50_001, "The members at your address have reached their limit");
        assertEquals(20_000, upload(host, bytes(20_000, 11)), "the host is limited");
        assertRefused(cyd, 80_001, "The host’s file limit is reached.");
        assertEquals(80_000, upload(cyd, bytes(80_000, 12)));
    }

    private static void assertRefused(RecordingPeer peer, long bytes, String text) {
        peer.take();
        peer.assertRefused(
                peer.send(new Command.Offer(Sha256.of(bytes(3, 77)), bytes)), ErrorCode.TOO_MANY);
        String words = peer.only(Event.Refused.class).words();
        assertTrue(words.startsWith(text), words);
    }

    @Test
    void limitHoldsForBytesThatArriveTogether() throws IOException {
        var files = new FileHubFixture(folder, new FileLimits(60_000, 100_000, 60_000, 100_000));
        RecordingPeer ada = files.hub.signIn("Ada", "lobby");
        byte[] first = bytes(40_000, 1);
        byte[] second = bytes(40_000, 2);
        ada.send(new Command.Offer(Sha256.of(first), first.length));
        ada.send(new Command.Offer(Sha256.of(second), second.length));
        uploadChunk(ada, Sha256.of(first), first, 0);
        ada.take();
        ada.assertRefused(ada.send(chunk(Sha256.of(second), second, 0)), ErrorCode.TOO_MANY);
        assertEquals(1, files.onDisk().size());
    }

    @Test
    void uploadsWithoutBytesEndWithTheirConnectionOrAfterAMinute() throws IOException {
        var files = new FileHubFixture(folder);
        RecordingPeer ada = files.hub.signIn("Ada", "lobby");
        offerFive(ada, 0);
        assertRefused(ada, 1, "You’re already sending 5 files.");
        files.hub.disconnect(ada);
        ada = files.hub.signIn("Ada", "lobby");
        offerFive(ada, 5);
        files.hub.pass(Duration.ofSeconds(61));
        offerFive(ada, 10);
        uploadChunk(ada, Sha256.of(bytes(9, 10)), bytes(9, 10), 0);
    }

    private static void offerFive(RecordingPeer peer, int seed) {
        peer.take();
        for (int i = seed; i < seed + 5; i++) {
            peer.send(new Command.Offer(Sha256.of(bytes(9, i)), 9));
        }
        assertEquals(5, peer.received(Event.Wanted.class).size());
    }

    @Test
    void restartKeepsWhatEachMemberHas() throws IOException {
        var files = new FileHubFixture(folder, NARROW);
        RecordingPeer ada = files.hub.signIn("Ada", "lobby");
        for (int i = 0; i < 4; i++) {
            files.share(ada, i + 1, bytes(100_000, i));
        }
        files = files.restart();
        ada = files.hub.signIn("Ada", "lobby");
        assertRefused(ada, 1, "You’ve reached your limit of files here.");
        ada.send(new Command.Delete("lobby", 1));
        files.hub.pass(Duration.ofSeconds(1));
        assertEquals(1_000, upload(ada, bytes(1_000, 20)), "a deleted file still counts");
    }

    @Test
    void chunkCostsTheSameHoweverManyFilesAreStored() throws IOException {
        long few = bytesAllocatedByChunks(Files.createDirectory(folder.resolve("few")), 10);
        long many = bytesAllocatedByChunks(Files.createDirectory(folder.resolve("many")), 10_000);
        System.out.printf("bytes allocated by 100 chunks: %,d, then %,d%n", few, many);
        assertTrue(
                many < few + few / 2, () -> many + " bytes with 10,000 files, " + few + " with 10");
    }

    /// How much memory the last of several hundred chunks take, each beginning a file: whatever
    /// looks at all entries copies them.
    private static long bytesAllocatedByChunks(Path stored, int uploads) throws IOException {
        for (int i = 0; i < uploads; i++) {
            String member = MemberKeys.id("Thrower" + i);
            Files.write(
                    stored.resolve(Sha256.of(bytes(4, i)) + "." + member + ".100.part"),
                    new byte[1]);
        }
        var files = new FileHubFixture(stored, FileLimits.DEFAULT);
        RecordingPeer ada = files.hub.signIn("Ada", "lobby");
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        byte[] file = bytes(1_000, 1);
        String id = Sha256.of(file);
        ada.send(new Command.Offer(id, file.length));
        long start = 0;
        for (int i = 0; i < 500; i++) {
            start = i == 400 ? threads.getCurrentThreadAllocatedBytes() : start;
            ada.take();
            ada.send(new Command.Chunk(id, i, "AA=="));
            assertEquals(i + 1, ada.only(Event.Taken.class).offset());
        }
        return threads.getCurrentThreadAllocatedBytes() - start;
    }

    @Test
    void hostileUploadersWaitInTurnAndHoldLittleMemory() throws IOException {
        var files = new FileHubFixture(folder, FileLimits.DEFAULT);
        RecordingPeer innocent = files.hub.signIn("Ada", "lobby");
        innocent.send(new Command.Offer(ID, SOUP.length));
        files.paused = true;
        int answers = 0;
        for (int i = 0; i < 57; i++) {
            RecordingPeer hostile = files.hub.signIn("Hostile" + i, "lobby");
            for (int chunk = 0; chunk < 50; chunk++) {
                hostile.send(FileHubFixture.chunk(ID, SOUP, 0));
            }
            answers += hostile.received(Event.Refused.class).size();
        }
        System.out.printf(
                "57 uploaders with 50 chunks each: %,d refused at once, %,d wait%n",
                answers, files.waitingTasks.size());
        assertTrue(files.waitingTasks.size() <= 57 * 8);
        assertTrue(files.waitingTasks.size() * 43_692L <= 32L << 20, "memory is not bounded");
        innocent.take();
        innocent.send(FileHubFixture.chunk(ID, SOUP, 0));
        int turns = 0;
        while (innocent.received(Event.Taken.class).isEmpty()) {
            files.waitingTasks.remove().run();
            turns++;
        }
        System.out.printf("the innocent chunk was served as number %d%n", turns);
        assertTrue(turns <= 58, "waited for others");
    }
}
