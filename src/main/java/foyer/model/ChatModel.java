package foyer.model;

import foyer.clientfiles.LocalFiles;
import foyer.clientstore.OutgoingMessage;
import foyer.clientstore.SavedAttachment;
import foyer.clientstore.SavedRoom;
import foyer.clientstore.SavedServerState;
import foyer.clientstore.SavedUpload;
import foyer.clientstore.ServerStateWriter;
import foyer.connection.ConnectionEvent;
import foyer.connection.ServerAddress;
import foyer.language.RefusalTexts;
import foyer.language.Texts;
import foyer.model.RoomModel.Membership;
import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.LogEntry;
import foyer.protocol.Member;
import foyer.protocol.RoomInfo;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.jspecify.annotations.Nullable;

/// What this person sees of one server, from the first hello to the last goodbye. UI thread: events
/// come in through [#handle], and what the person does goes through the parts.
public final class ChatModel {
    /// Retries once a minute what the server could not store: the event `storing` tells of its disk
    /// only, not of other causes.
    private static final int TICKS_PER_RETRY = 12;

    private final InstantSource clock;
    private final ServerStateWriter stateWriter;
    private final String myId;
    private final RoomList rooms = new RoomList();
    private final PendingCommands pendingCommands;
    private final ConnectionModel connection;
    private final HostModel hostModel;
    private final NameChangeModel nameChange;
    private final Messaging messaging;
    private final RoomActions actions;
    private final SlashCommandTable slashCommands;
    private final InvitationModel invitation;
    private final MemberEventHandler memberEvents;
    private final RoomEventHandler roomEvents;
    private final AmendmentActions amendments;
    private final PresenceReporter presenceReporter;
    private final SearchModel search;
    private final UploadQueue uploads;
    private final AttachmentDrafts attachments;
    private final DownloadQueue downloads;
    private final MissedMessages missed;
    private final String storageProblem;
    private String log;
    private boolean attentive = true;
    private boolean idle;
    private int ticks;
    private BiConsumer<RoomModel, LogEntry> news = (_, _) -> {};
    private Runnable unreadChanged = () -> {};

    /// @param myId this person's id there
    /// @param stateWriter what is written down of this server from now on
    /// @param saved what was before
    /// @param localFiles reads and writes the user's files
    /// @param send gives a command to the link; answers with its id, or 0 if there is no connection
    public ChatModel(
            ServerAddress address,
            String myId,
            ServerStateWriter stateWriter,
            SavedServerState saved,
            LocalFiles localFiles,
            ToLongFunction<Command> send,
            InstantSource clock) {
        this.clock = clock;
        this.stateWriter = stateWriter;
        this.myId = myId;
        this.log = saved.log();
        this.storageProblem = saved.problem();
        this.pendingCommands = new PendingCommands(send);
        var numbers = new MessageNumberSequence(stateWriter, saved.number(), clock.millis());
        this.connection = new ConnectionModel(address, myId, pendingCommands, clock);
        this.hostModel = new HostModel(pendingCommands, numbers, clock);
        this.nameChange = new NameChangeModel(pendingCommands);
        this.messaging = new Messaging(pendingCommands, numbers, stateWriter, clock);
        this.uploads =
                new UploadQueue(
                        pendingCommands, messaging, stateWriter.uploadJournal(), localFiles);
        this.attachments =
                new AttachmentDrafts(
                        numbers,
                        stateWriter.uploadJournal(),
                        uploads,
                        localFiles,
                        this::saveDrafts);
        this.actions = new RoomActions(rooms, pendingCommands, stateWriter, uploads, attachments);
        this.memberEvents =
                new MemberEventHandler(myId, rooms, actions, nameChange, hostModel, clock);
        this.amendments = new AmendmentActions(pendingCommands);
        this.presenceReporter = new PresenceReporter(pendingCommands, stateWriter, clock);
        this.search = new SearchModel(pendingCommands, rooms);
        this.missed = new MissedMessages(myId, rooms, messaging, clock);
        this.downloads = new DownloadQueue(pendingCommands, localFiles);
        this.slashCommands = new SlashCommandTable(this, clock);
        this.invitation =
                new InvitationModel(
                        rooms.selectedProperty(),
                        memberEvents.meProperty(),
                        hostModel.lockedProperty(),
                        hostModel.guests().links(),
                        pendingCommands);
        this.roomEvents = new RoomEventHandler(rooms, actions, hostModel, invitation, clock);
        invitation.setAddresses(List.of(address.toString()));
        recall(saved);
        rooms.selectedProperty().addListener((_, left, entered) -> moved(left, entered));
    }

