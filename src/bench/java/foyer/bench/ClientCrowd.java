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

/// Clients on one thread, the caller's: nothing happens but in [#turn].
final class ClientCrowd implements AutoCloseable {
    private static final int AT_ONCE = 50;
    private static final long JOIN_NANOS = 60_000_000_000L;

    /// The library may forget to send (a wake-up it loses); who waits so long begins anew.
    private static final long STUCK_NANOS = 3_000_000_000L;

    final List<BenchClient> benchClients = new ArrayList<>();
    private final Selector selector = Selector.open();
    private final ByteBuffer shared = ByteBuffer.wrap(new byte[512 * 1024]);
    private final int port;
    private final boolean encrypted;
    private int begun;
    private BenchClient.Ear ear = (_, _, _) -> {};

    /// Lets so many in, each into the room that is theirs, and waits until they are there.
    ClientCrowd(MeasuredServer server, int count, IntFunction<String> room) throws IOException {
        this.port = server.port;
        this.encrypted = server.encrypted;
        long end = System.nanoTime() + JOIN_NANOS;
        long progress = System.nanoTime();
        long in = 0;
        while (in < count) {
            if (benchClients.size() < count && benchClients.size() - in < AT_ONCE) {
                begin("g" + begun, room.apply(begun));
                begun++;
            } else {
                turn(10);
                long now = benchClients.stream().filter(BenchClient::isIn).count();
                if (now > in) {
                    progress = System.nanoTime();
                }
                in = now;
            }
            if (in < count && System.nanoTime() - progress > STUCK_NANOS) {
                System.out.printf(
                        "%d clients got no answer from %s and begin anew%n",
                        count - in, server.label);
                dropStuck();
                progress = System.nanoTime();
            }
            if (in < count && System.nanoTime() - end > 0) {
                throw new IOException("only " + in + " of " + count + " came in");
            }
        }
    }

    private void dropStuck() throws IOException {
        for (SelectionKey key : List.copyOf(selector.keys())) {
            BenchClient benchClient = (BenchClient) key.attachment();
            if (!benchClient.isIn()) {
                key.channel().close();
                benchClients.remove(benchClient);
            }
        }
    }

    private void begin(String name, String room) throws IOException {
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

    void listen(BenchClient.Ear ear) {
        this.ear = ear;
    }

    /// Reads what came.
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
                benchClient.greet(port);
                key.interestOps(SelectionKey.OP_READ);
            } else {
                benchClient.read(shared, ear);
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
