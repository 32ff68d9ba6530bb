package foyer.hub;

import foyer.protocol.Code;
import foyer.protocol.Command;
import foyer.protocol.Departure;
import foyer.protocol.Event;
import foyer.protocol.Logged.Said;
import foyer.protocol.Request;
import foyer.store.MessageStore;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Decides what happens: takes one command after the other and says who is told what. Owned by
/// [HubLoop]'s thread, or by a test; never by two.
public final class Hub {
    private final Storing storing;
    private final Delivery delivery;
    private final Lengths lengths;
    private final People people;
    private final List<String> startRooms;
    private final String firstRoom;
    private final Rooms rooms = new Rooms();
    private final Shares shares = new Shares();
    private final Elsewhere elsewhere;
    private final Invitations invitations;
    private final Passwords passwords;
    private final Greeting greeting;
    private final Moderation moderation;
    private final Closings closings;
    private final Pacing pacing;
    private final Doors doors;
    private final Talk talk;
    private final Sharing sharing;
    private final Amendments amendments;
    private final Readings readings;
    private final Presences presences;
    private final Searching searching;
    private final Agenda agenda;
    private final Expiry expiry;

    /// @param clock for the times that people see
    /// @param nanoTime for everything that is measured; never goes back
    /// @param hashing where passwords are hashed, which takes long; full, it throws
    /// @param filing where shared files lie; nothing to take none
    public Hub(
            HubSettings settings,
            MessageStore store,
            InstantSource clock,
            LongSupplier nanoTime,
            RandomGenerator random,
            Executor hashing,
            @Nullable Filing filing) {
        this.startRooms = settings.rooms();
        this.firstRoom = settings.firstRoom();
        this.storing = new Storing(store, nanoTime);
        this.delivery = new Delivery(storing, shares);
        HubLimits limits = settings.limits();
        this.lengths = new Lengths(limits.texts(), delivery);
        this.people = new People(settings, store, nanoTime.getAsLong());
        this.elsewhere = new Elsewhere(delivery, hashing);
        var locks = new Locks(rooms, delivery);
        this.invitations = new Invitations(locks, delivery, clock);
        this.passwords =
                new Passwords(
                        locks,
                        invitations,
                        people,
                        delivery,
                        limits.guesses(),
                        nanoTime,
                        elsewhere);
        var logs = new Logbook(store);
        this.closings = new Closings(rooms, people, delivery, shares, nanoTime);
        this.pacing = new Pacing(delivery, nanoTime);
        this.readings = new Readings(rooms, delivery, storing, nanoTime);
        this.doors =
                new Doors(
                        rooms, people, closings, readings, passwords, delivery, lengths, pacing,
                        limits, store, logs, nanoTime, random);
        var penalties = new Penalties(store.standing(), people, delivery, clock);
        var within = new Within(rooms, logs, delivery);
        var space = new RoomForFiles(filing, people, storing, delivery, nanoTime);
        this.sharing =
                new Sharing(filing, within, shares, people, penalties, delivery, space, nanoTime);
        this.talk =
                new Talk(
                        rooms,
                        within,
                        doors,
                        penalties,
                        sharing,
                        delivery,
                        logs,
                        limits.page(),
                        clock);
        this.amendments = new Amendments(within, penalties, delivery, logs, clock);
        this.presences = new Presences(rooms, delivery, nanoTime);
        this.searching = new Searching(within, store, delivery);
        this.expiry = new Expiry(rooms, store, delivery, shares, clock, nanoTime);
        this.agenda =
                new Agenda(settings, store.standing(), talk, people, penalties, delivery, nanoTime);
        this.greeting =
                new Greeting(
                        settings.name(),
                        store.logId(),
                        people,
                        penalties,
                        passwords,
                        elsewhere,
                        doors,
                        agenda,
                        delivery,
                        storing,
                        limits.hello(),
                        nanoTime);
        this.moderation =
                new Moderation(settings.name(), people, penalties, greeting, delivery, clock);
        doors.reopen();
        for (Said shared : store.shared()) {
            Room room = rooms.named(shared.room());
            if (room != null) {
                shares.add(room, shared);
            }
        }
        readings.reopen(store.standing());
        passwords.reopen(store.standing());
        invitations.reopen(store.standing());
        openAtStart();
    }

    private void openAtStart() {
        startRooms.forEach(doors::openAtStart);
        if (rooms.open() == 0 && !firstRoom.isEmpty()) {
            doors.openAtStart(firstRoom);
        }
    }

    /// One in which no password can be set or tried: that is refused as busy.
    public Hub(
            HubSettings settings,
            MessageStore store,
            InstantSource clock,
            LongSupplier nanoTime,
            RandomGenerator random) {
        this(
                settings,
                store,
                clock,
                nanoTime,
                random,
                _ -> {
                    throw new RejectedExecutionException("nothing hashes passwords here");
                });
    }

    /// One that takes no files.
    public Hub(
            HubSettings settings,
            MessageStore store,
            InstantSource clock,
            LongSupplier nanoTime,
            RandomGenerator random,
            Executor hashing) {
        this(settings, store, clock, nanoTime, random, hashing, null);
    }