    private void recall(SavedServerState saved) {
        for (SavedRoom room : saved.rooms()) {
            rooms.put(room.info(), clock.millis()).restore(room, myId, clock.millis());
        }
        for (OutgoingMessage message : saved.outgoing()) {
            inRoom(message.room(), room -> messaging.restore(room, message));
        }
        for (SavedUpload upload : saved.uploads()) {
            inRoom(upload.room(), room -> uploads.restore(room, upload));
        }
        for (SavedAttachment attachment : saved.attachments()) {
            inRoom(attachment.room(), room -> attachments.restore(room, attachment));
        }
        inRoom(saved.shown(), rooms::select);
    }

    /// Why nothing is remembered of what this person does, in words; empty if all is well.
    public String storageProblem() {
        return storageProblem;
    }

    /// Writes down what is typed, and what is chosen to go with it, and not said; and of the files
    /// that are given what could not be written down before.
    public void saveDrafts() {
        for (RoomModel room : rooms.rooms()) {
            if (room.pollDraftChanged()) {
                stateWriter.saveDraft(
                        room.name(), room.composeMode().draft(), room::markDraftUnsaved);
            }
        }
        attachments.retrySaves();
        uploads.retrySaves();
        stateWriter.uploadJournal().retryRemovals();
    }

    public RoomList rooms() {
        return rooms;
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

    /// What this person does with messages said before.
    public AmendmentActions amendments() {
        return amendments;
    }

    /// What others may know of this person's attention.
    public PresenceReporter presenceReporter() {
        return presenceReporter;
    }

    /// Words looked for.
    public SearchModel search() {
        return search;
    }

    /// What this person missed while they were away.
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

    public RoomActions actions() {
        return actions;
    }

    /// What others are told so that they come here.
    public InvitationModel invitation() {
        return invitation;
    }

    /// What to do with a line that begins with a slash.
    public SlashCommandTable slashCommands() {
        return slashCommands;
    }

    /// This person as the server knows them; null before it does.
    public ReadOnlyObjectProperty<@Nullable Member> meProperty() {
        return memberEvents.meProperty();
    }

    /// That this person may say nothing for now; null while they may.
    public ReadOnlyObjectProperty<@Nullable MuteStatus> muteStatusProperty() {
        return memberEvents.muteStatusProperty();
    }

    /// Who hears of messages of others that come while this person looks elsewhere.
    public void onNewMessage(BiConsumer<RoomModel, LogEntry> listener) {
        news = listener;
    }

    /// Who hears that something is read, or is not yet.
    public void onUnreadChanged(Runnable listener) {
        unreadChanged = listener;
    }

    /// Whether the person has the window before them; messages that come meanwhile are unread.
    public void setAttentive(boolean now) {
        if (attentive && !now) {
            missed.windowLeft();
        }
        attentive = now;
        attend();
        saveDrafts();
    }

    /// Whether this person has not touched the window for a while; what comes then is unread, too.
    public void setIdle(boolean now) {
        presenceReporter.setIdle(now);
        idle = now;
        if (now) {
            missed.userIdle();
        }
        attend();
    }

    private void attend() {
        RoomModel room = rooms.selectedProperty().get();
        if (attentive && !idle && room != null) {
            read(room, true);
        }
    }

    /// @param back whether it was shown before
    private void read(RoomModel room, boolean back) {
        missed.roomOpened(room, back);
        room.markRead();
        unreadChanged.run();
        presenceReporter.reportRead(room);
    }

    private void moved(@Nullable RoomModel left, @Nullable RoomModel entered) {
        if (left != null) {
            left.log().clearNew();
        }
        if (entered != null) {
            stateWriter.saveShownRoom(entered.name());
            if (attentive && !idle) {
                read(entered, false);
            }
        }
        saveDrafts();
    }

    /// Takes in what the link has to tell.
    public void handle(ConnectionEvent event) {
        switch (event) {
            case ConnectionEvent.Connecting _ -> connection.connecting();
            case ConnectionEvent.SocketOpened(
                            var at,
                            String identity,
                            String encryption,
                            boolean secure) -> {
                pendingCommands.setSecure(secure);
                connection.reached(at.toString(), identity, encryption, secure);
                invitation.setFingerprint(connection.fingerprintProperty().get());
            }
            case ConnectionEvent.Received(Event heard) -> handle(heard);
            case ConnectionEvent.RoundTrip(long nanos) -> connection.measured(nanos);
            case ConnectionEvent.Lost(String reason, long retryMillis) -> lost(reason, retryMillis);
            // the end of the link is the end of this model: ClientModel shows why
            case ConnectionEvent.Refused _,
                    ConnectionEvent.KeyMismatch _,
                    ConnectionEvent.Unreachable _,
                    ConnectionEvent.Closed _ -> {}
        }
    }

    /// Saves drafts and, while connected, retries what waits for time to pass. The client calls
    /// this every five seconds.
    public void tick() {
        if (connection.statusProperty().get() instanceof ConnectionModel.Status.Live) {
            messaging.resumeAfterThrottle(rooms.rooms());
            if (++ticks % TICKS_PER_RETRY == 0) {
                retryUnstored();
            }
            uploads.tick();
            downloads.tick();
            presenceReporter.flushPending();
        }
        saveDrafts();
    }

    private void lost(String reason, long retryMillis) {
        connection.lost(reason, clock.millis() + retryMillis);
        pendingCommands.forgetAll();
        missed.onDisconnected();
        messaging.onDisconnected();
        search.onDisconnected();
        uploads.onDisconnected();
        downloads.onDisconnected();
        actions.onDisconnected();
        nameChange.stopWaiting();
        for (RoomModel room : rooms.rooms()) {
            if (room.membershipProperty().get() == Membership.INSIDE) {
                room.setMembership(Membership.RETURNING);
            }
        }
    }

    private void handle(Event event) {
        switch (event) {
            case Event.Welcome welcome -> welcome(welcome);
            case Event.Rooms listed -> listed(listed);
            case Event.Refused refused ->
                    pendingCommands.onRefused(
                            refused.re(), refused.code(), RefusalTexts.text(refused));
            case Event.Echoed echoed -> connection.echoed(echoed.re(), echoed.text());
            case Event.Pong _ -> {}
            case Event.Wanted wanted -> uploads.handle(wanted);
            case Event.Taken taken -> uploads.handle(taken);
            case Event.Piece piece -> downloads.handle(piece);
            case LogEntry entry -> inRoom(entry.room(), room -> heard(room, entry));
            case Event.Page page -> inRoom(page.room(), room -> heard(room, page));
            case Event.Entered entered -> entered(entered);
            case Event.Present present ->
                    inRoom(present.room(), room -> present(room, present.members()));
            case Event.Joined joined ->
                    inRoom(joined.room(), room -> memberEvents.joined(room, joined));
            case Event.Left left -> inRoom(left.room(), room -> memberEvents.left(room, left));
            case Event.Renamed renamed -> memberEvents.renamed(renamed);
            case Event.RoleSet set -> memberEvents.roleSet(set);
            case Event.PresenceSet set -> memberEvents.presenceSet(set);
            case Event.Typing typing ->
                    inRoom(
                            typing.room(),
                            room -> room.roster().setTyping(typing.member(), clock.millis()));
            case Event.ReadUpTo upTo ->
                    inRoom(upTo.room(), room -> upTo.seqs().forEach(room.roster()::setReadUpTo));
            case Event.Pins pins -> inRoom(pins.room(), room -> room.pins().addAll(pins.entries()));
            case Event.Found found -> search.handle(found);
            case Event.RoomOpened opened -> rooms.put(opened.room(), clock.millis());
            case Event.RoomClosing closing ->
                    inRoom(closing.room(), room -> roomEvents.closing(room, closing));
            case Event.RoomKept kept -> inRoom(kept.room(), room -> roomEvents.kept(room, kept));
            case Event.RoomClosed closed ->
                    inRoom(closed.room(), room -> roomEvents.closed(room, closed));
            case Event.PasswordSet set -> roomEvents.passwordSet(set);
            case Event.Invited invited -> invitation.handle(invited);
            case Event.Banned banned -> memberEvents.banned(banned);
            case Event.Unbanned unbanned -> memberEvents.unbanned(unbanned);
            case Event.Muted muted -> memberEvents.muted(muted);
            case Event.Unmuted unmuted -> memberEvents.unmuted(unmuted);
            case Event.Bans bans -> hostModel.addBans(bans.bans(), bans.more());
            case Event.Counted counted ->
                    counted.people()
                            .forEach((name, people) -> inRoom(name, r -> r.setPeople(people)));
            case Event.Schedules schedules -> hostModel.setSchedules(schedules.schedules());
            case Event.Storing storing -> storing(storing);
            case Event.Goodbye _ -> {}
        }
    }

    private void storing(Event.Storing storing) {
        connection.storing(storing.works(), Texts.of("server.not_storing", storing.words()));
        if (storing.works()) {
            retryUnstored();
        }
    }

    private void retryUnstored() {
        messaging.retryUnstored(rooms.rooms());
        uploads.retryStalled();
    }

    private void present(RoomModel room, List<Member> members) {
        room.present(members, myId);
        missed.rescan();
    }

    private void heard(RoomModel room, Event.Page page) {
        long behind = room.readUpTo(myId);
        int others = messaging.receive(room, page, myId);
        unread(room, others);
        missed.messagesArrived(room, behind, others);
        memberEvents.arrived(room);
    }

    private void heard(RoomModel room, LogEntry entry) {
        int others = messaging.receive(room, entry, myId);
        unread(room, others);
        if (others > 0 && isElsewhere(room)) {
            news.accept(room, entry);
        }
        switch (entry) {
            case LogEntry.TopicSet _, LogEntry.KeepingSet _ -> stateWriter.saveRoom(room.info());
            case LogEntry.Said _,
                    LogEntry.Announced _,
                    LogEntry.Edited _,
                    LogEntry.Deleted _,
                    LogEntry.Erased _,
                    LogEntry.Reacted _,
                    LogEntry.Pinned _ -> {}
        }
    }

    private void inRoom(String name, Consumer<RoomModel> then) {
        RoomModel room = rooms.named(name);
        if (room != null) {
            then.accept(room);
        }
    }

    private void welcome(Event.Welcome welcome) {
        connection.live(welcome.server(), clock.millis());
        memberEvents.arrive(welcome.you());
        presenceReporter.onWelcomed();
        stateWriter.saveWelcome(welcome.log());
        hostModel.setLocked(welcome.isLocked());
        if (!welcome.log().equals(log)) {
            // the server starts from nothing, so the rooms this person was in are made again
            log = welcome.log();
            for (RoomModel room : rooms.rooms()) {
                room.log().restart(0);
                if (room.membershipProperty().get() == Membership.RETURNING && !room.isDirect()) {
                    actions.enter(new Command.Join(room.name()));
                }
            }
        }
        rooms.relist();
    }

    private void listed(Event.Rooms listed) {
        for (RoomInfo info : listed.rooms()) {
            RoomModel room = rooms.put(info, clock.millis());
            boolean returning = room.membershipProperty().get() == Membership.RETURNING;
            if (returning || room.isDirect()) {
                actions.enter(returning ? room.join() : new Command.Join(room.name()));
            }
        }
        if (listed.more()) {
            return;
        }
        for (RoomModel gone : rooms.unlisted()) {
            switch (gone.membershipProperty().get()) {
                case OUTSIDE -> actions.closed(gone);
                case CLOSED -> {}
                case INSIDE, RETURNING -> actions.enterAgain(gone, clock.millis());
            }
        }
        actions.enterFirst();
    }

    private void entered(Event.Entered entered) {
        RoomModel room = rooms.put(entered.room(), clock.millis());
        room.entered(entered.room(), entered.last(), entered.anew(), entered.log(), clock.millis());
        stateWriter.saveEntered(room.info(), entered.log(), entered.last(), entered.anew());
        if (actions.entered(entered.re(), room.name()) || rooms.selectedProperty().get() == null) {
            rooms.select(room);
        }
        actions.entered(room, entered.last(), myId);
        missed.roomEntered(room);
        messaging.resendAll(room);
        uploads.startNext();
        downloads.startNext();
    }

    private boolean isElsewhere(RoomModel room) {
        return !attentive || idle || rooms.selectedProperty().get() != room;
    }

    private void unread(RoomModel room, int count) {
        if (isElsewhere(room)) {
            room.addUnread(count, myId, clock.millis());
            unreadChanged.run();
        } else {
            room.markSeen();
            presenceReporter.reportRead(room);
        }
    }
}
