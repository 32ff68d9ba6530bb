package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Codec;
import foyer.protocol.Departure;
import foyer.protocol.EncodedEvent;
import foyer.protocol.RefusedCommandException;
import foyer.serverstore.MessageStore;
import foyer.testing.ProtocolDocument;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Plays the example session of docs/protocol.md, line by line, and compares the hub's answers.
final class DocumentedSessionTest {
    private static final long FIRST_AT = 1_795_386_000_000L;

    private final List<String> received = new ArrayList<>();
    private final Map<String, Client> clients = new HashMap<>();
    private long millis = FIRST_AT;
    private final Hub hub =
            new HubFixture(
                            MessageStore.inMemory("k7f2m4qz"),
                            new HubSettings(
                                    "Ada's room",
                                    Set.of("klo32gzgl4f3fve4"),
                                    List.of("Lobby"),
                                    List.of()),
                            null,
                            () -> Instant.ofEpochMilli(millis += 1_000))
                    .hub;

    private final class Client implements Peer {
        private final String name;

        private Client(String name) {
            this.name = name;
        }

        @Override
        public void offer(EncodedEvent encoded) {
            received.add(name + " < " + encoded);
        }

        @Override
        public void close(Departure reason) {
            received.add(name + " = is closed with 1000");
        }

        @Override
        public String address() {
            return name;
        }

        @Override
        public InetAddress inetAddress() {
            return InetAddress.getLoopbackAddress();
        }
    }

    @Test
    void hubAnswersAsTheExampleSession() throws Exception {
        String chapter = ProtocolDocument.read().chapter("An example session");
        List<String> lines =
                ProtocolDocument.blocks("session", chapter).stream()
                        .flatMap(String::lines)
                        .toList();
        assertTrue(lines.size() > 60, "the document has no session");
        var played = new ArrayList<String>();
        for (String line : lines) {
            if (line.contains(" > ") || line.endsWith(" = connects") || line.contains(" = loses")) {
                played.add(line);
                play(line);
                hub.commitPending();
                played.addAll(received);
                received.clear();
            }
        }
        assertEquals(String.join("\n", lines), String.join("\n", played));
    }

    private void play(String line) {
        String name = line.substring(0, 3);
        if (line.endsWith(" = connects")) {
            clients.put(name, new Client(name));
            hub.onConnected(clients.get(name));
        } else if (line.contains(" = loses")) {
            hub.onDisconnected(clients.get(name), Departure.LOST);
        } else {
            Client client = clients.get(name);
            try {
                hub.handle(client, Codec.decodeRequest(line.substring(" > ".length() + 3)));
            } catch (RefusedCommandException e) {
                client.offer(EncodedEvent.of(e.event()));
            }
        }
    }
}
