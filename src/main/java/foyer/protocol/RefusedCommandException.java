package foyer.protocol;

import org.jspecify.annotations.Nullable;

/// Thrown where a command is refused; says which one, why, and in words to its sender.
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

    /// As it travels.
    public Event.Refused event() {
        return new Event.Refused(re, errorCode, String.valueOf(getMessage()), explanation);
    }
}
