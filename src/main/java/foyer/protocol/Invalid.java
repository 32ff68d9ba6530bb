package foyer.protocol;

/// Thrown where a value of the protocol cannot be made; the message is in words to the person who
/// caused it and never repeats what they wrote.
public final class Invalid extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final Code code;

    public Invalid(Code code, String words) {
        super(words);
        this.code = code;
    }

    public Code code() {
        return code;
    }

    /// The words to show.
    public String words() {
        return String.valueOf(getMessage());
    }
}
