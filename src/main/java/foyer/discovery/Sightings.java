package foyer.discovery;

import foyer.discovery.NearbyServer.State;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Merges all sightings of servers: one entry for each server, with all its addresses. One thread.
final class Sightings {
    /// Silence after which a server counts as gone.
    static final long SILENCE_NANOS = 13_000_000_000L;

    /// Time after which a server that is gone is forgotten.
    static final long GONE_NANOS = 8_000_000_000L;

    /// Longer than the interval of announcements.
    private static final long QUIET_NANOS = 6_000_000_000L;

    private static final long SUSPECTED_NANOS = 5_000_000_000L;

    static final int MAX_SERVERS = 100;
    static final int MAX_ADDRESSES = 6;

    /// Servers at one address, so that one computer cannot fill the list.
    static final int MAX_AT_ADDRESS = 5;

    private static final class Sighting {
        private OptionalLong latency = OptionalLong.empty();
        private boolean probed;
        private boolean confirmed;
        private long heardNanos;

        private boolean isSilent() {
            return probed && latency.isEmpty();
        }

        /// Whether to probe it again. An address that only a name service told, and that did not
        /// answer, may belong to a computer that has nothing to do with Foyer.
        private boolean isWorthProbing() {
            return confirmed || !isSilent();
        }
    }

    private static final class Server {
        private final String key;
        private final Map<InetSocketAddress, Sighting> sightings = new LinkedHashMap<>();
        private @Nullable ServerAnnouncement announcement;
        private long heardNanos;
        private boolean gone;
        private long goneNanos;

        private Server(String key) {
            this.key = key;
        }

        private boolean isAt(InetAddress computer) {
            return sightings.keySet().stream()
                    .anyMatch(address -> address.getAddress().equals(computer));
        }

        /// Whether an announcement of this computer is about this server. While the server answers,
        /// that is one of a computer where it answers, and not one that only names it if that
        /// computer announces itself: anyone can claim the address of another.
        private boolean believes(InetAddress computer, boolean confirmed) {
            if (announcement == null || !answers()) {
                return true;
            }
            List<Sighting> known =
                    sightings.entrySet().stream()
                            .filter(each -> each.getKey().getAddress().equals(computer))
                            .map(Map.Entry::getValue)
                            .toList();
            return known.stream().anyMatch(each -> each.latency.isPresent())
                    && (confirmed || known.stream().noneMatch(each -> each.confirmed));
        }

        private boolean answers() {
            return sightings.values().stream().anyMatch(each -> each.latency.isPresent());
        }
    }

    private final LongSupplier nanoTime;
    private final Map<String, Server> servers = new LinkedHashMap<>();
    private final Set<String> hidden = new HashSet<>();

