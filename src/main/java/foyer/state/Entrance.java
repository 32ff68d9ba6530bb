package foyer.state;

import foyer.lan.Near;
import foyer.language.Refusals;
import foyer.language.Texts;
import foyer.link.Destination;
import foyer.link.Invite;
import foyer.link.LinkEvent;
import foyer.link.MemberKey;
import foyer.link.ServerAddress;
import foyer.memory.Memory;
import foyer.protocol.Code;
import foyer.protocol.Departure;
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
import java.util.function.Function;
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

/// The way in and out: choose a name, host or join one server after the other, leave. UI thread;
/// what may wait runs on the background executor and comes back through the UI's.
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
    private final Hosting hosting;
    private final Function<String, List<Near>> byCode;
    private final Executor ui;
    private final Executor background;
    private final Profile profile;
    private final Visits visits;
    private int attempt;
    private @Nullable Visit entering;
    private CompletableFuture<Void> leaving = CompletableFuture.completedFuture(null);

    /// Whether this person is on their way to another server.
    public sealed interface Where {
        record Outside() implements Where {}

        /// On the way in.
        ///
        /// @param words what is being done
        record Entering(String words) implements Where {}
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
    /// @param byCode answers with the servers near that have such a code
    public Entrance(
            Settings settings,
            Consumer<Settings> save,
            Memory memory,
            Hosting hosting,
            Function<String, List<Near>> byCode,
            Executor ui,
            Executor background,
            InstantSource clock,
            RandomGenerator random) {
        this.hosting = hosting;
        this.byCode = byCode;
        this.ui = ui;
        this.background = background;
        this.profile = new Profile(settings, save, background);
        this.visits = new Visits(profile, memory, this::told, ui, background, clock, random);
        name.set(settings.name());
        address.set(settings.address());
        profile.nameProperty().addListener((_, _, now) -> name.set(now));
        name.addListener((_, _, _) -> nameProblem.set(""));
        address.addListener((_, _, _) -> problem.set(""));
    }

    /// The servers this person is at.
    public Visits visits() {
        return visits;
    }

    /// Whom they know.
    public Profile profile() {
        return profile;
    }

    /// Calls this person otherwise from now on, wherever they are.
    ///
    /// @return why not, in words; empty if it may be. A server may refuse it all the same.
    public String rename(String wanted) {
        String tidy;
        try {
            tidy = Names.person(wanted);
        } catch (Invalid e) {
            return Refusals.words(e);
        }
        if (!tidy.equals(profile.settings().name())) {
            profile.change(now -> now.withName(tidy));
            visits.rename(tidy);
        }
        return "";
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

    /// Starts a server here and goes in; if one runs already, it is shown.
    public void host() {
        Visit hosted = visits.find(Visit::isHosted);
        if (hosted != null) {
            visits.show(hosted);
            return;
        }
        password.dismiss();
        if (!begins(Texts.of("start.opening"))) {
            return;
        }
        String hostName = profile.settings().name();
        String secret = profile.settings().key();
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
                        ui.execute(() -> notOpened(Texts.of("start.host.fault")));
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
        enter(new Whereto(started.local(), ""), started, null);
    }

    /// Goes where a link says, in place of where this person was on the way to.
    public void go(String typed) {
        if (where.get() instanceof Where.Entering) {
            cancel();
        }
        address.set(typed);
        visits.show(null);
        join();
    }

    /// Goes to the server at the typed address, or where the typed link leads.
    public void join() {
        password.dismiss();
        String typed = address.get().strip();
        try {
            go(Whereto.of(typed, profile.settings(), byCode), typed);
        } catch (IllegalArgumentException e) {
            problem.set(String.valueOf(e.getMessage()));
        }
    }

    /// Goes to a server that was found.
    public void go(Destination found) {
        if (where.get() instanceof Where.Outside) {
            password.dismiss();
            String at = found.address().toString();
            address.set(at);
            go(Whereto.of(found.addresses(), found.print(), profile.settings()), at);
        }
    }

    private void go(Whereto there, String typed) {
        Visit visit = visits.at(there.to().print());
        if (visit != null) {
            visit.goOn(there);
            visits.show(visit);
        } else if (begins(Texts.of("start.knocking", there.to().address()))) {
            profile.change(now -> now.withAddress(typed));
            enter(there, null, null);
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
            password.takes(Refusals.words(e));
            return;
        }
        if (begins(Texts.of("start.knocking", asked.to().address()))) {
            enter(new Whereto(asked.to(), asked.room()), null, tidy);
        }
    }

    /// The server at the typed address has another key than before, and this person means to go in
    /// all the same.
    public void trustOtherKey() {
        if (otherKey.get() != null) {
            ServerAddress at = ServerAddress.parse(address.get());
            profile.change(now -> now.forgotten(at.toString()));
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
            String tidy = Names.person(name.get());
            profile.change(now -> now.withName(tidy));
        } catch (Invalid e) {
            nameProblem.set(Refusals.words(e));
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

    private void enter(Whereto there, Hosting.@Nullable Hosted hosted, @Nullable String word) {
        Visit visit = visits.to(there, profile.settings().name(), hosted, word, this::heard);
        entering = visit;
        visit.open();
    }

    private void heard(Visit from, LinkEvent event) {
        if (from != entering) {
            visits.heard(from, event);
            return;
        }
        switch (event) {
            case LinkEvent.Heard(Event.Welcome _) -> {
                password.dismiss();
                entering = null;
                visits.add(from);
                visits.heard(from, event);
                where.set(new Where.Outside());
                visits.show(from);
            }
            case LinkEvent.Refused(Code code, String words) ->
                    refused(from, code, Refusals.words(code, words));
            case LinkEvent.OtherKey(String known, String seen) -> {
                password.dismiss();
                out("");
                otherKey.set(new OtherKey(address.get().strip(), known, seen));
            }
            case LinkEvent.Unreachable(String words) -> out(words);
            case LinkEvent.Closed(Departure why, String words) -> out(Refusals.goodbye(why, words));
            case LinkEvent.Connecting _,
                    LinkEvent.Reached _,
                    LinkEvent.Heard _,
                    LinkEvent.Measured _,
                    LinkEvent.Lost _ -> {}
        }
    }

    /// A server this person was at is no longer there for them.
    private void told(Visit from, LinkEvent end) {
        switch (end) {
            case LinkEvent.Refused(Code code, String words) ->
                    problem.set(Refusals.words(code, words));
            case LinkEvent.Closed(Departure why, String words) ->
                    problem.set(Refusals.goodbye(why, words));
            case LinkEvent.Unreachable(String words) -> problem.set(words);
            case LinkEvent.OtherKey(String known, String seen) -> {
                String typed = from.to().address().toString();
                address.set(typed);
                otherKey.set(new OtherKey(typed, known, seen));
            }
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
            out(code == Code.PASSWORD_NEEDED ? Texts.of("password.open") : words);
        }
    }

    /// From this question on the server is known, and only the one with its key gets an answer.
    private void asked(Visit from, ChatModel chat, Code code, String words) {
        visits.met(chat, "");
        String print = chat.connection().printProperty().get();
        String called = profile.settings().nameOf(print);
        Destination to = from.to();
        out("");
        password.ask(
                new PasswordQuestion.Asked(
                        called.isEmpty() ? to.address().toString() : called,
                        new Destination(to.addresses(), print),
                        from.room()),
                why(from, code, words));
    }

    private static String why(Visit from, Code code, String words) {
        if (code == Code.PASSWORD_WRONG && from.gaveToken()) {
            return Texts.of("happened.stale_invitation");
        }
        return code == Code.PASSWORD_NEEDED && !from.gavePassword() ? "" : words;
    }

    /// Gives up going to another server.
    public void cancel() {
        out("");
    }

    /// Says goodbye everywhere, as the program ends; a server in this program is closed for all.
    ///
    /// @return done when the goodbyes are said
    public CompletableFuture<Void> leaveAll() {
        out("");
        return CompletableFuture.allOf(leaving, visits.close());
    }

    private void out(String words) {
        Visit over = entering;
        entering = null;
        where.set(new Where.Outside());
        problem.set(password.takes(words) ? "" : words);
        if (over != null) {
            leaving = over.close();
        }
    }
}
