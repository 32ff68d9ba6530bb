package foyer.hosting;

import foyer.app.AppFolders;
import foyer.app.AppInfo;
import foyer.guest.GuestServer;
import foyer.hub.HubSettings;
import foyer.identity.ServerIdentity;
import foyer.protocol.ErrorCode;
import foyer.protocol.InvalidValueException;
import foyer.protocol.Limits;
import foyer.protocol.Names;
import foyer.protocol.Schedule;
import foyer.server.PortInUseException;
import foyer.server.ServerSettings;
import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/// `foyer serve`: a server without a window, until it is told to stop.
@Command(
        name = "serve",
        description = "Runs a server without a window. Ctrl+C says goodbye to everybody and ends.",
        mixinStandardHelpOptions = true,
        versionProvider = AppInfo.class,
        modelTransformer = LimitOptions.class,
        sortOptions = false,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:ended by request",
            "1:could not serve",
            "2:wrong use, or the port is taken"
        })
public final class ServeCommand implements Callable<Integer> {
    private static final String FIRST_ROOM = "Lobby";
    private static final int CANNOT = 1;
    private static final int WRONG = 2;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "0.0.0.0",
            description = "Listen at this address (default: every network, ${DEFAULT-VALUE}).")
    private String host = "";

    @Option(
            names = "--port",
            defaultValue = "" + Limits.PORT,
            description =
                    "Listen on this port, 0 for any that is free (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--name",
            defaultValue = "Foyer",
            description = "What the server is called (default: ${DEFAULT-VALUE}).")
    private String name = "";

    @Option(
            names = "--room",
            description =
                    "Open this room at the start; may be given many times (default: "
                            + FIRST_ROOM
                            + ", if there is no room yet).")
    private List<String> rooms = List.of();

    @Option(
            names = "--owner",
            paramLabel = "MEMBER-ID",
            description =
                    "Make this member a host; the id stands in their connection panel. May be given"
                            + " many times.")
    private Set<String> owners = Set.of();

    @ArgGroup(exclusive = true)
    private PasswordOptions password = new PasswordOptions();

    @Option(
            names = "--announce",
            paramLabel = "MINUTES=TEXT",
            description = "Announce a text every so many minutes; may be given many times.")
    private List<String> announcements = List.of();

    @Option(
            names = "--guests",
            arity = "0..1",
            paramLabel = "PORT",
            fallbackValue = "" + GuestServer.PORT,
            description =
                    "Let people join from a browser, at this port, 0 for any that is free (default:"
                            + " no guests; port ${FALLBACK-VALUE}).")
    private @Nullable Integer guests;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Keep rooms and history here instead of in the usual place.")
    private Path data = AppFolders.data().resolve("serve");

    @Option(
            names = "--guests-https",
            description =
                    "Encrypt guests' connections too, with the server's key: no browser knows it, so"
                            + " each warns at its first visit.")
    private boolean guestsHttps;

    @Option(
            names = "--plain",
            description =
                    "Do not encrypt: for this computer itself, behind a proxy that does, and for"
                            + " measuring.")
    private boolean plain;

    @Option(names = "--hidden", description = "Do not tell those near that the server is here.")
    private boolean hidden;

    @Option(
            names = "--back-in",
            paramLabel = "SECONDS",
            defaultValue = "0",
            description =
                    "When it ends, tell everybody's program to come back by itself after so many"
                            + " seconds, as after a restart (default: not).")
    private int backIn;

    @Option(
            names = "--show-limits",
            description = "Print the limits that would hold, as a settings file, and end.")
    private boolean showLimits;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        HubSettings hub;
        ServeLimitValues limits;
        String asked;
        try {
            asked = password.read();
            limits = limits();
            hub =
                    new HubSettings(
                            Names.person(name),
                            owners,
                            rooms.stream().map(Names::room).toList(),
                            rooms.isEmpty() ? FIRST_ROOM : "",
                            announcements.stream().map(ServeCommand::schedule).toList(),
                            limits.ofHub());
        } catch (InvalidValueException e) {
            return fails(WRONG, e.text());
        }
        if (!isPort(port) || (guests != null && !isPort(guests))) {
            return fails(WRONG, "A port is a number from 0 to 65535.");
        }
        if (backIn < 0 || backIn > 3_600) {
            return fails(WRONG, "--back-in takes a number of seconds from 0 to 3600.");
        }
        if (showLimits) {
            limits.lines().forEach(this::say);
            return 0;
        }
        RunningServer server;
        ServerIdentity identity;
        try {
            identity = plain ? null : ServerWiring.identity(data);
            server =
                    ServerWiring.serve(
                            hub,
                            new ServerSettings(host, port, true, limits.ofServer()),
                            identity,
                            data,
                            asked);
        } catch (PortInUseException e) {
            return fails(WRONG, e.getMessage() + " Choose another with --port.");
        } catch (UnknownHostException e) {
            return fails(WRONG, "This computer has no address \"" + host + "\" to listen at.");
        } catch (IOException e) {
            return fails(CANNOT, String.valueOf(e.getMessage()));
        }
        int exit = openFor(server);
        if (exit != 0) {
            return exit;
        }
        AdvertisedServer advertisedServer =
                hidden
                        ? AdvertisedServer.hidden(server)
                        : AdvertisedServer.of(
                                server,
                                hub.name(),
                                server.fingerprint(),
                                host,
                                new ReachReportPrinter(server, this::say));
        var ended = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(
                        Thread.ofPlatform()
                                .name("foyer-goodbye")
                                .unstarted(
                                        () -> {
                                            advertisedServer.stop(hub.name() + goodbye(), backIn);
                                            ended.countDown();
                                            // a JVM ended by a signal would exit with 128 + signal
                                            Runtime.getRuntime().halt(0);
                                        }));
        say(
                "%s listens on port %d at %s; %s."
                        .formatted(
                                hub.name(),
                                server.port(),
                                host,
                                identity == null
                                        ? "not encrypted"
                                        : "encrypted, key print " + identity.fingerprint()));
        if (!server.notice().isEmpty()) {
            say(server.notice());
        }
        if (guests != null) {
            say(
                    "Guests join from a browser on port %d; %s."
                            .formatted(guests, guestsHttps ? "https" : "not encrypted"));
        }
        ended.await();
        return 0;
    }

    private ServeLimitValues limits() {
        ParseResult given = spec.commandLine().getParseResult();
        return new ServeLimitValues(
                option -> given.matchedOptionValue(option, null),
                option -> !ArgumentFiles.isNamed(option, given.originalArgs()));
    }

    private String goodbye() {
        return backIn == 0 ? " was closed." : " is restarting.";
    }

    private static boolean isPort(int number) {
        return number >= 0 && number <= 65_535;
    }

    /// Lets guests in, if they are wanted.
    ///
    /// @return 0, or the exit code if that is not possible
    private int openFor(RunningServer server) throws InterruptedException {
        if (guests == null) {
            return 0;
        }
        try {
            guests = server.guests().open(guests, true, guestsHttps);
            return 0;
        } catch (PortInUseException e) {
            server.stop("", 0);
            return fails(WRONG, e.getMessage() + " Choose another with --guests=PORT.");
        } catch (IOException e) {
            server.stop("", 0);
            return fails(CANNOT, String.valueOf(e.getMessage()));
        }
    }

    private static Schedule schedule(String minutesAndText) {
        String[] parts = minutesAndText.split("=", 2);
        if (parts.length < 2 || !parts[0].matches("\\d{1,4}")) {
            throw new InvalidValueException(
                    ErrorCode.INVALID,
                    "--announce takes MINUTES=TEXT, for example 10=\"Tea is ready\".");
        }
        return new Schedule(0, parts[1], Integer.parseInt(parts[0]));
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }

    private int fails(int exit, String sentence) {
        spec.commandLine().getErr().println(sentence);
        spec.commandLine().getErr().flush();
        return exit;
    }
}
