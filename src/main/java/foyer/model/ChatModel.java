package foyer.model;

import foyer.clientfiles.LocalFiles;
import foyer.clientstore.SavedServerState;
import foyer.clientstore.ServerStateWriter;
import foyer.clientstore.UploadJournal;
import foyer.connection.ConnectionEvent;
import foyer.connection.ServerAddress;
import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.LogEntry;
import foyer.protocol.Member;
import java.time.InstantSource;
import java.util.function.ToLongFunction;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.jspecify.annotations.Nullable;

/// One server as the user sees it: holds the models of its parts, passes each event to the part
/// that handles it, and tells all of them when the connection comes and goes. UI thread.
public final class ChatModel {
    /// A minute: the server reports when its disk works again, but not when other causes are gone.
    private static final int TICKS_PER_STORE_RETRY = 12;

    private final ServerStateWriter stateWriter;
    private final String myId;
    private final String storageProblem;
    private final PendingCommands pendingCommands;
    private final IgnoredMembers ignored;
    private final RoomList rooms;
    private final ConnectionModel connection;
    private final HostModel hostModel;
    private final NameChangeModel nameChange;
    private final Messaging messaging;
    private final UploadQueue uploads;
    private final AttachmentDrafts attachments;
    private final DownloadQueue downloads;
    private final MembershipActions memberships;
    private final PresenceReporter presenceReporter;
    private final SearchModel search;
    private final MissedMessages missed;
    private final InvitationModel invitation;
    private final ReadTracker readTracker;
    private final LogEntryHandler logEntries;
    private final MemberEventHandler memberEvents;
    private final RoomEventHandler roomEvents;
    private final RoomRepair roomRepair;
    private int ticks;

    /// @param myId the user's member id
    /// @param stateWriter saves what changes
    /// @param saved what it saved before
    /// @param localFiles reads and writes the user's files
    /// @param send passes a command to the connection and returns its request id, or 0 while
    ///   disconnected
    public ChatModel(
            ServerAddress address,
            String myId,
            ServerStateWriter stateWriter,
            SavedServerState saved,
            LocalFiles localFiles,
            ToLongFunction<Command> send,
            InstantSource clock,
            ChatOptions options) {
        this.stateWriter = stateWriter;
        this.myId = myId;
        this.storageProblem = saved.problem();
        this.pendingCommands = new PendingCommands(send);
        this.ignored = new IgnoredMembers(pendingCommands, stateWriter, saved.ignored());
        this.rooms = new RoomList(myId, ignored, pendingCommands, clock);
        var numbers = new MessageNumberSequence(stateWriter, saved.number(), clock.millis());
        this.connection = new ConnectionModel(address, myId, pendingCommands, clock);
        this.hostModel = new HostModel(pendingCommands, numbers, clock);
        this.nameChange = new NameChangeModel(pendingCommands);
        this.messaging = new Messaging(pendingCommands, numbers, stateWriter, clock);
        UploadJournal journal = stateWriter.uploadJournal();
        this.uploads = new UploadQueue(pendingCommands, messaging, journal, localFiles);
        this.attachments =
                new AttachmentDrafts(numbers, journal, uploads, localFiles, this::saveDrafts);
        this.downloads = new DownloadQueue(pendingCommands, localFiles);
        this.memberships =
                new MembershipActions(
                        rooms,
                        pendingCommands,
                        messaging,
                        stateWriter,
                        uploads,
                        attachments,
                        options);
        this.presenceReporter = new PresenceReporter(pendingCommands, stateWriter, clock);
        this.search = new SearchModel(pendingCommands, rooms);
        this.missed = new MissedMessages(myId, rooms, clock);
        this.memberEvents =
                new MemberEventHandler(
                        myId, rooms, memberships, nameChange, hostModel, missed, clock);
        this.invitation =
                new InvitationModel(
                        address.toString(),
                        rooms.selectedProperty(),
                        memberEvents.meProperty(),
                        hostModel,
                        pendingCommands);
        this.roomEvents =
                new RoomEventHandler(rooms, memberships, hostModel, invitation, saved.log(), clock);
        this.roomRepair = new RoomRepair(rooms, memberships);
        SavedStateRestorer.restore(saved, rooms, messaging, uploads, attachments);
        this.readTracker = new ReadTracker(rooms, missed, presenceReporter, stateWriter);
        this.logEntries =
                new LogEntryHandler(myId, rooms, messaging, readTracker, missed, stateWriter);
        rooms.selectedProperty().addListener((_, _, _) -> saveDrafts());
    }

