package foyer.state;

import foyer.link.Destination;
import foyer.link.Invite;
import foyer.link.LinkEvent;
import foyer.link.MemberKey;
import foyer.link.ServerAddress;
import foyer.memory.Memory;
import foyer.protocol.Code;
import foyer.protocol.Event;
import foyer.protocol.Invalid;
import foyer.protocol.MemberId;
import foyer.protocol.Names;
import foyer.settings.Settings;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The way in and out: choose a name, host or join, be inside, leave. UI thread; what may wait runs
/// on the background executor and comes back through the UI's.
public final class Entrance {
    private static final Logger LOG = LoggerFactory.getLogger(Entrance.class);

    private final StringProperty name = new SimpleStringProperty();
    private final StringProperty address = new SimpleStringProperty();
    private final ReadOnlyStringWrapper nameProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper hostProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Where> where =
            new ReadOnlyObjectWrapper<>(new Where.Outside());
    private final ReadOnlyObjectWrapper<@Nullable OtherKey> otherKey =
            new ReadOnlyObjectWrapper<>();
    private final PasswordQuestion password = new PasswordQuestion();
    private final Consumer<Settings> save;
    private final Memory memory;
    private final Hosting hosting;
    private final Executor ui;
    private final Executor background;
    private final InstantSource clock;
    private final RandomGenerator random;
    private Settings settings;
    private int attempt;
    private @Nullable Visit visit;
    private CompletableFuture<Void> leaving = CompletableFuture.completedFuture(null);

    /// Where this person is.
    public sealed interface Where {
        record Outside() implements Where {}

        /// On the way in.
        ///
        /// @param words what is being done
        record Entering(String words) implements Where {}

        record Inside(ChatModel chat) implements Where {}
    }

    /// A server has another key than it should, and was told nothing.
    ///
    /// @param typed where this person wanted to go
    /// @param known the print it should have
    /// @param seen the print it has
    public record OtherKey(String typed, String known, String seen) {
        /// Whether a link says what key it must be; nobody can know better.
        public boolean isByLink() {
            return Invite.isMeant(typed);
        }
    }

    /// @param save keeps changed settings; called on the background executor
    public Entrance(
            Settings settings,
            Consumer<Settings> save,
            Memory memory,
            Hosting hosting,
            Executor ui,
            Executor background,
            InstantSource clock,
            RandomGenerator random) {
        this.settings = settings;
        this.save = save;
        this.memory = memory;
        this.hosting = hosting;
        this.ui = ui;
        this.background = background;
        this.clock = clock;
        this.random = random;
        name.set(settings.name());
        address.set(settings.address());
        name.addListener((_, _, _) -> nameProblem.set(""));
        address.addListener((_, _, _) -> problem.set(""));
    }

    /// What the person wants to be called.
    public StringProperty nameProperty() {
        return name;
    }

    /// Where they want to go, as typed.
    public StringProperty addressProperty() {
        return address;
    }

    /// What is wrong with the name, in words; empty otherwise.
    public ReadOnlyStringProperty nameProblemProperty() {
        return nameProblem.getReadOnlyProperty();
    }

    /// Why no room could be opened here, in words; empty otherwise.
    public ReadOnlyStringProperty hostProblemProperty() {
        return hostProblem.getReadOnlyProperty();
    }

    /// Why they did not get in, or are out again, in words; empty otherwise.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// A server that should have had another key; null otherwise.
    public ReadOnlyObjectProperty<@Nullable OtherKey> otherKeyProperty() {
        return otherKey.getReadOnlyProperty();
    }

    /// The password of a server that asked for one.
    public PasswordQuestion password() {
        return password;
    }

    public ReadOnlyObjectProperty<Where> whereProperty() {
        return where.getReadOnlyProperty();
    }

    /// Whether the server runs in this program.
    public boolean isHosting() {
        return visit != null && visit.hosted() != null;
    }

