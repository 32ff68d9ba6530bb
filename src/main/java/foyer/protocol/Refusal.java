package foyer.protocol;

import org.jspecify.annotations.Nullable;

/// Thrown where a command is refused; says which one, why, and in words to its sender.
public final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final long re;
    private final Code code;
    private final transient @Nullable Why why;

    Refusal(long re, Invalid invalid) {
        super(invalid.words(), invalid);
        this.re = re;
        this.code = invalid.code();
        this.why = invalid.why();
    }

    /// As it travels.
    public Event.Refused event() {
        return new Event.Refused(re, code, String.valueOf(getMessage()), why);
    }
}
