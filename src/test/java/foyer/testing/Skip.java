package foyer.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// Skips a test if the machine lacks something, and prints the reason.
public final class Skip {
    private Skip() {}

    public static void unless(boolean there, String reason) {
        if (!there) {
            System.out.println("[WARNING] skipped: " + reason);
        }
        assumeTrue(there, reason);
    }
}
