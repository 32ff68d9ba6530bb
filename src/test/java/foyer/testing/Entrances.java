package foyer.testing;

import foyer.settings.Settings;
import foyer.state.Entrance;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/// A way in, where a test does not care where it leads.
public final class Entrances {
    private Entrances() {}

    /// Of somebody called Calm Fox, who cannot host and keeps nothing.
    public static Entrance idle() {
        return of(new Settings("Calm Fox", "a".repeat(26), ""));
    }

    /// Of somebody who chose this.
    public static Entrance of(Settings settings) {
        return new Entrance(
                settings,
                _ -> {},
                Memories.brief(),
                (_, _) -> {
                    throw new IOException("no");
                },
                _ -> List.of(),
                Runnable::run,
                Runnable::run,
                Instant::now,
                new Random(1));
    }
}
