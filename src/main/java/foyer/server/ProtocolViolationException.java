package foyer.server;

/// Thrown where the other side breaks the rules of WebSocket and so loses its connection.
final class ProtocolViolationException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int code;

    /// @param code as in the close frame
    ProtocolViolationException(int code, String text) {
        super(text, null, false, false);
        this.code = code;
    }

    int code() {
        return code;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
