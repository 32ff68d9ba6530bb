package foyer.lan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.testing.Child;
import foyer.testing.Lan;
import foyer.testing.Namespace;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Servers and those who look for them, on computers of their own.
class DiscoveryTest {
    private static final String GROUPS = "-d 224.0.0.0/4";
    private static final String MDNS = "-p udp --dport 5353";
    private static final String SIGNALS = "-p udp --dport 7788";

    @TempDir private Path data;
    private Lan lan;
    private Namespace ada;
    private Namespace bob;

    @BeforeEach
    void plugIn() throws Exception {
        lan = new Lan();
        ada = lan.computer(1);
        bob = lan.computer(2);
    }

    @AfterEach
    void unplug() throws Exception {
        if (lan != null) {
            lan.close();
        }
    }

    private Child serve(Namespace where, String computer, String name) throws Exception {
        Child server =
                Child.foyerUnder(
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

    /// What the server says once, of whoever reached it first.
    private static void untilReached(Child server, String... byOneOf) throws Exception {
        String line = server.line();
        assertTrue(
                Stream.of(byOneOf).anyMatch(each -> line.equals("Reached by " + each + ".")), line);
    }

    @Test
    void twoFindEachOtherAndEachIsToldThatItWasReached() throws Exception {
        try (Child tea = serve(ada, "adas-laptop", "Tea");
                Child chess = serve(bob, "bobs-laptop", "Chess");
                var atAdas = new Lookout(ada, "adas-laptop");
                var atBobs = new Lookout(bob, "bobs-laptop")) {
            atAdas.until("^Chess \\| bobs-laptop \\| 10\\.77\\.0\\.2:7788 \\| 0 \\| answers");
            atBobs.until("^Tea \\| adas-laptop \\| 10\\.77\\.0\\.1:7788 \\| 0 \\| answers");
            untilReached(tea, "adas-laptop", "bobs-laptop");
            untilReached(chess, "adas-laptop", "bobs-laptop");
            tea.terminate();
            atBobs.until("^Tea .* gone");
        }
    }

    @Test
    void twoOfOneNameAreTwoAndOneWithThreeAddressesIsOne() throws Exception {
        for (int other : List.of(1, 2)) {
            ada.ip("addr", "add", "10.77.%d.1/24".formatted(other), "dev", Namespace.CARD);
            bob.ip("addr", "add", "10.77.%d.2/24".formatted(other), "dev", Namespace.CARD);
        }
        Namespace cyd = lan.computer(3);
        try (Child _ = serve(ada, "adas-laptop", "Club");
                Child _ = serve(cyd, "cyds-laptop", "Club");
                var lookout = new Lookout(bob, "bobs-laptop")) {
            lookout.until("10\\.77\\.0\\.1:7788 10\\.77\\.1\\.1:7788 10\\.77\\.2\\.1:7788");
            lookout.untilSeen("cyds-laptop .* answers");
            lookout.untilSeen("adas-laptop .* answers");
            assertEquals(
                    List.of("adas-laptop", "cyds-laptop"),
                    lookout.seen().stream()
                            .map(line -> line.split(" \\| ")[1])
                            .distinct()
                            .sorted()
                            .toList());
            assertEquals(2, codes(lookout.seen()).size(), "each has a key of its own");
        }
    }

    private static List<String> codes(List<String> lines) {
        return lines.stream().map(line -> line.split(" \\| ")[5]).distinct().toList();
    }

    @Test
    void whereNobodyHearsWhatIsSaidToAllOneIsFoundByAskingThere() throws Exception {
        bob.drops(GROUPS);
        bob.drops("-m addrtype --dst-type BROADCAST");
        try (Child tea = serve(ada, "adas-laptop", "Tea");
                var remembers = new Lookout(bob, "bobs-laptop", "--at", "10.77.0.1");
                var scans = new Lookout(bob, "bobs-laptop", "--scan")) {
            String found = "^Tea \\| adas-laptop \\| 10\\.77\\.0\\.1:7788 \\| 0 \\| answers";
            remembers.until(found);
            scans.until(found);
            untilReached(tea, "bobs-laptop");
        }
    }

    @Test
    void eachOfTheTwoWaysIsEnough() throws Exception {
        Namespace cyd = lan.computer(3);
        bob.drops(SIGNALS);
        cyd.drops(MDNS);
        try (Child tea = serve(ada, "adas-laptop", "Tea");
                var byMdns = new Lookout(bob, "bobs-laptop");
                var bySignals = new Lookout(cyd, "cyds-laptop")) {
            bySignals.until("^Tea .* answers");
            byMdns.until("^Tea .* answers");
            untilReached(tea, "bobs-laptop", "cyds-laptop");
        }
    }

    @Test
    void aCableThatIsPulledMakesItGoneAndItIsThereAgainAfterwards() throws Exception {
        try (Child _ = serve(ada, "adas-laptop", "Tea");
                var lookout = new Lookout(bob, "bobs-laptop")) {
            lookout.until("^Tea .* answers");
            ada.unplug();
            lookout.until("^Tea .* gone");
            ada.plug();
            lookout.until("^Tea .* answers");
            ada.moveTo(9);
            lookout.until("10\\.77\\.0\\.9:7788 .* answers");
        }
    }

    @Test
    void aServerBehindAFirewallIsToldThatItWasHeardButNotReached() throws Exception {
        ada.drops("-p tcp --dport 7788");
        try (Child tea = serve(ada, "adas-laptop", "Tea");
                var lookout = new Lookout(bob, "bobs-laptop")) {
            lookout.until("^Tea .* silent");
            assertEquals(
                    "bobs-laptop hears of this server but cannot reach it: a firewall, most likely.",
                    tea.line());
        }
    }
}
