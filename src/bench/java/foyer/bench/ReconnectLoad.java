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

/// Clients whose server was killed: each tries again with the waits of a real client until it is
/// back in its room. One thread.
final class ReconnectLoad implements AutoCloseable {
    /// As long as a real client waits for its welcome.
    private static final long PATIENCE_NANOS = 5_000_000_000L;

    private static final long END_NANOS = 120_000_000_000L;

    private static final class Client {
        private final String name;
        private final String room;
        private final RealBackoff backoff;
        private SelectionKey key;
        private BenchClient benchClient;
        private long due;

        private Client(String name, String room, RealBackoff backoff) {
            this.name = name;
            this.room = room;
            this.backoff = backoff;
        }
    }

    private final Selector selector = Selector.open();
    private final ByteBuffer shared = ByteBuffer.wrap(new byte[512 * 1024]);
    private final PriorityQueue<Client> waiting =
            new PriorityQueue<>(Comparator.comparingLong((Client client) -> client.due));
    private final boolean encrypted;
    private final int port;
    private int away;
    private int tries;

    /// @param crowd who lost their connections just now; its clients are let go of
    ReconnectLoad(ClientCrowd crowd, MeasuredServer server, RandomGenerator random)
            throws IOException {
        port = server.port;
        encrypted = server.encrypted;
        for (BenchClient benchClient : crowd.benchClients) {
            var client = new Client(benchClient.name, benchClient.room, new RealBackoff(random));
            retry(client);
            away++;
        }
    }

    /// How often they tried in all.
    int tries() {
        return tries;
    }

    private void retry(Client client) throws IOException {
        if (client.key != null) {
            client.key.channel().close();
            client.key = null;
        }
        client.due = System.nanoTime() + client.backoff.nextMillis() * 1_000_000;
        waiting.add(client);
    }

    /// Lets them try until a moment comes, or until all are back.
    ///
    /// @return whether all are back
    boolean until(long nanos) throws IOException {
        while (away > 0 && System.nanoTime() - nanos < 0) {
            begin();
            selector.select(5);
            for (SelectionKey key : selector.selectedKeys()) {
                serve((Client) key.attachment(), key);
            }
            selector.selectedKeys().clear();
        }
        return away == 0;
    }

    /// Lets them try until all are back.
    void untilAllAreBack() throws IOException {
        if (!until(System.nanoTime() + END_NANOS)) {
            throw new IOException(away + " did not come back");
        }
    }

    private void begin() throws IOException {
        long now = System.nanoTime();
        while (!waiting.isEmpty() && waiting.peek().due - now < 0) {
            Client client = waiting.remove();
            if (client.benchClient != null && client.benchClient.isIn()) {
                continue;
            }
            if (client.key != null) {
                // it got no welcome in time
                retry(client);
                continue;
            }
            tries++;
            SocketChannel channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            ClientTransport clientTransport =
                    encrypted
                            ? new TlsClientTransport(channel)
                            : new ClientTransport.Plain(channel);
            client.benchClient = new BenchClient(clientTransport, client.name, client.room);
            client.key = channel.register(selector, SelectionKey.OP_CONNECT, client);
            client.due = now + PATIENCE_NANOS;
            waiting.add(client);
            try {
                channel.connect(new InetSocketAddress("127.0.0.1", port));
            } catch (IOException e) {
                again(client);
            }
        }
    }

    private void serve(Client client, SelectionKey key) throws IOException {
        boolean before = client.benchClient.isIn();
        try {
            if (key.isConnectable()) {
                ((SocketChannel) key.channel()).finishConnect();
                client.benchClient.greet(port);
                key.interestOps(SelectionKey.OP_READ);
            } else {
                client.benchClient.read(shared, (_, _, _) -> {});
            }
        } catch (IOException e) {
            if (before) {
                throw e;
            }
            again(client);
        }
        if (!before && client.benchClient.isIn()) {
            away--;
        }
    }

    private void again(Client client) throws IOException {
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
