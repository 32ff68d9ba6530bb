package foyer.bench;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import foyer.identity.ServerIdentity;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.DefaultSSLWebSocketServerFactory;
import org.java_websocket.server.WebSocketServer;

/// The simplest server written with Java-WebSocket: it parses a message, builds the event and calls
/// `broadcast`. Stores and checks nothing. Called on the library's threads.
final class NaiveServer extends WebSocketServer {
    private static final Gson GSON = new Gson();

    private final Map<String, Set<WebSocket>> rooms = new ConcurrentHashMap<>();
    private final AtomicLong seq = new AtomicLong();

    private NaiveServer(int port) {
        super(new InetSocketAddress("127.0.0.1", port));
        setTcpNoDelay(true); // else it waits 40 ms for the reader's acknowledgement
        setMaxPendingConnections(1_000);
        setReuseAddr(true); // else it cannot come back to its port
    }

    /// @param args the port and, for TLS, a folder for the key
    public static void main(String[] args) throws IOException {
        var server = new NaiveServer(Integer.parseInt(args[0]));
        if (args.length > 1) {
            Path folder = Files.createDirectories(Path.of(args[1]));
            SSLContext key = ServerIdentity.in(folder, InstantSource.system()).context();
            server.setWebSocketFactory(new DefaultSSLWebSocketServerFactory(key));
        }
        server.start();
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
