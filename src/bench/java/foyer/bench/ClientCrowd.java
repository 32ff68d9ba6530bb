package foyer.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/// Clients on the caller's thread; they read and write only in [#turn].
final class ClientCrowd implements AutoCloseable {
    private static final int MAX_CONNECTING = 50;
    private static final long JOIN_NANOS = 60_000_000_000L;

    /// Java-WebSocket can lose a wake-up and never send. A client without an answer for so long
    /// reconnects.
    private static final long STUCK_NANOS = 3_000_000_000L;

    final List<BenchClient> benchClients = new ArrayList<>();
    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.wrap(new byte[512 * 1024]);
    private final int port;
    private final boolean encrypted;
    private int started;
    private BenchClient.DeliveryListener listener = (_, _, _) -> {};

    /// Connects the clients, each to its room, and waits until all have joined.
    ClientCrowd(MeasuredServer server, int count, IntFunction<String> room) throws IOException {
        this.port = server.port;
        this.encrypted = server.encrypted;
        long end = System.nanoTime() + JOIN_NANOS;
        long lastProgress = System.nanoTime();
        long joined = 0;
        while (joined < count) {
            if (benchClients.size() < count && benchClients.size() - joined < MAX_CONNECTING) {
                connect("g" + started, room.apply(started));
                started++;
            } else {
                turn(10);
                long now = benchClients.stream().filter(BenchClient::hasJoined).count();
                if (now > joined) {
                    lastProgress = System.nanoTime();
                }
                joined = now;
            }
            if (joined < count && System.nanoTime() - lastProgress > STUCK_NANOS) {
                System.out.printf(
                        "%d clients got no answer from %s and reconnect%n",
                        count - joined, server.label);
                dropStuck();
                lastProgress = System.nanoTime();
            }
            if (joined < count && System.nanoTime() - end > 0) {
                throw new IOException("only " + joined + " of " + count + " joined");
            }
        }
    }

    private void dropStuck() throws IOException {
        for (SelectionKey key : List.copyOf(selector.keys())) {
            BenchClient benchClient = (BenchClient) key.attachment();
            if (!benchClient.hasJoined()) {
                key.channel().close();
                benchClients.remove(benchClient);
            }
        }
    }

    private void connect(String name, String room) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        var benchClient =
                new BenchClient(
                        encrypted
                                ? new TlsClientTransport(channel)
                                : new ClientTransport.Plain(channel),
                        name,
                        room);
        channel.register(selector, SelectionKey.OP_CONNECT, benchClient);
        channel.connect(new InetSocketAddress("127.0.0.1", port));
        benchClients.add(benchClient);
    }

    void listen(BenchClient.DeliveryListener listener) {
        this.listener = listener;
    }

    /// Reads what has arrived.
    ///
    /// @param millis how long to wait for it; 0 for not at all
    void turn(long millis) throws IOException {
        if (millis == 0) {
            selector.selectNow();
        } else {
            selector.select(millis);
        }
        for (SelectionKey key : selector.selectedKeys()) {
            BenchClient benchClient = (BenchClient) key.attachment();
            if (key.isConnectable()) {
                ((SocketChannel) key.channel()).finishConnect();
                benchClient.sendUpgrade(port);
                key.interestOps(SelectionKey.OP_READ);
            } else {
                benchClient.read(buffer, listener);
            }
        }
        selector.selectedKeys().clear();
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : List.copyOf(selector.keys())) {
            key.channel().close();
        }
        selector.close();
    }
}
