package foyer;

import foyer.link.Invite;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

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

    private Launcher() {}

    static void main(String[] args) {
        System.exit(run(args));
    }

    /// What a click on the icon or on an invite link asks for needs no reading of options, which
    /// takes longer than anything else before the window.
    private static int run(String[] args) {
        String only = args.length == 1 ? args[0] : "";
        if (args.length == 0 || only.startsWith(Invite.SCHEME)) {
            return open(new Choices(Folders.data(), Choices.EVERY_NETWORK, only));
        }
        if (only.equals("--version")) {
            System.out.println(About.line());
            return 0;
        }
        String unreadable = ArgumentFiles.unreadable(args).orElse("");
        if (!unreadable.isEmpty()) {
            System.err.println("The settings file " + unreadable + " cannot be read.");
            return CommandLine.ExitCode.USAGE;
        }
        return new CommandLine(new Launcher())
                .setOverwrittenOptionsAllowed(true)
                .setParameterExceptionHandler(Launcher::isUsedWrongly)
                .execute(ArgumentFiles.before("serve", args));
    }

    private static int isUsedWrongly(ParameterException wrong, String[] args) {
        CommandLine command = wrong.getCommandLine();
        command.getErr().println(wrong.getMessage());
        command.getErr()
                .println(command.getCommandSpec().qualifiedName() + " --help lists the options.");
        return CommandLine.ExitCode.USAGE;
    }

    @Override
    public Integer call() {
        return open(new Choices(data, listen, address));
    }

    private static int open(Choices choices) {
        try (SingleInstance running =
                SingleInstance.claimOrHandOver(choices.data(), choices.address())) {
            if (running != null) {
                // the log is set up while JavaFX starts
                Thread.ofPlatform().daemon().start(LoggerFactory::getILoggerFactory);
                FoyerApp.open(choices, running);
            }
            return 0;
        } catch (IOException e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }
}
