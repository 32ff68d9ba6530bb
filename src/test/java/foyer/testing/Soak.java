package foyer.testing;

/// Chooses the size of a test: small in the normal build, large in `./mvnw -Psoak verify`, which
/// sets the system property `foyer.soak`. Thread-safe.
public final class Soak {
    private static final boolean LONG = Boolean.getBoolean("foyer.soak");

    private Soak() {}

    /// The small or the large size.
    public static <T> T or(T normal, T soak) {
        return LONG ? soak : normal;
    }
}
