package foyer.server;

import foyer.protocol.Codec;
import foyer.protocol.EncodedEvent;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.RefusedCommandException;
import foyer.protocol.Request;
import java.util.concurrent.atomic.AtomicInteger;

/// Decodes a connection's frames and submits the commands to the hub. Refuses what is malformed or
/// too fast. One thread at a time, the connection's reader.
final class CommandReader {
    private final ServerContext context;
    private final ClientConnection connection;
    private final TrafficLimiter trafficLimiter;

    /// How many `chunk`s and `fetch`es wait for an answer.
    private final AtomicInteger transfers = new AtomicInteger();

    CommandReader(ServerContext context, ClientConnection connection) {
        this.context = context;
        this.connection = connection;
        this.trafficLimiter = new TrafficLimiter(context.limits().frames(), context.now());
    }

    void onText(String text) throws ProtocolViolationException {
        if (!mayBeTransfer(text)) {
            if (isAccepted(trafficLimiter.command(text.length(), context.now()), text)) {
                decodeAndSubmit(text);
            }
            return;
        }
        Request request;
        try {
            request = Codec.decodeRequest(text);
        } catch (RefusedCommandException e) {
            if (isAccepted(trafficLimiter.command(text.length(), context.now()), text)) {
                send(e.event());
            }
            return;
        }
        if (request.command().isTransfer()) {
            onTransfer(request, text);
        } else if (isAccepted(trafficLimiter.command(text.length(), context.now()), text)) {
            submit(request, text);
        }
    }

    /// Whether a text may be a `chunk` or `fetch`, found without decoding it. A client that escapes
    /// letters of the type also pays for another command.
    private static boolean mayBeTransfer(String text) {
        return text.contains("\"chunk\"") || text.contains("\"fetch\"");
    }

    private void onTransfer(Request request, String text) throws ProtocolViolationException {
        int unanswered = transfers.incrementAndGet();
        boolean submitted = false;
        try {
            submitted =
                    isAccepted(trafficLimiter.transfer(unanswered, context.now()), text)
                            && submit(request, text);
        } finally {
            if (!submitted) {
                onTransferAnswered();
            }
        }
    }

    /// The server answered a `chunk` or `fetch`. Any thread.
    void onTransferAnswered() {
        transfers.decrementAndGet();
    }

    /// Tells the client if a command is not accepted.
    private boolean isAccepted(TrafficLimiter.Verdict verdict, String text)
            throws ProtocolViolationException {
        return switch (verdict) {
            case ACCEPT -> true;
            case REFUSE -> {
                refuseTooFast(text);
                yield false;
            }
            case IGNORE -> false;
            case CLOSE ->
                    throw new ProtocolViolationException(
                            FrameEncoder.POLICY, "far too many commands");
        };
    }

    /// Handles a ping or pong.
    ///
    /// @return true if a ping should be answered
    boolean onControlFrame() throws ProtocolViolationException {
        return switch (trafficLimiter.control(context.now())) {
            case ACCEPT -> true;
            case REFUSE, IGNORE -> false;
            case CLOSE ->
                    throw new ProtocolViolationException(FrameEncoder.POLICY, "far too many pings");
        };
    }

    private void decodeAndSubmit(String text) throws ProtocolViolationException {
        try {
            Request request = Codec.decodeRequest(text);
            if (request.command().isTransfer()) {
                onTransfer(request, text);
            } else {
                submit(request, text);
            }
        } catch (RefusedCommandException e) {
            send(e.event());
        }
    }

    /// @return false if the connection has too many commands waiting
    private boolean submit(Request request, String text) {
        if (context.hubGateway().submit(connection, request, text.length())) {
            return true;
        }
        refuse(request.id(), ErrorCode.BUSY, "The server is busy. Try again.");
        return false;
    }

    private void refuseTooFast(String text) {
        refuse(
                requestId(text),
                ErrorCode.TOO_FAST,
                "You’re sending too fast. Wait a moment and try again.");
    }

    private static long requestId(String text) {
        try {
            return Codec.decodeRequest(text).id();
        } catch (RefusedCommandException e) {
            return e.event().re();
        }
    }

    private void refuse(long requestId, ErrorCode errorCode, String text) {
        send(new Event.Refused(requestId, errorCode, text));
    }

    private void send(Event event) {
        connection.offer(EncodedEvent.of(event));
        connection.flush();
    }
}
