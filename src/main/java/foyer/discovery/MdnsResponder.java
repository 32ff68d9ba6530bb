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

/// DNS-SD over mDNS at one address, by JmDNS, which is slow and sees only the network it was made
/// for. What is asked of a responder is done one after the other on a thread of its own; nobody
/// waits. Called on one thread, [DiscoveryLoop]'s.
final class MdnsResponder {
    static final String TYPE = "_foyer._tcp.local.";

    private static final Logger LOG = LoggerFactory.getLogger(MdnsResponder.class);

    /// The most bytes a name has in DNS, less what JmDNS adds when it must choose another.
    private static final int LABEL_BYTES = 56;

    private static final Pattern NO_LABEL =
            Pattern.compile("[^\\p{L}\\p{N}\\p{M}’'()&!+-]|[\\x{10000}-\\x{10FFFF}]");

    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
    private @Nullable JmDNS dns;
    private @Nullable ServiceInfo service;

    /// Hears what a responder finds, on the executor that came with it.
    interface ResultListener {
        /// A service is there.
        ///
        /// @param label what it is called there
        void found(String label, ServerAnnouncement what, InetSocketAddress at);

        /// A service took its leave or ran out.
        void lost(String label);
    }

    /// @param hostName for the address's own record; must be nobody else's
    MdnsResponder(Inet4Address at, String hostName) {
        thread.execute(
                () -> {
                    try {
                        dns = JmDNS.create(at, hostName);
                    } catch (IOException e) {
                        LOG.info("no mDNS at {}: {}", at, e.toString());
                    }
                });
    }

    /// Says this from now on, in place of what was said before.
    void advertise(ServerAnnouncement what) {
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
                                            label(what.name()),
                                            what.port(),
                                            0,
                                            0,
                                            what.text());
                            dns.registerService(service);
                        } else {
                            service.setText(what.text());
                        }
                    } catch (IOException | IllegalStateException e) {
                        LOG.info("mDNS does not announce: {}", e.toString());
                    }
                });
    }

    /// Looks for servers from now on.
    void browse(ResultListener resultListener, Executor on) {
        thread.execute(
                () -> {
                    if (dns != null) {
                        dns.addServiceListener(TYPE, new Listener(resultListener, on));
                    }
                });
    }

    /// Takes its leave; that takes seconds.
    ///
    /// @return done when it is over
    CompletableFuture<Void> close() {
        var closed = new CompletableFuture<Void>();
        thread.execute(
                () -> {
                    try {
                        if (dns != null) {
                            dns.close();
                        }
                    } catch (IOException e) {
                        LOG.debug("mDNS was not closed in order", e);
                    } finally {
                        closed.complete(null);
                    }
                });
        thread.shutdown();
        return closed;
    }

    /// The name as people see it in other programs; the true one is in the text. JmDNS takes dots,
    /// underscores and backslashes for parts of the name's form, and writes what is beyond 16 bits
    /// in a way that nobody else reads.
    static String label(String name) {
        var label = new StringBuilder();
        int bytes = 0;
        for (int point : NO_LABEL.matcher(name).replaceAll(" ").codePoints().toArray()) {
            bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : 3;
            if (bytes > LABEL_BYTES) {
                break;
            }
            label.appendCodePoint(point);
        }
        String tidy = label.toString().strip().replaceAll(" +", " ");
        return tidy.isEmpty() ? "Foyer" : tidy;
    }

    private record Listener(ResultListener resultListener, Executor on) implements ServiceListener {
        @Override
        public void serviceAdded(ServiceEvent event) {
            event.getDNS().requestServiceInfo(event.getType(), event.getName(), true);
        }

        @Override
        public void serviceRemoved(ServiceEvent event) {
            String label = event.getName();
            on.execute(() -> resultListener.lost(label));
        }

        /// Comes again and again, some of the times without the text: those tell nothing.
        @Override
        public void serviceResolved(ServiceEvent event) {
            ServiceInfo info = event.getInfo();
            ServerAnnouncement what = ServerAnnouncement.read(fields(info), info.getPort());
            if (what == null) {
                return;
            }
            String label = event.getName();
            for (Inet4Address address : info.getInet4Addresses()) {
                var at = new InetSocketAddress(address, what.port());
                on.execute(() -> resultListener.found(label, what, at));
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
