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

/// Connects to the first of a server's addresses that answers with the expected key. Starts the
/// next attempt while earlier ones still wait (RFC 8305, "happy eyeballs"). Used once, on a thread
/// that it may block.
final class Dialer {
    /// Limit for all addresses together.
    static final int TOTAL_MILLIS = 4_500;

    /// Limit for each answer in the TLS handshake.
    private static final int HANDSHAKE_MILLIS = 3_000;

    private static final long STAGGER_MILLIS = 250;
    private static final Logger LOG = LoggerFactory.getLogger(Dialer.class);

    private final Destination destination;
    private final LinkedBlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    private boolean ended;

    private sealed interface Outcome {
        record Success(DialedSocket dialedSocket) implements Outcome {}

        record Failure(IOException error) implements Outcome {}
    }

    private record Candidate(ServerAddress address, InetAddress resolved) {}

    private Dialer(Destination destination) {
        this.destination = destination;
    }

    /// @throws KeyMismatchException if only servers with another key answered
    /// @throws IOException with a text for the user: what was tried and why it failed
    static DialedSocket dial(Destination destination) throws IOException {
        var dialer = new Dialer(destination);
        try {
            return dialer.first(new ArrayDeque<>(candidates(destination)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(Texts.of("reach.given_up"), e);
        } finally {
            dialer.abandonRest();
        }
    }

    private static List<Candidate> candidates(Destination destination) throws IOException {
        var candidates = new ArrayList<Candidate>();
        UnknownHostException unknown = null;
        for (ServerAddress address : destination.addresses()) {
            try {
                for (InetAddress each : InetAddress.getAllByName(address.host())) {
                    candidates.add(new Candidate(address, each));
                }
            } catch (UnknownHostException e) {
                unknown = e;
            }
        }
        if (candidates.isEmpty()) {
            throw new IOException(
                    Texts.of("reach.no_computer", destination.address().host()), unknown);
        }
        return candidates;
    }

    private DialedSocket first(Queue<Candidate> candidates)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(TOTAL_MILLIS);
        int running = 0;
        IOException error = null;
        while (!candidates.isEmpty() || running > 0) {
            Candidate next = candidates.poll();
            if (next != null) {
                running++;
                Thread.ofVirtual().name("foyer-dial").start(() -> attempt(next));
            }
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            long wait = candidates.isEmpty() ? left : Math.min(STAGGER_MILLIS, left);
            switch (outcomes.poll(Math.max(0, wait), TimeUnit.MILLISECONDS)) {
                case Outcome.Success(DialedSocket dialedSocket) -> {
                    return dialedSocket;
                }
                case Outcome.Failure(IOException failure) -> {
                    running--;
                    error = moreTelling(error, failure);
                }
                case null -> {
                    if (left <= 0) {
                        throw error == null ? noAnswer() : error;
                    }
                }
            }
        }
        throw error == null ? noAnswer() : error;
    }

    private IOException noAnswer() {
        return new IOException(noAnswer(destination.address().toString()));
    }

    /// A wrong key tells the user more than an address that does not answer.
    private static IOException moreTelling(@Nullable IOException first, IOException second) {
        return first == null || second instanceof KeyMismatchException ? second : first;
    }

    private void attempt(Candidate candidate) {
        var socket = new Socket();
        try {
            ServerAddress address = candidate.address();
            socket.connect(
                    new InetSocketAddress(candidate.resolved(), address.port()), TOTAL_MILLIS);
            report(
                    new Outcome.Success(
                            address.plain()
                                    ? new DialedSocket(socket, address, "", "")
                                    : TlsHandshake.perform(
                                            socket,
                                            address,
                                            destination.fingerprint(),
                                            HANDSHAKE_MILLIS)));
        } catch (IOException e) {
            abandon(socket);
            report(
                    new Outcome.Failure(
                            e instanceof KeyMismatchException || socket.isConnected()
                                    ? e
                                    : explained(candidate, e)));
        }
    }

    private synchronized void report(Outcome outcome) {
        if (ended && outcome instanceof Outcome.Success(DialedSocket late)) {
            abandon(late.socket());
        }
        outcomes.add(outcome);
    }

    private synchronized void abandonRest() {
        ended = true;
        for (Outcome late = outcomes.poll(); late != null; late = outcomes.poll()) {
            if (late instanceof Outcome.Success(DialedSocket dialedSocket)) {
                abandon(dialedSocket.socket());
            }
        }
    }

    static void abandon(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("closing a superseded socket failed", e);
        }
    }

    private static IOException explained(Candidate candidate, IOException e) {
        String ip = candidate.resolved().getHostAddress();
        String where =
                candidate.address().host().equals(ip)
                        ? candidate.address().toString()
                        : candidate.address() + " (" + ip + ")";
        return new IOException(
                switch (e) {
                    case SocketTimeoutException _ -> noAnswer(where);
                    case NoRouteToHostException _ -> Texts.of("reach.no_way", where);
                    case ConnectException _ -> Texts.of("reach.nobody_hosts", where);
                    case IOException _ -> Texts.of("reach.failed", where);
                },
                e);
    }

    private static String noAnswer(String where) {
        return Texts.of("reach.no_answer", where);
    }
}
