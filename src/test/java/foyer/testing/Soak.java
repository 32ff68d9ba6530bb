package foyer.testing;

/// How large a test is: small in the normal build, large in `./mvnw -Psoak verify`, which sets the
/// system property `foyer.soak`. Any thread.
public final class Soak {
    private static final boolean LONG = Boolean.getBoolean("foyer.soak");

    private Soak() {}

    /// One of two sizes.
    public static <T> T or(T normal, T soak) {
        return LONG ? soak : normal;
    }
}
