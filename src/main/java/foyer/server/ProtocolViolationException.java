package foyer.server;

/// Thrown if a client violates the WebSocket protocol or its limits. Its connection is closed.
final class ProtocolViolationException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int code;

    /// @param code close code
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
