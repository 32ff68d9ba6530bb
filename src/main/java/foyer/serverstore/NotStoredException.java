package foyer.serverstore;

/// Thrown if a batch could not be stored; no part of it was.
public final class NotStoredException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean diskFailure;

    NotStoredException(String message, Throwable cause, boolean diskFailure) {
        super(message, cause);
        this.diskFailure = diskFailure;
    }

    /// Whether any batch would fail until the disk works again.
    public boolean isDiskFailure() {
        return diskFailure;
    }
}
