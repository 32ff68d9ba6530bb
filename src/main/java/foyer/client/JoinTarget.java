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

/// Where somebody wants to go. Immutable; any thread.
///
/// @param room the room to go to; empty for none in particular
/// @param token what is given in place of a password; empty for nothing
record JoinTarget(Destination to, String room, String token) {

    /// By somebody who was given no token.
    JoinTarget(Destination to, String room) {
        this(to, room, "");
    }

    /// What a person typed: an invite link, a code that was said aloud, or an address.
    ///
    /// @param settings whom they know
    /// @param byCode answers with the servers near that have such a code
    /// @throws IllegalArgumentException with words to the person
    static JoinTarget of(
            String typed, Settings settings, Function<String, List<NearbyServer>> byCode) {
        if (ServerCode.looksLikeCode(typed)) {
            NearbyServer near = near(ServerCode.tidy(typed), byCode);
            return of(NearbyModel.addresses(near), near.fingerprint(), settings);
        }
        if (InviteLink.looksLikeLink(typed)) {
            InviteLink inviteLink = InviteLink.parse(typed);
            return new JoinTarget(
                    new Destination(inviteLink.addresses(), inviteLink.fingerprint()),
                    inviteLink.room(),
                    inviteLink.token());
        }
        ServerAddress at = ServerAddress.parse(typed);
        return new JoinTarget(
                new Destination(List.of(at), settings.fingerprintAt(at.toString())), "");
    }

    /// A server that was found. If it is known by the key it says it has, it is that one; otherwise
    /// the address counts, where somebody else may be known.
    static JoinTarget of(List<ServerAddress> addresses, String fingerprint, Settings settings) {
        String before = settings.fingerprintAt(addresses.getFirst().toString());
        boolean known = settings.known(fingerprint) != null;
        return new JoinTarget(
                new Destination(addresses, known || before.isEmpty() ? fingerprint : before), "");
    }

    /// Where a known server was; what somebody wrote into the file by hand may be no address.
    static List<ServerAddress> addresses(KnownServer host) {
        return host.addresses().stream().flatMap(text -> address(text).stream()).toList();
    }

    private static Optional<ServerAddress> address(String text) {
        try {
            return Optional.of(ServerAddress.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static NearbyServer near(String code, Function<String, List<NearbyServer>> byCode) {
        List<NearbyServer> near = byCode.apply(code);
        if (near.isEmpty()) {
            throw new IllegalArgumentException(Texts.of("start.code.nobody", code));
        }
        if (near.size() > 1) {
            throw new IllegalArgumentException(Texts.of("start.code.several", code));
        }
        return near.getFirst();
    }
}
