package foyer.hub;

import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.InvalidValueException;
import foyer.protocol.Limits;
import foyer.protocol.LogEntry.Said;
import foyer.protocol.Sentence;
import foyer.protocol.SharedFile;
import foyer.serverfiles.SharedFileStore;
import foyer.serverfiles.SharedFileStore.UploadedFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Files that members give and get. What the disk has to do is done on the thread of [FileWorker],
/// and what comes of it is brought back. One thread, the hub's.
final class FileTransferHandler {
    private static final Logger LOG = LoggerFactory.getLogger(FileTransferHandler.class);
    private static final long BETWEEN_SWEEPS = Duration.ofHours(1).toNanos();
    private static final long HELD = Duration.ofDays(1).toNanos();

    /// One member and one file.
    private record Key(String member, String file) {}

    /// What a member gave and has not said yet.
    private record Waiting(UploadedFile uploadedFile, long sinceNanos) {}

    private final @Nullable FileWorker fileWorker;
    private final MembershipCheck membershipCheck;
    private final FileReferences fileReferences;
    private final People people;
    private final Penalties penalties;
    private final Delivery delivery;
    private final FileSpaceMonitor space;
    private final LongSupplier nanoTime;
    private final Map<Key, Waiting> waiting = new HashMap<>();
    private final IdentityHashMap<Peer, Integer> underWay = new IdentityHashMap<>();
    private Executor hubExecutor = Runnable::run;
    private long sweptAt;

    /// @param fileWorker nothing if this server takes no files
    FileTransferHandler(
            @Nullable FileWorker fileWorker,
            MembershipCheck membershipCheck,
            FileReferences fileReferences,
            People people,
            Penalties penalties,
            Delivery delivery,
            FileSpaceMonitor space,
            LongSupplier nanoTime) {
        this.fileWorker = fileWorker;
        this.membershipCheck = membershipCheck;
        this.fileReferences = fileReferences;
        this.people = people;
        this.penalties = penalties;
        this.delivery = delivery;
        this.space = space;
        this.nanoTime = nanoTime;
        this.sweptAt = nanoTime.getAsLong() - BETWEEN_SWEEPS;
        if (fileWorker != null) {
            fileWorker.folder().unsaidUploads().forEach(this::wait);
        }
    }

    /// The way back to the hub's thread.
    void setHubExecutor(Executor hub) {
        hubExecutor = hub;
    }

    private void wait(UploadedFile uploadedFile) {
        waiting.put(
                new Key(uploadedFile.member(), uploadedFile.file()),
                new Waiting(uploadedFile, nanoTime.getAsLong()));
    }

    void offer(Person by, long requestId, Command.Offer offer) {
        String file = offer.file();
        if (penalties.refuseIfMuted(by, requestId)) {
            return;
        }
        if (fileReferences.visibleTo(by, file) != null) {
            runOnFiles(
                    by,
                    requestId,
                    folder -> folder.claim(by.id, file),
                    uploadedFile -> whole(by, requestId, uploadedFile));
        } else {
            runOnFiles(
                    by,
                    requestId,
                    folder -> folder.offer(by.id, file, offer.bytes()),
                    from -> tell(by, new Event.Wanted(requestId, file, from)));
        }
    }

    private void whole(Person by, long requestId, UploadedFile uploadedFile) {
        wait(uploadedFile);
        tell(by, new Event.Wanted(requestId, uploadedFile.file(), uploadedFile.bytes()));
    }

    void chunk(Person by, long requestId, Command.Chunk chunk) {
        var uploadedFile = new ArrayList<UploadedFile>();
        runOnFiles(
                by,
                requestId,
                folder ->
                        folder.append(
                                by.id,
                                chunk.file(),
                                chunk.offset(),
                                bytes(chunk),
                                uploadedFile::add),
                offset -> {
                    uploadedFile.forEach(this::wait);
                    tell(by, new Event.Taken(chunk.file(), offset));
                });
    }

    private static byte[] bytes(Command.Chunk chunk) {
        try {
            return Base64.getDecoder().decode(chunk.data());
        } catch (IllegalArgumentException e) {
            throw new InvalidValueException(
                    ErrorCode.INVALID, "The part of the file isn’t valid base64.");
        }
    }

    void withdraw(Person by, Command.Withdraw withdraw) {
        String file = withdraw.file();
        waiting.remove(new Key(by.id, file));
        runSilently(folder -> folder.withdraw(by.id, file));
        drop(file);
    }

    void fetch(Person by, long requestId, Command.Fetch fetch) {
        Room room = membershipCheck.requireRoom(by, requestId, fetch.room());
        if (room == null) {
            return;
        }
        delivery.commitPending();
        SharedFile shared = fileReferences.inRoom(room, fetch.file());
        if (shared == null || fetch.offset() >= shared.bytes()) {
            refuse(by.peer, requestId, ErrorCode.NO_SUCH_FILE, "That file no longer exists.");
            return;
        }
        runOnFiles(
                by,
                requestId,
                folder -> pieces(folder, shared, fetch.offset()),
                pieces -> pieces.forEach(piece -> tell(by, piece)));
    }

