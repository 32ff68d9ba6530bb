package foyer.hub;

import foyer.protocol.Member;
import foyer.protocol.Presence;
import foyer.protocol.Role;
import foyer.serverstore.Change;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A person whom the hub knows, online or not. Hub thread.
final class Person {
    final String id;
    private final TokenBucket tokenBucket;
    final Set<Room> rooms = new LinkedHashSet<>();
    String name;
    Role role;

    /// The connection, or null while offline.
    @Nullable Peer peer;

    /// The bucket of everyone at their address, or null if the address is not limited.
    @Nullable TokenBucket addressBucket;

    /// Whether the current or last session came in at the guests' port.
    boolean guest;

    boolean muted;
    Presence presence = Presence.HERE;

    /// The status text, or null if none.
    @Nullable String status;

    /// Limits typing notifications; null until the first one.
    @Nullable TokenBucket typing;

    /// Whether the store has this person.
    boolean stored;

    /// The largest number `n` this person used; a larger one is certainly new.
    long lastN;

    Person(String id, String name, Role role, TokenBucket tokenBucket) {
        this.id = id;
        this.name = name;
        this.role = role;
        this.tokenBucket = tokenBucket;
    }

    /// Takes a token of this person's bucket.
    ///
    /// @return true if there was one, false if the command must be refused
    boolean tryTakeToken(long nanos) {
        return tokenBucket.tryTake(nanos);
    }

    /// Takes a token of the address's bucket.
    ///
    /// @return true if there was one or the address is not limited, false if the command must be
    ///   refused
    boolean tryTakeAddressToken(long nanos) {
        return addressBucket == null || addressBucket.tryTake(nanos);
    }

    Change.Member toChange(Role newRole) {
        return new Change.Member(id, name, newRole);
    }

    Member member() {
        return new Member(id, name, role, guest, muted, presence, status);
    }
}
