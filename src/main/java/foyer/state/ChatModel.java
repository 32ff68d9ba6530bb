package foyer.state;

import foyer.language.Refusals;
import foyer.language.Texts;
import foyer.link.LinkEvent;
import foyer.link.ServerAddress;
import foyer.memory.Recollection;
import foyer.memory.ServerMemory;
import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.Logged;
import foyer.protocol.Member;
import foyer.protocol.RoomInfo;
import foyer.state.RoomModel.Presence;
import foyer.transfer.FileDesk;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.jspecify.annotations.Nullable;

/// What this person sees of one server, from the first hello to the last goodbye. UI thread: events
/// come in through [#apply], and what the person does goes through the parts.
public final class ChatModel {
    /// A minute: what the server could not store is tried again even if it never tells that it
    /// stores, since it tells of its disk alone.
    private static final int PINGS_A_TRIAL = 12;

    private final InstantSource clock;
    private final ServerMemory memory;
    private final String myId;
    private final RoomList rooms = new RoomList();
    private final Errands errands;
    private final ConnectionModel connection;
    private final HostDesk hostDesk;
    private final NameChange nameChange;
    private final Talking talking;
    private final RoomActions actions;
    private final SlashCommands slashCommands;
    private final Invitation invitation;
    private final Company company;
    private final RoomFates fates;
    private final Amending amending;
    private final Attention attention;
    private final Finding finding;
    private final Uploads uploads;
    private final Choosing choosing;
    private final Downloads downloads;
    private final Missed missed;
    private final String forgetful;
    private String log;
    private boolean attentive = true;
    private boolean idle;
    private int pings;
    private BiConsumer<RoomModel, Logged> news = (_, _) -> {};
    private Runnable unreadChanged = () -> {};

    /// @param myId this person's id there
    /// @param memory what is written down of this server from now on
    /// @param recalled what was before
    /// @param send gives a command to the link; answers with its id, or 0 if there is no connection
    public ChatModel(
            ServerAddress address,
            String myId,
            ServerMemory memory,
            Recollection recalled,
            ToLongFunction<Command> send,
            InstantSource clock) {
        this.clock = clock;
        this.memory = memory;
        this.myId = myId;
        this.log = recalled.log();
        this.forgetful = recalled.trouble();
        this.errands = new Errands(send);
        var numbers = new Numbers(memory, recalled.number(), clock.millis());
        this.connection = new ConnectionModel(address, myId, errands, clock);
        this.hostDesk = new HostDesk(errands, numbers, clock);
        this.nameChange = new NameChange(errands);
        this.talking = new Talking(errands, numbers, memory, clock);
        this.uploads = new Uploads(errands, talking, memory);
        this.choosing = new Choosing(numbers, memory, uploads, this::keepDrafts);
        this.actions = new RoomActions(rooms, errands, memory, uploads, choosing);
        this.company = new Company(myId, rooms, actions, nameChange, hostDesk, clock);
        this.amending = new Amending(errands);
        this.attention = new Attention(errands, memory, clock);
        this.finding = new Finding(errands, rooms);
        this.missed = new Missed(myId, rooms, talking, clock);
        this.downloads = new Downloads(errands);
        this.slashCommands = new SlashCommands(this, clock);
        this.invitation =
                new Invitation(
                        rooms.selectedProperty(),
                        company.meProperty(),
                        hostDesk.lockedProperty(),
                        hostDesk.guests().links(),
                        errands);
        this.fates = new RoomFates(rooms, actions, hostDesk, invitation, clock);
        invitation.setAddresses(List.of(address.toString()));
        recall(recalled);
        rooms.selectedProperty().addListener((_, left, entered) -> moved(left, entered));
    }

    private void recall(Recollection recalled) {
        for (Recollection.Room room : recalled.rooms()) {
            rooms.put(room.info(), clock.millis()).recall(room, myId, clock.millis());
        }
        for (Recollection.Outgoing said : recalled.outgoing()) {
            inRoom(said.room(), room -> talking.recall(room, said));
        }
        for (Recollection.Giving given : recalled.giving()) {
            inRoom(given.room(), room -> uploads.recall(room, given));
        }
        for (Recollection.Chosen chosen : recalled.chosen()) {
            inRoom(chosen.room(), room -> choosing.recall(room, chosen));
        }
        inRoom(recalled.shown(), rooms::select);
    }

    /// Why nothing is remembered of what this person does, in words; empty if all is well.
    public String forgetfulness() {
        return forgetful;
    }

    /// Writes down what is typed, and what is chosen to go with it, and not said; and of the files
    /// that are given what could not be written down before.
    public void keepDrafts() {
        for (RoomModel room : rooms.rooms()) {
            if (room.takeDraftChanged()) {
                memory.draft(room.name(), room.composing().draft(), room::draftNotKept);
            }
        }
        choosing.keep();
        uploads.keep();
        memory.givings().keep();
    }

    public RoomList rooms() {
        return rooms;
    }

    public ConnectionModel connection() {
        return connection;
    }

    public HostDesk hostDesk() {
        return hostDesk;
    }

