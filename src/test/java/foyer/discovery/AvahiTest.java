package foyer.discovery;

import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.testing.Avahi;
import foyer.testing.ChildProcess;
import foyer.testing.NetworkNamespace;
import foyer.testing.VirtualLan;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Foyer beside Avahi, an independent implementation of mDNS, on one network.
class AvahiTest {
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

    @Test
    void avahiSeesTheAnnouncementAndItsEnd() throws Exception {
        try (var avahi = Avahi.browse(bob);
                ChildProcess server =
                        ChildProcess.foyerUnder(
                                ada.insideAs("adas-laptop"),
                                "serve",
                                "--name",
                                "Ada’s Foyer",
                                "--data",
                                data.toString())) {
            String found = avahi.until("^=;eth0;IPv4;Ada.*;10\\.77\\.0\\.1;7788;");
            for (String field :
                    new String[] {
                        "\"v=1\"",
                        "\"name=Ada\\226\\128\\153s Foyer\"",
                        "\"host=adas-laptop\"",
                        "\"rooms=1\"",
                        "\"people=0\"",
                        "\"lock=0\""
                    }) {
                assertTrue(found.contains(field), found);
            }
            server.terminate();
            avahi.until("^-;eth0;IPv4;Ada");
        }
    }

    @Test
    void serviceOfAvahiIsFoundAndGoesWithIt() throws Exception {
        try (var nearbyProcess = new NearbyProcess(ada, "adas-laptop")) {
            try (Avahi _ =
                    Avahi.publish(
                            bob,
                            "Den",
                            7788,
                            "v=1",
                            "id=den",
                            "name=The Den",
                            "host=bobs-laptop",
                            "rooms=1",
                            "people=3",
                            "lock=1",
                            "colour=of a newer version")) {
                nearbyProcess.until(
                        "^The Den \\| bobs-laptop \\| 10\\.77\\.0\\.2:7788 \\| 3 .*\\| locked$");
            }
            nearbyProcess.until("^The Den .* gone");
        }
    }
}
