package foyer.bench;

import foyer.connection.RealBackoff;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.random.RandomGenerator;

/// Clients whose server was killed. Each retries with the backoff of a real client until it has
/// joined its room again. One thread.
final class ReconnectLoad implements AutoCloseable {
    /// The welcome timeout of a real client.
    private static final long WELCOME_TIMEOUT_NANOS = 5_000_000_000L;

    private static final long TIMEOUT_NANOS = 120_000_000_000L;

    private static final class ReturningClient {
        private final String name;
        private final String room;
        private final RealBackoff backoff;
        private SelectionKey key;
        private BenchClient benchClient;
        private long dueNanos;

        private ReturningClient(String name, String room, RealBackoff backoff) {
            this.name = name;
            this.room = room;
            this.backoff = backoff;
        }
    }

    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.wrap(new byte[512 * 1024]);
    private final PriorityQueue<ReturningClient> waiting =
            new PriorityQueue<>(
                    Comparator.comparingLong((ReturningClient client) -> client.dueNanos));
    private final boolean encrypted;
    private final int port;
    private int missing;
    private int attempts;

    /// @param crowd clients that just lost their connection; they are replaced
    ReconnectLoad(ClientCrowd crowd, MeasuredServer server, RandomGenerator random)
            throws IOException {
        port = server.port;
        encrypted = server.encrypted;
        for (BenchClient benchClient : crowd.benchClients) {
            var client =
                    new ReturningClient(
                            benchClient.name, benchClient.room, new RealBackoff(random));
            retry(client);
            missing++;
        }
    }

    /// The number of attempts of all clients.
    int attempts() {
        return attempts;
    }

    private void retry(ReturningClient client) throws IOException {
        if (client.key != null) {
            client.key.channel().close();
            client.key = null;
        }
        client.dueNanos = System.nanoTime() + client.backoff.nextMillis() * 1_000_000;
        waiting.add(client);
    }

    /// Runs the clients until a time, or until all have joined. Returns whether all have.
    boolean runUntil(long nanos) throws IOException {
        while (missing > 0 && System.nanoTime() - nanos < 0) {
            connectDue();
            selector.select(5);
            for (SelectionKey key : selector.selectedKeys()) {
                handle((ReturningClient) key.attachment(), key);
            }
            selector.selectedKeys().clear();
        }
        return missing == 0;
    }

    /// Runs the clients until all have joined.
    void runUntilAllJoined() throws IOException {
        if (!runUntil(System.nanoTime() + TIMEOUT_NANOS)) {
            throw new IOException(missing + " clients did not rejoin");
        }
    }

    private void connectDue() throws IOException {
        long now = System.nanoTime();
        while (!waiting.isEmpty() && waiting.peek().dueNanos - now < 0) {
            ReturningClient client = waiting.remove();
            if (client.benchClient != null && client.benchClient.hasJoined()) {
                continue;
            }
            if (client.key != null) {
                // no welcome in time
                retry(client);
                continue;
            }
            attempts++;
            SocketChannel channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            ClientTransport clientTransport =
                    encrypted
                            ? new TlsClientTransport(channel)
                            : new ClientTransport.Plain(channel);
            client.benchClient = new BenchClient(clientTransport, client.name, client.room);
            client.key = channel.register(selector, SelectionKey.OP_CONNECT, client);
            client.dueNanos = now + WELCOME_TIMEOUT_NANOS;
            waiting.add(client);
            try {
                channel.connect(new InetSocketAddress("127.0.0.1", port));
            } catch (IOException e) {
                retryNow(client);
            }
        }
    }

    private void handle(ReturningClient client, SelectionKey key) throws IOException {
        boolean hadJoined = client.benchClient.hasJoined();
        try {
            if (key.isConnectable()) {
                ((SocketChannel) key.channel()).finishConnect();
                client.benchClient.sendUpgrade(port);
                key.interestOps(SelectionKey.OP_READ);
            } else {
                client.benchClient.read(buffer, (_, _, _) -> {});
            }
        } catch (IOException e) {
            if (hadJoined) {
                throw e;
            }
            retryNow(client);
        }
        if (!hadJoined && client.benchClient.hasJoined()) {
            missing--;
        }
    }

    private void retryNow(ReturningClient client) throws IOException {
        waiting.remove(client);
        retry(client);
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
