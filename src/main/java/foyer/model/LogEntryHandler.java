package foyer.model;

import foyer.clientstore.ServerStateWriter;
import foyer.language.Texts;
import foyer.protocol.Event;
import foyer.protocol.LogEntry;
import foyer.protocol.LogEntry.AllDeleted;
import foyer.protocol.LogEntry.Announced;
import foyer.protocol.LogEntry.Deleted;
import foyer.protocol.LogEntry.Edited;
import foyer.protocol.LogEntry.Erased;
import foyer.protocol.LogEntry.KeepingSet;
import foyer.protocol.LogEntry.Pinned;
import foyer.protocol.LogEntry.Reacted;
import foyer.protocol.LogEntry.Said;
import foyer.protocol.LogEntry.TopicSet;
import java.util.List;

/// Applies log entries to their room: single ones as they happen, and pages of the past. Saves each
/// entry. UI thread.
final class LogEntryHandler {
    private final String myId;
    private final RoomList rooms;
    private final Messaging messaging;
    private final ReadTracker readTracker;
    private final MissedMessages missed;
    private final ServerStateWriter stateWriter;

    LogEntryHandler(
            String myId,
            RoomList rooms,
            Messaging messaging,
            ReadTracker readTracker,
            MissedMessages missed,
            ServerStateWriter stateWriter) {
        this.myId = myId;
        this.rooms = rooms;
        this.messaging = messaging;
        this.readTracker = readTracker;
        this.missed = missed;
        this.stateWriter = stateWriter;
    }

    void handle(LogEntry entry) {
        rooms.ifPresent(entry.room(), room -> handle(room, entry));
    }

    void handle(Event.Page page) {
        rooms.ifPresent(page.room(), room -> handle(room, page));
    }

    private void handle(RoomModel room, LogEntry entry) {
        MessageLog log = room.log();
        int others = 0;
        if (entry.seq() > log.last() + 1) {
            room.requestMissing();
        } else {
            if (entry.seq() <= log.last() && entry.n() > 0 && entry.by().equals(myId)) {
                stateWriter.removeOutgoing(entry.n());
            }
            log.removeAnswered(entry);
            others = append(room, List.of(entry));
        }
        others = notRequested(room, others);
        readTracker.messagesArrived(room, others);
        if (others > 0) {
            readTracker.reportIfUnread(room, entry);
        }
        switch (entry) {
            case TopicSet _, KeepingSet _ -> stateWriter.saveRoom(room.info());
            case Said _,
                    Announced _,
                    Edited _,
                    Deleted _,
                    AllDeleted _,
                    Erased _,
                    Reacted _,
                    Pinned _ -> {}
        }
    }

    private void handle(RoomModel room, Event.Page page) {
        List<LogEntry> entries = page.entries();
        RoomHistory history = room.history();
        boolean wasEmpty = room.log().isEmpty();
        long readUpTo = room.unread().readUpTo();
        boolean isOlder =
                entries.isEmpty()
                        ? history.loadingOlderProperty().get()
                        : entries.getFirst().seq() < room.log().first();
        int others = append(room, entries);
        history.onPage(isOlder, page.more());
        history.continueSeek();
        if (wasEmpty && readUpTo != UnreadCounter.NEVER) {
            others = room.log().messagesAfter(readUpTo, Integer.MAX_VALUE).size();
        }
        others = notRequested(room, others);
        readTracker.messagesArrived(room, others);
        missed.messagesArrived(room, readUpTo, others);
        if (room.pollJustJoined()) {
            room.notice(Texts.of("happened.you_joined"));
        }
    }

    /// A request does not count as unread, and nothing announces it: the room list shows it.
    private static int notRequested(RoomModel room, int others) {
        return room.requestProperty().get() == RequestState.RECEIVED ? 0 : others;
    }

    /// Adds entries to a room's log, and saves those that go below.
    ///
    /// @return the number of new messages of others
    private int append(RoomModel room, List<LogEntry> entries) {
        List<LogEntry> added = room.log().add(entries);
        int others = 0;
        for (LogEntry entry : added) {
            others += apply(room, entry) ? 1 : 0;
        }
        stateWriter.appendEntries(room.name(), room.retentionProperty().get(), added, myId);
        messaging.onEntriesAdded(room);
        return others;
    }

    /// @return true if it is a new message of another member, false otherwise
    private boolean apply(RoomModel room, LogEntry entry) {
        switch (entry) {
            case Said _, Announced _ -> {
                Roster roster = room.roster();
                roster.stopTyping(entry.by(), entry.seq());
                return !entry.by().equals(myId)
                        && !room.log().isFolded(entry)
                        && entry.seq() > roster.readUpTo(myId);
            }
            case TopicSet set -> room.setTopic(set.topic());
            case KeepingSet set -> room.setRetention(set.keeping());
            case Edited _ -> room.pins().amend(entry);
            case Deleted deleted -> room.pins().remove(deleted.of());
            case Pinned pinned -> room.pins().apply(pinned, room.log());
            case AllDeleted _, Erased _, Reacted _ -> {}
        }
        return false;
    }
}
