package foyer.state;

import foyer.lan.Near;
import foyer.language.Refusals;
import foyer.link.Destination;
import foyer.link.LinkEvent;
import foyer.memory.Memory;
import foyer.protocol.Event;
import foyer.protocol.Invalid;
import foyer.protocol.Keeping;
import foyer.protocol.Names;
import foyer.settings.KnownHost;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The servers this person is at, several at a time, and which one they look at. UI thread.
public final class Visits {
    private final ObservableList<Visit> all = FXCollections.observableArrayList();
    private final ObservableList<Visit> readOnly = FXCollections.unmodifiableObservableList(all);
    private final ReadOnlyObjectWrapper<@Nullable Visit> shown = new ReadOnlyObjectWrapper<>();
    private final Set<Visit> welcomed = new HashSet<>();
    private final Profile profile;
    private final Memory memory;
    private final BiConsumer<Visit, LinkEvent.End> ended;
    private final Executor ui;
    private final Executor background;
    private final InstantSource clock;
    private final RandomGenerator random;
    private Consumer<List<Path>> forgotten = _ -> {};
    private CompletableFuture<Void> leaving = CompletableFuture.completedFuture(null);

    /// @param ended hears of a visit that is over and was looked at, and why
    /// @param background may wait
    Visits(
            Profile profile,
            Memory memory,
            BiConsumer<Visit, LinkEvent.End> ended,
            Executor ui,
            Executor background,
            InstantSource clock,
            RandomGenerator random) {
        this.profile = profile;
        this.memory = memory;
        this.ended = ended;
        this.ui = ui;
        this.background = background;
        this.clock = clock;
        this.random = random;
    }

    /// Who hears, when a server is forgotten, where the files are that were chosen or given there.
    public void onForgotten(Consumer<List<Path>> listener) {
        forgotten = listener;
    }

    /// What this person chose.
    public Profile profile() {
        return profile;
    }

    /// In the order in which they were gone to.
    public ObservableList<Visit> all() {
        return readOnly;
    }

    /// The one that is looked at; null for the way in.
    public ReadOnlyObjectProperty<@Nullable Visit> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// Looks at one of them, or at the way in. Of one that is over it is told why.
    public void show(@Nullable Visit visit) {
        LinkEvent.End end = visit == null ? null : visit.end();
        if (visit != null && end != null) {
            leave(visit);
            shown.set(null);
            ended.accept(visit, end);
        } else {
            shown.set(visit);
        }
    }

    @Nullable Visit find(Predicate<Visit> which) {
        return all.stream().filter(which).findFirst().orElse(null);
    }

    /// The visit to a server, if this person is there.
    public @Nullable Visit at(KnownHost host) {
        return at(host.print());
    }

    /// The visit to the server with this key.
    @Nullable Visit at(String print) {
        return print.isEmpty() ? null : find(visit -> visit.print().equals(print));
    }

    /// These servers are near: perhaps one among them cannot be reached just now.
    public void seen(List<Near> around) {
        for (Near near : around) {
            Visit visit = near.state() == Near.State.GONE ? null : at(near.print());
            if (visit != null && !visit.isHosted()) {
                visit.seenAt(NearbyModel.addresses(near));
            }
        }
    }

    /// A visit that is not yet one of these.
    ///
    /// @param name what this person wants to be called there
    /// @param word the password, if one was asked for
    /// @param listener hears what the link tells
    Visit to(
            Whereto where,
            String name,
            Hosting.@Nullable Hosted hosted,
            @Nullable String word,
            BiConsumer<Visit, LinkEvent> listener) {
        return new Visit(
                where,
                profile.settings().nameOf(where.to().print()),
                name,
                profile.settings().key(),
                word,
                memory,
                hosted,
                listener,
                ui,
                background,
                clock,
                random);
    }

    /// Goes back to where this person was when the program ended.
    public void goBack() {
        for (KnownHost host : profile.settings().hosts().reversed()) {
            if (host.open() && !Whereto.addresses(host).isEmpty()) {
                var _ = goBack(host);
            }
        }
    }

