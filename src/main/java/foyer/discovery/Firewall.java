package foyer.discovery;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The firewall of this computer, as far as one can see without asking it, and what a person would
/// type to let others in. Nothing here is ever run. Immutable; any thread.
///
/// @param name what it is called; empty if none was seen
/// @param on whether it is known to be on
/// @param commands what lets Foyer through, a line each; empty if none was seen
public record Firewall(String name, boolean on, List<String> commands) {
    public static final Firewall NONE = new Firewall("", false, List.of());

    private static final Logger LOG = LoggerFactory.getLogger(Firewall.class);

    public Firewall {
        commands = List.copyOf(commands);
    }

    /// Looks at the files of this computer, so not on the UI thread.
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
            // an installed Foyer is known to the system by its own program
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
            LOG.debug("the firewall's settings cannot be read", e);
            return true;
        }
    }
}
