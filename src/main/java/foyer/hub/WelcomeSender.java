package foyer.hub;

import foyer.protocol.Event;
import foyer.protocol.Limits;

/// Sends a member who signs in the state of the server. Hub thread.
final class WelcomeSender {
    private final String serverName;
    private final String logId;
    private final RoomListSender roomLists;
    private final AnnouncementScheduler announcements;
    private final Penalties penalties;
    private final ContactHandler contacts;
    private final StoreHealth storeHealth;
    private final Delivery delivery;

    WelcomeSender(
            String serverName,
            String logId,
            RoomListSender roomLists,
            AnnouncementScheduler announcements,
            Penalties penalties,
            ContactHandler contacts,
            StoreHealth storeHealth,
            Delivery delivery) {
        this.serverName = serverName;
        this.logId = logId;
        this.roomLists = roomLists;
        this.announcements = announcements;
        this.penalties = penalties;
        this.contacts = contacts;
        this.storeHealth = storeHealth;
        this.delivery = delivery;
    }

    /// @param locked whether the server has a password
    void send(Person person, boolean locked) {
        delivery.send(
                person.peer,
                new Event.Welcome(Limits.PROTOCOL, serverName, logId, person.member(), locked));
        contacts.sendIgnoredTo(person);
        roomLists.sendTo(person);
        announcements.sendIfModerator(person);
        penalties.sendMuteTo(person);
        penalties.sendBansIfModerator(person);
        if (!storeHealth.isWritable()) {
            delivery.send(person.peer, storeHealth.statusEvent());
        }
    }
}