    public NameChange nameChange() {
        return nameChange;
    }

    public Talking talking() {
        return talking;
    }

    /// What this person does with messages said before.
    public Amending amending() {
        return amending;
    }

    /// What others may know of this person's attention.
    public Attention attention() {
        return attention;
    }

    /// Words looked for.
    public Finding finding() {
        return finding;
    }

    /// What this person missed while they were away.
    public Missed missed() {
        return missed;
    }

    /// Files this person gives.
    public Uploads uploads() {
        return uploads;
    }

    /// Files chosen to go with what this person says next.
    public Choosing choosing() {
        return choosing;
    }

    /// Files this person gets.
    public Downloads downloads() {
        return downloads;
    }

    /// Files can be read and written from now on.
    public void serve(FileDesk files) {
        choosing.serve(files);
        uploads.serve(files);
        downloads.serve(files);
    }

    public RoomActions actions() {
        return actions;
    }

    /// What others are told so that they come here.
    public Invitation invitation() {
        return invitation;
    }

    /// What to do with a line that begins with a slash.
    public SlashCommands slashCommands() {
        return slashCommands;
    }

    /// This person as the server knows them; null before it does.
    public ReadOnlyObjectProperty<@Nullable Member> meProperty() {
        return company.meProperty();
    }

    /// That this person may say nothing for now; null while they may.
    public ReadOnlyObjectProperty<@Nullable Silence> silenceProperty() {
        return company.silenceProperty();
    }

    /// Who hears of messages of others that come while this person looks elsewhere.
    void onNews(BiConsumer<RoomModel, Logged> listener) {
        news = listener;
    }

    /// Who hears that something is read, or is not yet.
    void onUnread(Runnable listener) {
        unreadChanged = listener;
    }

    /// Whether the person has the window before them; messages that come meanwhile are unread.
    public void setAttentive(boolean now) {
        if (attentive && !now) {
            missed.left();
        }
        attentive = now;
        attend();
        keepDrafts();
    }

