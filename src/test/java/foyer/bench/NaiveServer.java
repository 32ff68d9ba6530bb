package foyer.bench;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;

/// What one writes first with the library: parse, build the event, `broadcast`. It keeps nothing on
/// disk and checks nothing. Its callbacks run on the library's threads.
final class NaiveServer extends WebSocketServer {
    private static final Gson GSON = new Gson();

    private final Map<String, Set<WebSocket>> rooms = new ConcurrentHashMap<>();
    private final AtomicLong seq = new AtomicLong();

    private NaiveServer() {
        super(new InetSocketAddress("127.0.0.1", 0));
        setTcpNoDelay(true); // else it waits 40 ms for the reader's acknowledgement
        setMaxPendingConnections(1_000);
    }

    public static void main(String[] args) {
        new NaiveServer().start();
    }

    @Override
    public void onStart() {
        System.out.println("port " + getPort());
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake handshake) {
        socket.setAttachment("");
    }

    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean remote) {
        Set<WebSocket> room = rooms.get(String.valueOf(socket.<String>getAttachment()));
        if (room != null) {
            room.remove(socket);
        }
    }

    @Override
    public void onMessage(WebSocket socket, String message) {
        JsonObject command = GSON.fromJson(message, JsonObject.class);
        switch (command.get("type").getAsString()) {
            case "join" -> {
                String room = command.get("room").getAsString();
                socket.setAttachment(room);
                rooms.computeIfAbsent(room, _ -> ConcurrentHashMap.newKeySet()).add(socket);
                socket.send("{\"type\":\"page\"}");
            }
            case "say" -> {
                var said = new JsonObject();
                said.addProperty("type", "said");
                said.add("room", command.get("room"));
                said.addProperty("seq", seq.incrementAndGet());
                said.addProperty("at", System.currentTimeMillis());
                said.addProperty("by", "klo32gzgl4f3fve4");
                said.addProperty("name", "Ada");
                said.add("n", command.get("n"));
                said.add("text", command.get("text"));
                broadcast(GSON.toJson(said), rooms.get(command.get("room").getAsString()));
            }
            default -> {}
        }
    }

    @Override
    public void onError(WebSocket socket, Exception e) {
        System.err.println(e);
    }
}
