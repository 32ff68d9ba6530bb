package foyer.hub;

import foyer.files.FileFolder;
import foyer.files.FileFolder.Given;
import foyer.protocol.Code;
import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.Invalid;
import foyer.protocol.Limits;
import foyer.protocol.Logged.Said;
import foyer.protocol.Sentence;
import foyer.protocol.SharedFile;
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

/// Files that members give and get. What the disk has to do is done on the thread of [Filing], and
/// what comes of it is brought back. One thread, the hub's.
final class Sharing {
    private static final Logger LOG = LoggerFactory.getLogger(Sharing.class);
    private static final long BETWEEN_SWEEPS = Duration.ofHours(1).toNanos();
    private static final long HELD = Duration.ofDays(1).toNanos();

    /// One member and one file.
    private record Key(String member, String file) {}

    /// What a member gave and has not said yet.
    private record Waiting(Given given, long sinceNanos) {}

    private final @Nullable Filing filing;
    private final Within within;
    private final Shares shares;
    private final People people;
    private final Penalties penalties;
    private final Delivery delivery;
    private final RoomForFiles space;
    private final LongSupplier nanoTime;
    private final Map<Key, Waiting> waiting = new HashMap<>();
    private final IdentityHashMap<Peer, Integer> underWay = new IdentityHashMap<>();
    private Executor here = Runnable::run;
    private long sweptAt;

    /// @param filing nothing if this server takes no files
    Sharing(
            @Nullable Filing filing,
            Within within,
            Shares shares,
            People people,
            Penalties penalties,
            Delivery delivery,
            RoomForFiles space,
            LongSupplier nanoTime) {
        this.filing = filing;
        this.within = within;
        this.shares = shares;
        this.people = people;
        this.penalties = penalties;
        this.delivery = delivery;
        this.space = space;
        this.nanoTime = nanoTime;
        this.sweptAt = nanoTime.getAsLong() - BETWEEN_SWEEPS;
        if (filing != null) {
            filing.folder().given().forEach(this::wait);
        }
    }

    /// The way back to the hub's thread.
    void hearsBackBy(Executor hub) {
        here = hub;
    }

    private void wait(Given given) {
        waiting.put(
                new Key(given.member(), given.file()), new Waiting(given, nanoTime.getAsLong()));
    }

    void offer(Person by, long re, Command.Offer offer) {
        String file = offer.file();
        if (penalties.isSilenced(by, re)) {
            return;
        }
        if (shares.with(by, file) != null) {
            begin(by, re, folder -> folder.hold(by.id, file), given -> whole(by, re, given));
        } else {
            begin(
                    by,
                    re,
                    folder -> folder.offer(by.id, file, offer.bytes()),
                    from -> tell(by, new Event.Wanted(re, file, from)));
        }
    }

    private void whole(Person by, long re, Given given) {
        wait(given);
        tell(by, new Event.Wanted(re, given.file(), given.bytes()));
    }

    void chunk(Person by, long re, Command.Chunk chunk) {
        var given = new ArrayList<Given>();
        begin(
                by,
                re,
                folder ->
                        folder.take(by.id, chunk.file(), chunk.offset(), bytes(chunk), given::add),
                offset -> {
                    given.forEach(this::wait);
                    tell(by, new Event.Taken(chunk.file(), offset));
                });
    }

    private static byte[] bytes(Command.Chunk chunk) {
        try {
            return Base64.getDecoder().decode(chunk.data());
        } catch (IllegalArgumentException e) {
            throw new Invalid(Code.INVALID, "The stretch of the file is not in base 64.");
        }
    }

    void withdraw(Person by, Command.Withdraw withdraw) {
        String file = withdraw.file();
        waiting.remove(new Key(by.id, file));
        quietly(folder -> folder.withdraw(by.id, file));
        drop(file);
    }

    void fetch(Person by, long re, Command.Fetch fetch) {
        Room room = within.room(by, re, fetch.room());
        if (room == null) {
            return;
        }
        delivery.settle();
        SharedFile shared = shares.in(room, fetch.file());
        if (shared == null || fetch.offset() >= shared.bytes()) {
            refuse(by.peer, re, Code.NO_SUCH_FILE, "That file is not here any more.");
            return;
        }
        begin(
                by,
                re,
                folder -> pieces(folder, shared, fetch.offset()),
                pieces -> pieces.forEach(piece -> tell(by, piece)));
    }