    private static List<Event.Piece> pieces(SharedFileStore folder, SharedFile file, long from) {
        byte[] data =
                folder.read(file.id(), from, Limits.PIECES * Limits.PIECE_BYTES, file.bytes());
        var pieces = new ArrayList<Event.Piece>();
        for (int at = 0; at < data.length; at += Limits.PIECE_BYTES) {
            byte[] piece =
                    Arrays.copyOfRange(data, at, Math.min(data.length, at + Limits.PIECE_BYTES));
            pieces.add(
                    new Event.Piece(
                            file.id(),
                            from + at,
                            Base64.getEncoder().encodeToString(piece),
                            from + at + piece.length < file.bytes()));
        }
        return pieces;
    }

    /// The file that somebody wants to say, as it lies here; nothing if they gave no such file.
    @Nullable SharedFile findUpload(Person by, SharedFile said) {
        Waiting given = waiting.get(new Key(by.id, said.id()));
        return given == null || given.uploadedFile.bytes() != said.bytes()
                ? null
                : said.as(given.uploadedFile.picture());
    }

    /// What came of what was stored meanwhile, and what time brings.
    void tick() {
        for (Said said : fileReferences.pollSaid()) {
            SharedFile file = said.file();
            if (file != null && waiting.remove(new Key(said.by(), file.id())) != null) {
                runSilently(folder -> folder.releaseClaim(said.by(), file.id()));
            }
        }
        fileReferences.pollUnreferenced().forEach(this::drop);
        space.tick(hubExecutor);
        long now = nanoTime.getAsLong();
        if (now - sweptAt >= BETWEEN_SWEEPS) {
            sweptAt = now;
            sweep(now);
        }
    }

    private void sweep(long now) {
        for (Map.Entry<Key, Waiting> old : List.copyOf(waiting.entrySet())) {
            if (now - old.getValue().sinceNanos > HELD) {
                waiting.remove(old.getKey());
                runSilently(folder -> folder.releaseClaim(old.getKey().member, old.getKey().file));
            }
        }
        delivery.commitPending();
        Set<String> referred = fileReferences.all();
        runSilently(folder -> folder.sweep(referred));
    }

    private void drop(String file) {
        if (!fileReferences.refersTo(file)) {
            runSilently(folder -> folder.deleteIfUnclaimed(file));
        }
    }

    /// Does something in the folder of which nobody hears. If too much waits there, the next sweep
    /// makes up for it.
    private void runSilently(Consumer<SharedFileStore> work) {
        if (fileWorker != null) {
            try {
                fileWorker.thread().execute(() -> work.accept(fileWorker.folder()));
            } catch (RejectedExecutionException e) {
                LOG.debug("the files are busy", e);
            }
        }
    }

    /// Does something in the folder, and goes on with what came of it.
    private <T> void runOnFiles(Person by, long requestId, Work<T> work, Consumer<T> then) {
        Peer peer = by.peer;
        if (peer == null) {
            return;
        }
        if (fileWorker == null) {
            delivery.refuse(
                    peer,
                    requestId,
                    ErrorCode.NOT_ALLOWED,
                    "File sharing is off on this server.",
                    Sentence.TAKES_NO_FILES.with());
            return;
        }
        if (underWay.getOrDefault(peer, 0) >= Limits.CHUNKS_UNDER_WAY) {
            refuse(peer, requestId, ErrorCode.TOO_FAST, "Wait for the current part to finish.");
            return;
        }
        underWay.merge(peer, 1, Integer::sum);
        try {
            fileWorker
                    .thread()
                    .execute(
                            () -> {
                                Supplier<T> came = done(work, fileWorker.folder());
                                hubExecutor.execute(
                                        () -> complete(peer, by, requestId, came, then));
                            });
        } catch (RejectedExecutionException e) {
            isOver(peer);
            refuse(
                    peer,
                    requestId,
                    ErrorCode.BUSY,
                    "Too many files at once. Try again in a moment.");
        }
    }

    private interface Work<T> {
        T in(SharedFileStore folder);
    }

    private static <T> Supplier<T> done(Work<T> work, SharedFileStore folder) {
        try {
            T came = work.in(folder);
            return () -> came;
        } catch (InvalidValueException e) {
            return () -> {
                throw e;
            };
        } catch (RuntimeException | OutOfMemoryError e) {
            LOG.error("a file broke something", e);
            return () -> {
                throw new InvalidValueException(
                        ErrorCode.FAULT, "The file couldn’t be saved or read.");
            };
        }
    }

    private <T> void complete(
            Peer peer, Person by, long requestId, Supplier<T> came, Consumer<T> then) {
        isOver(peer);
        try {
            then.accept(came.get());
        } catch (InvalidValueException e) {
            if (e.code() == ErrorCode.NOT_STORED) {
                space.markFull();
            }
            if (people.connectedAs(peer) == by) {
                delivery.refuse(peer, requestId, e.code(), e.text(), e.why());
            }
        }
    }

    private void isOver(Peer peer) {
        underWay.computeIfPresent(peer, (_, count) -> count == 1 ? null : count - 1);
    }

    private void tell(Person by, Event event) {
        delivery.sendUnordered(by.peer, event);
    }

    private void refuse(@Nullable Peer peer, long requestId, ErrorCode errorCode, String text) {
        delivery.refuse(peer, requestId, errorCode, text);
    }
}
