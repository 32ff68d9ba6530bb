package foyer.testing;

import foyer.client.ClientModel;
import foyer.settings.Settings;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/// A way in, where a test does not care where it leads.
public final class ClientModels {
    private ClientModels() {}

    /// Of somebody called Calm Fox, who cannot host and keeps nothing.
    public static ClientModel idle() {
        return of(new Settings("Calm Fox", "a".repeat(26), ""));
    }

    /// Of somebody who chose this.
    public static ClientModel of(Settings settings) {
        return new ClientModel(
                settings,
                _ -> {},
                ClientStores.brief(),
                ClientStores.noFiles(),
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
