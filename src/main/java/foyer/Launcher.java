package foyer;

import foyer.app.AppFolders;
import foyer.app.AppInfo;
import foyer.app.LaunchOptions;
import foyer.connection.InviteLink;
import foyer.hosting.ArgumentFiles;
import foyer.hosting.ServeCommand;
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
        versionProvider = AppInfo.class,
        subcommands = {ServeCommand.class, NearbyCommand.class})
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
    private Path data = AppFolders.data();

    @Option(
            names = "--listen",
            paramLabel = "ADDRESS",
            defaultValue = LaunchOptions.EVERY_NETWORK,
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
        if (args.length == 0 || only.startsWith(InviteLink.SCHEME)) {
            return open(new LaunchOptions(AppFolders.data(), LaunchOptions.EVERY_NETWORK, only));
        }
        if (only.equals("--version")) {
            System.out.println(AppInfo.line());
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
        return open(new LaunchOptions(data, listen, address));
    }

    private static int open(LaunchOptions launchOptions) {
        try (SingleInstance running =
                SingleInstance.claimOrHandOver(launchOptions.data(), launchOptions.address())) {
            if (running != null) {
                // the log is set up while JavaFX starts
                Thread.ofPlatform().daemon().start(LoggerFactory::getILoggerFactory);
                FoyerApp.open(launchOptions, running);
            }
            return 0;
        } catch (IOException e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }
}
