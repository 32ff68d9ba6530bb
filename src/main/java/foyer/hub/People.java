package foyer.hub;

import foyer.protocol.MemberId;
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

/// Who is known, who is here, and who has which name. One thread, the hub's.
final class People {
    /// How many members who are away are remembered; beyond, the longest away is forgotten.
    static final int AWAY_MAX = 2_000;

    private final HubSettings settings;
    private final MessageStore store;
    private final SequencedMap<String, Person> away = new LinkedHashMap<>();
    private final Map<String, Person> online = new LinkedHashMap<>();
    private final Map<String, Person> byName = new HashMap<>();
    private final AddressRateLimiter addressRateLimiter;
    private final IdentityHashMap<Peer, Person> byPeer = new IdentityHashMap<>();

    People(HubSettings settings, MessageStore store, long nanos) {
        this.settings = settings;
        this.store = store;
        this.addressRateLimiter = new AddressRateLimiter(settings.limits().perAddress());
        for (Change.Member stored : store.persistedState().members()) {
            Person person = person(stored.id(), stored.name(), stored.role(), nanos);
            person.stored = true;
            away.put(person.id, person);
        }
    }

    private Person person(String id, String name, Role role, long nanos) {
        boolean host = settings.hosts().contains(id);
        TokenBucket tokenBucket = settings.limits().perMember().newBucket(nanos);
        var person = new Person(id, name, host ? Role.HOST : role, tokenBucket);
        person.lastN = store.numbers().last(id);
        return person;
    }

    /// The person behind a key, known or new; not yet here.
    Person findOrCreate(String key, String name, long nanos) {
        String id = MemberId.of(key);
        Person known = online.getOrDefault(id, away.get(id));
        return known != null ? known : person(id, name, Role.MEMBER, nanos);
    }

    /// The two of a direct conversation, if both are known.
    List<Person> pairOf(String direct) {
        return Names.isDirect(direct)
                ? Names.pair(direct).stream().map(this::byId).filter(Objects::nonNull).toList()
                : List.of();
    }

    /// Whether a name looks like that of somebody else who is here.
    boolean isNameTaken(String name, Person by) {
        return NameSkeleton.of(name).stream()
                .map(byName::get)
                .anyMatch(holder -> holder != null && holder != by);
    }

    void connect(Person person, Peer peer, String name, long nanos) {
        away.remove(person.id);
        online.put(person.id, person);
        person.peer = peer;
        person.presence = Presence.HERE;
        person.status = null;
        person.guest = peer.isGuest();
        person.addressPace = addressRateLimiter.bucketFor(peer.inetAddress(), nanos);
        byPeer.put(peer, person);
        rename(person, name);
    }

    void rename(Person person, String name) {
        giveUpName(person);
        person.name = name;
        NameSkeleton.of(name).forEach(likeness -> byName.put(likeness, person));
    }

    private void giveUpName(Person person) {
        NameSkeleton.of(person.name).forEach(likeness -> byName.remove(likeness, person));
    }

    void disconnect(Person person) {
        Peer peer = person.peer;
        if (peer != null) {
            byPeer.remove(peer);
        }
        person.peer = null;
        online.remove(person.id);
        giveUpName(person);
        away.putLast(person.id, person);
    }

    /// Forgets those longest away, but nobody who was noted.
    void forgetLongAway() {
        var oldest = away.values().iterator();
        int excess = away.size() - AWAY_MAX;
        while (excess > 0 && oldest.hasNext()) {
            if (!oldest.next().stored) {
                oldest.remove();
                excess--;
            }
        }
    }

    @Nullable Person connectedAs(Peer peer) {
        return byPeer.get(peer);
    }

    @Nullable Person online(String id) {
        return online.get(id);
    }

    @Nullable Person byId(String id) {
        Person person = online.get(id);
        return person != null ? person : away.get(id);
    }

    Collection<Person> online() {
        return Collections.unmodifiableCollection(online.values());
    }

    Collection<Person> hosts() {
        return online.values().stream().filter(person -> person.role == Role.HOST).toList();
    }

    Collection<Person> moderators() {
        return online.values().stream().filter(person -> person.role.moderates()).toList();
    }

    /// A person and all who share a room with them.
    static Set<Person> withRoommates(Person person) {
        var all = new LinkedHashSet<Person>();
        all.add(person);
        for (Room room : person.rooms) {
            all.addAll(room.members);
        }
        return all;
    }
}