    /// Whether this person has not touched the window for a while; what comes then is unread, too.
    public void setIdle(boolean now) {
        attention.setIdle(now);
        idle = now;
        if (now) {
            missed.idle();
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
        missed.opens(room, back);
        room.read();
        unreadChanged.run();
        attention.read(room);
    }

    private void moved(@Nullable RoomModel left, @Nullable RoomModel entered) {
        if (left != null) {
            left.log().clearNew();
        }
        if (entered != null) {
            memory.shown(entered.name());
            if (attentive && !idle) {
                read(entered, false);
            }
        }
        keepDrafts();
    }

    /// Takes in what the link has to tell.
    public void apply(LinkEvent event) {
        switch (event) {
            case LinkEvent.Connecting _ -> connection.connecting();
            case LinkEvent.Reached(var at, String identity, String encryption, boolean secure) -> {
                errands.setSecure(secure);
                connection.reached(at.toString(), identity, encryption, secure);
                invitation.setPrint(connection.printProperty().get());
            }
            case LinkEvent.Heard(Event heard) -> hear(heard);
            case LinkEvent.Measured(long nanos) -> {
                connection.measured(nanos);
                talking.goOn(rooms.rooms());
                if (++pings % PINGS_A_TRIAL == 0) {
                    tryAgain();
                }
                uploads.tick();
                downloads.tick();
                attention.goOn();
                keepDrafts();
            }
            case LinkEvent.Lost(String words, long retryMillis) -> lost(words, retryMillis);
            // the end of the link is the end of this model: Entrance shows why
            case LinkEvent.Refused _,
                    LinkEvent.OtherKey _,
                    LinkEvent.Unreachable _,
                    LinkEvent.Closed _ -> {}
        }
    }

    private void lost(String words, long retryMillis) {
        connection.lost(words, clock.millis() + retryMillis);
        errands.forgetAll();
        missed.lost();
        talking.forgetAll();
        finding.forgetAll();
        uploads.lost();
        downloads.lost();
        actions.forgetAll();
        nameChange.stopWaiting();
        for (RoomModel room : rooms.rooms()) {
            if (room.presenceProperty().get() == Presence.INSIDE) {
                room.setPresence(Presence.RETURNING);
            }
        }
    }

    private void hear(Event event) {
        switch (event) {
            case Event.Welcome welcome -> welcome(welcome);
            case Event.Rooms listed -> listed(listed);
            case Event.Refused refused ->
                    errands.refused(refused.re(), refused.code(), Refusals.words(refused));
            case Event.Echoed echoed -> connection.echoed(echoed.re(), echoed.text());
            case Event.Pong _ -> {}
            case Event.Wanted wanted -> uploads.heard(wanted);
            case Event.Taken taken -> uploads.heard(taken);
            case Event.Piece piece -> downloads.heard(piece);
            case Logged entry -> inRoom(entry.room(), room -> heard(room, entry));
            case Event.Page page -> inRoom(page.room(), room -> heard(room, page));
            case Event.Entered entered -> entered(entered);
            case Event.Present present ->
                    inRoom(present.room(), room -> present(room, present.members()));
            case Event.Joined joined -> inRoom(joined.room(), room -> company.joined(room, joined));
            case Event.Left left -> inRoom(left.room(), room -> company.left(room, left));
            case Event.Renamed renamed -> company.renamed(renamed);
            case Event.RoleSet set -> company.roleSet(set);
            case Event.PresenceSet set -> company.presenceSet(set);
            case Event.Typing typing ->
                    inRoom(
                            typing.room(),
                            room -> room.roster().typing(typing.member(), clock.millis()));
            case Event.ReadUpTo upTo ->
                    inRoom(upTo.room(), room -> upTo.seqs().forEach(room.roster()::read));
            case Event.Pins pins -> inRoom(pins.room(), room -> room.pins().addAll(pins.entries()));
            case Event.Found found -> finding.heard(found);
            case Event.RoomOpened opened -> rooms.put(opened.room(), clock.millis());
            case Event.RoomClosing closing ->
                    inRoom(closing.room(), room -> fates.closing(room, closing));
            case Event.RoomKept kept -> inRoom(kept.room(), room -> fates.kept(room, kept));
            case Event.RoomClosed closed ->
                    inRoom(closed.room(), room -> fates.closed(room, closed));
            case Event.PasswordSet set -> fates.passwordSet(set);
            case Event.Invited invited -> invitation.heard(invited);
            case Event.Banned banned -> company.banned(banned);
            case Event.Unbanned unbanned -> company.unbanned(unbanned);
            case Event.Muted muted -> company.muted(muted);
            case Event.Unmuted unmuted -> company.unmuted(unmuted);
            case Event.Bans bans -> hostDesk.list(bans.bans(), bans.more());
            case Event.Counted counted ->
                    counted.people()
                            .forEach((name, people) -> inRoom(name, r -> r.setPeople(people)));
            case Event.Schedules schedules -> hostDesk.setSchedules(schedules.schedules());
            case Event.Storing storing -> storing(storing);
            case Event.Goodbye _ -> {}
        }
    }

    private void storing(Event.Storing storing) {
        connection.storing(storing.works(), Texts.of("server.not_storing", storing.words()));
        if (storing.works()) {
            tryAgain();
        }
    }

    private void tryAgain() {
        talking.tryAgain(rooms.rooms());
        uploads.tryAgain();
    }

    private void present(RoomModel room, List<Member> members) {
        room.present(members, myId);
        missed.look();
    }

    private void heard(RoomModel room, Event.Page page) {
        long behind = room.readUpTo(myId);
        int others = talking.heard(room, page, myId);
        unread(room, others);
        missed.came(room, behind, others);
        company.arrived(room);
    }

    private void heard(RoomModel room, Logged entry) {
        int others = talking.heard(room, entry, myId);
        unread(room, others);
        if (others > 0 && isElsewhere(room)) {
            news.accept(room, entry);
        }
        switch (entry) {
            case Logged.TopicSet _, Logged.KeepingSet _ -> memory.changed(room.info());
            case Logged.Said _,
                    Logged.Announced _,
                    Logged.Edited _,
                    Logged.Deleted _,
                    Logged.Erased _,
                    Logged.Reacted _,
                    Logged.Pinned _ -> {}
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
        company.arrive(welcome.you());
        attention.arrive();
        memory.welcomed(welcome.log());
        hostDesk.setLocked(welcome.isLocked());
        if (!welcome.log().equals(log)) {
            // the server starts from nothing, so the rooms this person was in are made again
            log = welcome.log();
            for (RoomModel room : rooms.rooms()) {
                room.log().restart(0);
                if (room.presenceProperty().get() == Presence.RETURNING && !room.isDirect()) {
                    actions.enter(new Command.Join(room.name()));
                }
            }
        }
        rooms.relist();
    }

    private void listed(Event.Rooms listed) {
        for (RoomInfo info : listed.rooms()) {
            RoomModel room = rooms.put(info, clock.millis());
            boolean returning = room.presenceProperty().get() == Presence.RETURNING;
            if (returning || room.isDirect()) {
                actions.enter(returning ? room.join() : new Command.Join(room.name()));
            }
        }
        if (listed.more()) {
            return;
        }
        for (RoomModel gone : rooms.unlisted()) {
            switch (gone.presenceProperty().get()) {
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
        memory.entered(room.info(), entered.log(), entered.last(), entered.anew());
        if (actions.entered(entered.re(), room.name()) || rooms.selectedProperty().get() == null) {
            rooms.select(room);
        }
        actions.entered(room, entered.last(), myId);
        missed.entered(room);
        talking.sendAgain(room);
        uploads.goOn();
        downloads.goOn();
    }

    private boolean isElsewhere(RoomModel room) {
        return !attentive || idle || rooms.selectedProperty().get() != room;
    }

    private void unread(RoomModel room, int count) {
        if (isElsewhere(room)) {
            room.addUnread(count, myId, clock.millis());
            unreadChanged.run();
        } else {
            room.seen();
            attention.read(room);
        }
    }
}
