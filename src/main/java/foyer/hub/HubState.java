package foyer.hub;

import foyer.serverstore.MessageStore;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/// The state that all handlers share, as restored from the store: members, rooms and penalties,
/// with what stores and delivers changes to them. Hub thread.
final class HubState {
    /// What guests know the server by: its key fingerprint, or its log id if it has no key.
    final String identity;

    final MessageStore store;
    final StoreHealth storeHealth;
    final People people;
    final RoomRegistry rooms;
    final RoomLogs logs;
    final FileReferences fileReferences;
    final Delivery delivery;
    final Penalties penalties;
    final MembershipCheck membershipCheck;
    final ContactHandler contacts;

    HubState(HubSettings settings, MessageStore store, InstantSource clock, LongSupplier nanoTime) {
        this.identity = settings.fingerprint().isEmpty() ? store.logId() : settings.fingerprint();
        this.store = store;
        this.storeHealth = new StoreHealth(store, nanoTime);
        this.people = new People(settings, store, nanoTime.getAsLong());
        this.rooms = new RoomRegistry(store, storeHealth, people);
        this.logs = new RoomLogs(store);
        this.fileReferences = new FileReferences(store, rooms);
        this.delivery = new Delivery(storeHealth, fileReferences);
        this.penalties = new Penalties(store.persistedState(), people, delivery, clock);
        this.membershipCheck = new MembershipCheck(rooms, logs, delivery);
        this.contacts = new ContactHandler(rooms, people, delivery);
    }
}
