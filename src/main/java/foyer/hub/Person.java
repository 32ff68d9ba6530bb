package foyer.hub;

import foyer.protocol.Member;
import foyer.protocol.Presence;
import foyer.protocol.Role;
import foyer.serverstore.Change;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A person whom the hub knows, online or not. Hub thread.
final class Person {
    /// Bytes of an answer that one token of [Pace#READING] pays for.
    private static final double READ_BYTES = 16 * 1024;

    final String id;
    final Budget budget;
    final Set<Room> rooms = new LinkedHashSet<>();
    String name;
    Role role;

    /// The connection, or null while offline.
    @Nullable Peer peer;

    /// The budget of everyone at their address, or null if the address is not limited.
    @Nullable Budget addressBudget;

    /// Whether the current or last session came in at the guests' port.
    boolean guest;

    boolean muted;
    Presence presence = Presence.HERE;

    /// The status text, or null if none.
    @Nullable String status;

    /// The names of the members whom this person ignores, by ID.
    final Map<String, String> ignored = new LinkedHashMap<>();

    /// Limits typing notifications; null until the first one.
    @Nullable TokenBucket typing;

    /// Whether the store has this person.
    boolean stored;

    private @Nullable Member member;

    /// The largest number `n` this person used; a larger one is certainly new.
    long lastN;

    Person(String id, String name, Role role, Budget budget) {
        this.id = id;
        this.name = name;
        this.role = role;
        this.budget = budget;
    }

    /// Takes tokens of this person and of their address.
    void charge(Pace pace, double tokens) {
        budget.of(pace).charge(tokens);
        if (addressBudget != null) {
            addressBudget.of(pace).charge(tokens);
        }
    }

    /// Charges for an answer that was sent.
    void chargeRead(int bytes) {
        charge(Pace.READING, bytes / READ_BYTES);
    }

    Change.Member toChange(Role newRole) {
        return new Change.Member(id, name, newRole);
    }

    /// The person as others see them. Checking the texts anew for each of a thousand members would
    /// hold the hub for tens of milliseconds, so the result is kept until something changes.
    Member member() {
        Member current = member;
        if (current == null || !isUpToDate(current)) {
            current = new Member(id, name, role, guest, muted, presence, status);
            member = current;
        }
        return current;
    }

    private boolean isUpToDate(Member seen) {
        return seen.name().equals(name)
                && seen.role() == role
                && seen.isGuest() == guest
                && seen.isMuted() == muted
                && seen.present() == presence
                && Objects.equals(seen.status(), status);
    }
}
