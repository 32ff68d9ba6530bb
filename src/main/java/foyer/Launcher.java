package foyer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Where Foyer starts: a window, or a command. Does not extend Application, so that commands need
/// no display.
@Command(
        name = "foyer",
        description = "A chat for the people on your network, with its own server inside.",
        synopsisSubcommandLabel = "[COMMAND]",
        mixinStandardHelpOptions = true,
        versionProvider = About.class,
        subcommands = {Serve.class, NearbyCommand.class})
public final class Launcher implements Callable<Integer> {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "ADDRESS",
            description =
                    "Go there: an invite link, a code, or host:port. A Foyer that runs already is"
                            + " shown and told.")
    private String address = "";

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Keep settings and history here instead of in the usual place.")
    private Path data = Folders.data();

    @Option(
            names = "--listen",
            paramLabel = "ADDRESS",
            defaultValue = Choices.EVERY_NETWORK,
            description = "Host at this address only (default: every network, ${DEFAULT-VALUE}).")
    private String listen = "";

    @Spec private CommandSpec spec = CommandSpec.create();

    private Launcher() {}

    static void main(String[] args) {
        int exit = new CommandLine(new Launcher()).execute(args);
        System.exit(exit);
    }

    @Override
    public Integer call() {
        try (SingleInstance running = SingleInstance.claimOrHandOver(data, address)) {
            if (running != null) {
                FoyerApp.open(new Choices(data, listen, address), running);
            }
            return 0;
        } catch (IOException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return 1;
        }
    }
}
