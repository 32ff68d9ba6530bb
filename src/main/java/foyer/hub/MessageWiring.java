package foyer.hub;

import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/// Makes and connects the handlers of what is written to rooms and read from them. Hub thread.
final class MessageWiring {
    final MessageHandler handler;
    final AmendmentHandler amendments;
    final RoomSettingsHandler roomSettings;
    final AnnouncementHandler announcements;
    final AnnouncementScheduler schedules;
    final SearchHandler searches;
    final MemberDeleter deleter;
    private final MessageExpiry expiry;

    MessageWiring(
            HubState state,
            HubSettings settings,
            MembershipHandler memberships,
            CompletedUploads uploads,
            InstantSource clock,
            LongSupplier nanoTime,
            Executor hubThread) {
        MembershipCheck membershipCheck = state.membershipCheck;
        Penalties penalties = state.penalties;
        Delivery delivery = state.delivery;
        this.handler =
                new MessageHandler(
                        state, memberships, uploads, settings.limits().rooms().page(), clock);
        this.amendments =
                new AmendmentHandler(
                        membershipCheck, penalties, state.contacts, delivery, state.logs, clock);
        this.roomSettings =
                new RoomSettingsHandler(
                        membershipCheck, state.contacts, delivery, state.store, clock);
        this.announcements = new AnnouncementHandler(state.rooms, delivery, state.logs, clock);
        this.schedules =
                new AnnouncementScheduler(
                        settings,
                        state.store.persistedState(),
                        announcements,
                        state.people,
                        penalties,
                        delivery,
                        nanoTime);
        this.searches = new SearchHandler(state, hubThread);
        this.deleter = new MemberDeleter(state, clock, nanoTime);
        this.expiry =
                new MessageExpiry(
                        state.rooms, state.store, delivery, state.fileReferences, clock, nanoTime);
    }

    void tick() {
        schedules.tick();
        expiry.tick();
        deleter.tick();
    }
}