    /// Before [HubLoop] has it: the server asks for this password from now on, or for none if it is
    /// empty. Takes some 50 ms.
    public void setPasswordAtStart(String password) {
        passwords.setAtStart(password);
    }

    /// The way back to the hub's thread for what was done elsewhere.
    void hearsBackBy(Executor hub) {
        elsewhere.hearsBackBy(hub);
        sharing.hearsBackBy(hub);
    }

    void opened(Peer peer) {
        greeting.opened(peer);
    }

    /// A command of this peer's could not be carried out, through no fault of theirs.
    void broke(Peer peer, long re) {
        delivery.refuse(
                peer, re, Code.FAULT, "Something broke in the server. Nobody else noticed.");
    }

    void gone(Peer peer, Departure reason) {
        greeting.gone(peer, reason);
    }

    /// Stores and tells what waits.
    void settle() {
        delivery.settle();
        if (storing.isNews()) {
            delivery.tellAll(people.here(), storing.event());
        }
    }

    /// Lets go what was told since the last time.
    ///
    /// @return to how many, about
    int flush() {
        return delivery.flush();
    }

    /// What can be done after that.
    void tidy() {
        storing.tidy();
    }

    /// What time brings: late hellos, closings, scheduled announcements, counts.
    void tick() {
        greeting.tick();
        moderation.tick();
        doors.tick();
        agenda.tick();
        expiry.tick();
        readings.tick();
        sharing.tick();
        boolean worked = storing.works();
        storing.tick();
        if (storing.works() && !worked) {
            openAtStart();
        }
        settle();
        storing.index();
    }

    Census census() {
        return new Census(people.here().size(), rooms.open(), passwords.server().isSet());
    }

    void stop(String words, int retryAfter) {
        readings.store();
        greeting.stop(words, retryAfter);
    }

    void dismissGuests(String words) {
        greeting.dismissGuests(words);
    }

    void asked(Peer peer, Request request) {
        long re = request.id();
        Command command = request.command();
        if (lengths.isTooLong(peer, re, command)) {
            return;
        }
        if (command instanceof Command.Hello hello) {
            greeting.hello(peer, re, hello);
            return;
        }
        Person person = people.at(peer);
        if (person == null) {
            delivery.refuse(peer, re, Code.OUT_OF_ORDER, "Say hello first.");
            return;
        }
        if (pacing.isTooFast(person, re, command)) {
            return;
        }
        switch (command) {
            case Command.Hello _ -> {}
            case Command.Say say -> talk.say(person, re, say);
            case Command.Offer offer -> sharing.offer(person, re, offer);
            case Command.Chunk chunk -> sharing.chunk(person, re, chunk);
            case Command.Withdraw withdraw -> sharing.withdraw(person, withdraw);
            case Command.Fetch fetch -> sharing.fetch(person, re, fetch);
            case Command.Edit edit -> amendments.edit(person, re, edit);
            case Command.Delete delete -> amendments.delete(person, re, delete);
            case Command.React react -> amendments.react(person, re, react);
            case Command.Pin pin -> amendments.pin(person, re, pin);
            case Command.Read read -> readings.read(person, read);
            case Command.Typing typing -> presences.typing(person, typing);
            case Command.SetPresence set -> presences.set(person, set);
            case Command.Search search -> searching.search(person, re, search);
            case Command.Announce announce -> talk.announce(person, re, announce);
            case Command.SetTopic setTopic -> talk.setTopic(person, re, setTopic);
            case Command.SetKeeping set -> talk.setKeeping(person, re, set);
            case Command.History history -> talk.history(person, re, history);
            case Command.Echo echo ->
                    delivery.tellUnordered(peer, new Event.Echoed(re, echo.text()));
            case Command.Ping _ -> delivery.tellUnordered(peer, new Event.Pong(re));
            case Command.Join join -> doors.join(person, re, join);
            case Command.Leave leave -> doors.leave(person, leave);
            case Command.Direct direct -> doors.direct(person, re, direct);
            case Command.CloseRoom close -> closings.close(person, re, close);
            case Command.KeepRoom keep -> closings.keep(person, re, keep);
            case Command.Rename rename -> greeting.rename(person, re, rename);
            case Command.Remove remove -> moderation.remove(person, re, remove);
            case Command.Ban ban -> moderation.ban(person, re, ban);
            case Command.Unban unban -> moderation.unban(person, re, unban);
            case Command.Mute mute -> moderation.mute(person, re, mute);
            case Command.Unmute unmute -> moderation.unmute(person, re, unmute);
            case Command.SetRole setRole -> greeting.setRole(person, re, setRole);
            case Command.SetPassword set -> passwords.set(person, re, set);
            case Command.Invite invite -> invitations.invite(person, re, invite);
            case Command.AddSchedule add -> agenda.add(person, re, add);
            case Command.DropSchedule drop -> agenda.drop(person, re, drop);
            case Command.Goodbye _ -> greeting.goodbye(person);
        }
    }
}
