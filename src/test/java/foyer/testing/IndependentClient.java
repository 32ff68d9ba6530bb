package foyer.testing;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A client written from docs/protocol.md alone. Uses only the JDK, no class of Foyer. Test thread.
public final class IndependentClient implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 10;

    private final HttpClient http;
    private final WebSocket socket;
    private final BlockingQueue<JsonObject> events = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private long lastId;

    private IndependentClient(HttpClient http, int port) {
        this.http = http;
        this.socket =
                http.newWebSocketBuilder()
                        .buildAsync(URI.create("ws://127.0.0.1:" + port + "/"), new Listener())
                        .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                        .join();
    }

    public static IndependentClient connect(int port) {
        return new IndependentClient(HttpClient.newHttpClient(), port);
    }

    /// Connects, sends hello, and reads `welcome` and `rooms`.
    public static IndependentClient called(String name, String key, int port) {
        IndependentClient independentClient = connect(port);
        independentClient.ask(
                "{'type':'hello','protocol':1,'name':'%s','key':'%s'}".formatted(name, key));
        independentClient.next("welcome");
        independentClient.next("rooms");
        return independentClient;
    }

    /// Sends a command with the next request id.
    ///
    /// @param command JSON with ' for "
    /// @return the request id
    public long ask(String command) {
        JsonObject object = JsonParser.parseString(command.replace('\'', '"')).getAsJsonObject();
        object.addProperty("id", ++lastId);
        send(object.toString());
        return lastId;
    }

    /// Sends a text unchanged.
    public void send(String text) {
        sent(socket.sendText(text, true));
    }

    public void sendBinary(byte... bytes) {
        sent(socket.sendBinary(ByteBuffer.wrap(bytes), true));
    }

    /// Sends a close frame.
    public void close(int code) {
        sent(socket.sendClose(code, ""));
    }

    private static void sent(CompletableFuture<WebSocket> sending) {
        sending.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    /// The next event except `counted`, which can come at any time.
    public JsonObject next() {
        try {
            JsonObject event;
            do {
                event = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (event == null) {
                    throw new AssertionError("no event arrived");
                }
            } while (event.get("type").getAsString().equals("counted"));
            return event;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// The next event; fails if it has another type.
    public JsonObject next(String type) {
        JsonObject event = next();
        if (!event.get("type").getAsString().equals(type)) {
            throw new AssertionError(type + " was expected, but there came " + event);
        }
        return event;
    }

    /// Joins a room and reads all events that follow.
    ///
    /// @return the `page`
    public JsonObject join(String room) {
        ask("{'type':'join','room':'%s'}".formatted(room));
        JsonObject event = next();
        while (!event.get("type").getAsString().equals("page")) {
            event = next();
        }
        return event;
    }

    /// An event as those get it who did not cause it.
    public static JsonObject withoutRe(JsonObject event) {
        JsonObject other = event.deepCopy();
        other.remove("re");
        return other;
    }

    /// Waits for the close frame and returns its code.
    public int closeCode() throws Exception {
        return closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /// Drops the connection without a close frame.
    @Override
    public void close() {
        socket.abort();
        http.shutdownNow();
    }

    /// JSON with ' for ".
    public static JsonElement json(String text) {
        return JsonParser.parseString(text.replace('\'', '"'));
    }

    /// One field of each object of a list.
    public static JsonArray each(JsonElement list, String field) {
        var values = new JsonArray();
        list.getAsJsonArray().forEach(item -> values.add(item.getAsJsonObject().get(field)));
        return values;
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder frame = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            frame.append(part);
            if (last) {
                events.add(JsonParser.parseString(frame.toString()).getAsJsonObject());
                frame.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closed.complete(code);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable fault) {
            closed.completeExceptionally(fault);
        }
    }
}
