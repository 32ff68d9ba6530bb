package foyer.hub;

import foyer.protocol.Command;
import foyer.protocol.Departure;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.Request;
import foyer.protocol.ServerOccupancy;
import foyer.serverstore.MessageStore;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The server's decisions: executes one command after the other and sends what results. Its
/// handlers restore the saved state when they are made. Only the thread of [HubLoop], or a test,
/// may use it.
public final class Hub {
    private final HubSettings settings;
    private final HubState state;
    private final Delivery delivery;
    private final LengthValidator lengthValidator;
    private final CommandRateLimiter rateLimiter;
    private final InvitationHandler invitations;
    private final PasswordHandler passwords;
    private final RoomWiring rooms;
    private final FileWiring files;
    private final MessageWiring messages;
    private final PresenceHandler presences;
    private final SessionWiring sessions;

    /// @param clock for the times that people see
    /// @param nanoTime for all durations; never goes back
    /// @param hashing hashes passwords; throws [java.util.concurrent.RejectedExecutionException] if
    ///   too many wait
    /// @param fileWorker null if this server stores no files
    /// @param hubThread runs a task on the thread that uses this hub
    public Hub(
            HubSettings settings,
            MessageStore store,
            InstantSource clock,
            LongSupplier nanoTime,
            RandomGenerator random,
            Executor hashing,
            @Nullable FileWorker fileWorker,
            Executor hubThread) {
        HubLimits limits = settings.limits();
        this.settings = settings;
        this.state = new HubState(settings, store, clock, nanoTime);
        this.delivery = state.delivery;
        this.lengthValidator = new LengthValidator(limits.textLengths(), delivery);
        this.rateLimiter = new CommandRateLimiter(delivery, nanoTime);
        var lockRegistry = new LockRegistry(store.persistedState(), state.rooms, delivery);
        this.invitations = new InvitationHandler(lockRegistry, state.people, delivery, clock);
        this.passwords =
                new PasswordHandler(
                        lockRegistry,
                        invitations,
                        state.people,
                        delivery,
                        limits.passwordAttempts(),
                        nanoTime,
                        new BackgroundWork(
                                delivery.currentRequest,
                                hashing,
                                hubThread,
                                "The password couldn’t be checked."),
                        new PasswordProofHandler.Identities(settings.fingerprint(), identity()));
        this.rooms =
                new RoomWiring(
                        state,
                        limits.rooms(),
                        passwords,
                        lengthValidator,
                        rateLimiter,
                        nanoTime,
                        random);
        this.files = new FileWiring(state, fileWorker, hubThread, nanoTime);
        this.messages =
                new MessageWiring(
                        state,
                        settings,
                        rooms.memberships,
                        files.uploads,
                        clock,
                        nanoTime,
                        hubThread);
        this.presences = new PresenceHandler(state.rooms, delivery, nanoTime);
        this.sessions =
                new SessionWiring(
                        state,
                        settings,
                        passwords,
                        rooms,
                        messages.schedules,
                        invitations,
                        clock,
                        nanoTime);
        openRoomsOfSettings();
    }

    private void openRoomsOfSettings() {
        settings.rooms().forEach(rooms.opener::ensureOpen);
        if (state.rooms.countOpen() == 0 && !settings.firstRoom().isEmpty()) {
            rooms.opener.ensureOpen(settings.firstRoom());
        }
    }

    /// What guests know the server by: its key fingerprint, or its log id if it has no key.
    String identity() {
        return state.identity;
    }

    void setPasswordAtStart(String password) {
        passwords.setAtStart(password);
    }

    void onConnected(Peer peer) {
        sessions.handler.onConnected(peer);
    }

    /// Refuses a command that failed because of a bug.
    void refuseAsFault(Peer peer, long requestId) {
        delivery.refuse(peer, requestId, ErrorCode.FAULT, "Something went wrong on the server.");
    }

    void onDisconnected(Peer peer, Departure reason) {
        sessions.handler.onDisconnected(peer, reason);
        files.transfers.onDisconnected(peer);
    }

    /// Stores the pending entries and offers them to their members.
    void commitPending() {
        delivery.commitPending();
        if (state.storeHealth.pollStatusChange()) {
            delivery.sendToAll(state.people.online(), state.storeHealth.statusEvent());
        }
    }

    /// Has the peers send what was offered to them.
    ///
    /// @return to how many, about
    int flush() {
        return delivery.flush();
    }

    /// Does the store's upkeep, which may wait until everything is sent.
    void runMaintenance() {
        state.storeHealth.runMaintenance();
    }

    /// Does everything that is due.
    void tick() {
        sessions.tick();
        rooms.tick();
        state.people.evictLongestOffline();
        messages.tick();
        files.tick();
        boolean wasWritable = state.storeHealth.isWritable();
        state.storeHealth.tick();
        if (state.storeHealth.isWritable() && !wasWritable) {
            openRoomsOfSettings();
        }
        commitPending();
        state.storeHealth.updateSearchIndex();
    }

