package foyer.faults;

import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.connection.ServerAddress;
import foyer.testing.NetworkNamespace;
import foyer.testing.Soak;
import foyer.testing.VirtualLan;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Faults, cases 36 and 37: a real network between people who talk and their server, which loses
/// packets, is gone for a while, or gives them another address.
@Tag("soak")
class NetworkGoneTest {
    private static final int TALKERS = 6;
    private static final int BACK_MILLIS = 5_000;

    @TempDir private Path data;
    private VirtualLan virtualLan;
    private NetworkNamespace there;
    private NetworkNamespace here;
    private ServeCommandProcess server;
    private TalkerProcess talkers;

    @BeforeEach
    void start() throws Exception {
        virtualLan = new VirtualLan();
        there = virtualLan.computer(1);
        here = virtualLan.computer(2);
        server =
                new ServeCommandProcess(
                        data, ServerAddress.plain(there.address(), 7788), there.inside());
        talkers = new TalkerProcess(here.inside(), TALKERS, server.address());
        talkers.talk();
        talkers.meet();
    }

    @AfterEach
    void end() throws Exception {
        if (talkers != null) {
            talkers.close();
        }
        if (server != null) {
            server.close();
        }
        if (virtualLan != null) {
            virtualLan.close();
        }
    }

    private void check(String what) throws Exception {
        talkers.hush();
        talkers.finish();
        int lost = talkers.lost();
        server.kill();
        var stored = server.stored("Lobby");
        talkers.check(stored);
        System.out.printf(
                "%s: %d messages of %d clients, connections lost %d times: all there once%n",
                what, stored.size(), TALKERS, lost);
    }

    /// Fails unless all are really there soon.
    private long millisUntilBack() {
        long start = System.nanoTime();
        talkers.meet();
        long millis = (System.nanoTime() - start) / 1_000_000;
        assertTrue(millis <= BACK_MILLIS, "back after " + millis + " ms");
        return millis;
    }

    @Test
    void unpluggedCableLosesNothing() throws Exception {
        for (int seconds : Soak.or(List.of(1, 6), List.of(5, 30, 120))) {
            here.unplug();
            // how long the network is gone
            Thread.sleep(seconds * 1_000L);
            here.plug();
            System.out.printf(
                    "%d s without a network: the last client back %d ms after it%n",
                    seconds, millisUntilBack());
        }
        check("a cable pulled and plugged");
    }

    @Test
    void addressChangeLosesNothing() throws Exception {
        int moves = Soak.or(2, 20);
        long slowest = 0;
        for (int move = 1; move <= moves; move++) {
            here.moveTo(2 + move);
            slowest = Math.max(slowest, millisUntilBack());
        }
        System.out.printf(
                "%d times another address: the last client back after %d ms at the most%n",
                moves, slowest);
        check("another address");
    }

    /// As when a tunnel takes all there is, leads nowhere, and is closed again.
    @Test
    void droppedPacketsLoseNothing() throws Exception {
        int times = Soak.or(1, 20);
        long slowest = 0;
        for (int time = 1; time <= times; time++) {
            here.ip("link", "add", "tunnel", "type", "veth", "peer", "name", "nowhere");
            here.ip("addr", "add", "10.99.0.1/24", "dev", "tunnel");
            here.ip("link", "set", "nowhere", "up");
            here.ip("link", "set", "tunnel", "up");
            here.ip(
                    ("neigh add %s lladdr 02:00:00:00:00:01 dev tunnel".formatted(there.address()))
                            .split(" "));
            here.ip("route", "add", there.address() + "/32", "dev", "tunnel");
            // how long it lasts
            Thread.sleep(4_000);
            here.ip("link", "del", "tunnel");
            slowest = Math.max(slowest, millisUntilBack());
        }
        System.out.printf(
                "%d times a tunnel: the last client back %d ms after it at the most%n",
                times, slowest);
        check("a tunnel that leads nowhere");
    }

    @Test
    void slowAndLossyNetworkLosesNoMessages() throws Exception {
        here.narrow(200);
        meetings(Soak.or(1, 50));
        for (int percent : Soak.or(List.of(30), List.of(5, 20, 30))) {
            here.loses(percent);
            there.loses(percent);
            meetings(Soak.or(1, 20));
        }
        here.loses(0);
        there.loses(0);
        check("200 kbit/s, and up to 30 % of the packets lost each way");
    }

    private void meetings(int count) {
        for (int meeting = 0; meeting < count; meeting++) {
            talkers.meet();
        }
    }
}
