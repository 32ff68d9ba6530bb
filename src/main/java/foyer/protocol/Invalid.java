package foyer.protocol;

import org.jspecify.annotations.Nullable;

/// Thrown where a value of the protocol cannot be made; the message is in words to the person who
/// caused it and never repeats what they wrote.
public final class Invalid extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final Code code;
    private final transient @Nullable Why why;

    public Invalid(Code code, String words) {
        this(code, words, null);
    }

    public Invalid(Code code, String words, @Nullable Why why) {
        super(words);
        this.code = code;
        this.why = why;
    }

    public Code code() {
        return code;
    }

    /// What the words say, for other languages; nothing if it is what the code says.
    public @Nullable Why why() {
        return why;
    }

    /// The words to show.
    public String words() {
        return String.valueOf(getMessage());
    }
}
