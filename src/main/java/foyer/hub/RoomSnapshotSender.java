package foyer.hub;

import foyer.protocol.Codec;
import foyer.protocol.Event;
import foyer.protocol.Limits;
import foyer.protocol.LogEntry;
import foyer.protocol.LogEntry.Announced;
import foyer.protocol.LogEntry.Said;
import foyer.protocol.Member;
import foyer.protocol.RoomInfo;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Sends a member who enters a room its state: members, read receipts, pins and log entries. Hub
/// thread.
final class RoomSnapshotSender {
    private final RoomLogs logs;
    private final ReadReceiptHandler readReceipts;
    private final Delivery delivery;
    private final int page;
    private final LongSupplier nanoTime;

    /// @param page how many log entries at most
    RoomSnapshotSender(
            RoomLogs logs,
            ReadReceiptHandler readReceipts,
            Delivery delivery,
            int page,
            LongSupplier nanoTime) {
        this.logs = logs;
        this.readReceipts = readReceipts;
        this.delivery = delivery;
        this.page = page;
        this.nanoTime = nanoTime;
    }

    /// Charges the member for what is sent.
    ///
    /// @param after the last `seq` that the client has, or null if none
    /// @param log the name of the log that `after` belongs to, or null if unknown
    void send(
            Person person, long requestId, Room room, @Nullable Long after, @Nullable String log) {
        delivery.commitPending();
        CatchUp catchUp = CatchUp.of(logs, room, page, after, log);
        RoomInfo info = room.info(person, nanoTime.getAsLong());
        int bytes =
                delivery.send(
                        person.peer,
                        new Event.Entered(
                                requestId, info, room.last, catchUp.anew(), logs.name(room)));
        List<Member> members = room.members.stream().map(Person::member).toList();
        for (List<Member> chunk : Codec.chunks(members)) {
            bytes += delivery.send(person.peer, new Event.Present(room.name, chunk));
        }
        readReceipts.sendPositions(person, room);
        List<LogEntry> previews =
                logs.pins(room).stream().map(RoomSnapshotSender::preview).toList();
        for (List<LogEntry> pins : Codec.chunks(previews)) {
            if (!pins.isEmpty()) {
                bytes += delivery.send(person.peer, new Event.Pins(room.name, pins));
            }
        }
        bytes +=
                delivery.send(
                        person.peer, new Event.Page(room.name, catchUp.entries(), catchUp.more()));
        person.chargeRead(bytes);
    }

    /// A pinned message as the list of pins shows it, so that pins do not fill the outbox of
    /// everyone who enters.
    private static LogEntry preview(LogEntry pinned) {
        if (pinned instanceof Said said) {
            return said.withText(shortened(said.text()));
        }
        return pinned instanceof Announced announced
                ? announced.withText(shortened(announced.text()))
                : pinned;
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= Limits.PREVIEW_POINTS
                ? text
                : text.substring(0, text.offsetByCodePoints(0, Limits.PREVIEW_POINTS)) + "…";
    }
}
