package foyer;

import foyer.memory.Memory;
import foyer.settings.Settings;
import foyer.state.ChatModel;
import foyer.state.Entrance;
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

/// Somebody who hosts, lets guests in, and says line by line where others reach them; see
/// [HostMovesTest]. A thread takes the UI's place.
final class HostedHereProgram {
    private static final PrintStream OUT =
            new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private HostedHereProgram() {}

    /// @param args the folder of all they keep
    public static void main(String[] args) throws Exception {
        Path data = Path.of(args[0]);
        ExecutorService ui = Executors.newSingleThreadExecutor();
        ExecutorService background = Executors.newSingleThreadExecutor();
        var choices = new Choices(data, Choices.EVERY_NETWORK, "");
        var entrance =
                new Entrance(
                        new Settings("Ada", "a".repeat(26), ""),
                        _ -> {},
                        new Memory(null, InstantSource.system(), background, ui),
                        (name, id) -> Wiring.host(name, id, choices, 0),
                        _ -> List.of(),
                        ui,
                        background,
                        InstantSource.system(),
                        new SecureRandom());
        ui.execute(
                () -> {
                    entrance.visits()
                            .shownProperty()
                            .subscribe(
                                    visit -> {
                                        if (visit != null) {
                                            follow(visit.chatProperty().get());
                                        }
                                    });
                    entrance.host();
                });
    }

    private static void follow(@Nullable ChatModel chat) {
        if (chat == null) {
            return;
        }
        tell("addresses", chat.hostDesk().addresses());
        chat.hostDesk()
                .addresses()
                .addListener(
                        (ListChangeListener<String>)
                                change -> {
                                    tell("addresses", change.getList());
                                    tell("link", List.of(chat.invitation().linkProperty().get()));
                                });
        chat.hostDesk()
                .guests()
                .links()
                .addListener(
                        (ListChangeListener<String>) change -> tell("guests", change.getList()));
        chat.hostDesk().guests().turn(true);
    }

    private static void tell(String what, List<? extends String> where) {
        OUT.println(what + " " + String.join(" ", where));
    }
}
