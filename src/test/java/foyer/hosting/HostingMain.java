package foyer.hosting;

import foyer.app.LaunchOptions;
import foyer.client.ClientModel;
import foyer.client.ClientServices;
import foyer.client.PeriodicTimer;
import foyer.clientstore.ClientStore;
import foyer.model.ChatModel;
import foyer.settings.Settings;
import foyer.testing.ClientStores;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;

/// Hosts a server with guests and prints the addresses to join, a line for each change; see
/// [HostMovesTest]. A plain thread replaces the UI thread.
final class HostingMain {
    private static final PrintStream OUT =
            new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private HostingMain() {}

    /// @param args the data folder
    public static void main(String[] args) throws Exception {
        Path data = Path.of(args[0]);
        ExecutorService ui = Executors.newSingleThreadExecutor();
        ExecutorService background = Executors.newSingleThreadExecutor();
        var launchOptions = new LaunchOptions(data, LaunchOptions.EVERY_NETWORK, "");
        var client =
                new ClientModel(
                        new Settings("Ada", "a".repeat(26), ""),
                        _ -> {},
                        (name, id) -> ServerWiring.host(name, id, launchOptions, 0),
                        _ -> List.of(),
                        new ClientServices(
                                new ClientStore(null, InstantSource.system(), background, ui),
                                ClientStores.noFiles(),
                                ui,
                                background,
                                InstantSource.system(),
                                new SecureRandom()));
        ui.execute(
                () -> {
                    client.sessions()
                            .shownProperty()
                            .subscribe(
                                    session -> {
                                        if (session != null) {
                                            follow(session.chatProperty().get());
                                        }
                                    });
                    client.host();
                    PeriodicTimer.start(ui, client.sessions()::tick);
                });
    }

    private static void follow(@Nullable ChatModel chat) {
        if (chat == null) {
            return;
        }
        print("addresses", chat.hostModel().addresses());
        chat.hostModel()
                .addresses()
                .addListener(
                        (ListChangeListener<String>)
                                change -> {
                                    print("addresses", change.getList());
                                    print("link", List.of(chat.invitation().linkProperty().get()));
                                });
        chat.hostModel()
                .guests()
                .links()
                .addListener(
                        (ListChangeListener<String>) change -> print("guests", change.getList()));
        chat.hostModel().guests().setOn(true);
    }

    private static void print(String what, List<? extends String> where) {
        OUT.println(what + " " + String.join(" ", where));
    }
}
