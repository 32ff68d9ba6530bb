package foyer.faults;

import foyer.connection.ServerAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// A bad network between clients and a server. Any thread.
final class FaultProxy implements AutoCloseable {
    private final ServerAddress server;
    private final ServerSocket door;
    private final List<Wire> wires = new CopyOnWriteArrayList<>();
    private final AtomicLong resets = new AtomicLong();
    private final AtomicLong swallowed = new AtomicLong();
    private volatile Supplier<Treatment> next = () -> Treatment.CALM;

    /// What one connection goes through.
    ///
    /// @param slice how many bytes are passed on at once
    /// @param delayMillis before each slice
    /// @param upBytes after so many bytes of the client's, both sides are reset
    /// @param downBytes after so many bytes of the server's, both sides are reset
    /// @param heardBytes so many bytes of the server's arrive; the others are swallowed
    record Treatment(int slice, long delayMillis, long upBytes, long downBytes, long heardBytes) {
        private static final long EVER = Long.MAX_VALUE;

        static final Treatment CALM = new Treatment(8_192, 0, EVER, EVER, EVER);

        static Treatment sliced(int slice) {
            return new Treatment(slice, 0, EVER, EVER, EVER);
        }

        static Treatment late(int slice, long delayMillis) {
            return new Treatment(slice, delayMillis, EVER, EVER, EVER);
        }

        static Treatment resetAfter(long upBytes, long downBytes) {
            return new Treatment(8_192, 0, upBytes, downBytes, EVER);
        }

        static Treatment deafAfter(long heardBytes, long swallowedBytes) {
            return new Treatment(8_192, 0, EVER, heardBytes + swallowedBytes, heardBytes);
        }
    }

    FaultProxy(ServerAddress server) throws IOException {
        this.server = server;
        this.door = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::letIn);
    }

    /// Where clients connect.
    ServerAddress address() {
        return ServerAddress.plain("127.0.0.1", door.getLocalPort());
    }

    /// How connections that begin from now on are treated.
    void treat(Supplier<Treatment> each) {
        next = each;
    }

    /// Resets all connections.
    void reset() {
        wires.forEach(Wire::reset);
    }

    /// Ends what the server says on all connections; what the clients say still arrives.
    void halfClose() throws IOException {
        for (Wire wire : wires) {
            wire.endOutput(wire.client);
        }
    }

    /// How many connections were reset.
    long resets() {
        return resets.get();
    }

    /// How many bytes of the server's were swallowed.
    long swallowed() {
        return swallowed.get();
    }

    private void letIn() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Socket far;
                try {
                    far = new Socket(server.host(), server.port());
                } catch (IOException e) {
                    client.close();
                    continue;
                }
                new Wire(client, far, next.get()).start();
            } catch (IOException e) {
                if (!door.isClosed()) {
                    throw new AssertionError(e);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        reset();
    }

    private final class Wire {
        private final Socket client;
        private final Socket far;
        private final Treatment treatment;
        private final AtomicInteger ended = new AtomicInteger();

        Wire(Socket client, Socket far, Treatment treatment) throws IOException {
            this.client = client;
            this.far = far;
            this.treatment = treatment;
            client.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
        }

        void start() {
            wires.add(this);
            Thread.ofVirtual().start(() -> pump(client, far, treatment.upBytes, Treatment.EVER));
            Thread.ofVirtual()
                    .start(() -> pump(far, client, treatment.downBytes, treatment.heardBytes));
        }

        private void pump(Socket from, Socket to, long resetAfter, long swallowAfter) {
            byte[] bytes = new byte[8_192];
            long passed = 0;
            try {
                for (int n = from.getInputStream().read(bytes);
                        n >= 0;
                        n = from.getInputStream().read(bytes)) {
                    for (int at = 0; at < n; ) {
                        long toEdge = (passed < swallowAfter ? swallowAfter : resetAfter) - passed;
                        int piece =
                                (int)
                                        Math.min(
                                                Math.min(n - at, treatment.slice),
                                                Math.min(toEdge, resetAfter - passed));
                        if (piece <= 0) {
                            reset();
                            return;
                        }
                        if (treatment.delayMillis > 0) {
                            Thread.sleep(treatment.delayMillis);
                        }
                        if (passed < swallowAfter) {
                            to.getOutputStream().write(bytes, at, piece);
                        } else {
                            swallowed.addAndGet(piece);
                        }
                        at += piece;
                        passed += piece;
                    }
                }
                endOutput(to);
                if (ended.incrementAndGet() == 2) {
                    wires.remove(this);
                    client.close();
                    far.close();
                }
            } catch (IOException | InterruptedException e) {
                // one side is gone: so is the other
                reset();
            }
        }

        synchronized void endOutput(Socket socket) throws IOException {
            if (!socket.isClosed() && !socket.isOutputShutdown()) {
                socket.shutdownOutput();
            }
        }

        void reset() {
            if (wires.remove(this)) {
                resets.incrementAndGet();
                reset(client);
                reset(far);
            }
        }

        private static void reset(Socket socket) {
            try (socket) {
                socket.setSoLinger(true, 0);
            } catch (IOException e) {
                // closed already by the other side
                assert socket.isClosed();
            }
        }
    }
}