    ServerOccupancy occupancy() {
        return new ServerOccupancy(
                state.people.online().size(), state.rooms.countOpen(), passwords.server().isSet());
    }

    void stop(String text, int retryAfter) {
        rooms.readReceipts.store();
        sessions.handler.stop(text, retryAfter);
    }

    void dismissGuests(String text) {
        sessions.handler.dismissGuests(text);
    }

    void handle(Peer peer, Request request) {
        long requestId = request.id();
        Command command = request.command();
        long transfers = files.acceptedTransfers();
        try {
            delivery.currentRequest.run(peer, requestId, () -> handle(peer, requestId, command));
        } finally {
            if (command.isTransfer() && files.acceptedTransfers() == transfers) {
                peer.onTransferAnswered();
            }
        }
    }

    private void handle(Peer peer, long requestId, Command command) {
        if (lengthValidator.refuseIfTooLong(peer, requestId, command)) {
            return;
        }
        if (command instanceof Command.Hello hello) {
            sessions.signIns.hello(peer, requestId, hello);
            return;
        }
        if (command instanceof Command.Prove prove) {
            passwords.proofs().prove(peer, requestId, prove);
            return;
        }
        Person person = state.people.connectedAs(peer);
        if (person == null) {
            delivery.refuse(peer, requestId, ErrorCode.OUT_OF_ORDER, "Sign in first.");
        } else if (!rateLimiter.refuseIfTooFast(person, requestId, command)
                && !state.penalties.refuseIfMuted(person, requestId, command)) {
            execute(person, peer, requestId, command);
        }
    }

    private void execute(Person person, Peer peer, long requestId, Command command) {
        switch (command) {
            case Command.Hello _, Command.Prove _ -> {}
            case Command.Say say -> messages.handler.say(person, requestId, say);
            case Command.Offer offer -> files.transfers.offer(person, requestId, offer);
            case Command.Chunk chunk -> files.transfers.chunk(person, requestId, chunk);
            case Command.Withdraw withdraw -> files.uploads.withdraw(person, withdraw);
            case Command.Fetch fetch -> files.transfers.fetch(person, requestId, fetch);
            case Command.Edit edit -> messages.amendments.edit(person, requestId, edit);
            case Command.Delete delete -> messages.amendments.delete(person, requestId, delete);
            case Command.DeleteAll all -> messages.deleter.deleteAll(person, requestId, all);
            case Command.React react -> messages.amendments.react(person, requestId, react);
            case Command.Pin pin -> messages.amendments.pin(person, requestId, pin);
            case Command.Read read -> rooms.readReceipts.read(person, read);
            case Command.Typing typing -> presences.typing(person, typing);
            case Command.SetPresence set -> presences.set(person, set);
            case Command.Search search -> messages.searches.search(person, requestId, search);
            case Command.Announce announce ->
                    messages.announcements.announce(person, requestId, announce);
            case Command.SetTopic set -> messages.roomSettings.setTopic(person, requestId, set);
            case Command.SetKeeping set ->
                    messages.roomSettings.setRetention(person, requestId, set);
            case Command.History history -> messages.handler.history(person, requestId, history);
            case Command.Echo echo ->
                    delivery.sendUnordered(peer, new Event.Echoed(requestId, echo.text()));
            case Command.Ping _ -> delivery.sendUnordered(peer, new Event.Pong(requestId));
            case Command.Join join -> rooms.memberships.join(person, requestId, join);
            case Command.Leave leave -> rooms.memberships.leave(person, leave);
            case Command.Direct direct -> rooms.memberships.direct(person, requestId, direct);
            case Command.Accept accept -> state.contacts.accept(person, requestId, accept);
            case Command.Ignore ignore -> state.contacts.ignore(person, requestId, ignore);
            case Command.CloseRoom close -> rooms.closings.close(person, requestId, close);
            case Command.KeepRoom keep -> rooms.closings.keep(person, requestId, keep);
            case Command.Rename rename -> sessions.names.rename(person, requestId, rename);
            case Command.Remove remove -> sessions.moderation.remove(person, requestId, remove);
            case Command.Ban ban -> sessions.moderation.ban(person, requestId, ban);
            case Command.Unban unban -> sessions.moderation.unban(person, requestId, unban);
            case Command.Mute mute -> sessions.moderation.mute(person, requestId, mute);
            case Command.Unmute unmute -> sessions.moderation.unmute(person, requestId, unmute);
            case Command.SetRole setRole -> sessions.moderation.setRole(person, requestId, setRole);
            case Command.SetPassword set -> passwords.set(person, requestId, set);
            case Command.Invite invite -> invitations.invite(person, requestId, invite);
            case Command.AddSchedule add -> messages.schedules.add(person, requestId, add);
            case Command.DropSchedule drop -> messages.schedules.drop(person, requestId, drop);
            case Command.Goodbye _ -> sessions.handler.goodbye(person);
        }
    }
}