    /// Starts a server here and goes in.
    public void host() {
        password.dismiss();
        if (!begins("Opening your room…")) {
            return;
        }
        String hostName = settings.name();
        String secret = settings.key();
        int current = ++attempt;
        background.execute(
                () -> {
                    try {
                        Hosting.Hosted started =
                                hosting.start(
                                        hostName, at -> MemberId.of(MemberKey.at(at, secret)));
                        ui.execute(() -> hosts(current, started));
                    } catch (IOException e) {
                        ui.execute(() -> notOpened(String.valueOf(e.getMessage())));
                    } catch (RuntimeException e) {
                        LOG.error("hosting failed", e);
                        ui.execute(
                                () ->
                                        notOpened(
                                                "Your room could not be opened: a fault in Foyer."));
                    }
                });
    }

    private void notOpened(String words) {
        out("");
        hostProblem.set(words);
    }

    private void hosts(int of, Hosting.Hosted started) {
        if (of != attempt || !(where.get() instanceof Where.Entering)) {
            background.execute(started::stop);
            return;
        }
        enter(started.local(), "", started);
    }

    /// Goes where a link says, unless this person is inside already.
    public void go(String typed) {
        if (where.get() instanceof Where.Outside) {
            address.set(typed);
            join();
        }
    }

    /// Goes to the server at the typed address, or where the typed link leads.
    public void join() {
        password.dismiss();
        String typed = address.get().strip();
        Destination to;
        var room = "";
        try {
            if (Invite.isMeant(typed)) {
                Invite invite = Invite.parse(typed);
                to = new Destination(invite.addresses(), invite.print());
                room = invite.room();
            } else {
                ServerAddress at = ServerAddress.parse(typed);
                to = new Destination(List.of(at), settings.printAt(at.toString()));
            }
        } catch (IllegalArgumentException e) {
            problem.set(String.valueOf(e.getMessage()));
            return;
        }
        if (begins("Knocking at " + to.address() + "…")) {
            keep(settings.withAddress(typed));
            enter(to, room, null);
        }
    }

    /// Goes to a server that was found. If it is known by that key it is the one; otherwise the
    /// address counts, where somebody else may be known.
    public void go(Destination found) {
        if (!(where.get() instanceof Where.Outside)) {
            return;
        }
        password.dismiss();
        String at = found.address().toString();
        boolean known = settings.hosts().stream().anyMatch(h -> h.print().equals(found.print()));
        String before = settings.printAt(at);
        address.set(at);
        if (begins("Knocking at " + at + "…")) {
            keep(settings.withAddress(at));
            enter(
                    known || before.isEmpty() ? found : new Destination(found.addresses(), before),
                    "",
                    null);
        }
    }

    /// Goes to the server that asked for a password, and gives it this one.
    public void give(String words) {
        PasswordQuestion.Asked asked = password.askedProperty().get();
        if (asked == null) {
            return;
        }
        String tidy;
        try {
            tidy = Names.password(words);
        } catch (Invalid e) {
            password.takes(e.words());
            return;
        }
        if (begins("Knocking at " + asked.to().address() + "…")) {
            enter(asked.to(), asked.room(), null, tidy);
        }
    }

    /// The server at the typed address has another key than before, and this person means to go in
    /// all the same.
    public void trustOtherKey() {
        if (otherKey.get() != null) {
            ServerAddress at = ServerAddress.parse(address.get());
            keep(settings.forgotten(at.toString()));
            join();
        }
    }

    /// They stay away from it.
    public void mistrustOtherKey() {
        otherKey.set(null);
    }

    private boolean begins(String words) {
        if (!(where.get() instanceof Where.Outside)) {
            return false;
        }
        try {
            keep(settings.withName(Names.person(name.get())));
        } catch (Invalid e) {
            nameProblem.set(e.words());
            return false;
        }
        problem.set("");
        password.takes("");
        hostProblem.set("");
        nameProblem.set("");
        otherKey.set(null);
        where.set(new Where.Entering(words));
        return true;
    }

