package foyer.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// Skips a test where the machine lacks something, and says so where the person looks.
public final class Skip {
    private Skip() {}

    public static void unless(boolean there, String reason) {
        if (!there) {
            System.out.println("[WARNING] skipped: " + reason);
        }
        assumeTrue(there, reason);
    }
}
