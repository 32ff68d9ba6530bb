package foyer.state;

import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.Event.Logged;
import foyer.protocol.Invalid;
import foyer.protocol.Limits;
import foyer.protocol.Names;
import foyer.state.LogRow.Outgoing;
import foyer.state.RoomModel.Presence;
import java.time.InstantSource;
import java.util.List;

/// Saying something and reading what was said. What is said stays in the room's log as outgoing
/// until the server gives it its place, however often the connection breaks. UI thread.
public final class Talking {
    private final Errands errands;
    private final Numbers numbers;
    private final InstantSource clock;

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
        if (room.presenceProperty().get() == Presence.INSIDE) {
            send(room, row);
        }
        return true;
    }

    /// Tries a refused message again.
    public void retry(RoomModel room, Outgoing row) {
        room.log().mark(row.n(), "");
        send(room, row);
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

    /// Sends again, in order, what the server has not answered yet.
    void resend(RoomModel room) {
        for (Outgoing row : room.log().outgoing()) {
            if (!row.isRefused()) {
                send(room, row);
            }
        }
    }

    private void send(RoomModel room, Outgoing row) {
        errands.ask(
                new Command.Say(room.name(), row.n(), row.text()),
                words -> {
                    if (!words.equals(Errands.NO_CONNECTION)) {
                        room.log().mark(row.n(), words);
                    }
                });
    }

    /// Takes in an entry as it happens; answers how many new messages of others there were.
    int heard(RoomModel room, Logged entry, String me) {
        long last = room.log().last();
        if (entry.seq() > last + 1) {
            errands.ask(new Command.Join(room.name(), last), room::setRefusal);
            return 0;
        }
        room.log().settle(entry, me);
        return room.append(List.of(entry), me);
    }

    int heard(RoomModel room, Event.Page page, String me) {
        return room.page(page.entries(), page.more(), me);
    }
}
