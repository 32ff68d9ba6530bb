package foyer.server;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells by the `Host` a client names whether it means this machine. A page of the web can make a
/// browser call us under a name of its own domain (DNS rebinding); addresses and names that exist
/// only in the own network cannot be taken over so. Any thread.
final class HostNames {
    private static final Logger LOG = LoggerFactory.getLogger(HostNames.class);
    private static final String PORT = "(?::[0-9]{1,5})?";
    private static final String BYTE = "(?:25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})";
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "(?:"
                            + BYTE
                            + "(?:\\."
                            + BYTE
                            + "){3}|\\[[0-9a-f:.]{2,45}(?:%[0-9a-z._~-]{1,20})?])"
                            + PORT);
    private static final String LABEL = "[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?";
    private static final Pattern NEAR_NAME =
            Pattern.compile(
                    "(?=[^:]*[a-z])" + LABEL + "(?:(?:\\." + LABEL + "){0,3}\\.local)?" + PORT);
    private static final Pattern PORT_AT_END = Pattern.compile(PORT + "$");

    private final Set<String> names = ConcurrentHashMap.newKeySet();

    HostNames(Set<String> names) {
        for (String name : names) {
            this.names.add(name.toLowerCase(Locale.ROOT));
        }
    }

    /// Asks the system for the machine's name; that may take seconds where the name service is ill,
    /// so nobody waits for it.
    void learn() {
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                InetAddress self = InetAddress.getLocalHost();
                                names.add(self.getHostName().toLowerCase(Locale.ROOT));
                                names.add(self.getCanonicalHostName().toLowerCase(Locale.ROOT));
                            } catch (UnknownHostException e) {
                                LOG.debug("this machine does not know its own name", e);
                            }
                        });
    }

    /// Whether a client that names this host means us.
    ///
    /// @param host the header's value, empty if there was none
    boolean isOurs(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return ADDRESS.matcher(lower).matches()
                || NEAR_NAME.matcher(lower).matches()
                || names.contains(PORT_AT_END.matcher(lower).replaceFirst(""));
    }
}
