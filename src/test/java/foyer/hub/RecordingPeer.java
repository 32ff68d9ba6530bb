package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Codec;
import foyer.protocol.Command;
import foyer.protocol.Departure;
import foyer.protocol.EncodedEvent;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.Explanation;
import foyer.protocol.Limits;
import foyer.protocol.LogEntry;
import foyer.protocol.RefusedCommandException;
import foyer.protocol.Request;
import foyer.testing.MemberKeys;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A connection that is a list: everything it asks and hears goes through the codec, every frame
/// must fit the wire, and nothing may come after it was closed.
public final class RecordingPeer implements Peer {
    private final String who;
    private final Hub hub;
    private final List<Event> heard = new ArrayList<>();
    private @Nullable Departure closed;
    private long ids;
    private boolean deaf;
    private boolean guest;
    private String from;

    RecordingPeer(String who, Hub hub) {
        this.who = who;
        int number = who.hashCode();
        this.from = "10.%d.%d.%d".formatted(number >> 16 & 255, number >> 8 & 255, number & 255);
        this.hub = hub;
    }

    public String id() {
        return MemberKeys.id(who);
    }

    /// As if it came in at the guests' port.
    RecordingPeer asGuest() {
        guest = true;
        return this;
    }

    @Override
    public boolean isGuest() {
        return guest;
    }

    /// Keeps nothing of what it hears from now on, for crowds.
    RecordingPeer deaf() {
        deaf = true;
        heard.clear();
        return this;
    }

    /// Asks and has the hub settle what waits.
    ///
    /// @return the id of the command
    public long ask(Command command) {
        long id = askUnsettled(command);
        hub.commitPending();
        return id;
    }

    /// Asks as one of a batch.
    long askUnsettled(Command command) {
        try {
            String frame = Codec.encode(new Request(++ids, command));
            hub.handle(this, Codec.decodeRequest(frame));
            return ids;
        } catch (RefusedCommandException e) {
            throw new AssertionError("a command that can be made can be read", e);
        }
    }

    public long join(String room) {
        return ask(new Command.Join(room));
    }

    public long say(String room, long n, String text) {
        return ask(new Command.Say(room, n, text));
    }

    @Override
    public void offer(EncodedEvent encoded) {
        assertNull(closed, () -> who + " was offered a frame after the close: " + encoded);
        assertTrue(
                encoded.utf8().length <= Limits.FRAME_BYTES,
                () -> "a frame of " + encoded.utf8().length + " bytes");
        if (!deaf) {
            heard.add(Codec.decodeEvent(encoded.toString()));
        }
    }

    @Override
    public void close(Departure reason) {
        assertNull(closed, () -> who + " was closed twice");
        closed = reason;
    }

    @Override
    public String address() {
        return "test of " + who;
    }

    /// As if it came from there.
    RecordingPeer from(String address) {
        from = address;
        return this;
    }

    @Override
    public InetAddress inetAddress() {
        try {
            return InetAddress.getByName(from);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    /// Why the hub closed this connection, or null.
    public @Nullable Departure closed() {
        return closed;
    }

    /// Everything heard since the last time this was asked.
    public List<Event> take() {
        List<Event> all = List.copyOf(heard);
        heard.clear();
        return all;
    }

    /// What was heard of one kind, oldest first.
    public <E> List<E> heard(Class<E> kind) {
        return heard.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /// The one event heard of a kind.
    public <E> E only(Class<E> kind) {
        List<E> all = heard(kind);
        assertEquals(1, all.size(), () -> kind.getSimpleName() + " heard by " + who);
        return all.getFirst();
    }

    /// The texts and topics of a room that came, live or in pages, in the order in which they came.
    public List<LogEntry> entries(String room) {
        return heard.stream()
                .flatMap(
                        event ->
                                switch (event) {
                                    case LogEntry entry -> List.of(entry).stream();
                                    case Event.Page page -> page.entries().stream();
                                    default -> List.<LogEntry>of().stream();
                                })
                .filter(entry -> entry.room().equals(room))
                .toList();
    }

    /// Says that exactly this command was refused, and nothing else happened to this connection.
    public void assertRefused(long id, ErrorCode errorCode) {
        Event.Refused refused = only(Event.Refused.class);
        assertEquals(id, refused.re());
        assertEquals(errorCode, refused.code());
        assertTrue(refused.words().endsWith("."), "words are a sentence: " + refused.words());
        assertSaysTheSameInOtherLanguages(refused);
        assertEquals(List.of(refused), heard.stream().limit(3).toList(), "nothing but the refusal");
        assertNull(closed, "a refusal is never a disconnect");
    }

    /// What belongs in the sentence for other languages stands in the English words, too.
    private static void assertSaysTheSameInOtherLanguages(Event.Refused refused) {
        Explanation explanation = refused.why();
        for (int i = 0; explanation != null && i < explanation.with().size(); i++) {
            String value =
                    switch (explanation.sentence().parts().get(i)) {
                        case NUMBER -> "%,d".formatted(explanation.with().get(i));
                        case MINUTES -> explanation.with().get(i).equals(0L) ? "" : " for ";
                        case TEXT, REASON -> explanation.with().get(i).toString();
                        case BYTES -> "";
                    };
            assertTrue(refused.words().contains(value), () -> refused + " has no " + value);
        }
    }

    @Override
    public String toString() {
        return who + heard;
    }
}
