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
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;

/// A [HubFixture] that stores shared files, whose worker can be paused or full.
final class FileHubFixture {
    static final byte[] SOUP = bytes(100_000, 1);
    static final String ID = Sha256.of(SOUP);

    private static final FileLimits SMALL = new FileLimits(200_000, 500_000, 500_000, 500_000);

    final HubFixture hub;

    /// The tasks that wait while the worker is paused.
    final Queue<Runnable> waitingTasks = new ArrayDeque<>();

    boolean paused;
    boolean full;
    private final Path folder;
    private final FileLimits limits;

    FileHubFixture(Path folder) throws IOException {
        this(folder, SMALL);
    }

    FileHubFixture(Path folder, FileLimits limits) throws IOException {
        this(folder, limits, MessageStore.inMemory("log-of-this-house"));
    }

    private FileHubFixture(Path folder, FileLimits limits, MessageStore store) throws IOException {
        this.folder = folder;
        this.limits = limits;
        SharedFileStore files = SharedFileStore.open(folder, limits, () -> hub().time.instant());
        HubSettings settings = HubFixture.settings(HubLimits.DEFAULT, List.of(), "lobby");
        this.hub = new HubFixture(store, settings, new FileWorker(files, this::execute));
    }

    private HubFixture hub() {
        return hub;
    }

    /// Another hub on the same files and store.
    FileHubFixture restart() throws IOException {
        return new FileHubFixture(folder, limits, hub.store);
    }

    private void execute(Runnable task) {
        if (full) {
            throw new RejectedExecutionException("full");
        }
        if (paused) {
            waitingTasks.add(task);
        } else {
            task.run();
        }
    }

    static byte[] bytes(int count, int seed) {
        var bytes = new byte[count];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    /// Uploads a file.
    ///
    /// @return the offset that the server confirmed last
    static long upload(RecordingPeer peer, byte[] bytes) {
        String file = Sha256.of(bytes);
        peer.take();
        peer.send(new Command.Offer(file, bytes.length));
        long offset = peer.only(Event.Wanted.class).from();
        while (offset < bytes.length) {
            offset = uploadChunk(peer, file, bytes, offset);
        }
        return offset;
    }

    static long uploadChunk(RecordingPeer peer, String file, byte[] bytes, long offset) {
        peer.take();
        peer.send(chunk(file, bytes, offset));
        return peer.only(Event.Taken.class).offset();
    }

    static Command.Chunk chunk(String file, byte[] bytes, long offset) {
        int end = (int) Math.min(bytes.length, offset + Limits.PIECE_BYTES);
        byte[] data = Arrays.copyOfRange(bytes, (int) offset, end);
        return new Command.Chunk(file, offset, Base64.getEncoder().encodeToString(data));
    }

    static Command.Say say(String room, long n, byte[] bytes) {
        return new Command.Say(
                room, n, "", null, new SharedFile(Sha256.of(bytes), "soup.txt", bytes.length));
    }

    /// Uploads a file and sends it to the lobby.
    void share(RecordingPeer peer, long n, byte[] bytes) {
        upload(peer, bytes);
        peer.send(say("lobby", n, bytes));
        hub.pass(Duration.ofSeconds(1));
    }

    static byte[] download(RecordingPeer peer, String room, String file) {
        var all = new ByteArrayOutputStream();
        for (boolean more = true; more; ) {
            peer.take();
            peer.send(new Command.Fetch(room, file, all.size()));
            List<Event.Piece> pieces = peer.received(Event.Piece.class);
            for (Event.Piece piece : pieces) {
                assertEquals(all.size(), piece.offset());
                all.writeBytes(Base64.getDecoder().decode(piece.data()));
            }
            more = pieces.getLast().more();
        }
        return all.toByteArray();
    }

    /// The names of the files in the folder, sorted.
    List<String> onDisk() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
