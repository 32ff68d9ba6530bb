package foyer.discovery;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The firewall of this computer, as its files show it, and the commands with which a user opens it
/// for Foyer. Foyer never runs them. Immutable.
///
/// @param name empty if none was found
/// @param on whether it is known to be on
/// @param commands one command a line; empty if no firewall was found
public record Firewall(String name, boolean on, List<String> commands) {
    public static final Firewall NONE = new Firewall("", false, List.of());

    private static final Logger LOG = LoggerFactory.getLogger(Firewall.class);

    public Firewall {
        commands = List.copyOf(commands);
    }

    /// Reads files; not the UI thread.
    ///
    /// @param port the TCP port of the server
    public static Firewall ofThisComputer(int port) {
        return of(System.getProperty("os.name", ""), Path.of("/"), port);
    }

    static Firewall of(String system, Path root, int port) {
        String lower = system.toLowerCase(Locale.ROOT);
        if (lower.contains("win")) {
            return new Firewall(
                    "Windows Firewall",
                    true,
                    List.of(
                            netsh("TCP", String.valueOf(port)),
                            netsh("UDP", DiscoveryScope.PORT + ",5353")));
        }
        if (lower.contains("mac")) {
            String tool = "sudo /usr/libexec/ApplicationFirewall/socketfilterfw ";
            // an installed Foyer runs as a program of its own, not as java
            Path java = Path.of(System.getProperty("java.home"), "bin", "java");
            String program = "\"" + System.getProperty("jpackage.app-path", java.toString()) + "\"";
            return new Firewall(
                    "macOS firewall",
                    false,
                    List.of(tool + "--add " + program, tool + "--unblockapp " + program));
        }
        Path ufw = root.resolve("etc/ufw/ufw.conf");
        if (Files.exists(ufw) && isEnabled(ufw)) {
            return new Firewall(
                    "ufw",
                    true,
                    List.of(
                            "sudo ufw allow " + port + "/tcp",
                            "sudo ufw allow " + DiscoveryScope.PORT + "/udp",
                            "sudo ufw allow 5353/udp"));
        }
        if (Files.exists(root.resolve("run/firewalld"))) {
            return new Firewall(
                    "firewalld",
                    true,
                    List.of(
                            "sudo firewall-cmd --permanent --add-service=mdns --add-port=%d/tcp --add-port=%d/udp"
                                    .formatted(port, DiscoveryScope.PORT),
                            "sudo firewall-cmd --reload"));
        }
        return NONE;
    }

    private static String netsh(String protocol, String ports) {
        return "netsh advfirewall firewall add rule name=\"Foyer (%1$s)\" dir=in action=allow protocol=%1$s localport=%2$s"
                .formatted(protocol, ports);
    }

    private static boolean isEnabled(Path conf) {
        try {
            return Files.readString(conf, StandardCharsets.ISO_8859_1)
                    .lines()
                    .anyMatch(line -> line.strip().equalsIgnoreCase("ENABLED=yes"));
        } catch (IOException e) {
            LOG.debug("cannot read the firewall's settings", e);
            return true;
        }
    }
}