    Sightings(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /// Hides our own server.
    void hide(String key) {
        hidden.add(key);
        servers.remove(key);
    }

    /// Records an announcement. One from a computer that is new to a server that answers adds an
    /// address, and changes nothing else: anyone on the network can claim to be that server.
    ///
    /// @param confirmed whether it came from that address
    /// @return true if the address is new, or the server was gone
    boolean announced(
            ServerAnnouncement announcement, InetSocketAddress address, boolean confirmed) {
        if (hidden.contains(announcement.key())) {
            return false;
        }
        Server server = servers.get(announcement.key());
        if (server == null) {
            if (!makeRoom(address.getAddress())) {
                return false;
            }
            server = new Server(announcement.key());
            servers.put(announcement.key(), server);
        }
        boolean isNew = server.gone;
        if (server.believes(address.getAddress(), confirmed)) {
            server.announcement = announcement;
            // restarted on another port
            server.sightings
                    .keySet()
                    .removeIf(
                            old ->
                                    old.getAddress().equals(address.getAddress())
                                            && old.getPort() != address.getPort());
        }
        markHeard(server);
        if (!server.sightings.containsKey(address) && server.sightings.size() < MAX_ADDRESSES) {
            server.sightings.put(address, new Sighting());
            isNew = true;
        }
        Sighting sighting = server.sightings.get(address);
        if (sighting != null) {
            sighting.confirmed |= confirmed;
            sighting.heardNanos = nanoTime.getAsLong();
        }
        // an entry made by a probe, before the server announced itself
        servers.values()
                .removeIf(
                        other ->
                                other.announcement == null && other.sightings.containsKey(address));
        return isNew;
    }

    /// Forgets a server that does not answer if there are too many.
    ///
    /// @return false if a server at this address cannot be added
    private boolean makeRoom(InetAddress computer) {
        if (servers.values().stream().filter(server -> server.isAt(computer)).count()
                >= MAX_AT_ADDRESS) {
            return false;
        }
        if (servers.size() < MAX_SERVERS) {
            return true;
        }
        for (Server server : servers.values()) {
            if (server.gone || server.sightings.values().stream().allMatch(Sighting::isSilent)) {
                servers.remove(server.key);
                return true;
            }
        }
        return false;
    }

    /// Records an answered probe.
    void answered(InetSocketAddress address, long latencyNanos) {
        boolean known = false;
        for (Server server : servers.values()) {
            Sighting sighting = server.sightings.get(address);
            if (sighting != null) {
                sighting.probed = true;
                sighting.latency = OptionalLong.of(latencyNanos);
                sighting.heardNanos = nanoTime.getAsLong();
                markHeard(server);
                known = true;
            }
        }
        if (!known && makeRoom(address.getAddress())) {
            var server =
                    new Server(
                            "at "
                                    + address.getAddress().getHostAddress()
                                    + " "
                                    + address.getPort());
            var sighting = new Sighting();
            sighting.probed = true;
            sighting.latency = OptionalLong.of(latencyNanos);
            sighting.confirmed = true;
            sighting.heardNanos = nanoTime.getAsLong();
            server.sightings.put(address, sighting);
            servers.put(server.key, server);
            markHeard(server);
        }
    }

    /// Records an unanswered probe. A server that is quiet, too, is gone.
    void unanswered(InetSocketAddress address) {
        for (Server server : servers.values()) {
            Sighting sighting = server.sightings.get(address);
            if (sighting != null) {
                sighting.probed = true;
                sighting.latency = OptionalLong.empty();
                if (isQuiet(server)
                        && server.sightings.values().stream().allMatch(Sighting::isSilent)) {
                    markGone(server);
                }
            }
        }
    }

    private boolean isQuiet(Server server) {
        return nanoTime.getAsLong() - server.heardNanos > QUIET_NANOS;
    }

    /// Records a goodbye. Ignores it if it does not come from one of the server's addresses; while
    /// the server answers, from one where it answers.
    ///
    /// @param key the server's key or id
    void goodbye(String key, InetAddress sender) {
        for (Server server : servers.values()) {
            boolean same =
                    server.key.equals(key)
                            || (server.announcement != null
                                    && server.announcement.id().equals(key));
            if (same && server.isAt(sender) && server.believes(sender, true)) {
                markGone(server);
            }
        }
    }

    /// Shortens the wait for a sign of a server that has probably gone.
    void suspectGone(String key) {
        Server server = servers.get(key);
        if (server != null) {
            long soon = nanoTime.getAsLong() - SILENCE_NANOS + SUSPECTED_NANOS;
            if (server.heardNanos - soon > 0) {
                server.heardNanos = soon;
            }
        }
    }

    /// Marks silent servers as gone, and later forgets them.
    void expireOld() {
        long now = nanoTime.getAsLong();
        for (Server server : servers.values()) {
            if (now - server.heardNanos > SILENCE_NANOS) {
                markGone(server);
            } else if (server.answers()) {
                // the server moved, or someone else claimed to be it
                server.sightings
                        .values()
                        .removeIf(each -> each.isSilent() && now - each.heardNanos > SILENCE_NANOS);
            }
        }
        servers.values().removeIf(server -> server.gone && now - server.goneNanos > GONE_NANOS);
    }

    /// An address to probe.
    ///
    /// @param announcement null if the server has not announced itself
    /// @param urgent whether only a probe can show that the server is there
    record Target(
            InetSocketAddress address, @Nullable ServerAnnouncement announcement, boolean urgent) {}

    /// All addresses of servers that are not gone.
    List<Target> targets() {
        var targets = new ArrayList<Target>();
        for (Server server : servers.values()) {
            boolean quiet = isQuiet(server);
            if (!server.gone) {
                server.sightings.forEach(
                        (address, sighting) -> {
                            if (sighting.isWorthProbing()) {
                                targets.add(
                                        new Target(
                                                address,
                                                server.announcement,
                                                quiet || sighting.latency.isEmpty()));
                            }
                        });
            }
        }
        return targets;
    }

    List<NearbyServer> list() {
        return servers.values().stream()
                .map(Sightings::nearbyServer)
                .sorted(
                        Comparator.comparing(
                                        (NearbyServer near) -> near.name().toLowerCase(Locale.ROOT))
                                .thenComparing(NearbyServer::host)
                                .thenComparing(NearbyServer::key))
                .toList();
    }

    private void markHeard(Server server) {
        server.heardNanos = nanoTime.getAsLong();
        server.gone = false;
    }

    private void markGone(Server server) {
        if (!server.gone) {
            server.gone = true;
            server.goneNanos = nanoTime.getAsLong();
        }
    }

    private static NearbyServer nearbyServer(Server server) {
        var quickest = new ArrayList<>(server.sightings.entrySet());
        quickest.sort(
                Comparator.comparingLong(each -> each.getValue().latency.orElse(Long.MAX_VALUE)));
        List<InetSocketAddress> addresses = quickest.stream().map(Map.Entry::getKey).toList();
        OptionalLong latency = quickest.getFirst().getValue().latency;
        ServerAnnouncement announcement = server.announcement;
        InetSocketAddress first = addresses.getFirst();
        return new NearbyServer(
                server.key,
                announcement == null ? "" : announcement.fingerprint(),
                announcement == null
                        ? first.getAddress().getHostAddress() + ":" + first.getPort()
                        : announcement.name(),
                announcement == null ? "" : announcement.host(),
                addresses,
                announcement == null ? null : announcement.occupancy(),
                latency,
                state(server, latency));
    }

    private static State state(Server server, OptionalLong latency) {
        if (server.gone) {
            return State.GONE;
        }
        if (latency.isPresent()) {
            return State.ANSWERS;
        }
        boolean allProbed =
                server.sightings.values().stream().allMatch(sighting -> sighting.probed);
        return allProbed ? State.SILENT : State.HEARD;
    }
}
