package foyer.server;

/// Thrown where the other side breaks the rules of WebSocket and so loses its connection.
final class Violation extends Exception {
    private static final long serialVersionUID = 1L;

    private final int code;

    /// @param code as in the close frame
    Violation(int code, String words) {
        super(words, null, false, false);
        this.code = code;
    }

    int code() {
        return code;
    }

    String words() {
        return String.valueOf(getMessage());
    }
}
