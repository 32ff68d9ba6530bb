package foyer.hosting;

import foyer.app.AppInfo;
import foyer.discovery.DiscoveryScope;
import foyer.discovery.DiscoverySnapshot;
import foyer.discovery.NearbyServer;
import foyer.discovery.Probe;
import foyer.discovery.ServerDiscovery;
import foyer.protocol.ServerCode;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `foyer nearby`: prints a line for each server that discovery finds, and again when it changes.
@Command(
        name = "nearby",
        description = "Lists the servers on the local network, as the window does.",
        mixinStandardHelpOptions = true,
        versionProvider = AppInfo.class)
public final class NearbyCommand implements Callable<Integer> {
    @Option(
            names = "--seconds",
            defaultValue = "5",
            description = "Search for this many seconds (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--at",
            paramLabel = "HOST",
            description = "Also ask this computer; may be given many times.")
    private List<String> hosts = List.of();

    @Option(
            names = "--scan",
            description = "Also ask each address of the local networks, 254 addresses a network.")
    private boolean scan;

    @Option(
            names = "--without-mdns",
            description = "Search with Foyer’s own broadcasts only, without mDNS.")
    private boolean withoutMdns;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        DiscoveryScope scope = DiscoveryScope.ofThisComputer();
        BlockingQueue<DiscoverySnapshot> snapshots = new LinkedBlockingQueue<>();
        var printed = new HashMap<String, String>();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        try (var discovery =
                new ServerDiscovery(
                        new DiscoveryScope(scope.port(), scope.interfaces(), !withoutMdns),
                        hosts.stream()
                                .map(host -> InetSocketAddress.createUnresolved(host, scope.port()))
                                .toList(),
                        Probe.webSocket(),
                        System::nanoTime,
                        new SecureRandom(),
                        snapshots::add)) {
            discovery.start();
            if (scan) {
                discovery.scan();
            }
            for (long left = deadline - System.nanoTime();
                    left > 0;
                    left = deadline - System.nanoTime()) {
                DiscoverySnapshot snapshot = snapshots.poll(left, TimeUnit.NANOSECONDS);
                if (snapshot != null) {
                    snapshot.servers().forEach(server -> print(server, printed));
                }
            }
        }
        return 0;
    }

    private void print(NearbyServer server, Map<String, String> printed) {
        String line =
                "%s | %s | %s | %s | %s%s%s"
                        .formatted(
                                server.name(),
                                server.host(),
                                server.addresses().stream()
                                        .map(
                                                address ->
                                                        address.getAddress().getHostAddress()
                                                                + ":"
                                                                + address.getPort())
                                        .sorted()
                                        .collect(Collectors.joining(" ")),
                                server.people() < 0 ? "?" : String.valueOf(server.people()),
                                server.state().toString().toLowerCase(Locale.ROOT),
                                server.fingerprint().isEmpty()
                                        ? ""
                                        : " | " + ServerCode.of(server.fingerprint()),
                                server.locked() ? " | locked" : "");
        if (!line.equals(printed.put(server.key(), line))) {
            spec.commandLine().getOut().println(line);
            spec.commandLine().getOut().flush();
        }
    }
}
