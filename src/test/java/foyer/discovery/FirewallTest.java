package foyer.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirewallTest {
    @TempDir private Path root;

    private Firewall linux() {
        return Firewall.of("Linux", root, 7790);
    }

    private void ufw(String state) throws Exception {
        Path conf = Files.createDirectories(root.resolve("etc/ufw")).resolve("ufw.conf");
        Files.writeString(conf, "# comment\n" + state + "\nLOGLEVEL=low\n");
    }

    @Test
    void enabledUfwNeedsServerAndDiscoveryPorts() throws Exception {
        ufw("ENABLED=yes");
        assertEquals(
                new Firewall(
                        "ufw",
                        true,
                        List.of(
                                "sudo ufw allow 7790/tcp",
                                "sudo ufw allow 7788/udp",
                                "sudo ufw allow 5353/udp")),
                linux());
    }

    @Test
    void disabledUfwIsIgnored() throws Exception {
        ufw("ENABLED=no");
        assertEquals(Firewall.NONE, linux());
    }

    @Test
    void runningFirewalldIsFound() throws Exception {
        Files.createDirectories(root.resolve("run/firewalld"));
        assertEquals(
                List.of(
                        "sudo firewall-cmd --permanent --add-service=mdns --add-port=7790/tcp"
                                + " --add-port=7788/udp",
                        "sudo firewall-cmd --reload"),
                linux().commands());
    }

    @Test
    void noFirewallHasNoCommands() {
        assertEquals(Firewall.NONE, linux());
    }

    @Test
    void windowsAndMacHaveTheirOwnCommands() {
        Firewall windows = Firewall.of("Windows 11", root, 7790);
        assertTrue(windows.commands().getFirst().contains("protocol=TCP localport=7790"));
        assertTrue(windows.commands().getLast().contains("protocol=UDP localport=7788,5353"));
        Firewall mac = Firewall.of("Mac OS X", root, 7790);
        assertTrue(
                mac.commands().getFirst().matches("sudo .*/socketfilterfw --add \".*\""),
                mac.toString());
    }
}
