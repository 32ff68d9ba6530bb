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
final class Crowd implements AutoCloseable {
    private static final int AT_ONCE = 50;
    private static final long JOIN_NANOS = 60_000_000_000L;

    /// The library may forget to send (a wake-up it loses); who waits so long begins anew.
    private static final long STUCK_NANOS = 3_000_000_000L;

    final List<Guest> guests = new ArrayList<>();
    private final Selector selector = Selector.open();
    private final ByteBuffer shared = ByteBuffer.wrap(new byte[512 * 1024]);
    private final int port;
    private final boolean encrypted;
    private int begun;
    private Guest.Ear ear = (_, _, _) -> {};

    /// Lets so many in, each into the room that is theirs, and waits until they are there.
    Crowd(Child server, int count, IntFunction<String> room) throws IOException {
        this.port = server.port;
        this.encrypted = server.encrypted;
        long end = System.nanoTime() + JOIN_NANOS;
        long progress = System.nanoTime();
        long in = 0;
        while (in < count) {
            if (guests.size() < count && guests.size() - in < AT_ONCE) {
                begin("g" + begun, room.apply(begun));
                begun++;
            } else {
                turn(10);
                long now = guests.stream().filter(Guest::isIn).count();
                if (now > in) {
                    progress = System.nanoTime();
                }
                in = now;
            }
            if (in < count && System.nanoTime() - progress > STUCK_NANOS) {
                System.out.printf(
                        "%d clients got no answer from %s and begin anew%n",
                        count - in, server.words);
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
            Guest guest = (Guest) key.attachment();
            if (!guest.isIn()) {
                key.channel().close();
                guests.remove(guest);
            }
        }
    }

    private void begin(String name, String room) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        var guest =
                new Guest(encrypted ? new Secure(channel) : new Wire.Plain(channel), name, room);
        channel.register(selector, SelectionKey.OP_CONNECT, guest);
        channel.connect(new InetSocketAddress("127.0.0.1", port));
        guests.add(guest);
    }

    void listen(Guest.Ear ear) {
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
            Guest guest = (Guest) key.attachment();
            if (key.isConnectable()) {
                ((SocketChannel) key.channel()).finishConnect();
                guest.greet(port);
                key.interestOps(SelectionKey.OP_READ);
            } else {
                guest.read(shared, ear);
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
