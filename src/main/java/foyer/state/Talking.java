package foyer.state;

import foyer.language.Refusals;
import foyer.language.Texts;
import foyer.memory.Recollection;
import foyer.memory.ServerMemory;
import foyer.protocol.Code;
import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.Invalid;
import foyer.protocol.Limits;
import foyer.protocol.Logged;
import foyer.protocol.Names;
import foyer.protocol.SharedFile;
import foyer.state.LogRow.Outgoing;
import foyer.state.RoomModel.Presence;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Saying something and reading what was said. What is said stays in the room's log as outgoing
/// until the server gives it its place, however often the connection breaks. UI thread.
///
/// One message a room is with the server at a time: if it has to wait, also for the server to store
/// again, those behind it wait too, and their order stays as it was typed. Only one that is refused
/// for good lets them by.
public final class Talking {
    private final Errands errands;
    private final Numbers numbers;
    private final ServerMemory memory;
    private final InstantSource clock;
    private final Map<RoomModel, Long> unanswered = new HashMap<>();
    private final Set<Long> renumbered = new HashSet<>();

    /// What the server could not store; it goes out again when it can.
    private final Set<Long> unstored = new HashSet<>();

    /// What comes with an outgoing message, until that is kept.
    private final Map<Long, Given> givings = new HashMap<>();

    private boolean tooFast;

    Talking(Errands errands, Numbers numbers, ServerMemory memory, InstantSource clock) {
        this.memory = memory;
        this.errands = errands;
        this.numbers = numbers;
        this.clock = clock;
    }

    /// Says something in a room; shown at once as on its way.
    ///
    /// @return whether it was taken; if not, the room's refusal says why
    public boolean say(RoomModel room, String text) {
        return say(room, text, null);
    }

    /// The same as an answer to a message.
    ///
    /// @param to the message's `seq`
    public boolean say(RoomModel room, String text, @Nullable Long to) {
        return say(room, text, to, null);
    }

    /// A file that the server has.
    ///
    /// @param n the number under which it was given
    /// @param kept heard when what says it is on this computer's disk, or that it was given up
    record Given(SharedFile file, long n, Runnable kept) {}

    /// The same with a file.
    boolean say(RoomModel room, String text, @Nullable Long to, @Nullable Given given) {
        SharedFile file = given == null ? null : given.file();
        String message;
        try {
            message = Names.message(text.strip(), file);
        } catch (Invalid e) {
            room.setRefusal(Refusals.words(e));
            return false;
        }
        room.setRefusal("");
        room.log().clearNew();
        var row = new Outgoing(numbers.next(), message, to, clock.millis(), false, "", file);
        if (given != null) {
            givings.put(row.n(), given);
        }
        room.log().send(row);
        keep(room, row);
        return true;
    }

    /// Nothing is sent before it is on this computer's disk.
    private void keep(RoomModel room, Outgoing row) {
        Given given = givings.get(row.n());
        memory.say(
                new Recollection.Outgoing(
                        row.n(), room.name(), row.text(), row.to(), row.at(), "", row.file()),
                given == null ? 0L : given.n(),
                () -> {
                    givings.remove(row.n());
                    if (given != null) {
                        given.kept().run();
                    }
                    room.log().kept(row.n());
                    sendNext(room);
                },
                words -> room.log().mark(row.n(), words));
    }

    /// What was said before the program ended and is not stored yet.
    void recall(RoomModel room, Recollection.Outgoing said) {
        room.log()
                .send(
                        new Outgoing(
                                said.n(),
                                said.text(),
                                said.to(),
                                said.at(),
                                true,
                                said.refused(),
                                said.file()));
    }

    /// Tries a refused message again.
    public void retry(RoomModel room, Outgoing row) {
        room.log().mark(row.n(), "");
        unstored.remove(row.n());
        if (row.kept()) {
            memory.refused(row.n(), "");
            sendNext(room);
        } else {
            keep(room, row);
        }
    }

    /// Gives a refused message up.
    public void discard(RoomModel room, Outgoing row) {
        memory.done(row.n());
        unstored.remove(row.n());
        Given given = givings.remove(row.n());
        if (given != null) {
            memory.givings()
                    .over(
                            given.n(),
                            given.kept(),
                            why ->
                                    room.setRefusal(
                                            Texts.of(
                                                    "files.not_forgotten",
                                                    why,
                                                    given.file().name())));
        }
        room.log().discard(row.n());
        sendNext(room);
    }

    /// Asks for what was said before the first row; the answer comes as rows.
    public void loadOlder(RoomModel room) {
        if (room.hasOlderProperty().get() && !room.loadingOlderProperty().get()) {
            room.setLoadingOlder(true);
            long before = Math.max(1, room.log().first());
            errands.ask(
                    new Command.History(room.name(), before, Limits.HISTORY_PAGE),
                    words -> {
                        room.setLoadingOlder(false);
                        room.setRefusal(words);
                    });
        }
    }

