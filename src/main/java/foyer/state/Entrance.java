package foyer.state;

import foyer.lan.Near;
import foyer.language.Refusals;
import foyer.language.Texts;
import foyer.link.Destination;
import foyer.link.LinkEvent;
import foyer.link.ServerAddress;
import foyer.memory.Memory;
import foyer.protocol.Code;
import foyer.protocol.Event;
import foyer.protocol.Invalid;
import foyer.protocol.Names;
import foyer.settings.Settings;
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

/// The way in and out: choose a name, host or join one server after the other, leave. UI thread;
/// what may wait runs on the background executor and comes back through the UI's.
public final class Entrance {
    private final StringProperty name = new SimpleStringProperty();
    private final StringProperty address = new SimpleStringProperty();
    private final ReadOnlyStringWrapper nameProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Where> where =
            new ReadOnlyObjectWrapper<>(new Where.Outside());
    private final KeyQuestion otherKey = new KeyQuestion();
    private final PasswordQuestion password = new PasswordQuestion();
    private final Opening opening;
    private final Function<String, List<Near>> byCode;
    private final Profile profile;
    private final Visits visits;
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
        this.opening = new Opening(hosting, ui, background);
        this.byCode = byCode;
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
        return opening.problemProperty();
    }

    /// Why they did not get in, or are out again, in words; empty otherwise.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// The key of a server that should have had another one.
    public KeyQuestion otherKey() {
        return otherKey;
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
        Settings mine = profile.settings();
        opening.begin(
                mine.name(),
                mine.key(),
                started -> enter(new Whereto(started.local(), ""), started, null),
                () -> out(""));
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
        if (otherKey.askedProperty().get() != null) {
            ServerAddress at = ServerAddress.parse(address.get());
            profile.change(now -> now.forgotten(at.toString()));
            join();
        }
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
        opening.forget();
        nameProblem.set("");
        otherKey.dismiss();
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
            case LinkEvent.Refused(Code code, String words) -> refused(from, code, words);
            case LinkEvent.OtherKey other -> {
                password.dismiss();
                out("");
                otherKey.ask(address.get().strip(), other);
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

    /// A server this person was at is no longer there for them.
    private void told(Visit from, LinkEvent.End end) {
        switch (end) {
            case LinkEvent.Refused(_, String words) -> problem.set(words);
            case LinkEvent.Closed(_, String words) -> problem.set(words);
            case LinkEvent.Unreachable(String words) -> problem.set(words);
            case LinkEvent.OtherKey other -> {
                String typed = from.to().address().toString();
                address.set(typed);
                otherKey.ask(typed, other);
            }
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
        out("");
        password.ask(from, print, profile.settings().nameOf(print), code, words);
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
        opening.giveUp();
        Visit over = entering;
        entering = null;
        where.set(new Where.Outside());
        problem.set(password.takes(words) ? "" : words);
        if (over != null) {
            leaving = over.close();
        }
    }
}
