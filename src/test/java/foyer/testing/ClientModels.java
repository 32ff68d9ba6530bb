package foyer.testing;

import foyer.client.ClientModel;
import foyer.client.ClientServices;
import foyer.settings.Settings;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;
import javafx.application.Platform;

/// Client models for tests that do not join a server.
public final class ClientModels {
    private ClientModels() {}

    /// Client of a user called Calm Fox; cannot host and saves nothing.
    public static ClientModel idle() {
        return of(new Settings("Calm Fox", "a".repeat(26), ""));
    }

    /// Client of a user with these settings.
    public static ClientModel of(Settings settings) {
        return of(settings, Runnable::run);
    }

    /// Client whose connections report to the UI thread.
    public static ClientModel inWindow() {
        return of(new Settings("Calm Fox", "a".repeat(26), ""), Platform::runLater);
    }

    private static ClientModel of(Settings settings, Executor ui) {
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
                        ui,
                        Runnable::run,
                        Instant::now,
                        new Random(1)));
    }
}
