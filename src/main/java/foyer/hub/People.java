package foyer.hub;

import foyer.protocol.Names;
import foyer.protocol.Presence;
import foyer.protocol.Role;
import foyer.serverstore.Change;
import foyer.serverstore.MessageStore;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The known persons, online and offline, and the names in use: those of hosts and moderators stay
/// reserved while they are offline. Hub thread.
final class People {
    /// How many offline persons stay in memory, not counting those in the store.
    static final int OFFLINE_MAX = 2_000;

    private final HubSettings settings;
    private final MessageStore store;
    private final SequencedMap<String, Person> offline = new LinkedHashMap<>();
    private final Map<String, Person> online = new LinkedHashMap<>();
    private final Map<String, Person> byName = new HashMap<>();
    private final AddressRateLimiter addressRateLimiter;
    private final IdentityHashMap<Peer, Person> byPeer = new IdentityHashMap<>();

    People(HubSettings settings, MessageStore store, long nanos) {
        this.settings = settings;
        this.store = store;
        this.addressRateLimiter = new AddressRateLimiter(settings.limits().perAddress());
        for (Change.Member saved : store.persistedState().members()) {
            // hosts are those of the settings, whatever was stored
            Role role = saved.role() == Role.HOST ? Role.MEMBER : saved.role();
            Person person = person(saved.id(), saved.name(), role, nanos);
            person.stored = true;
            offline.put(person.id, person);
            if (person.role.moderates()) {
                NameSkeleton.of(person.name)
                        .forEach(skeleton -> byName.putIfAbsent(skeleton, person));
            }
        }
        for (Change.Ignored saved : store.persistedState().ignored()) {
            Person person = offline.get(saved.by());
            if (person != null) {
                person.ignored.put(saved.member(), saved.name());
            }
        }
    }

    private Person person(String id, String name, Role role, long nanos) {
        boolean host = isHost(id);
        var budget = new Budget(settings.limits().perMember(), nanos);
        var person = new Person(id, name, host ? Role.HOST : role, budget);
        person.lastN = store.numbers().last(id);
        return person;
    }

    /// Whether a member is a host, online or not.
    boolean isHost(String id) {
        return settings.hosts().contains(id);
    }

    /// The person with this ID, or a new one that is unknown until [#connect].
    Person findOrCreate(String id, String name, long nanos) {
        Person known = byId(id);
        return known != null ? known : person(id, name, Role.MEMBER, nanos);
    }

    /// The known persons of a direct conversation; empty if the name is another room's.
    List<Person> pairOf(String room) {
        return Names.isDirect(room)
                ? Names.pair(room).stream().map(this::byId).filter(Objects::nonNull).toList()
                : List.of();
    }

    /// Whether a name looks like the name of another person who is online, or of a host or
    /// moderator who is not.
    boolean isNameTaken(String name, Person person) {
        return NameSkeleton.of(name).stream()
                .map(byName::get)
                .anyMatch(holder -> holder != null && holder != person);
    }

    void connect(Person person, Peer peer, String name, long nanos) {
        offline.remove(person.id);
        online.put(person.id, person);
        person.peer = peer;
        person.presence = Presence.HERE;
        person.status = null;
        person.guest = peer.isGuest();
        person.addressBudget = addressRateLimiter.budgetOf(peer.inetAddress(), nanos);
        byPeer.put(peer, person);
        rename(person, name);
    }

    void rename(Person person, String name) {
        releaseName(person);
        person.name = name;
        NameSkeleton.of(name).forEach(skeleton -> byName.put(skeleton, person));
    }

    private void releaseName(Person person) {
        NameSkeleton.of(person.name).forEach(skeleton -> byName.remove(skeleton, person));
    }

    void disconnect(Person person) {
        Peer peer = person.peer;
        if (peer != null) {
            byPeer.remove(peer);
        }
        person.peer = null;
        online.remove(person.id);
        if (!person.role.moderates()) {
            releaseName(person);
        }
        offline.putLast(person.id, person);
    }

    /// Evicts the persons who have been offline longest, except those in the store.
    void evictLongestOffline() {
        var longest = offline.values().iterator();
        int excess = offline.size() - OFFLINE_MAX;
        while (excess > 0 && longest.hasNext()) {
            if (!longest.next().stored) {
                longest.remove();
                excess--;
            }
        }
    }

    /// The person signed in on a connection, or null if none is.
    @Nullable Person connectedAs(Peer peer) {
        return byPeer.get(peer);
    }

    /// An online person, or null if there is none with this ID.
    @Nullable Person online(String id) {
        return online.get(id);
    }

    /// A person, online or not, or null if the ID is unknown.
    @Nullable Person byId(String id) {
        Person person = online.get(id);
        return person != null ? person : offline.get(id);
    }

    Collection<Person> online() {
        return Collections.unmodifiableCollection(online.values());
    }

    /// The online hosts.
    Collection<Person> hosts() {
        return online.values().stream().filter(person -> person.role == Role.HOST).toList();
    }

    /// The online moderators and hosts.
    Collection<Person> moderators() {
        return online.values().stream().filter(person -> person.role.moderates()).toList();
    }

    /// A person and all members of their rooms.
    static Set<Person> withRoommates(Person person) {
        var all = new LinkedHashSet<Person>();
        all.add(person);
        for (Room room : person.rooms) {
            all.addAll(room.members);
        }
        return all;
    }
}
