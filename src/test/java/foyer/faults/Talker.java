package foyer.faults;

import foyer.connection.ConnectionEvent;
import foyer.connection.ServerAddress;
import foyer.model.ChatModel;
import foyer.model.LogRow;
import foyer.model.Membership;
import foyer.model.RoomModel;
import foyer.protocol.Event;
import foyer.protocol.LogEntry;
import foyer.protocol.LogEntry.Said;
import foyer.protocol.MemberId;
import foyer.testing.ConnectedClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A client that sends messages and records what it sees. One thread, except [#receive].
final class Talker implements AutoCloseable {
    static final String ROOM = "Lobby";

    private final String name;
    private final String key;
    private final ServerAddress address;
    private final @Nullable Path folder;
    private final @Nullable Journal journal;
    private final Set<Said> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicInteger lost = new AtomicInteger();
    private ConnectedClient connectedClient;
    private volatile long welcomed;
    private int sent;

    /// @param folder folder of the client's key, store and journal; null to keep them in memory
    Talker(String name, ServerAddress address, @Nullable Path folder) throws IOException {
        this.name = name;
        this.address = address;
        this.folder = folder;
        this.key = folder == null ? MemberId.newKey(new SecureRandom()) : key(folder);
        this.journal = folder == null ? null : new Journal(folder.resolve(name + ".journal"));
        if (journal != null) {
            sent = journal.said.size();
            acknowledged.addAll(journal.told);
        }
        this.connectedClient = connect();
    }

    private String key(Path directory) throws IOException {
        Path file = directory.resolve(name + ".key");
        if (!Files.exists(file)) {
            Files.writeString(file, MemberId.newKey(new SecureRandom()));
        }
        return Files.readString(file);
    }

    private ConnectedClient connect() {
        Path memory = folder == null ? null : folder.resolve(name + ".db");
        return new ConnectedClient(name, key, address, this::receive, memory);
    }

    /// Disconnects once all messages are stored, and connects again.
    void reconnect() {
        untilAllStored();
        connectedClient.close();
        connectedClient = connect();
        untilIn();
    }

    private void receive(ConnectionEvent event) {
        switch (event) {
            case ConnectionEvent.Lost _ -> lost.incrementAndGet();
            case ConnectionEvent.Received(Event.Welcome _) -> welcomed = System.nanoTime();
            case ConnectionEvent.Received(Said entry) -> receive(entry);
            case ConnectionEvent.Received(Event.Page page) -> page.entries().forEach(this::receive);
            default -> {}
        }
    }

    private void receive(LogEntry entry) {
        if (entry instanceof Said mine && mine.by().equals(MemberId.of(key))) {
            acknowledged.add(mine);
            if (journal != null) {
                journal.told(mine);
            }
        }
    }

    /// Sends messages until the given number is unacknowledged.
    void talk(int maxOutgoing) {
        sent += connectedClient.with(chat -> talk(room(chat), chat, maxOutgoing));
    }

    private int talk(RoomModel room, ChatModel chat, int maxOutgoing) {
        if (journal != null) {
            outgoing(room).stream()
                    .filter(LogRow.Outgoing::saved)
                    .forEach(row -> journal.kept(row.text()));
        }
        int count = 0;
        while (outgoing(room).size() < maxOutgoing) {
            String text = name + " says " + (sent + ++count);
            if (journal != null) {
                journal.said(text);
            }
            chat.messaging().send(room, text);
        }
        return count;
    }

    String name() {
        return name;
    }

    int sent() {
        return sent;
    }

    /// Number of messages acknowledged.
    int acknowledged() {
        return acknowledged.size();
    }

    int lost() {
        return lost.get();
    }

    /// Time of the last welcome, by [System#nanoTime].
    long welcomed() {
        return welcomed;
    }

    void untilIn() {
        connectedClient.untilIn(ROOM);
    }

    boolean isIn() {
        return connectedClient.with(Talker::isIn);
    }

    private static boolean isIn(ChatModel chat) {
        return chat.rooms().rooms().stream()
                .anyMatch(
                        room ->
                                room.name().equals(ROOM)
                                        && room.membershipProperty().get() == Membership.INSIDE);
    }

    void untilAllStored() {
        connectedClient.until("all messages are stored", chat -> outgoing(room(chat)).isEmpty());
    }

    /// Waits until the log is complete from the first entry to this `seq`; loads older pages.
    void untilComplete(long last) {
        connectedClient.until(
                "the log is complete",
                chat -> {
                    RoomModel room = room(chat);
                    List<LogEntry> log = entries(room);
                    if (log.isEmpty() || log.getLast().seq() < last) {
                        return false;
                    }
                    room.history().loadOlder();
                    return log.getFirst().seq() == 1;
                });
    }

    void untilClosed(String text) {
        connectedClient.untilClosed(text);
    }

    /// The newest `seq` in the log.
    long last() {
        return log().stream().mapToLong(LogEntry::seq).max().orElse(0);
    }

    TalkerReport talkerReport() {
        int outgoing = connectedClient.with(chat -> outgoing(room(chat)).size());
        return new TalkerReport(name, log(), List.copyOf(acknowledged), sent, outgoing);
    }

    private List<LogEntry> log() {
        return connectedClient.with(chat -> entries(room(chat)));
    }

    private static RoomModel room(ChatModel chat) {
        return chat.rooms().rooms().stream()
                .filter(room -> room.name().equals(ROOM))
                .min(Comparator.comparing(RoomModel::name))
                .orElseThrow();
    }

    private static List<LogRow.Outgoing> outgoing(RoomModel room) {
        return room.log().rows().stream()
                .filter(LogRow.Outgoing.class::isInstance)
                .map(LogRow.Outgoing.class::cast)
                .toList();
    }

    private static List<LogEntry> entries(RoomModel room) {
        var entries = new ArrayList<LogEntry>();
        for (LogRow row : room.log().rows()) {
            if (row instanceof LogRow.Entry(LogEntry logEntry, _, _, _)) {
                entries.add(logEntry);
            }
        }
        return entries;
    }

    @Override
    public void close() {
        connectedClient.close();
    }
}
