package foyer.store;

/// Thrown where a batch could not be kept; nothing of it was.
public final class NotStored extends Exception {
    private static final long serialVersionUID = 1L;

    public NotStored(String why, Throwable cause) {
        super(why, cause);
    }

    public NotStored(String why) {
        super(why);
    }
}
