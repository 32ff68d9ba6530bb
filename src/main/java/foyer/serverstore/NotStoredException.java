package foyer.serverstore;

/// Thrown where a batch could not be kept; nothing of it was.
public final class NotStoredException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean ofTheDisk;

    NotStoredException(String why, Throwable cause, boolean ofTheDisk) {
        super(why, cause);
        this.ofTheDisk = ofTheDisk;
    }

    /// Whether any other batch would fare the same until the disk is as it should be.
    public boolean isDiskFailure() {
        return ofTheDisk;
    }
}