    /// This person is in the room again: what the server has not answered goes out once more.
    void sendAgain(RoomModel room) {
        unanswered.remove(room);
        tryAgain(room);
    }

    /// The server stores again, or may: what it could not store goes out once more.
    void tryAgain(List<RoomModel> rooms) {
        rooms.forEach(this::tryAgain);
    }

    private void tryAgain(RoomModel room) {
        for (Outgoing row : room.log().outgoing()) {
            if (unstored.remove(row.n())) {
                room.log().mark(row.n(), "");
            }
        }
        sendNext(room);
    }

    /// Some time has passed: who was too fast may try again.
    void goOn(List<RoomModel> rooms) {
        tooFast = false;
        rooms.forEach(this::sendNext);
    }

    /// The connection is lost, and what was on its way with it.
    void forgetAll() {
        unanswered.clear();
        tooFast = false;
    }

    private void sendNext(RoomModel room) {
        if (tooFast
                || unanswered.containsKey(room)
                || room.presenceProperty().get() != Presence.INSIDE) {
            return;
        }
        for (Outgoing row : room.log().outgoing()) {
            if (unstored.contains(row.n())) {
                return;
            }
            if (!row.isRefused()) {
                if (row.kept()) {
                    send(room, row);
                }
                return;
            }
        }
    }

    private void send(RoomModel room, Outgoing row) {
        long n = row.n();
        long id =
                errands.send(
                        new Command.Say(room.name(), n, row.text(), row.to(), row.file()),
                        (code, words) -> refused(room, n, code, words));
        if (id != 0) {
            unanswered.put(room, n);
        }
    }

    private void refused(RoomModel room, long n, Code code, String words) {
        unanswered.remove(room, n);
        if (code == Code.TOO_FAST || code == Code.BUSY) {
            tooFast = true;
            return;
        }
        if (code == Code.NOT_KEPT) {
            memory.done(n);
            room.log().discard(n);
        } else if (code == Code.NUMBER_REUSED && !renumbered.contains(n)) {
            renumber(room, n);
            return;
        } else if (code == Code.NOT_STORED) {
            // not written down: whoever is back after the end of the program tries again, too
            unstored.add(n);
            room.log().mark(n, Texts.of("log.goes_out", words));
        } else {
            memory.refused(n, words);
            room.log().mark(n, words);
        }
        sendNext(room);
    }

    /// A number may have been used before where a clock went back or a folder was copied.
    private void renumber(RoomModel room, long n) {
        long fresh = numbers.next();
        renumbered.add(fresh);
        Outgoing row = room.log().renumber(n, fresh);
        if (row != null) {
            memory.done(n);
            keep(room, row);
        }
    }

    /// Entries have come: if the answer was among them, the next message goes out.
    private void answered(RoomModel room) {
        Long n = unanswered.get(room);
        if (n != null && room.log().outgoing().stream().noneMatch(row -> row.n() == n)) {
            unanswered.remove(room);
            sendNext(room);
        }
    }

    /// Takes in an entry as it happens; answers how many new messages of others there were.
    int heard(RoomModel room, Logged entry, String me) {
        long last = room.log().last();
        if (entry.seq() > last + 1) {
            errands.ask(room.join(), room::setRefusal);
            return 0;
        }
        if (entry.seq() <= last && entry.n() > 0 && entry.by().equals(me)) {
            memory.done(entry.n());
        }
        room.log().settle(entry, me);
        return take(room, List.of(entry), last, room.append(List.of(entry), me), me);
    }

    int heard(RoomModel room, Event.Page page, String me) {
        long last = room.log().last();
        int others =
                take(room, page.entries(), last, room.page(page.entries(), page.more(), me), me);
        Long sought = room.soughtProperty().get();
        if (sought != null) {
            seek(room, sought);
        }
        return others;
    }

    /// Has a place of the log shown, however old it is.
    public void seek(RoomModel room, long seq) {
        if (seq >= room.log().first() || room.hasOlderProperty().get()) {
            room.seek(seq);
            if (seq < room.log().first()) {
                loadOlder(room);
            }
        } else {
            room.seek(null);
        }
    }

    /// @param last the newest `seq` before
    private int take(RoomModel room, List<Logged> entries, long last, int others, String me) {
        List<Logged> next =
                entries.stream()
                        .filter(entry -> entry.seq() > last && entry.seq() <= room.log().last())
                        .toList();
        memory.heard(room.name(), room.keepingProperty().get(), next, me);
        answered(room);
        return others;
    }
}
