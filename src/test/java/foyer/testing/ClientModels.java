package foyer.testing;

import foyer.client.ClientModel;
import foyer.client.ClientServices;
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
                (_, _) -> {
                    throw new IOException("no");
                },
                _ -> List.of(),
                new ClientServices(
                        ClientStores.brief(),
                        ClientStores.noFiles(),
                        Runnable::run,
                        Runnable::run,
                        Instant::now,
                        new Random(1)));
    }
}
