package foyer.server;

import foyer.protocol.Codec;
import foyer.protocol.EncodedEvent;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.RefusedCommandException;
import foyer.protocol.Request;

/// Decodes a connection's frames and submits the commands to the hub. Refuses what is malformed or
/// too fast. One thread at a time, the connection's reader.
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
            case ACCEPT -> submit(text);
            case REFUSE -> refuseTooFast(text);
            case IGNORE -> {}
            case CLOSE ->
                    throw new ProtocolViolationException(
                            FrameEncoder.POLICY, "far too many commands");
        }
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

    private void submit(String text) {
        try {
            Request request = Codec.decodeRequest(text);
            if (!context.hubGateway().submit(connection, request, text.length())) {
                refuse(request.id(), ErrorCode.BUSY, "The server is busy. Try again.");
            }
        } catch (RefusedCommandException e) {
            send(e.event());
        }
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
