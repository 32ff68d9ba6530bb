package foyer;

import foyer.app.AppFolders;
import foyer.app.AppInfo;
import foyer.app.LaunchOptions;
import foyer.app.SingleInstance;
import foyer.connection.InviteLink;
import foyer.hosting.ArgumentFiles;
import foyer.hosting.NearbyCommand;
import foyer.hosting.ServeCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/// The main class: opens the window or runs a command. Does not extend Application, so that
/// commands need no display.
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
                    "Server to join: an invite link, a server code, or host:port. If Foyer is"
                            + " already running, its window joins.")
    private String address = "";

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Keep settings and history in this folder instead of the default one.")
    private Path data = AppFolders.data();

    @Option(
            names = "--listen",
            paramLabel = "ADDRESS",
            defaultValue = LaunchOptions.EVERY_NETWORK,
            description = "Host on this address only (default: all networks, ${DEFAULT-VALUE}).")
    private String listen = "";

    private Launcher() {}

    static void main(String[] args) {
        System.exit(run(args));
    }

    /// Skips the option parser for a click on the icon or an invite link: parsing takes longer than
    /// anything else before the window. What follows a link is ignored: a quotation mark in a link
    /// that a web page opens must not become an option.
    private static int run(String[] args) {
        LaunchOptions direct = withoutParser(args);
        if (direct != null) {
            return open(direct);
        }
        String argument = args.length == 1 ? args[0] : "";
        if (argument.equals("--version")) {
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
                .setParameterExceptionHandler(Launcher::reportUsageError)
                .execute(ArgumentFiles.moveToFront("serve", args));
    }

    /// The options of a click on the icon or a link; null if the arguments need the option parser.
    static @Nullable LaunchOptions withoutParser(String[] args) {
        String first = args.length == 0 ? "" : args[0];
        return args.length == 0 || InviteLink.looksLikeLink(first)
                ? new LaunchOptions(AppFolders.data(), LaunchOptions.EVERY_NETWORK, first)
                : null;
    }

    private static int reportUsageError(ParameterException error, String[] args) {
        CommandLine command = error.getCommandLine();
        command.getErr().println(error.getMessage());
        command.getErr()
                .println(command.getCommandSpec().qualifiedName() + " --help lists the options.");
        return CommandLine.ExitCode.USAGE;
    }

    @Override
    public Integer call() {
        return open(new LaunchOptions(data, listen, address));
    }

    private static int open(LaunchOptions launchOptions) {
        try (SingleInstance instance =
                SingleInstance.claimOrHandOver(launchOptions.data(), launchOptions.address())) {
            if (instance != null) {
                // the log is set up while JavaFX starts
                Thread.ofPlatform().daemon().start(LoggerFactory::getILoggerFactory);
                FoyerApp.open(launchOptions, instance);
            }
            return 0;
        } catch (IOException e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }
}