    /// Why the client's store is not used; empty if it is.
    public String storageProblem() {
        return storageProblem;
    }

    /// Saves changed drafts, and tries again to save what the disk did not take.
    public void saveDrafts() {
        for (RoomModel room : rooms.rooms()) {
            ComposeMode composeMode = room.composeMode();
            if (composeMode.pollDraftChanged()) {
                stateWriter.saveDraft(
                        room.name(), composeMode.draftToSave(), composeMode::markDraftUnsaved);
            }
        }
        attachments.retrySaves();
        uploads.retrySaves();
        stateWriter.uploadJournal().retryRemovals();
    }

    public RoomList rooms() {
        return rooms;
    }

    /// The members whom the user ignores.
    public IgnoredMembers ignored() {
        return ignored;
    }

    public ConnectionModel connection() {
        return connection;
    }

    public HostModel hostModel() {
        return hostModel;
    }

    public NameChangeModel nameChange() {
        return nameChange;
    }

    public Messaging messaging() {
        return messaging;
    }

    public PresenceReporter presenceReporter() {
        return presenceReporter;
    }

    public SearchModel search() {
        return search;
    }

    public MissedMessages missed() {
        return missed;
    }

    public UploadQueue uploads() {
        return uploads;
    }

    public AttachmentDrafts attachments() {
        return attachments;
    }

    public DownloadQueue downloads() {
        return downloads;
    }

    public MembershipActions memberships() {
        return memberships;
    }

    public InvitationModel invitation() {
        return invitation;
    }

    public ReadTracker readTracker() {
        return readTracker;
    }

    /// The user as the server knows them; null before the first sign-in.
    public ReadOnlyObjectProperty<@Nullable Member> meProperty() {
        return memberEvents.meProperty();
    }

    /// The mute that keeps the user from sending messages; null if none.
    public ReadOnlyObjectProperty<@Nullable MuteStatus> muteStatusProperty() {
        return memberEvents.muteStatusProperty();
    }

    /// Sets whether the user has this server's view in the focused window.
    public void setInForeground(boolean inForeground) {
        readTracker.setInForeground(inForeground);
        saveDrafts();
    }

    /// Sets whether the user has not touched the window for a while.
    public void setIdle(boolean idle) {
        presenceReporter.setIdle(idle);
        readTracker.setIdle(idle);
    }

    public void handle(ConnectionEvent event) {
        switch (event) {
            case ConnectionEvent.Connecting _ -> connection.connecting();
            case ConnectionEvent.SocketOpened opened -> {
                connection.socketOpened(opened);
                invitation.setFingerprint(connection.fingerprintProperty().get());
            }
            case ConnectionEvent.Received(Event received) ->
                    roomRepair.apply(received, this::handle);
            case ConnectionEvent.RoundTrip(long nanos) -> connection.addRoundTrip(nanos);
            case ConnectionEvent.Lost(String reason, long retryMillis) ->
                    onDisconnected(reason, retryMillis);
            // the session ends, and with it this model: the client's models show why
            case ConnectionEvent.Refused _,
                    ConnectionEvent.KeyMismatch _,
                    ConnectionEvent.Unreachable _,
                    ConnectionEvent.Closed _ -> {}
        }
    }

