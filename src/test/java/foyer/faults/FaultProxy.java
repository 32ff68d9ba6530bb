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

/// A proxy that simulates a bad network between clients and a server. Thread-safe.
final class FaultProxy implements AutoCloseable {
    private final ServerAddress server;
    private final ServerSocket door;
    private final List<Wire> wires = new CopyOnWriteArrayList<>();
    private final AtomicLong resets = new AtomicLong();
    private final AtomicLong swallowed = new AtomicLong();
    private volatile Supplier<Treatment> next = () -> Treatment.CALM;

    /// How the proxy treats one connection.
    ///
    /// @param slice bytes forwarded at a time
    /// @param delayMillis delay before each slice
    /// @param upBytes bytes from the client after which both sides are reset
    /// @param downBytes bytes from the server after which both sides are reset
    /// @param heardBytes bytes from the server that are forwarded; the rest is dropped
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

    /// The address clients connect to.
    ServerAddress address() {
        return ServerAddress.plain("127.0.0.1", door.getLocalPort());
    }

    /// Sets how new connections are treated.
    void treat(Supplier<Treatment> each) {
        next = each;
    }

    /// Resets all connections.
    void reset() {
        wires.forEach(Wire::reset);
    }

    /// Closes the direction from the server on all connections; the other direction stays open.
    void halfClose() throws IOException {
        for (Wire wire : wires) {
            wire.endOutput(wire.client);
        }
    }

    /// Number of connections reset so far.
    long resets() {
        return resets.get();
    }

    /// Bytes from the server dropped so far.
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
                // if one side closes, close the other
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
                // the other side has already closed it
                assert socket.isClosed();
            }
        }
    }
}
