package foyer.protocol;

/// Thrown where a command is refused; says which one, why, and in words to its sender.
public final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final long re;
    private final Code code;

    public Refusal(long re, Code code, String words) {
        super(words);
        this.re = re;
        this.code = code;
    }

    Refusal(long re, Invalid invalid) {
        super(invalid.words(), invalid);
        this.re = re;
        this.code = invalid.code();
    }

    /// As it travels.
    public Event.Refused event() {
        return new Event.Refused(re, code, String.valueOf(getMessage()));
    }
}
