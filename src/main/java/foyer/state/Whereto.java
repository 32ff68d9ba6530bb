package foyer.state;

import foyer.lan.Near;
import foyer.language.Texts;
import foyer.link.Destination;
import foyer.link.Invite;
import foyer.link.ServerAddress;
import foyer.protocol.ShortCode;
import foyer.settings.KnownHost;
import foyer.settings.Settings;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Where somebody wants to go. Immutable; any thread.
///
/// @param room the room to go to; empty for none in particular
/// @param token what is given in place of a password; empty for nothing
record Whereto(Destination to, String room, String token) {

    /// By somebody who was given no token.
    Whereto(Destination to, String room) {
        this(to, room, "");
    }

    /// What a person typed: an invite link, a code that was said aloud, or an address.
    ///
    /// @param settings whom they know
    /// @param byCode answers with the servers near that have such a code
    /// @throws IllegalArgumentException with words to the person
    static Whereto of(String typed, Settings settings, Function<String, List<Near>> byCode) {
        if (ShortCode.isMeant(typed)) {
            Near near = near(ShortCode.tidy(typed), byCode);
            return of(NearbyModel.addresses(near), near.print(), settings);
        }
        if (Invite.isMeant(typed)) {
            Invite invite = Invite.parse(typed);
            return new Whereto(
                    new Destination(invite.addresses(), invite.print()),
                    invite.room(),
                    invite.token());
        }
        ServerAddress at = ServerAddress.parse(typed);
        return new Whereto(new Destination(List.of(at), settings.printAt(at.toString())), "");
    }

    /// A server that was found. If it is known by the key it says it has, it is that one; otherwise
    /// the address counts, where somebody else may be known.
    static Whereto of(List<ServerAddress> addresses, String print, Settings settings) {
        String before = settings.printAt(addresses.getFirst().toString());
        boolean known = settings.known(print) != null;
        return new Whereto(
                new Destination(addresses, known || before.isEmpty() ? print : before), "");
    }

    /// Where a known server was; what somebody wrote into the file by hand may be no address.
    static List<ServerAddress> addresses(KnownHost host) {
        return host.addresses().stream().flatMap(text -> address(text).stream()).toList();
    }

    private static Optional<ServerAddress> address(String text) {
        try {
            return Optional.of(ServerAddress.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Near near(String code, Function<String, List<Near>> byCode) {
        List<Near> near = byCode.apply(code);
        if (near.isEmpty()) {
            throw new IllegalArgumentException(Texts.of("start.code.nobody", code));
        }
        if (near.size() > 1) {
            throw new IllegalArgumentException(Texts.of("start.code.several", code));
        }
        return near.getFirst();
    }
}
