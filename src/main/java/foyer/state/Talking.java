package foyer.state;

import foyer.protocol.Code;
import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.Event.Logged;
import foyer.protocol.Invalid;
import foyer.protocol.Limits;
import foyer.protocol.Names;
import foyer.state.LogRow.Outgoing;
import foyer.state.RoomModel.Presence;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Saying something and reading what was said. What is said stays in the room's log as outgoing
/// until the server gives it its place, however often the connection breaks. UI thread.
///
/// One message a room is with the server at a time: if it has to wait, those behind it wait too,
/// and their order stays as it was typed.
public final class Talking {
    private final Errands errands;
    private final Numbers numbers;
    private final InstantSource clock;
    private final Map<RoomModel, Long> unanswered = new HashMap<>();
    private boolean tooFast;

    Talking(Errands errands, Numbers numbers, InstantSource clock) {
        this.errands = errands;
        this.numbers = numbers;
        this.clock = clock;
    }

    /// Says something in a room; shown at once as on its way.
    ///
    /// @return whether it was taken; if not, the room's refusal says why
    public boolean say(RoomModel room, String text) {
        String message;
        try {
            message = Names.message(text.strip());
        } catch (Invalid e) {
            room.setRefusal(e.words());
            return false;
        }
        room.setRefusal("");
        room.log().clearNew();
        var row = new Outgoing(numbers.next(), message, clock.millis(), "");
        room.log().send(row);
        sendNext(room);
        return true;
    }

    /// Tries a refused message again.
    public void retry(RoomModel room, Outgoing row) {
        room.log().mark(row.n(), "");
        sendNext(room);
    }

    /// Gives a refused message up.
    public void discard(RoomModel room, Outgoing row) {
        room.log().discard(row.n());
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
            if (!row.isRefused()) {
                send(room, row.n(), row.text());
                return;
            }
        }
    }

    private void send(RoomModel room, long n, String text) {
        long id =
                errands.send(
                        new Command.Say(room.name(), n, text),
                        (code, words) -> refused(room, n, code, words));
        if (id != 0) {
            unanswered.put(room, n);
        }
    }

    private void refused(RoomModel room, long n, Code code, String words) {
        unanswered.remove(room, n);
        if (code == Code.TOO_FAST || code == Code.BUSY) {
            tooFast = true;
        } else if (code == Code.NOT_KEPT) {
            room.log().discard(n);
            sendNext(room);
        } else {
            room.log().mark(n, words);
            sendNext(room);
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
        room.log().settle(entry, me);
        int others = room.append(List.of(entry), me);
        answered(room);
        return others;
    }

    int heard(RoomModel room, Event.Page page, String me) {
        int others = room.page(page.entries(), page.more(), me);
        answered(room);
        return others;
    }
}
