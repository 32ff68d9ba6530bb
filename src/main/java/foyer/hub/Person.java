package foyer.hub;

import foyer.protocol.Member;
import foyer.protocol.Presence;
import foyer.protocol.Role;
import foyer.serverstore.Change;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A member the hub knows, here or away. One thread, the hub's.
final class Person {
    final String id;
    private final TokenBucket tokenBucket;
    final Set<Room> rooms = new LinkedHashSet<>();
    String name;
    Role role;

    /// The connection, while there is one.
    @Nullable Peer peer;

    /// What they share with all who come from their address; nothing if that is not limited.
    @Nullable TokenBucket addressPace;

    /// Whether they are here, or were last, with a browser.
    boolean guest;

    /// Whether they may say nothing for now.
    boolean muted;

    /// Whether they are at hand, while they are here.
    Presence presence = Presence.HERE;

    /// What they say of that.
    @Nullable String status;

    /// How often they may seem to write.
    @Nullable TokenBucket typing;

    /// Whether the store knows this member.
    boolean stored;

    /// The largest `n` this member used; a larger one is certainly new.
    long lastN;

    Person(String id, String name, Role role, TokenBucket tokenBucket) {
        this.id = id;
        this.name = name;
        this.role = role;
        this.tokenBucket = tokenBucket;
    }

    /// Whether they alone do too much just now that others hear of.
    boolean isTooFast(long nanos) {
        return !tokenBucket.tryTake(nanos);
    }

    /// Whether they do with all who come from their address.
    boolean isAddressTooFast(long nanos) {
        return addressPace != null && !addressPace.tryTake(nanos);
    }

    /// As the store keeps them, with this role.
    Change.Member toChange(Role as) {
        return new Change.Member(id, name, as);
    }

    Member member() {
        return new Member(id, name, role, guest, muted, presence, status);
    }
}
