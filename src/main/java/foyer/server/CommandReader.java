package foyer.server;

import foyer.protocol.Codec;
import foyer.protocol.EncodedEvent;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.RefusedCommandException;
import foyer.protocol.Request;

/// What one connection says: made commands for inside, or refused, as much of it as it may say at
/// all. Called by whoever reads the connection, one thread at a time.
final class CommandReader {
    private final ServerContext context;
    private final ClientConnection connection;
    private final TrafficLimiter trafficLimiter;

    CommandReader(ServerContext context, ClientConnection connection) {
        this.context = context;
        this.connection = connection;
        this.trafficLimiter = new TrafficLimiter(context.limits().frames(), context.now());
    }

    void onText(String text) throws ProtocolViolationException {
        switch (trafficLimiter.command(text.length(), context.now())) {
            case TAKE -> ask(text);
            case REFUSE -> tooFast(text);
            case IGNORE -> {}
            case CUT ->
                    throw new ProtocolViolationException(
                            FrameEncoder.POLICY, "far too much at once");
        }
    }

    /// A ping or a pong came.
    ///
    /// @return whether it is to be answered
    boolean onControlFrame() throws ProtocolViolationException {
        return switch (trafficLimiter.control(context.now())) {
            case TAKE -> true;
            case REFUSE, IGNORE -> false;
            case CUT ->
                    throw new ProtocolViolationException(FrameEncoder.POLICY, "far too many pings");
        };
    }

    private void ask(String text) {
        try {
            Request request = Codec.decodeRequest(text);
            if (!context.hubGateway().submit(connection, request)) {
                refuse(request.id(), ErrorCode.BUSY, "The server is busy. Try again.");
            }
        } catch (RefusedCommandException e) {
            answer(e.event());
        }
    }

    private void tooFast(String text) {
        refuse(
                idOf(text),
                ErrorCode.TOO_FAST,
                "You’re sending too fast. Wait a moment and try again.");
    }

    private static long idOf(String text) {
        try {
            return Codec.decodeRequest(text).id();
        } catch (RefusedCommandException e) {
            return e.event().re();
        }
    }

    private void refuse(long re, ErrorCode errorCode, String text) {
        answer(new Event.Refused(re, errorCode, text));
    }

    private void answer(Event event) {
        connection.offer(EncodedEvent.of(event));
        connection.flush();
    }
}
