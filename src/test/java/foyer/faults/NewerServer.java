package foyer.faults;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import foyer.connection.ServerAddress;
import foyer.protocol.MemberId;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;

/// A server of the next version, as docs/protocol.md permits it: sends unknown events, fields and
/// values, and speaks protocol 1 with older clients. For one client.
final class NewerServer extends WebSocketServer implements AutoCloseable {
    private final CountDownLatch started = new CountDownLatch(1);
    private final List<String> log = new ArrayList<>();
    private String me = "";

    NewerServer() throws InterruptedException {
        super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        start();
        if (!started.await(20, TimeUnit.SECONDS)) {
            throw new AssertionError("the newer server did not start");
        }
    }

    ServerAddress address() {
        return ServerAddress.plain("127.0.0.1", getPort());
    }

    private static String room(int people) {
        return "{'name':'Lobby','topic':'','owner':'','people':%d,'keeping':'a_year','colour':'red'}"
                .formatted(people);
    }

    private static void send(WebSocket to, String event) {
        to.send(event.replace('\'', '"'));
    }

    @Override
    public void onMessage(WebSocket socket, String frame) {
        JsonObject asked = JsonParser.parseString(frame).getAsJsonObject();
        long re = asked.get("id").getAsLong();
        switch (asked.get("type").getAsString()) {
            case "hello" -> {
                me = MemberId.of(asked.get("key").getAsString());
                String you =
                        "{'id':'%s','name':'%s','role':'emperor','mood':{'since':[1,2]}}"
                                .formatted(me, asked.get("name").getAsString());
                send(
                        socket,
                        "{'type':'welcome','protocol':1,'highest':2,'server':'Tomorrow','log':'l',"
                                + "'you':"
                                + you
                                + "}");
                send(socket, "{'type':'weather','sky':'blue'}");
                send(
                        socket,
                        "{'type':'rooms','rooms':[" + room(0) + "],'more':false,'sorted':true}");
            }
            case "join" -> enter(socket, re, asked);
            case "say" -> {
                log.add(
                        "{'type':'said','room':'Lobby','seq':%d,'at':5,'by':'%s','name':'Ada','n':%d,'text':%s,'thread':null}"
                                .formatted(
                                        log.size() + 1,
                                        me,
                                        asked.get("n").getAsLong(),
                                        asked.get("text")));
                send(socket, log.getLast());
            }
            case "ping" -> send(socket, "{'type':'pong','re':%d,'load':3}".formatted(re));
            case "goodbye" -> {
                send(socket, "{'type':'goodbye','reason':'eclipse','words':'It is dark.'}");
                socket.close(1000);
            }
            default ->
                    send(
                            socket,
                            "{'type':'refused','re':%d,'code':'too_modern','words':'Not so.'}"
                                    .formatted(re));
        }
    }

    private void enter(WebSocket socket, long re, JsonObject asked) {
        int after = asked.has("after") ? asked.get("after").getAsInt() : 0;
        send(
                socket,
                "{'type':'entered','re':%d,'room':%s,'last':%d,'anew':%b,'log':'l'}"
                        .formatted(re, room(1), log.size(), after == 0));
        send(
                socket,
                "{'type':'present','room':'Lobby','members':[{'id':'%s','name':'Ada','role':'emperor'}]}"
                        .formatted(me));
        send(
                socket,
                "{'type':'page','room':'Lobby','entries':[%s],'more':false}"
                        .formatted(String.join(",", log.subList(after, log.size()))));
    }

    @Override
    public void onStart() {
        started.countDown();
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake handshake) {}

    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean remote) {}

    @Override
    public void onError(WebSocket socket, Exception e) {
        throw new AssertionError(e);
    }

    @Override
    public void close() {
        try {
            stop(1_000);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
