package foyer.hub;

import java.time.InstantSource;
import java.util.function.LongSupplier;

/// Makes and connects the handlers of sessions and their members. Hub thread.
final class SessionWiring {
    final NameHandler names;
    final SessionHandler handler;
    final SignInHandler signIns;
    final Moderation moderation;

    SessionWiring(
            HubState state,
            HubSettings settings,
            PasswordHandler passwords,
            RoomWiring rooms,
            AnnouncementScheduler schedules,
            InvitationHandler invitations,
            InstantSource clock,
            LongSupplier nanoTime) {
        People people = state.people;
        Penalties penalties = state.penalties;
        Delivery delivery = state.delivery;
        this.names = new NameHandler(people, delivery);
        this.handler =
                new SessionHandler(
                        people,
                        rooms.memberships,
                        passwords,
                        delivery,
                        settings.limits().hello(),
                        nanoTime,
                        state.identity);
        var welcomes =
                new WelcomeSender(
                        settings.name(),
                        state.store.logId(),
                        rooms.lists,
                        schedules,
                        penalties,
                        state.contacts,
                        state.storeHealth,
                        delivery);
        this.signIns =
                new SignInHandler(
                        people, penalties, passwords, names, handler, welcomes, delivery, nanoTime);
        this.moderation =
                new Moderation(
                        settings.name(),
                        people,
                        penalties,
                        handler,
                        schedules,
                        invitations,
                        delivery,
                        clock);
    }

    void tick() {
        handler.tick();
        moderation.tick();
    }
}
