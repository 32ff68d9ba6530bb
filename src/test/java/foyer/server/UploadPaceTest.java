package foyer.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import foyer.protocol.Codec;
import foyer.protocol.Command;
import foyer.protocol.Limits;
import foyer.protocol.Request;
import foyer.protocol.Sha256;
import foyer.testing.MemberKeys;
import foyer.testing.RawClient;
import foyer.testing.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Uploads over a real connection by a client that keeps to the document and is as fast as it can.
class UploadPaceTest {
    private static final int CHUNKS = 3_051;

    @TempDir private Path folder;
    private long lastId;

    @Test
    void conformingUploadIsNeverTooFast() throws Exception {
        byte[] file = new byte[CHUNKS * Limits.PIECE_BYTES];
        new Random(1).nextBytes(file);
        String id = Sha256.of(file);
        try (TestServer server = TestServer.with("house", Set.of(), "Lobby").files(folder).start();
                RawClient client = RawClient.open(server.port())) {
            send(client, new Command.Hello(Limits.PROTOCOL, "Ada", MemberKeys.of("Ada")));
            send(client, new Command.Offer(id, file.length));
            until(client, "wanted");
            long start = System.nanoTime();
            int sent = 0;
            int under = 0;
            for (int taken = 0; taken < CHUNKS; taken++) {
                for (; sent < CHUNKS && under < Limits.CHUNKS_UNDER_WAY; sent++, under++) {
                    send(client, chunk(id, file, sent));
                }
                JsonObject answer = until(client, "taken");
                assertEquals(
                        (long) (taken + 1) * Limits.PIECE_BYTES, answer.get("offset").getAsLong());
                under--;
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    "measured: %,d bytes uploaded in %.2f s, %,.0f chunks a second%n",
                    file.length, seconds, CHUNKS / seconds);
        }
    }

    @Test
    void everyChunkBeyondTheWindowIsAnswered() throws Exception {
        byte[] file = new byte[200 * Limits.PIECE_BYTES];
        String id = Sha256.of(file);
        try (TestServer server = TestServer.with("house", Set.of(), "Lobby").files(folder).start();
                RawClient client = RawClient.open(server.port())) {
            send(client, new Command.Hello(Limits.PROTOCOL, "Ada", MemberKeys.of("Ada")));
            send(client, new Command.Offer(id, file.length));
            until(client, "wanted");
            for (int i = 0; i < 200; i++) {
                send(client, chunk(id, file, i));
            }
            int answers = 0;
            while (answers < 200) {
                JsonObject event = JsonParser.parseString(client.read().text()).getAsJsonObject();
                String type = event.get("type").getAsString();
                if (type.equals("taken") || type.equals("refused")) {
                    answers++;
                }
            }
        }
    }

    private static Command chunk(String id, byte[] file, int index) {
        int start = index * Limits.PIECE_BYTES;
        byte[] data = Arrays.copyOfRange(file, start, start + Limits.PIECE_BYTES);
        return new Command.Chunk(id, start, Base64.getEncoder().encodeToString(data));
    }

    private void send(RawClient client, Command command) throws IOException {
        client.send(Codec.encode(new Request(++lastId, command)));
    }

    /// Skips what is no answer to an upload. Fails if one is refused.
    private static JsonObject until(RawClient client, String type) throws IOException {
        while (true) {
            JsonObject event = JsonParser.parseString(client.read().text()).getAsJsonObject();
            String received = event.get("type").getAsString();
            if (received.equals(type)) {
                return event;
            }
            assertEquals(false, received.equals("refused"), () -> "refused: " + event);
        }
    }
}
