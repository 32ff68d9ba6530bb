package foyer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.hub.HubWithClients;
import foyer.hub.HubWithClients.Seat;
import foyer.protocol.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever happened, and however often the connection broke meanwhile: what a person sees at the
/// end is what they would see if they came in now.
class SameAsFreshTest {
    private static final int STEPS = 300;
    private static final List<String> ROOMS = List.of("lobby", "garden", "attic", "cellar");

    private final HubWithClients hubWithClients = new HubWithClients("lobby", "garden");
    private final List<Seat> people = new ArrayList<>();
    private int names;
    private int texts;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 50);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void stateAfterEventsEqualsFreshlyFetchedState(long seed) {
        var random = new Random(seed);
        for (String who : List.of("Host", "Ada", "Bob", "Cleo")) {
            people.add(hubWithClients.seat(who));
        }
        for (int i = 0; i < STEPS; i++) {
            act(random, people.get(random.nextInt(people.size())));
            for (int arriving = random.nextInt(12); arriving > 0; arriving--) {
                hubWithClients.step(random);
            }
            if (random.nextInt(4) == 0) {
                hubWithClients.hub.pass(Duration.ofMillis(250L * (1 + random.nextInt(8))));
            }
        }
        for (Seat person : people) {
            person.connect();
        }
        hubWithClients.settle();
        // whatever is closing is closed after this, and everybody may talk again
        hubWithClients.pass(Duration.ofSeconds(40));

        for (Seat person : people) {
            assertTrue(person.isLive());
            loadAll(person.model);
            ModelSnapshot seen = ModelSnapshot.of(person.model);
            assertSettled(person.model);
            ModelSnapshot fresh = ModelSnapshot.of(fresh(person, seen));
            assertEquals(fresh.me(), seen.me());
            assertEquals(fresh.rooms().keySet(), seen.rooms().keySet(), person.name());
            fresh.rooms()
                    .forEach(
                            (name, room) -> {
                                ModelSnapshot.Room then = seen.rooms().get(name);
                                assertEquals(room.entries(), then.entries());
                                assertEquals(room, then);
                            });
        }
    }

    private void act(Random random, Seat person) {
        ChatModel model = person.model;
        if (!person.isLive()) {
            switch (random.nextInt(4)) {
                case 0, 1 -> person.connect();
                case 2 -> say(random, person);
                default -> {}
            }
            return;
        }
        switch (random.nextInt(30)) {
            case 0, 1, 2, 3, 4, 5, 6 -> say(random, person);
            case 7, 8, 9 -> model.memberships().join(pick(random, ROOMS));
            case 10 -> model.memberships().join("short-lived " + ++names);
            case 11 ->
                    inside(random, model).stream()
                            .filter(room -> !room.isDirect())
                            .findFirst()
                            .ifPresent(room -> model.memberships().leave(room));
            case 12 -> {
                model.nameChange().proposedProperty().set(person.id() + " " + ++names);
                model.nameChange().submit();
            }
            case 13 -> model.memberships().direct(pick(random, people).id());
            case 14 ->
                    inside(random, model).stream()
                            .findFirst()
                            .ifPresent(room -> RoomActions.setTopic(room, "topic " + ++texts));
            // a name that is closed is not used again
            case 15 ->
                    inside(random, model).stream()
                            .filter(room -> room.name().startsWith("short-lived"))
                            .findFirst()
                            .ifPresent(room -> RoomActions.close(room, random.nextInt(20), ""));
            case 16 ->
                    inside(random, model).stream()
                            .filter(room -> room.closingProperty().get() != null)
                            .findFirst()
                            .ifPresent(room -> RoomActions.keep(room));
            case 17 -> model.hostModel().announce("announcement " + ++texts);
            case 18 ->
                    inside(random, model).stream()
                            .findFirst()
                            .ifPresent(
                                    room ->
                                            ModerationActions.setRole(
                                                    room,
                                                    pick(random, people).id(),
                                                    random.nextBoolean()
                                                            ? Role.MODERATOR
                                                            : Role.MEMBER));
            case 19 ->
                    inside(random, model).stream()
                            .findFirst()
                            .ifPresent(room -> room.history().loadOlder());
            case 20 -> person.lose();
            case 21 -> person.loseUnnoticed();
            case 22, 23, 24, 25, 26 -> amend(random, model);
            default -> hubWithClients.settle();
        }
    }

    private void amend(Random random, ChatModel model) {
        List<RoomModel> rooms = inside(random, model);
        if (rooms.isEmpty()) {
            return;
        }
        RoomModel room = rooms.getFirst();
        List<LogRow.Entry> entries = ModelSnapshot.entries(room);
        if (entries.isEmpty()) {
            return;
        }
        LogRow.Entry entry = pick(random, entries);
        switch (random.nextInt(6)) {
            case 0, 1 -> AmendmentActions.edit(room, entry, "edited " + ++texts);
            case 2 -> AmendmentActions.delete(room, entry);
            case 3 -> AmendmentActions.pin(room, entry.logEntry().seq(), random.nextBoolean());
            default -> AmendmentActions.react(room, entry, pick(random, List.of("👍", "🎂", "❤️")));
        }
    }

    private void say(Random random, Seat person) {
        List<RoomModel> rooms = inside(random, person.model);
        if (!rooms.isEmpty()) {
            person.model.messaging().send(rooms.getFirst(), person.id() + " says " + ++texts);
        }
    }

    /// The rooms a member is in or returns to, in any order.
    private static List<RoomModel> inside(Random random, ChatModel model) {
        var rooms =
                new ArrayList<>(
                        model.rooms().rooms().stream()
                                .filter(
                                        room ->
                                                room.membershipProperty().get() == Membership.INSIDE
                                                        || room.membershipProperty().get()
                                                                == Membership.RETURNING)
                                .toList());
        java.util.Collections.shuffle(rooms, random);
        return rooms;
    }

    private void loadAll(ChatModel model) {
        for (RoomModel room : List.copyOf(model.rooms().rooms())) {
            while (room.membershipProperty().get() == Membership.INSIDE
                    && room.history().hasOlderProperty().get()) {
                long first = room.log().first();
                room.history().loadOlder();
                hubWithClients.settle();
                assertTrue(room.log().first() < first, "older messages come when asked for");
            }
        }
    }

    /// Nothing is still on its way, and every log is whole and in order.
    private static void assertSettled(ChatModel model) {
        for (RoomModel room : model.rooms().rooms()) {
            Membership membership = room.membershipProperty().get();
            assertFalse(
                    membership == Membership.RETURNING, "everybody has returned to " + room.name());
            if (membership == Membership.INSIDE) {
                List<Long> seqs =
                        ModelSnapshot.entries(room).stream()
                                .map(entry -> entry.logEntry().seq())
                                .toList();
                assertEquals(seqs.stream().sorted().distinct().toList(), seqs);
                assertEquals(1, room.log().first());
                assertTrue(
                        room.log().outgoing().stream().allMatch(LogRow.Outgoing::isRefused),
                        () -> "on its way for ever: " + room.log().outgoing());
            }
        }
    }

    /// The same person, come in anew, in the same rooms.
    private ChatModel fresh(Seat person, ModelSnapshot seen) {
        ChatModel model = hubWithClients.seat(who(person), person.name()).model;
        seen.rooms()
                .forEach(
                        (name, room) -> {
                            if (room.membership() == Membership.INSIDE && !name.startsWith("@")) {
                                model.memberships().join(name);
                            }
                        });
        hubWithClients.settle();
        for (RoomModel room : List.copyOf(model.rooms().rooms())) {
            ModelSnapshot.Room then = seen.rooms().get(room.name());
            if (room.membershipProperty().get() == Membership.INSIDE
                    && !room.isDirect()
                    && (then == null || then.membership() != Membership.INSIDE)) {
                model.memberships().leave(room);
            }
        }
        hubWithClients.settle();
        hubWithClients.pass(Duration.ofSeconds(1));
        loadAll(model);
        return model;
    }

    private String who(Seat person) {
        return List.of("Host", "Ada", "Bob", "Cleo").get(people.indexOf(person));
    }

    private static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
