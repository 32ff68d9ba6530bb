package foyer.connection;

import foyer.language.Texts;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes a connection to the first of a server's addresses that answers as it should: one after the
/// other, the next while those before still try (RFC 8305). Blocks; its own thread, used once.
final class Dialer {
    /// How long all addresses together may take.
    static final int TOTAL_MILLIS = 4_500;

    /// How long a server that took the connection may take to begin to encrypt.
    private static final int ANSWER_MILLIS = 3_000;

    private static final long NEXT_MILLIS = 250;
    private static final Logger LOG = LoggerFactory.getLogger(Dialer.class);

    private final Destination to;
    private final LinkedBlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    private boolean over;

    private sealed interface Outcome {
        record Success(DialedSocket dialedSocket) implements Outcome {}

        record Failure(IOException why) implements Outcome {}
    }

    private record Way(ServerAddress to, InetAddress address) {}

    private Dialer(Destination to) {
        this.to = to;
    }

    /// Connects.
    ///
    /// @throws KeyMismatchException if only servers with another key answered
    /// @throws IOException with words to the person: what was tried and why it failed
    static DialedSocket dial(Destination to) throws IOException {
        var dialer = new Dialer(to);
        try {
            return dialer.first(new ArrayDeque<>(ways(to)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(Texts.of("reach.given_up"), e);
        } finally {
            dialer.abandonRest();
        }
    }

    private static List<Way> ways(Destination to) throws IOException {
        var ways = new ArrayList<Way>();
        UnknownHostException unknown = null;
        for (ServerAddress address : to.addresses()) {
            try {
                for (InetAddress each : InetAddress.getAllByName(address.host())) {
                    ways.add(new Way(address, each));
                }
            } catch (UnknownHostException e) {
                unknown = e;
            }
        }
        if (ways.isEmpty()) {
            throw new IOException(Texts.of("reach.no_computer", to.address().host()), unknown);
        }
        return ways;
    }

    private DialedSocket first(Queue<Way> ways) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(TOTAL_MILLIS);
        int trying = 0;
        IOException why = null;
        while (!ways.isEmpty() || trying > 0) {
            Way next = ways.poll();
            if (next != null) {
                trying++;
                Thread.ofVirtual().name("foyer-dial").start(() -> tryOut(next));
            }
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            long patience = ways.isEmpty() ? left : Math.min(NEXT_MILLIS, left);
            switch (outcomes.poll(Math.max(0, patience), TimeUnit.MILLISECONDS)) {
                case Outcome.Success(DialedSocket dialedSocket) -> {
                    return dialedSocket;
                }
                case Outcome.Failure(IOException failure) -> {
                    trying--;
                    why = worse(why, failure);
                }
                case null -> {
                    if (left <= 0) {
                        throw why == null ? new IOException(silent(to.address().toString())) : why;
                    }
                }
            }
        }
        throw why == null ? new IOException(silent(to.address().toString())) : why;
    }

    /// A wrong key says more than an address at which nobody is.
    private static IOException worse(@Nullable IOException before, IOException now) {
        return before == null || now instanceof KeyMismatchException ? now : before;
    }

    private void tryOut(Way way) {
        var socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(way.address(), way.to().port()), TOTAL_MILLIS);
            tell(
                    new Outcome.Success(
                            way.to().plain()
                                    ? new DialedSocket(socket, way.to(), "", "")
                                    : TlsHandshake.perform(
                                            socket, way.to(), to.fingerprint(), ANSWER_MILLIS)));
        } catch (IOException e) {
            abandon(socket);
            tell(
                    new Outcome.Failure(
                            e instanceof KeyMismatchException || socket.isConnected()
                                    ? e
                                    : why(way, e)));
        }
    }

    private synchronized void tell(Outcome outcome) {
        if (over && outcome instanceof Outcome.Success(DialedSocket late)) {
            abandon(late.socket());
        }
        outcomes.add(outcome);
    }

    private synchronized void abandonRest() {
        over = true;
        for (Outcome late = outcomes.poll(); late != null; late = outcomes.poll()) {
            if (late instanceof Outcome.Success(DialedSocket dialedSocket)) {
                abandon(dialedSocket.socket());
            }
        }
    }

    /// Closes a connection that came too late.
    static void abandon(Socket late) {
        try {
            late.close();
        } catch (IOException e) {
            LOG.debug("a late socket was closed already", e);
        }
    }

    private static IOException why(Way way, IOException e) {
        String name = way.to().host();
        String where =
                name.equals(way.address().getHostAddress())
                        ? way.to().toString()
                        : way.to() + " (" + way.address().getHostAddress() + ")";
        return new IOException(
                switch (e) {
                    case SocketTimeoutException _ -> silent(where);
                    case NoRouteToHostException _ -> Texts.of("reach.no_way", where);
                    case ConnectException _ -> Texts.of("reach.nobody_hosts", where);
                    default -> Texts.of("reach.failed", where);
                },
                e);
    }

    private static String silent(String where) {
        return Texts.of("reach.no_answer", where);
    }
}
