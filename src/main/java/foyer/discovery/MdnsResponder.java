package foyer.discovery;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceEvent;
import javax.jmdns.ServiceInfo;
import javax.jmdns.ServiceListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// DNS-SD over mDNS on one interface, by JmDNS. JmDNS blocks, so each responder has a thread of its
/// own, and its methods return at once. Thread of the [DiscoveryLoop].
final class MdnsResponder {
    static final String TYPE = "_foyer._tcp.local.";

    private static final Logger LOG = LoggerFactory.getLogger(MdnsResponder.class);

    /// The limit of DNS, less what JmDNS appends to resolve a conflict.
    private static final int MAX_LABEL_BYTES = 56;

    private static final Pattern UNSUPPORTED =
            Pattern.compile("[^\\p{L}\\p{N}\\p{M}’'()&!+-]|[\\x{10000}-\\x{10FFFF}]");

    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
    private @Nullable JmDNS dns;
    private @Nullable ServiceInfo service;

    /// Receives what a responder finds.
    interface ResultListener {
        /// A service was found or changed.
        ///
        /// @param label the service's name in DNS-SD
        void onFound(String label, ServerAnnouncement announcement, InetSocketAddress address);

        /// The service said goodbye or expired.
        void onLost(String label);
    }

    /// @param hostName name of the address record; must be unique in the network
    MdnsResponder(Inet4Address address, String hostName) {
        thread.execute(
                () -> {
                    try {
                        dns = JmDNS.create(address, hostName);
                    } catch (IOException e) {
                        LOG.info("no mDNS on {}: {}", address, e.toString());
                    }
                });
    }

    /// Announces a server, in place of the previous announcement.
    void advertise(ServerAnnouncement announcement) {
        thread.execute(
                () -> {
                    if (dns == null) {
                        return;
                    }
                    try {
                        if (service == null) {
                            service =
                                    ServiceInfo.create(
                                            TYPE,
                                            label(announcement.name()),
                                            announcement.port(),
                                            0,
                                            0,
                                            announcement.text());
                            dns.registerService(service);
                        } else {
                            service.setText(announcement.text());
                        }
                    } catch (IOException | IllegalStateException e) {
                        LOG.info("cannot announce by mDNS: {}", e.toString());
                    }
                });
    }

    /// Starts to look for servers.
    ///
    /// @param executor runs the listener
    void browse(ResultListener listener, Executor executor) {
        thread.execute(
                () -> {
                    if (dns != null) {
                        dns.addServiceListener(TYPE, new Listener(listener, executor));
                    }
                });
    }

    /// Says goodbye and closes, which takes seconds.
    ///
    /// @return completes when the responder is closed
    CompletableFuture<Void> close() {
        var closed = new CompletableFuture<Void>();
        thread.execute(
                () -> {
                    try {
                        if (dns != null) {
                            dns.close();
                        }
                    } catch (IOException e) {
                        LOG.debug("closing mDNS failed", e);
                    } finally {
                        closed.complete(null);
                    }
                });
        thread.shutdown();
        return closed;
    }

    /// The name that other programs show; the server's real name is in the text record. JmDNS
    /// misreads dots, underscores and backslashes, and encodes characters beyond 16 bits
    /// incorrectly.
    static String label(String name) {
        var label = new StringBuilder();
        int bytes = 0;
        for (int point : UNSUPPORTED.matcher(name).replaceAll(" ").codePoints().toArray()) {
            bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : 3;
            if (bytes > MAX_LABEL_BYTES) {
                break;
            }
            label.appendCodePoint(point);
        }
        String tidy = label.toString().strip().replaceAll(" +", " ");
        return tidy.isEmpty() ? "Foyer" : tidy;
    }

    private record Listener(ResultListener listener, Executor executor) implements ServiceListener {
        @Override
        public void serviceAdded(ServiceEvent event) {
            event.getDNS().requestServiceInfo(event.getType(), event.getName(), true);
        }

        @Override
        public void serviceRemoved(ServiceEvent event) {
            String label = event.getName();
            executor.execute(() -> listener.onLost(label));
        }

        /// Called repeatedly, sometimes without the text record.
        @Override
        public void serviceResolved(ServiceEvent event) {
            ServiceInfo info = event.getInfo();
            ServerAnnouncement announcement = ServerAnnouncement.read(fields(info), info.getPort());
            if (announcement == null) {
                return;
            }
            String label = event.getName();
            for (Inet4Address ip : info.getInet4Addresses()) {
                var address = new InetSocketAddress(ip, announcement.port());
                executor.execute(() -> listener.onFound(label, announcement, address));
            }
        }

        private static Map<String, String> fields(ServiceInfo info) {
            var fields = new HashMap<String, String>();
            for (String name : Collections.list(info.getPropertyNames())) {
                String value = info.getPropertyString(name);
                if (value != null) {
                    fields.put(name, value);
                }
            }
            return fields;
        }
    }
}
