package foyer.server;

import foyer.protocol.Code;
import foyer.protocol.Codec;
import foyer.protocol.Event;
import foyer.protocol.Frame;
import foyer.protocol.Refusal;
import foyer.protocol.Request;

/// What one connection says: made commands for inside, or refused, as much of it as it may say at
/// all. Called by whoever reads the connection, one thread at a time.
final class Intake {
    private final Shared shared;
    private final Connection connection;
    private final Traffic traffic;

    Intake(Shared shared, Connection connection) {
        this.shared = shared;
        this.connection = connection;
        this.traffic = new Traffic(shared.limits().frames(), shared.now());
    }

    void text(String text) throws Violation {
        switch (traffic.command(text.length(), shared.now())) {
            case TAKE -> ask(text);
            case REFUSE -> tooFast(text);
            case IGNORE -> {}
            case CUT -> throw new Violation(WireForm.POLICY, "far too much at once");
        }
    }

    /// A ping or a pong came.
    ///
    /// @return whether it is to be answered
    boolean control() throws Violation {
        return switch (traffic.control(shared.now())) {
            case TAKE -> true;
            case REFUSE, IGNORE -> false;
            case CUT -> throw new Violation(WireForm.POLICY, "far too many pings");
        };
    }

    private void ask(String text) {
        try {
            Request request = Codec.decodeRequest(text);
            if (!shared.inside().asked(connection, request)) {
                refuse(
                        request.id(),
                        Code.BUSY,
                        "The server has too much to do just now; try again.");
            }
        } catch (Refusal e) {
            answer(e.event());
        }
    }

    private void tooFast(String text) {
        refuse(idOf(text), Code.TOO_FAST, "Too much at once; this was not taken. Slow down.");
    }

    private static long idOf(String text) {
        try {
            return Codec.decodeRequest(text).id();
        } catch (Refusal e) {
            return e.event().re();
        }
    }

    private void refuse(long re, Code code, String words) {
        answer(new Event.Refused(re, code, words));
    }

    private void answer(Event event) {
        connection.offer(Frame.of(event));
        connection.flush();
    }
}
