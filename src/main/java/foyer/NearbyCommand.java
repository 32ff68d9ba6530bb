package foyer;

import foyer.app.AppInfo;
import foyer.discovery.DiscoveryScope;
import foyer.discovery.DiscoverySnapshot;
import foyer.discovery.NearbyServer;
import foyer.discovery.Probe;
import foyer.discovery.ServerDiscovery;
import foyer.hosting.AdvertisedServer;
import foyer.protocol.ServerCode;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
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

/// `foyer nearby`: who hosts near this computer, a line for each and each change.
@Command(
        name = "nearby",
        description = "Lists the servers near this computer, as the window does.",
        mixinStandardHelpOptions = true,
        versionProvider = AppInfo.class)
final class NearbyCommand implements Callable<Integer> {
    @Option(
            names = "--seconds",
            defaultValue = "5",
            description = "Look for so long (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--at",
            paramLabel = "HOST",
            description = "Ask this computer, too; may be given many times.")
    private List<String> hosts = List.of();

    @Option(names = "--scan", description = "Try every address of the own networks, 254 at each.")
    private boolean scan;

    @Option(names = "--without-mdns", description = "Use Foyer's own way only.")
    private boolean withoutMdns;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        DiscoveryScope all = DiscoveryScope.ofThisComputer();
        BlockingQueue<DiscoverySnapshot> heard = new LinkedBlockingQueue<>();
        Map<String, String> said = new LinkedHashMap<>();
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        try (var discovery =
                new ServerDiscovery(
                        new DiscoveryScope(all.port(), all.places(), !withoutMdns),
                        AdvertisedServer.device(),
                        hosts.stream()
                                .map(host -> InetSocketAddress.createUnresolved(host, all.port()))
                                .toList(),
                        Probe.plain(),
                        System::nanoTime,
                        new SecureRandom(),
                        heard::add)) {
            discovery.start();
            if (scan) {
                discovery.scan();
            }
            for (long left = until - System.nanoTime();
                    left > 0;
                    left = until - System.nanoTime()) {
                DiscoverySnapshot snapshot = heard.poll(left, TimeUnit.NANOSECONDS);
                if (snapshot != null) {
                    snapshot.servers().forEach(near -> say(near, said));
                }
            }
        }
        return 0;
    }

    private void say(NearbyServer near, Map<String, String> said) {
        String line =
                "%s | %s | %s | %s | %s%s%s"
                        .formatted(
                                near.name(),
                                near.host(),
                                near.addresses().stream()
                                        .map(
                                                at ->
                                                        at.getAddress().getHostAddress()
                                                                + ":"
                                                                + at.getPort())
                                        .sorted()
                                        .collect(Collectors.joining(" ")),
                                near.people() < 0 ? "?" : String.valueOf(near.people()),
                                near.state().toString().toLowerCase(Locale.ROOT),
                                near.fingerprint().isEmpty()
                                        ? ""
                                        : " | " + ServerCode.of(near.fingerprint()),
                                near.locked() ? " | locked" : "");
        if (!line.equals(said.put(near.key(), line))) {
            spec.commandLine().getOut().println(line);
            spec.commandLine().getOut().flush();
        }
    }
}
