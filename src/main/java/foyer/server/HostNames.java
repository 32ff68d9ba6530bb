package foyer.server;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Checks whether the `Host` header names this machine. This stops DNS rebinding: a web page can
/// make a browser connect to this machine under the page's own domain, but not under an IP address
/// or a name that only the local network knows. Thread-safe.
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
    private static final Pattern LOCAL_NAME =
            Pattern.compile(
                    "(?=[^:]*[a-z])" + LABEL + "(?:(?:\\." + LABEL + "){0,3}\\.local)?" + PORT);
    private static final Pattern PORT_AT_END = Pattern.compile(PORT + "$");

    private final Set<String> names = ConcurrentHashMap.newKeySet();

    HostNames(Set<String> names) {
        for (String name : names) {
            this.names.add(name.toLowerCase(Locale.ROOT));
        }
    }

    /// Adds the name that the system itself gives this machine. Not what the network's name service
    /// calls its address: a hostile service could name any domain, and so admit its pages. Looks it
    /// up in the background, because some systems take seconds.
    void learnOwnName() {
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                InetAddress self = InetAddress.getLocalHost();
                                names.add(self.getHostName().toLowerCase(Locale.ROOT));
                            } catch (UnknownHostException e) {
                                LOG.debug("the machine's own name cannot be resolved", e);
                            }
                        });
    }

    /// Whether the header names this machine.
    ///
    /// @param host value of the `Host` header; empty if missing
    boolean isOurs(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return ADDRESS.matcher(lower).matches()
                || LOCAL_NAME.matcher(lower).matches()
                || names.contains(PORT_AT_END.matcher(lower).replaceFirst(""));
    }
}
