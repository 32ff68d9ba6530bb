package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
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
import foyer.testing.GuestKeys;
import foyer.testing.MemberKeys;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A connection that records its events. Commands and events pass through the codec. Fails if a
/// frame is too large or is offered after the connection was closed.
public final class RecordingPeer implements Peer {
    private final String name;
    private final Hub hub;
    private final List<Event> events = new ArrayList<>();
    private final Map<Long, List<String>> answers = new HashMap<>();
    private @Nullable Departure closed;
    private long lastId;
    private int bytesOffered;
    private boolean ignoresEvents;
    private boolean guest;
    private String address;

    /// @param name of the member, from which their ID and the address are made
    RecordingPeer(String name, Hub hub) {
        this.name = name;
        this.hub = hub;
        int number = name.hashCode();
        this.address = "10.%d.%d.%d".formatted(number >> 16 & 255, number >> 8 & 255, number & 255);
    }

    public String id() {
        return guest ? GuestKeys.id(name) : MemberKeys.id(name);
    }

    /// Pretends that the connection came in at the guests' port.
    RecordingPeer asGuest() {
        guest = true;
        return this;
    }

    @Override
    public boolean isGuest() {
        return guest;
    }

    /// Stops recording, for crowds.
    RecordingPeer ignoreEvents() {
        ignoresEvents = true;
        events.clear();
        return this;
    }

    /// Sends a command and commits what it causes.
    ///
    /// @return the request ID
    public long send(Command command) {
        long id = sendUncommitted(command);
        hub.commitPending();
        return id;
    }

    /// Sends a command as part of a batch.
    ///
    /// @return the request ID
    long sendUncommitted(Command command) {
        try {
            String frame = Codec.encode(new Request(++lastId, command));
            hub.handle(this, Codec.decodeRequest(frame));
            return lastId;
        } catch (RefusedCommandException e) {
            throw new AssertionError("an encoded command cannot be decoded", e);
        }
    }

    public long join(String room) {
        return send(new Command.Join(room));
    }

    public long say(String room, long n, String text) {
        return send(new Command.Say(room, n, text));
    }

    @Override
    public void offer(EncodedEvent encoded) {
        assertNull(closed, () -> name + " was offered a frame after the close: " + encoded);
        assertTrue(
                encoded.utf8().length <= Limits.FRAME_BYTES,
                () -> "a frame has " + encoded.utf8().length + " bytes");
        bytesOffered += encoded.utf8().length;
        if (ignoresEvents) {
            return;
        }
        JsonObject frame = JsonParser.parseString(encoded.toString()).getAsJsonObject();
        if (frame.has("re")) {
            answers.computeIfAbsent(frame.get("re").getAsLong(), _ -> new ArrayList<>())
                    .add(frame.get("type").getAsString());
        }
        Event event = Codec.decodeEvent(encoded.toString());
        if (!(event instanceof Event.Done)) {
            events.add(event);
        }
    }

    @Override
    public void close(Departure reason) {
        assertNull(closed, () -> name + " was closed twice");
        closed = reason;
    }

    @Override
    public String address() {
        return "test of " + name;
    }

    /// Pretends that the connection comes from this address.
    RecordingPeer atAddress(String other) {
        address = other;
        return this;
    }

    @Override
    public InetAddress inetAddress() {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    /// Why the hub closed this connection, or null if it did not.
    public @Nullable Departure closed() {
        return closed;
    }

    /// The types of the events that answered a command, including `done`, which [#take] leaves out.
    List<String> answers(long id) {
        return answers.getOrDefault(id, List.of());
    }

    /// How many bytes were offered since the last [#take].
    int bytesOffered() {
        return bytesOffered;
    }

    /// The events since the last call, oldest first.
    public List<Event> take() {
        List<Event> all = List.copyOf(events);
        events.clear();
        bytesOffered = 0;
        return all;
    }

    /// The events of one kind since the last [#take], oldest first.
    public <E> List<E> received(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /// The only event of a kind since the last [#take]. Fails if there is none, or more.
    public <E> E only(Class<E> kind) {
        List<E> all = received(kind);
        assertEquals(1, all.size(), () -> kind.getSimpleName() + " received by " + name);
        return all.getFirst();
    }

    /// The log entries of a room, live or in pages, in the order in which they arrived.
    public List<LogEntry> entries(String room) {
        return events.stream()
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

    /// Asserts that the hub refused this command and sent nothing else.
    ///
    /// @param id the request ID
    public void assertRefused(long id, ErrorCode errorCode) {
        Event.Refused refused = only(Event.Refused.class);
        assertEquals(id, refused.re());
        assertEquals(errorCode, refused.code());
        assertTrue(refused.words().endsWith("."), "not a sentence: " + refused.words());
        assertTextHasAllValues(refused);
        assertEquals(List.of(refused), events.stream().limit(3).toList(), "more than a refusal");
        assertNull(closed, "a refusal closed the connection");
    }

    /// Asserts that the English text contains the values of the explanation for other languages.
    private static void assertTextHasAllValues(Event.Refused refused) {
        Explanation explanation = refused.why();
        for (int i = 0; explanation != null && i < explanation.with().size(); i++) {
            String value =
                    switch (explanation.sentence().parts().get(i)) {
                        case NUMBER -> "%,d".formatted(explanation.with().get(i));
                        case MINUTES -> explanation.with().get(i).equals(0L) ? "" : " for ";
                        case TEXT, REASON -> explanation.with().get(i).toString();
                        case BYTES -> "";
                    };
            assertTrue(refused.words().contains(value), () -> refused + " lacks " + value);
        }
    }

    @Override
    public String toString() {
        return name + events;
    }
}