    private static List<Event.Piece> pieces(FileFolder folder, SharedFile file, long from) {
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
    @Nullable SharedFile given(Person by, SharedFile said) {
        Waiting given = waiting.get(new Key(by.id, said.id()));
        return given == null || given.given.bytes() != said.bytes()
                ? null
                : said.as(given.given.picture());
    }

    /// What came of what was stored meanwhile, and what time brings.
    void tick() {
        for (Said said : shares.takeSaid()) {
            SharedFile file = said.file();
            if (file != null && waiting.remove(new Key(said.by(), file.id())) != null) {
                quietly(folder -> folder.release(said.by(), file.id()));
            }
        }
        shares.takeLoose().forEach(this::drop);
        space.tick(here);
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
                quietly(folder -> folder.release(old.getKey().member, old.getKey().file));
            }
        }
        delivery.settle();
        Set<String> referred = shares.all();
        quietly(folder -> folder.sweep(referred));
    }

    private void drop(String file) {
        if (!shares.refersTo(file)) {
            quietly(folder -> folder.drop(file));
        }
    }

    /// Does something in the folder of which nobody hears. If too much waits there, the next sweep
    /// makes up for it.
    private void quietly(Consumer<FileFolder> work) {
        if (filing != null) {
            try {
                filing.thread().execute(() -> work.accept(filing.folder()));
            } catch (RejectedExecutionException e) {
                LOG.debug("the files are busy", e);
            }
        }
    }

    /// Does something in the folder, and goes on with what came of it.
    private <T> void begin(Person by, long re, Work<T> work, Consumer<T> then) {
        Peer peer = by.peer;
        if (peer == null) {
            return;
        }
        if (filing == null) {
            delivery.refuse(
                    peer,
                    re,
                    Code.NOT_ALLOWED,
                    "This server takes no files.",
                    Sentence.TAKES_NO_FILES.with());
            return;
        }
        if (underWay.getOrDefault(peer, 0) >= Limits.CHUNKS_UNDER_WAY) {
            refuse(peer, re, Code.TOO_FAST, "Wait until the file’s stretches so far were taken.");
            return;
        }
        underWay.merge(peer, 1, Integer::sum);
        try {
            filing.thread()
                    .execute(
                            () -> {
                                Supplier<T> came = done(work, filing.folder());
                                here.execute(() -> goOn(peer, by, re, came, then));
                            });
        } catch (RejectedExecutionException e) {
            isOver(peer);
            refuse(peer, re, Code.BUSY, "Too many files at once; try again in a moment.");
        }
    }

    private interface Work<T> {
        T in(FileFolder folder);
    }

    private static <T> Supplier<T> done(Work<T> work, FileFolder folder) {
        try {
            T came = work.in(folder);
            return () -> came;
        } catch (Invalid e) {
            return () -> {
                throw e;
            };
        } catch (RuntimeException | OutOfMemoryError e) {
            LOG.error("a file broke something", e);
            return () -> {
                throw new Invalid(Code.FAULT, "The file could not be stored or read.");
            };
        }
    }

    private <T> void goOn(Peer peer, Person by, long re, Supplier<T> came, Consumer<T> then) {
        isOver(peer);
        try {
            then.accept(came.get());
        } catch (Invalid e) {
            if (e.code() == Code.NOT_STORED) {
                space.isLacking();
            }
            if (people.at(peer) == by) {
                delivery.refuse(peer, re, e.code(), e.words(), e.why());
            }
        }
    }

    private void isOver(Peer peer) {
        underWay.computeIfPresent(peer, (_, count) -> count == 1 ? null : count - 1);
    }

    private void tell(Person by, Event event) {
        delivery.tellUnordered(by.peer, event);
    }

    private void refuse(@Nullable Peer peer, long re, Code code, String words) {
        delivery.refuse(peer, re, code, words);
    }
}