    /// Every event of the protocol, and the part of this server's model that handles it.
    private void handle(Event event) {
        switch (event) {
            case Event.Welcome welcome -> handle(welcome);
            case Event.Entered entered -> handle(entered);
            case Event.Storing storing -> handle(storing);
            case Event.Refused refused -> pendingCommands.handle(refused);
            case Event.Echoed echoed -> connection.handle(echoed);
            case LogEntry entry -> logEntries.handle(entry);
            case Event.Page page -> logEntries.handle(page);
            case Event.Rooms listed -> roomEvents.handle(listed);
            case Event.RoomOpened opened -> roomEvents.handle(opened);
            case Event.RoomClosing closing -> roomEvents.handle(closing);
            case Event.RoomKept kept -> roomEvents.handle(kept);
            case Event.RoomClosed closed -> roomEvents.handle(closed);
            case Event.PasswordSet set -> roomEvents.handle(set);
            case Event.Accepted accepted -> roomEvents.handle(accepted);
            case Event.Ignoring ignoring -> ignored.handle(ignoring);
            case Event.Pins pins -> roomEvents.handle(pins);
            case Event.Counted counted -> roomEvents.handle(counted);
            case Event.Present present -> memberEvents.handle(present);
            case Event.Joined joined -> memberEvents.handle(joined);
            case Event.Left left -> memberEvents.handle(left);
            case Event.Renamed renamed -> memberEvents.handle(renamed);
            case Event.RoleSet set -> memberEvents.handle(set);
            case Event.PresenceSet set -> memberEvents.handle(set);
            case Event.Typing typing -> memberEvents.handle(typing);
            case Event.ReadUpTo readUpTo -> memberEvents.handle(readUpTo);
            case Event.Banned banned -> memberEvents.handle(banned);
            case Event.Unbanned unbanned -> memberEvents.handle(unbanned);
            case Event.Muted muted -> memberEvents.handle(muted);
            case Event.Unmuted unmuted -> memberEvents.handle(unmuted);
            case Event.Bans bans -> hostModel.handle(bans);
            case Event.Schedules schedules -> hostModel.handle(schedules);
            case Event.Invited invited -> invitation.handle(invited);
            case Event.Found found -> search.handle(found);
            case Event.Wanted wanted -> uploads.handle(wanted);
            case Event.Taken taken -> uploads.handle(taken);
            case Event.Piece piece -> downloads.handle(piece);
            // the connection handles these
            case Event.Pong _,
                    Event.Goodbye _,
                    Event.Challenge _,
                    Event.Proved _,
                    Event.Done _ -> {}
        }
    }

    private void handle(Event.Welcome welcome) {
        connection.signedIn(welcome.server());
        memberEvents.signedIn(welcome.you());
        presenceReporter.signedIn();
        ignored.signedIn();
        stateWriter.saveWelcome(welcome.log());
        hostModel.setLocked(welcome.isLocked());
        roomEvents.signedIn(welcome.log());
    }

    private void handle(Event.Entered entered) {
        RoomModel room = rooms.put(entered.room());
        memberships.sendFirstMessage(room);
        room.entered(entered.room(), entered.last(), entered.anew(), entered.log());
        stateWriter.saveEntered(room.info(), entered.log(), entered.last(), entered.anew());
        boolean isNew = entered.last() == 0 && !room.isDirect() && room.owner().equals(myId);
        memberships.entered(room, entered.re(), isNew);
        missed.roomEntered(room);
        messaging.resendAll(room);
        uploads.startNext();
        downloads.startNext();
    }

    private void handle(Event.Storing storing) {
        connection.handle(storing);
        if (storing.works()) {
            retryUnstored();
        }
    }

    /// Saves drafts and, while signed in, retries what waits for time to pass. The client calls
    /// this every five seconds.
    public void tick() {
        if (connection.statusProperty().get() instanceof ConnectionModel.Status.Live) {
            messaging.resumeAfterThrottle(rooms.rooms());
            pendingCommands.resendThrottled();
            if (++ticks % TICKS_PER_STORE_RETRY == 0) {
                retryUnstored();
            }
            uploads.tick();
            downloads.tick();
            presenceReporter.flushPending();
        }
        saveDrafts();
    }

    private void retryUnstored() {
        messaging.retryUnstored(rooms.rooms());
        uploads.retryStalled();
    }

    private void onDisconnected(String reason, long retryMillis) {
        connection.onDisconnected(reason, retryMillis);
        pendingCommands.onDisconnected();
        missed.onDisconnected();
        messaging.onDisconnected();
        search.onDisconnected();
        uploads.onDisconnected();
        downloads.onDisconnected();
        memberships.onDisconnected();
        nameChange.onDisconnected();
        roomRepair.onDisconnected();
    }
}
