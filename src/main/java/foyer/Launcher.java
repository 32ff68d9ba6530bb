package foyer;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.application.Application;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Where Foyer starts: a window, or a command. Does not extend Application, so that commands need
/// no display.
@Command(
        name = "foyer",
        description = "A chat for the people on your network, with its own server inside.",
        synopsisSubcommandLabel = "[COMMAND]",
        mixinStandardHelpOptions = true,
        versionProvider = About.class,
        subcommands = Serve.class)
public final class Launcher implements Callable<Integer> {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "ADDRESS",
            description = "Fill in this address (host, host:port or ws://host:port).")
    private @Nullable String address;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Keep settings and history here instead of in the usual place.")
    private @Nullable Path data;

    private Launcher() {}

    static void main(String[] args) {
        int exit = new CommandLine(new Launcher()).execute(args);
        System.exit(exit);
    }

    @Override
    public Integer call() {
        Path folder = data == null ? Folders.data() : data;
        Application.launch(
                FoyerApp.class,
                address == null
                        ? new String[] {folder.toString()}
                        : List.of(folder.toString(), address).toArray(String[]::new));
        return 0;
    }
}
