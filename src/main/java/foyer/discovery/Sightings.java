package foyer.discovery;

import foyer.discovery.NearbyServer.State;
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

/// Puts together what is heard of servers, however it was heard: one entry for each server, all its
/// addresses in it. One thread.
final class Sightings {
    /// After that long without a sign a server counts as gone, and is forgotten some time later.
    static final long SILENCE_NANOS = 13_000_000_000L;

    static final long GONE_NANOS = 8_000_000_000L;

    /// Longer than from one announcement to the next.
    private static final long QUIET_NANOS = 6_000_000_000L;

    private static final long DOUBT_NANOS = 5_000_000_000L;

    static final int SERVERS_MAX = 100;
    static final int ADDRESSES_MAX = 6;

    private static final class Sight {
        private OptionalLong latency = OptionalLong.empty();
        private boolean tried;

        private boolean isSilent() {
            return tried && latency.isEmpty();
        }
    }

    private static final class Server {
        private final String key;
        private final Map<InetSocketAddress, Sight> at = new LinkedHashMap<>();
        private @Nullable ServerAnnouncement said;
        private long lastSign;
        private boolean gone;
        private long goneSince;

        private Server(String key) {
            this.key = key;
        }
    }

    private final LongSupplier nanoTime;
    private final Map<String, Server> servers = new LinkedHashMap<>();
    private final Set<String> hidden = new HashSet<>();

    Sightings(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /// Never shows this one; it is our own.
    void hide(String key) {
        hidden.add(key);
        servers.remove(key);
    }

    /// A server says it is there.
    ///
    /// @return whether that address is news, or the server was gone
    boolean announced(ServerAnnouncement of, InetSocketAddress at) {
        if (hidden.contains(of.key())) {
            return false;
        }
        Server server = servers.get(of.key());
        if (server == null) {
            if (servers.size() >= SERVERS_MAX) {
                return false;
            }
            server = new Server(of.key());
            servers.put(of.key(), server);
        }
        boolean news = server.gone;
        server.said = of;
        sign(server);
        // started anew on another port
        server.at.keySet().removeIf(old -> old.getPort() != at.getPort());
        if (!server.at.containsKey(at) && server.at.size() < ADDRESSES_MAX) {
            server.at.put(at, new Sight());
            news = true;
        }
        Server named = server;
        servers.values().removeIf(other -> other != named && other.said == null && isAt(other, at));
        return news;
    }

    /// Somebody answered there.
    void answered(InetSocketAddress at, long latencyNanos) {
        boolean known = false;
        for (Server server : servers.values()) {
            Sight sight = server.at.get(at);
            if (sight != null) {
                sight.tried = true;
                sight.latency = OptionalLong.of(latencyNanos);
                sign(server);
                known = true;
            }
        }
        if (!known && servers.size() < SERVERS_MAX) {
            var server = new Server("at " + at.getAddress().getHostAddress() + " " + at.getPort());
            var sight = new Sight();
            sight.tried = true;
            sight.latency = OptionalLong.of(latencyNanos);
            server.at.put(at, sight);
            servers.put(server.key, server);
            sign(server);
        }
    }

    private static boolean isAt(Server server, InetSocketAddress at) {
        return server.at.containsKey(at);
    }

    /// Nobody answered there. Who was not heard of for a while either is gone.
    void unanswered(InetSocketAddress at) {
        for (Server server : servers.values()) {
            Sight sight = server.at.get(at);
            if (sight != null) {
                sight.tried = true;
                sight.latency = OptionalLong.empty();
                if (isQuiet(server) && server.at.values().stream().allMatch(Sight::isSilent)) {
                    goes(server);
                }
            }
        }
    }

    private boolean isQuiet(Server server) {
        return nanoTime.getAsLong() - server.lastSign > QUIET_NANOS;
    }

    /// A server took its leave.
    void goodbye(String key) {
        for (Server server : servers.values()) {
            boolean same =
                    server.key.equals(key) || (server.said != null && server.said.id().equals(key));
            if (same) {
                goes(server);
            }
        }
    }

    /// Something says that a server went; it goes unless it gives a sign soon.
    void suspectGone(String key) {
        Server server = servers.get(key);
        if (server != null) {
            long soon = nanoTime.getAsLong() - SILENCE_NANOS + DOUBT_NANOS;
            if (server.lastSign - soon > 0) {
                server.lastSign = soon;
            }
        }
    }

    /// What time brings: who was not heard of for long is gone, then forgotten.
    void expireOld() {
        long now = nanoTime.getAsLong();
        for (Server server : servers.values()) {
            if (now - server.lastSign > SILENCE_NANOS) {
                goes(server);
            }
        }
        servers.values().removeIf(server -> server.gone && now - server.goneSince > GONE_NANOS);
    }

    /// An address to be called, and why.
    ///
    /// @param said what the server there says; null if nothing
    /// @param urgent whether nothing else shows that it is there
    record Call(InetSocketAddress at, @Nullable ServerAnnouncement said, boolean urgent) {}

    /// Every address where a server should be.
    List<Call> pendingProbes() {
        var calls = new ArrayList<Call>();
        for (Server server : servers.values()) {
            boolean quiet = isQuiet(server);
            if (!server.gone) {
                server.at.forEach(
                        (at, sight) ->
                                calls.add(
                                        new Call(
                                                at,
                                                server.said,
                                                quiet || sight.latency.isEmpty())));
            }
        }
        return calls;
    }

    List<NearbyServer> list() {
        return servers.values().stream()
                .map(Sightings::near)
                .sorted(
                        Comparator.comparing(
                                        (NearbyServer near) -> near.name().toLowerCase(Locale.ROOT))
                                .thenComparing(NearbyServer::host)
                                .thenComparing(NearbyServer::key))
                .toList();
    }

    private void sign(Server server) {
        server.lastSign = nanoTime.getAsLong();
        server.gone = false;
    }

    private void goes(Server server) {
        if (!server.gone) {
            server.gone = true;
            server.goneSince = nanoTime.getAsLong();
        }
    }

    private static NearbyServer near(Server server) {
        var sights = new ArrayList<>(server.at.entrySet());
        sights.sort(Comparator.comparingLong(at -> at.getValue().latency.orElse(Long.MAX_VALUE)));
        List<InetSocketAddress> addresses = sights.stream().map(Map.Entry::getKey).toList();
        OptionalLong latency = sights.getFirst().getValue().latency;
        ServerAnnouncement said = server.said;
        InetSocketAddress first = addresses.getFirst();
        return new NearbyServer(
                server.key,
                said == null ? "" : said.fingerprint(),
                said == null
                        ? first.getAddress().getHostAddress() + ":" + first.getPort()
                        : said.name(),
                said == null ? "" : said.host(),
                addresses,
                said == null ? -1 : said.people(),
                said != null && said.locked(),
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
        boolean tried = server.at.values().stream().allMatch(sight -> sight.tried);
        return tried ? State.SILENT : State.HEARD;
    }
}
