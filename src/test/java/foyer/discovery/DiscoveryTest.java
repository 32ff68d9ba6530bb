package foyer.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.testing.ChildProcess;
import foyer.testing.NetworkNamespace;
import foyer.testing.VirtualLan;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Servers and searching clients, each in its own network namespace.
class DiscoveryTest {
    private static final String GROUPS = "-d 224.0.0.0/4";
    private static final String MDNS = "-p udp --dport 5353";
    private static final String SIGNALS = "-p udp --dport 7788";

    @TempDir private Path data;
    private VirtualLan virtualLan;
    private NetworkNamespace ada;
    private NetworkNamespace bob;

    @BeforeEach
    void plugIn() throws Exception {
        virtualLan = new VirtualLan();
        ada = virtualLan.computer(1);
        bob = virtualLan.computer(2);
    }

    @AfterEach
    void unplug() throws Exception {
        if (virtualLan != null) {
            virtualLan.close();
        }
    }

    private ChildProcess serve(NetworkNamespace where, String computer, String name)
            throws Exception {
        ChildProcess server =
                ChildProcess.foyerUnder(
                        where.insideAs(computer),
                        "serve",
                        "--name",
                        name,
                        "--data",
                        data.resolve(computer).toString());
        String line = server.line();
        assertTrue(line.startsWith(name + " listens on port 7788"), line);
        return server;
    }

    /// Waits for the line that the server prints when it is first reached.
    private static void untilReached(ChildProcess server, String... byOneOf) throws Exception {
        String line = server.line();
        assertTrue(
                Stream.of(byOneOf).anyMatch(each -> line.equals("Reached by " + each + ".")), line);
    }

    @Test
    void serversFindEachOtherAndLearnTheyAreReached() throws Exception {
        try (ChildProcess tea = serve(ada, "adas-laptop", "Tea");
                ChildProcess chess = serve(bob, "bobs-laptop", "Chess");
                var atAdas = new NearbyProcess(ada, "adas-laptop");
                var atBobs = new NearbyProcess(bob, "bobs-laptop")) {
            atAdas.until("^Chess \\| bobs-laptop \\| 10\\.77\\.0\\.2:7788 \\| 0 \\| answers");
            atBobs.until("^Tea \\| adas-laptop \\| 10\\.77\\.0\\.1:7788 \\| 0 \\| answers");
            untilReached(tea, "10.77.0.1", "10.77.0.2");
            untilReached(chess, "10.77.0.1", "10.77.0.2");
            tea.terminate();
            atBobs.until("^Tea .* gone");
        }
    }

    @Test
    void serversOfOneNameStaySeparateAndAddressesMerge() throws Exception {
        for (int other : List.of(1, 2)) {
            ada.ip("addr", "add", "10.77.%d.1/24".formatted(other), "dev", NetworkNamespace.CARD);
            bob.ip("addr", "add", "10.77.%d.2/24".formatted(other), "dev", NetworkNamespace.CARD);
        }
        NetworkNamespace cyd = virtualLan.computer(3);
        try (ChildProcess _ = serve(ada, "adas-laptop", "Club");
                ChildProcess _ = serve(cyd, "cyds-laptop", "Club");
                var nearbyProcess = new NearbyProcess(bob, "bobs-laptop")) {
            nearbyProcess.until("10\\.77\\.0\\.1:7788 10\\.77\\.1\\.1:7788 10\\.77\\.2\\.1:7788");
            nearbyProcess.untilSeen("cyds-laptop .* answers");
            nearbyProcess.untilSeen("adas-laptop .* answers");
            assertEquals(
                    List.of("adas-laptop", "cyds-laptop"),
                    nearbyProcess.seen().stream()
                            .map(line -> line.split(" \\| ")[1])
                            .distinct()
                            .sorted()
                            .toList());
            assertEquals(2, codes(nearbyProcess.seen()).size(), "each server has its own key");
        }
    }

    private static List<String> codes(List<String> lines) {
        return lines.stream().map(line -> line.split(" \\| ")[5]).distinct().toList();
    }

    @Test
    void serverIsFoundByAddressWithoutMulticast() throws Exception {
        bob.drops(GROUPS);
        bob.drops("-m addrtype --dst-type BROADCAST");
        try (ChildProcess tea = serve(ada, "adas-laptop", "Tea");
                var remembers = new NearbyProcess(bob, "bobs-laptop", "--at", "10.77.0.1");
                var scans = new NearbyProcess(bob, "bobs-laptop", "--scan")) {
            String found = "^Tea \\| adas-laptop \\| 10\\.77\\.0\\.1:7788 \\| 0 \\| answers";
            remembers.until(found);
            scans.until(found);
            untilReached(tea, "10.77.0.2");
        }
    }

    @Test
    void mdnsOrDatagramsAloneSuffice() throws Exception {
        NetworkNamespace cyd = virtualLan.computer(3);
        bob.drops(SIGNALS);
        cyd.drops(MDNS);
        try (ChildProcess tea = serve(ada, "adas-laptop", "Tea");
                var byMdns = new NearbyProcess(bob, "bobs-laptop");
                var bySignals = new NearbyProcess(cyd, "cyds-laptop")) {
            bySignals.until("^Tea .* answers");
            byMdns.until("^Tea .* answers");
            untilReached(tea, "10.77.0.2", "10.77.0.3");
        }
    }

    @Test
    void unpluggedServerIsGoneAndReturns() throws Exception {
        try (ChildProcess _ = serve(ada, "adas-laptop", "Tea");
                var nearbyProcess = new NearbyProcess(bob, "bobs-laptop")) {
            nearbyProcess.until("^Tea .* answers");
            ada.unplug();
            nearbyProcess.until("^Tea .* gone");
            ada.plug();
            nearbyProcess.until("^Tea .* answers");
            ada.moveTo(9);
            nearbyProcess.until("10\\.77\\.0\\.9:7788 .* answers");
        }
    }

    @Test
    void serverBehindAFirewallLearnsItIsUnreachable() throws Exception {
        ada.drops("-p tcp --dport 7788");
        try (ChildProcess tea = serve(ada, "adas-laptop", "Tea");
                var nearbyProcess = new NearbyProcess(bob, "bobs-laptop")) {
            nearbyProcess.until("^Tea .* silent");
            assertEquals(
                    "10.77.0.2 hears of this server but cannot reach it: a firewall, most"
                            + " likely.",
                    tea.line());
        }
    }
}
