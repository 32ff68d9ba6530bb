package foyer.hosting;

import foyer.app.AppFolders;
import foyer.app.AppInfo;
import foyer.guest.GuestServer;
import foyer.hub.HubLimits;
import foyer.hub.HubSettings;
import foyer.protocol.ErrorCode;
import foyer.protocol.InvalidValueException;
import foyer.protocol.Limits;
import foyer.protocol.Names;
import foyer.protocol.Schedule;
import foyer.server.PortInUseException;
import foyer.server.ServerLimits;
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

/// `foyer serve`: runs a server without a window until the process is ended. Main thread.
@Command(
        name = "serve",
        description =
                "Runs a server without a window. Ctrl+C says goodbye to all members and ends.",
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
    private static final int CANNOT_SERVE = 1;
    private static final int WRONG_USE = 2;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "0.0.0.0",
            description = "Listen on this address (default: all networks, ${DEFAULT-VALUE}).")
    private String host = "";

    @Option(
            names = "--port",
            defaultValue = "" + Limits.PORT,
            description = "Listen on this port, 0 for any free port (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--host-name",
            paramLabel = "NAME",
            description =
                    "Accept clients that connect by this name, such as club.example.org, besides"
                            + " this computer's own; may be given many times.")
    private Set<String> hostNames = Set.of();

    @Option(
            names = "--name",
            defaultValue = "Foyer",
            description = "Name of the server (default: ${DEFAULT-VALUE}).")
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
                    "Make this member a host; their connection panel shows the id. May be given"
                            + " many times.")
    private Set<String> owners = Set.of();

    @ArgGroup(exclusive = true)
    private PasswordOptions password = new PasswordOptions();

    @Option(
            names = "--announce",
            paramLabel = "MINUTES=TEXT",
            description = "Announce a text at this interval; may be given many times.")
    private List<String> announcements = List.of();

    @Option(
            names = "--guests",
            arity = "0..1",
            paramLabel = "PORT",
            fallbackValue = "" + GuestServer.PORT,
            description =
                    "Let guests join from a browser on this port, 0 for any free port (default:"
                            + " no guests; port ${FALLBACK-VALUE}).")
    private @Nullable Integer guests;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Keep rooms and history in this folder instead of the default one.")
    private Path data = AppFolders.data().resolve("serve");

    @Option(
            names = "--guests-https",
            description =
                    "Encrypt guests' connections too, with the server's key. Browsers do not know"
                            + " the key and warn at the first visit.")
    private boolean guestsHttps;

    @Option(
            names = "--plain",
            description =
                    "Do not encrypt: for use on this computer only, behind a proxy that encrypts,"
                            + " or for measurements.")
    private boolean plain;

    @Option(names = "--hidden", description = "Do not announce the server on the local network.")
    private boolean hidden;

    @Option(
            names = "--back-in",
            paramLabel = "SECONDS",
            defaultValue = "0",
            description =
                    "At the end, tell clients to reconnect after this many seconds, as after a"
                            + " restart (default: they do not reconnect).")
    private int backIn;

    @Option(
            names = "--show-limits",
            description = "Print the effective limits as a settings file and end.")
    private boolean showLimits;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        try {
            String newPassword = password.read();
            ServeLimitValues limits = limits();
            HubSettings hubSettings = hubSettings(limits.hubLimits());
            checkNumbers();
            if (showLimits) {
                limits.lines().forEach(this::print);
                return 0;
            }
            RunningServer server = start(hubSettings, limits.serverLimits(), newPassword);
            CountDownLatch stopped =
                    stopAtShutdown(advertise(server, hubSettings.name()), hubSettings.name());
            printStart(server, hubSettings.name());
            stopped.await();
            return 0;
        } catch (InvalidValueException e) {
            return fail(WRONG_USE, e.text());
        } catch (UnknownHostException e) {
            return fail(WRONG_USE, "This computer has no address \"" + host + "\".");
        } catch (IOException e) {
            return fail(CANNOT_SERVE, String.valueOf(e.getMessage()));
        }
    }

    private ServeLimitValues limits() {
        ParseResult parsed = spec.commandLine().getParseResult();
        return new ServeLimitValues(
                option -> parsed.matchedOptionValue(option, null),
                option -> !ArgumentFiles.isNamed(option, parsed.originalArgs()));
    }

    private HubSettings hubSettings(HubLimits limits) {
        return new HubSettings(
                Names.person(name),
                owners,
                rooms.stream().map(Names::room).toList(),
                rooms.isEmpty() ? FIRST_ROOM : "",
                announcements.stream().map(ServeCommand::schedule).toList(),
                limits);
    }

    private void checkNumbers() {
        if (!isPort(port) || (guests != null && !isPort(guests))) {
            throw wrongUse("A port is a number from 0 to 65535.");
        }
        if (backIn < 0 || backIn > 3_600) {
            throw wrongUse("--back-in takes a number of seconds from 0 to 3600.");
        }
    }

    private static boolean isPort(int number) {
        return number >= 0 && number <= 65_535;
    }

    private RunningServer start(
            HubSettings hubSettings, ServerLimits limits, @Nullable String newPassword)
            throws IOException, InterruptedException {
        RunningServer server;
        try {
            server =
                    ServerWiring.serve(
                            hubSettings,
                            new ServerSettings(host, port, true, hostNames, limits),
                            plain ? null : ServerWiring.identity(data),
                            data,
                            newPassword);
        } catch (PortInUseException e) {
            throw wrongUse(e.getMessage() + " Choose another with --port.");
        }
        if (guests != null) {
            try {
                guests = server.guests().open(guests, true, guestsHttps);
            } catch (PortInUseException e) {
                server.stop("", 0);
                throw wrongUse(e.getMessage() + " Choose another with --guests=PORT.");
            } catch (IOException e) {
                server.stop("", 0);
                throw e;
            }
        }
        return server;
    }

    private AdvertisedServer advertise(RunningServer server, String serverName) {
        return hidden
                ? AdvertisedServer.hidden(server)
                : AdvertisedServer.of(
                        server,
                        serverName,
                        server.fingerprint(),
                        host,
                        new ReachReportPrinter(server, this::print));
    }

    private CountDownLatch stopAtShutdown(AdvertisedServer advertisedServer, String serverName) {
        var stopped = new CountDownLatch(1);
        Runnable stop =
                () -> {
                    advertisedServer.stop(
                            serverName + (backIn == 0 ? " was closed." : " is restarting."),
                            backIn);
                    stopped.countDown();
                    // a JVM ended by a signal would exit with 128 + signal
                    Runtime.getRuntime().halt(0);
                };
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("foyer-goodbye").unstarted(stop));
        return stopped;
    }

    private void printStart(RunningServer server, String serverName) {
        String encryption =
                server.identity() == null
                        ? "not encrypted"
                        : "encrypted, key fingerprint " + server.fingerprint();
        print(
                "%s listens on port %d at %s; %s."
                        .formatted(serverName, server.port(), host, encryption));
        if (!server.notice().isEmpty()) {
            print(server.notice());
        }
        if (guests != null) {
            print(
                    "Guests join from a browser on port %d; %s."
                            .formatted(guests, guestsHttps ? "https" : "not encrypted"));
        }
    }

    private static Schedule schedule(String minutesAndText) {
        String[] parts = minutesAndText.split("=", 2);
        if (parts.length < 2 || !parts[0].matches("\\d{1,4}")) {
            throw wrongUse("--announce takes MINUTES=TEXT, for example 10=\"Tea is ready\".");
        }
        return new Schedule(0, parts[1], Integer.parseInt(parts[0]));
    }

    private static InvalidValueException wrongUse(String text) {
        return new InvalidValueException(ErrorCode.INVALID, text);
    }

    private void print(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }

    private int fail(int exitCode, String text) {
        spec.commandLine().getErr().println(text);
        spec.commandLine().getErr().flush();
        return exitCode;
    }
}
