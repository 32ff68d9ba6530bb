package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.Limits;
import foyer.protocol.Sha256;
import foyer.protocol.SharedFile;
import foyer.serverfiles.FileLimits;
import foyer.serverfiles.SharedFileStore;
import foyer.serverstore.MessageStore;
import foyer.testing.MemberKeys;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;

/// A [HubFixture] with a folder for files, whose disk may be slow, or have enough to do. One
/// thread.
final class FileHubFixture {
    static final byte[] SOUP = bytes(100_000, 1);
    static final String ID = Sha256.of(SOUP);

    private static final FileLimits LITTLE = new FileLimits(200_000, 500_000);

    final HubFixture hub;

    /// What the disk has to do, while it is held up.
    final Queue<Runnable> disk = new ArrayDeque<>();

    boolean slow;
    boolean full;
    private final Path folder;

    FileHubFixture(Path folder) throws IOException {
        this(folder, MessageStore.inMemory("log-of-this-house"));
    }

    private FileHubFixture(Path folder, MessageStore store) throws IOException {
        this.folder = folder;
        SharedFileStore files = SharedFileStore.open(folder, LITTLE, () -> hub().time.instant());
        var settings =
                new HubSettings(
                        "Ada's house", Set.of(MemberKeys.id("Host")), List.of("lobby"), List.of());
        hub = new HubFixture(store, settings, new FileWorker(files, this::work));
    }

    private HubFixture hub() {
        return hub;
    }

    /// The same after another start.
    FileHubFixture again() throws IOException {
        return new FileHubFixture(folder, hub.store);
    }

    private void work(Runnable task) {
        if (full) {
            throw new RejectedExecutionException("enough");
        }
        if (slow) {
            disk.add(task);
        } else {
            task.run();
        }
    }

    static byte[] bytes(int count, int seed) {
        var bytes = new byte[count];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    /// Some bytes are given, all of them.
    ///
    /// @return the last that was taken
    static long give(RecordingPeer who, byte[] bytes) {
        String file = Sha256.of(bytes);
        who.take();
        who.ask(new Command.Offer(file, bytes.length));
        long from = who.only(Event.Wanted.class).from();
        while (from < bytes.length) {
            from = chunk(who, file, bytes, from);
        }
        return from;
    }

    static long chunk(RecordingPeer who, String file, byte[] bytes, long from) {
        who.take();
        who.ask(stretch(file, bytes, from));
        return who.only(Event.Taken.class).offset();
    }

    static Command.Chunk stretch(String file, byte[] bytes, long from) {
        int to = (int) Math.min(bytes.length, from + Limits.PIECE_BYTES);
        byte[] data = Arrays.copyOfRange(bytes, (int) from, to);
        return new Command.Chunk(file, from, Base64.getEncoder().encodeToString(data));
    }

    static Command.Say say(String room, long n, byte[] bytes) {
        return new Command.Say(
                room, n, "", null, new SharedFile(Sha256.of(bytes), "soup.txt", bytes.length));
    }

    /// Somebody gives a file and says it in the lobby, and it is shared.
    void share(RecordingPeer who, long n, byte[] bytes) {
        give(who, bytes);
        who.ask(say("lobby", n, bytes));
        hub.pass(Duration.ofSeconds(1));
    }

    static byte[] fetched(RecordingPeer who, String room, String file) {
        var all = new ByteArrayOutputStream();
        for (boolean more = true; more; ) {
            who.take();
            who.ask(new Command.Fetch(room, file, all.size()));
            List<Event.Piece> pieces = who.heard(Event.Piece.class);
            for (Event.Piece piece : pieces) {
                assertEquals(all.size(), piece.offset());
                all.writeBytes(Base64.getDecoder().decode(piece.data()));
            }
            more = pieces.getLast().more();
        }
        return all.toByteArray();
    }

    List<String> onDisk() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