    /// Goes back to a server, or shows it if this person is there.
    public void open(KnownHost host) {
        Visit there = at(host.print());
        show(there == null ? goBack(host) : there);
    }

    private Visit goBack(KnownHost host) {
        var where = new Whereto(new Destination(Whereto.addresses(host), host.print()), "");
        String name = host.as().isEmpty() ? profile.settings().name() : host.as();
        Visit visit = to(where, name, null, null, this::heard);
        all.add(visit);
        visit.openAgain();
        return visit;
    }

    /// This person is let in.
    void add(Visit visit) {
        all.add(visit);
    }

    /// What a visit among these tells.
    void heard(Visit from, LinkEvent event) {
        if (!all.contains(from)) {
            return;
        }
        switch (event) {
            case LinkEvent.Heard(Event.Welcome welcome) -> welcomed(from, welcome.server());
            case LinkEvent.End end -> {
                from.end(end);
                if (shown.get() == from) {
                    show(from);
                }
            }
            case LinkEvent.Connecting _,
                    LinkEvent.Reached _,
                    LinkEvent.Heard _,
                    LinkEvent.Measured _,
                    LinkEvent.Lost _ -> {}
        }
    }

    private void welcomed(Visit visit, String called) {
        ChatModel chat = visit.chat();
        if (chat == null) {
            return;
        }
        if (!visit.isHosted()) {
            met(chat, called);
            profile.change(now -> now.with(visit.print(), host -> host.withOpen(true)));
        }
        if (welcomed.add(visit)) {
            chat.actions().keepNewRooms(this::keepingOfNewRooms);
            chat.nameChange().currentProperty().addListener((_, _, now) -> called(visit, now));
        }
    }

    private Keeping keepingOfNewRooms() {
        return switch (profile.preferencesProperty().get().keep()) {
            case ALWAYS -> Keeping.ALWAYS;
            case DAY -> Keeping.DAY;
            case NOTHING -> Keeping.NOTHING;
        };
    }

    /// Whoever is met for the first time is known from now on; one without a key cannot be.
    void met(ChatModel chat, String called) {
        String print = chat.connection().printProperty().get();
        if (!print.isEmpty()) {
            String at = chat.connection().reachedAtProperty().get();
            profile.change(now -> now.met(print, called, at, clock.millis()));
        }
    }

    /// What somebody is called is theirs to choose at each server; the next one gets the last.
    private void called(Visit visit, String name) {
        profile.change(now -> now.withName(name).with(visit.print(), host -> host.withAs(name)));
    }

    /// Calls this person otherwise from now on, wherever they are.
    ///
    /// @return why not, in words; empty if it may be. A server may refuse it all the same.
    public String rename(String wanted) {
        String name;
        try {
            name = Names.person(wanted);
        } catch (Invalid e) {
            return Refusals.words(e);
        }
        if (!name.equals(profile.settings().name())) {
            profile.change(now -> now.withName(name));
            for (Visit visit : all) {
                ChatModel chat = visit.chat();
                if (chat != null) {
                    chat.nameChange().proposedProperty().set(name);
                    chat.nameChange().submit();
                }
            }
        }
        return "";
    }

    /// Leaves a server for good: this person does not go back there by themselves.
    public void leave(Visit visit) {
        profile.change(now -> now.with(visit.print(), host -> host.withOpen(false)));
        remove(visit);
    }

    /// Forgets a server, its key too, and leaves it if this person is there.
    public void forget(KnownHost host) {
        Visit visit = at(host.print());
        if (visit != null) {
            remove(visit);
        }
        memory.forget(host.print(), forgotten);
        profile.change(now -> now.without(host.print()));
    }

    private void remove(Visit visit) {
        all.remove(visit);
        welcomed.remove(visit);
        if (shown.get() == visit) {
            show(all.isEmpty() ? null : all.getLast());
        }
        leaving = CompletableFuture.allOf(leaving, visit.close());
    }

    /// Says goodbye everywhere, to go back when the program starts again.
    ///
    /// @return done when that was heard
    CompletableFuture<Void> close() {
        shown.set(null);
        for (Visit visit : new ArrayList<>(all)) {
            remove(visit);
        }
        return leaving;
    }
}
