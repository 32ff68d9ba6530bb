package foyer.protocol;

import org.jspecify.annotations.Nullable;

/// Thrown if a command is refused, with its id and a text for its sender.
public final class RefusedCommandException extends Exception {
    private static final long serialVersionUID = 1L;

    private final long re;
    private final ErrorCode errorCode;
    private final transient @Nullable Explanation explanation;

    RefusedCommandException(long re, InvalidValueException invalidValueException) {
        super(invalidValueException.text(), invalidValueException);
        this.re = re;
        this.errorCode = invalidValueException.code();
        this.explanation = invalidValueException.why();
    }

    /// The event for the sender.
    public Event.Refused event() {
        return new Event.Refused(re, errorCode, String.valueOf(getMessage()), explanation);
    }
}
