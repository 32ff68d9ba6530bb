package foyer.client;

import foyer.connection.Destination;
import foyer.connection.InviteLink;
import foyer.connection.ServerAddress;
import foyer.discovery.NearbyServer;
import foyer.language.Texts;
import foyer.protocol.ServerCode;
import foyer.settings.KnownServer;
import foyer.settings.Settings;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The server, and optionally the room, to join. Immutable; any thread.
///
/// @param room empty for any
/// @param token invitation token sent instead of a password; empty if none
record JoinTarget(Destination to, String room, String token) {

    JoinTarget(Destination to, String room) {
        this(to, room, "");
    }

    /// Parses what the user typed: an invite link, a server code or an address.
    ///
    /// @param settings the known servers
    /// @param serversByCode the nearby servers with a server code
    /// @throws IllegalArgumentException with a text for the user
    static JoinTarget of(
            String typed, Settings settings, Function<String, List<NearbyServer>> serversByCode) {
        if (ServerCode.looksLikeCode(typed)) {
            NearbyServer server = find(ServerCode.tidy(typed), serversByCode);
            return of(NearbyModel.addresses(server), server.fingerprint(), settings);
        }
        if (InviteLink.looksLikeLink(typed)) {
            InviteLink inviteLink = InviteLink.parse(typed);
            return new JoinTarget(
                    new Destination(inviteLink.addresses(), inviteLink.fingerprint()),
                    inviteLink.room(),
                    inviteLink.token());
        }
        ServerAddress address = ServerAddress.parse(typed);
        return new JoinTarget(
                new Destination(List.of(address), settings.fingerprintAt(address.toString())), "");
    }

    /// The target for a nearby server. If the announced key is unknown, but another key is known at
    /// the address, expects that one.
    static JoinTarget of(List<ServerAddress> addresses, String fingerprint, Settings settings) {
        String knownAtAddress = settings.fingerprintAt(addresses.getFirst().toString());
        boolean known = settings.known(fingerprint) != null;
        return new JoinTarget(
                new Destination(
                        addresses,
                        known || knownAtAddress.isEmpty() ? fingerprint : knownAtAddress),
                "");
    }

    /// The addresses of a known server, without the invalid ones: users may edit the settings file.
    static List<ServerAddress> addresses(KnownServer server) {
        return server.addresses().stream().flatMap(text -> address(text).stream()).toList();
    }

    private static Optional<ServerAddress> address(String text) {
        try {
            return Optional.of(ServerAddress.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static NearbyServer find(
            String code, Function<String, List<NearbyServer>> serversByCode) {
        List<NearbyServer> found = serversByCode.apply(code);
        if (found.isEmpty()) {
            throw new IllegalArgumentException(Texts.of("start.code.nobody", code));
        }
        if (found.size() > 1) {
            throw new IllegalArgumentException(Texts.of("start.code.several", code));
        }
        return found.getFirst();
    }
}
