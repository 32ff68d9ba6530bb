package foyer.hub;

import foyer.protocol.Command;
import foyer.protocol.Departure;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.LogEntry.Said;
import foyer.protocol.Request;
import foyer.serverstore.MessageStore;
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
    private final StoreHealth storeHealth;
    private final Delivery delivery;
    private final LengthValidator lengthValidator;
    private final People people;
    private final List<String> startRooms;
    private final String firstRoom;
    private final RoomRegistry rooms = new RoomRegistry();
    private final FileReferences fileReferences = new FileReferences();
    private final PasswordHasher hasher;
    private final InvitationHandler invitations;
    private final PasswordHandler passwords;
    private final SessionHandler sessions;
    private final Moderation moderation;
    private final RoomClosingHandler closings;
    private final CommandRateLimiter rateLimiter;
    private final MembershipHandler memberships;
    private final MessageHandler messages;
    private final FileTransferHandler fileTransfers;
    private final AmendmentHandler amendments;
    private final ReadReceiptHandler readReceipts;
    private final PresenceHandler presences;
    private final SearchHandler searchHandler;
    private final AnnouncementScheduler announcements;
    private final MessageExpiry expiry;

    /// @param clock for the times that people see
    /// @param nanoTime for everything that is measured; never goes back
    /// @param hashing where passwords are hashed, which takes long; full, it throws
    /// @param fileWorker where shared files lie; nothing to take none
    public Hub(
            HubSettings settings,
            MessageStore store,
            InstantSource clock,
            LongSupplier nanoTime,
            RandomGenerator random,
            Executor hashing,
            @Nullable FileWorker fileWorker) {
        this.startRooms = settings.rooms();
        this.firstRoom = settings.firstRoom();
        this.storeHealth = new StoreHealth(store, nanoTime);
        this.delivery = new Delivery(storeHealth, fileReferences);
        HubLimits limits = settings.limits();
        this.lengthValidator = new LengthValidator(limits.textLengths(), delivery);
        this.people = new People(settings, store, nanoTime.getAsLong());
        this.hasher = new PasswordHasher(delivery, hashing);
        var lockRegistry = new LockRegistry(rooms, delivery);
        this.invitations = new InvitationHandler(lockRegistry, delivery, clock);
        this.passwords =
                new PasswordHandler(
                        lockRegistry,
                        invitations,
                        people,
                        delivery,
                        limits.passwordAttempts(),
                        nanoTime,
                        hasher);
        var logs = new RoomLogs(store);
        this.closings = new RoomClosingHandler(rooms, people, delivery, fileReferences, nanoTime);
        this.rateLimiter = new CommandRateLimiter(delivery, nanoTime);
        this.readReceipts = new ReadReceiptHandler(rooms, delivery, storeHealth, nanoTime);
        this.memberships =
                new MembershipHandler(
                        rooms,
                        people,
                        closings,
                        readReceipts,
                        passwords,
                        delivery,
                        lengthValidator,
                        rateLimiter,
                        limits,
                        store,
                        logs,
                        nanoTime,
                        random);
        var penalties = new Penalties(store.persistedState(), people, delivery, clock);
        var membershipCheck = new MembershipCheck(rooms, logs, delivery);
        var space = new FileSpaceMonitor(fileWorker, people, storeHealth, delivery, nanoTime);
        this.fileTransfers =
                new FileTransferHandler(
                        fileWorker,
                        membershipCheck,
                        fileReferences,
                        people,
                        penalties,
                        delivery,
                        space,
                        nanoTime);
        this.messages =
                new MessageHandler(
                        rooms,
                        membershipCheck,
                        memberships,
                        penalties,
                        fileTransfers,
                        delivery,
                        logs,
                        limits.page(),
                        clock);
        this.amendments = new AmendmentHandler(membershipCheck, penalties, delivery, logs, clock);
        this.presences = new PresenceHandler(rooms, delivery, nanoTime);
        this.searchHandler = new SearchHandler(membershipCheck, store, delivery);
        this.expiry = new MessageExpiry(rooms, store, delivery, fileReferences, clock, nanoTime);
        this.announcements =
                new AnnouncementScheduler(
                        settings,
                        store.persistedState(),
                        messages,
                        people,
                        penalties,
                        delivery,
                        nanoTime);
        this.sessions =
                new SessionHandler(
                        settings.name(),
                        store.logId(),
                        people,
                        penalties,
                        passwords,
                        hasher,
                        memberships,
                        announcements,
                        delivery,
                        storeHealth,
                        limits.hello(),
                        nanoTime);
        this.moderation =
                new Moderation(settings.name(), people, penalties, sessions, delivery, clock);
        memberships.restore();
        for (Said shared : store.messagesWithFiles()) {
            Room room = rooms.named(shared.room());
            if (room != null) {
                fileReferences.add(room, shared);
            }
        }
        readReceipts.restore(store.persistedState());
        passwords.restore(store.persistedState());
        invitations.restore(store.persistedState());
        openAtStart();
    }

    private void openAtStart() {
        startRooms.forEach(memberships::ensureRoom);
        if (rooms.countOpen() == 0 && !firstRoom.isEmpty()) {
            memberships.ensureRoom(firstRoom);
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
    void setHubExecutor(Executor hub) {
        hasher.setHubExecutor(hub);
        fileTransfers.setHubExecutor(hub);
    }

    void onConnected(Peer peer) {
        sessions.onConnected(peer);
    }

    /// A command of this peer's could not be carried out, through no fault of theirs.
    void refuseAsFault(Peer peer, long requestId) {
        delivery.refuse(peer, requestId, ErrorCode.FAULT, "Something went wrong on the server.");
    }

    void onDisconnected(Peer peer, Departure reason) {
        sessions.onDisconnected(peer, reason);
    }

    /// Stores and tells what waits.
    void commitPending() {
        delivery.commitPending();
        if (storeHealth.pollStatusChange()) {
            delivery.sendToAll(people.online(), storeHealth.statusEvent());
        }
    }

    /// Lets go what was told since the last time.
    ///
    /// @return to how many, about
    int flush() {
        return delivery.flush();
    }

    /// What can be done after that.
    void runMaintenance() {
        storeHealth.runMaintenance();
    }

    /// What time brings: late hellos, closings, scheduled announcements, counts.
    void tick() {
        sessions.tick();
        moderation.tick();
        memberships.tick();
        announcements.tick();
        expiry.tick();
        readReceipts.tick();
        fileTransfers.tick();
        boolean worked = storeHealth.isWritable();
        storeHealth.tick();
        if (storeHealth.isWritable() && !worked) {
            openAtStart();
        }
        commitPending();
        storeHealth.updateSearchIndex();
    }

    ServerOccupancy occupancy() {
        return new ServerOccupancy(
                people.online().size(), rooms.countOpen(), passwords.server().isSet());
    }

    void stop(String text, int retryAfter) {
        readReceipts.store();
        sessions.stop(text, retryAfter);
    }

    void dismissGuests(String text) {
        sessions.dismissGuests(text);
    }

    void handle(Peer peer, Request request) {
        long requestId = request.id();
        Command command = request.command();
        if (lengthValidator.refuseIfTooLong(peer, requestId, command)) {
            return;
        }
        if (command instanceof Command.Hello hello) {
            sessions.hello(peer, requestId, hello);
            return;
        }
        Person person = people.connectedAs(peer);
        if (person == null) {
            delivery.refuse(peer, requestId, ErrorCode.OUT_OF_ORDER, "Sign in first.");
            return;
        }
        if (rateLimiter.refuseIfTooFast(person, requestId, command)) {
            return;
        }
        switch (command) {
            case Command.Hello _ -> {}
            case Command.Say say -> messages.say(person, requestId, say);
            case Command.Offer offer -> fileTransfers.offer(person, requestId, offer);
            case Command.Chunk chunk -> fileTransfers.chunk(person, requestId, chunk);
            case Command.Withdraw withdraw -> fileTransfers.withdraw(person, withdraw);
            case Command.Fetch fetch -> fileTransfers.fetch(person, requestId, fetch);
            case Command.Edit edit -> amendments.edit(person, requestId, edit);
            case Command.Delete delete -> amendments.delete(person, requestId, delete);
            case Command.React react -> amendments.react(person, requestId, react);
            case Command.Pin pin -> amendments.pin(person, requestId, pin);
            case Command.Read read -> readReceipts.read(person, read);
            case Command.Typing typing -> presences.typing(person, typing);
            case Command.SetPresence set -> presences.set(person, set);
            case Command.Search search -> searchHandler.search(person, requestId, search);
            case Command.Announce announce -> messages.announce(person, requestId, announce);
            case Command.SetTopic setTopic -> messages.setTopic(person, requestId, setTopic);
            case Command.SetKeeping set -> messages.setKeeping(person, requestId, set);
            case Command.History history -> messages.history(person, requestId, history);
            case Command.Echo echo ->
                    delivery.sendUnordered(peer, new Event.Echoed(requestId, echo.text()));
            case Command.Ping _ -> delivery.sendUnordered(peer, new Event.Pong(requestId));
            case Command.Join join -> memberships.join(person, requestId, join);
            case Command.Leave leave -> memberships.leave(person, leave);
            case Command.Direct direct -> memberships.direct(person, requestId, direct);
            case Command.CloseRoom close -> closings.close(person, requestId, close);
            case Command.KeepRoom keep -> closings.keep(person, requestId, keep);
            case Command.Rename rename -> sessions.rename(person, requestId, rename);
            case Command.Remove remove -> moderation.remove(person, requestId, remove);
            case Command.Ban ban -> moderation.ban(person, requestId, ban);
            case Command.Unban unban -> moderation.unban(person, requestId, unban);
            case Command.Mute mute -> moderation.mute(person, requestId, mute);
            case Command.Unmute unmute -> moderation.unmute(person, requestId, unmute);
            case Command.SetRole setRole -> sessions.setRole(person, requestId, setRole);
            case Command.SetPassword set -> passwords.set(person, requestId, set);
            case Command.Invite invite -> invitations.invite(person, requestId, invite);
            case Command.AddSchedule add -> announcements.add(person, requestId, add);
            case Command.DropSchedule drop -> announcements.drop(person, requestId, drop);
            case Command.Goodbye _ -> sessions.goodbye(person);
        }
    }
}
