package foyer.hub;

import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/// Makes and connects the handlers of rooms and their members. Hub thread.
final class RoomWiring {
    final RoomListSender lists;
    final RoomOpener opener;
    final RoomClosingHandler closings;
    final ReadReceiptHandler readReceipts;
    final MembershipHandler memberships;

    RoomWiring(
            HubState state,
            HubLimits.RoomLimits limits,
            PasswordHandler passwords,
            LengthValidator lengthValidator,
            CommandRateLimiter rateLimiter,
            LongSupplier nanoTime,
            RandomGenerator random) {
        Delivery delivery = state.delivery;
        this.lists = new RoomListSender(state.rooms, state.people, delivery, nanoTime);
        this.opener =
                new RoomOpener(
                        state.rooms,
                        lists,
                        lengthValidator,
                        rateLimiter,
                        state.penalties,
                        delivery,
                        limits,
                        random);
        this.closings =
                new RoomClosingHandler(
                        state.rooms, state.people, delivery, state.fileReferences, nanoTime);
        this.readReceipts =
                new ReadReceiptHandler(
                        state.store.persistedState(),
                        state.rooms,
                        delivery,
                        state.storeHealth,
                        nanoTime);
        this.memberships =
                new MembershipHandler(
                        state.rooms,
                        state.people,
                        opener,
                        new RoomSnapshotSender(
                                state.logs, readReceipts, delivery, limits.page(), nanoTime),
                        closings,
                        passwords,
                        state.contacts,
                        delivery);
    }

    void tick() {
        closings.tick();
        lists.tick();
        readReceipts.tick();
    }
}