    private void keep(Settings changed) {
        settings = changed;
        background.execute(() -> save.accept(changed));
    }

    private void enter(Destination to, String room, Hosting.@Nullable Hosted hosted) {
        enter(to, room, hosted, null);
    }

    private void enter(
            Destination to, String room, Hosting.@Nullable Hosted hosted, @Nullable String word) {
        visit =
                new Visit(
                        to,
                        room,
                        settings.name(),
                        settings.key(),
                        word,
                        memory,
                        hosted,
                        this::heard,
                        ui,
                        background,
                        clock,
                        random);
        visit.open();
    }

    private void heard(Visit from, LinkEvent event) {
        if (from != visit) {
            return;
        }
        ChatModel chat = from.chat();
        switch (event) {
            case LinkEvent.Heard(Event.Welcome welcome) -> {
                password.dismiss();
                if (chat != null) {
                    welcomed(chat, welcome.server(), from.hosted() == null);
                }
            }
            case LinkEvent.Refused(Code code, String words) -> refused(from, code, words);
            case LinkEvent.OtherKey(String known, String seen) -> {
                password.dismiss();
                out("");
                otherKey.set(new OtherKey(address.get().strip(), known, seen));
            }
            case LinkEvent.Unreachable(String words) -> out(words);
            case LinkEvent.Closed(_, String words) -> out(words);
            case LinkEvent.Connecting _,
                    LinkEvent.Reached _,
                    LinkEvent.Heard _,
                    LinkEvent.Measured _,
                    LinkEvent.Lost _ -> {}
        }
    }

    private void refused(Visit from, Code code, String words) {
        ChatModel chat = from.chat();
        if (code == Code.NAME_TAKEN) {
            password.dismiss();
            out("");
            nameProblem.set(words);
        } else if (chat != null
                && PasswordQuestion.isMeantBy(code)
                && chat.connection().isSecure()) {
            asked(from, chat, code, words);
        } else {
            password.dismiss();
            out(code == Code.PASSWORD_NEEDED ? PasswordQuestion.NOT_ENCRYPTED : words);
        }
    }

    /// From this question on the server is known, and only the one with its key gets an answer.
    private void asked(Visit from, ChatModel chat, Code code, String words) {
        met(chat, "");
        String print = chat.connection().printProperty().get();
        String called = settings.nameOf(print);
        Destination to = from.to();
        out("");
        password.ask(
                new PasswordQuestion.Asked(
                        called.isEmpty() ? to.address().toString() : called,
                        new Destination(to.addresses(), print),
                        from.room()),
                code == Code.PASSWORD_NEEDED && !from.gavePassword() ? "" : words);
    }

    /// Whoever is met for the first time is known from now on.
    private void met(ChatModel chat, String called) {
        String print = chat.connection().printProperty().get();
        if (!print.isEmpty()) {
            String at = chat.connection().reachedAtProperty().get();
            keep(settings.met(print, called, at, clock.millis()));
        }
    }

    /// The own server is no acquaintance.
    private void welcomed(ChatModel chat, String called, boolean visiting) {
        if (visiting) {
            met(chat, called);
        }
        if (where.get() instanceof Where.Entering) {
            chat.nameChange()
                    .currentProperty()
                    .addListener(
                            (_, _, now) -> {
                                name.set(now);
                                keep(settings.withName(now));
                            });
            where.set(new Where.Inside(chat));
        }
    }

    /// Says goodbye and goes out; a server in this program is closed for all.
    ///
    /// @return done when the goodbyes are said
    public CompletableFuture<Void> leave() {
        out("");
        return leaving;
    }

    private void out(String words) {
        Visit over = visit;
        visit = null;
        where.set(new Where.Outside());
        problem.set(password.takes(words) ? "" : words);
        if (over != null) {
            Hosting.Hosted running = over.hosted();
            CompletableFuture<Void> gone = over.close();
            leaving = running == null ? gone : gone.thenRunAsync(running::stop, background);
        }
    }
}
