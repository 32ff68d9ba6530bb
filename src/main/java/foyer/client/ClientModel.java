package foyer.client;

import foyer.connection.ConnectionEvent;
import foyer.connection.Destination;
import foyer.connection.ServerAddress;
import foyer.discovery.NearbyServer;
import foyer.language.RefusalTexts;
import foyer.language.Texts;
import foyer.model.ChatModel;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.InvalidValueException;
import foyer.protocol.Names;
import foyer.settings.Settings;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// The way in and out: choose a name, host or join one server after the other, leave. UI thread;
/// what may wait runs on the background executor and comes back through the UI's.
public final class ClientModel {
    private final StringProperty name = new SimpleStringProperty();
    private final StringProperty address = new SimpleStringProperty();
    private final ReadOnlyStringWrapper nameProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<JoinState> joinState =
            new ReadOnlyObjectWrapper<>(new JoinState.Idle());
    private final KeyMismatchPrompt keyMismatch = new KeyMismatchPrompt();
    private final PasswordPrompt passwordPrompt = new PasswordPrompt();
    private final HostingModel hostingModel;
    private final Function<String, List<NearbyServer>> byCode;
    private final Profile profile;
    private final SessionList sessions;
    private @Nullable ServerSession pending;
    private CompletableFuture<Void> leaving = CompletableFuture.completedFuture(null);

    /// Whether this person is on their way to another server.
    public sealed interface JoinState {
        record Idle() implements JoinState {}

        /// On the way in.
        ///
        /// @param status what is being done
        record Joining(String status) implements JoinState {}
    }

    /// @param save keeps changed settings; called on the background executor
    /// @param byCode answers with the servers near that have such a code
    public ClientModel(
            Settings settings,
            Consumer<Settings> save,
            ServerStarter serverStarter,
            Function<String, List<NearbyServer>> byCode,
            ClientServices services) {
        this.hostingModel = new HostingModel(serverStarter, services.ui(), services.background());
        this.byCode = byCode;
        this.profile = new Profile(settings, save, services.background());
        this.sessions = new SessionList(profile, services, this::onSessionEnded);
        name.set(settings.name());
        address.set(settings.address());
        profile.nameProperty().addListener((_, _, now) -> name.set(now));
        name.addListener((_, _, _) -> nameProblem.set(""));
        address.addListener((_, _, _) -> problem.set(""));
    }

    /// The servers this person is at.
    public SessionList sessions() {
        return sessions;
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
        return hostingModel.problemProperty();
    }

    /// Why they did not get in, or are out again, in words; empty otherwise.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// The key of a server that should have had another one.
    public KeyMismatchPrompt keyMismatch() {
        return keyMismatch;
    }

    /// The password of a server that asked for one.
    public PasswordPrompt passwordPrompt() {
        return passwordPrompt;
    }

    public ReadOnlyObjectProperty<JoinState> joinStateProperty() {
        return joinState.getReadOnlyProperty();
    }

    /// Starts a server here and goes in; if one runs already, it is shown.
    public void host() {
        ServerSession hosted = sessions.find(ServerSession::isHosted);
        if (hosted != null) {
            sessions.show(hosted);
            return;
        }
        passwordPrompt.dismiss();
        if (!startAttempt(Texts.of("start.opening"))) {
            return;
        }
        Settings mine = profile.settings();
        hostingModel.start(
                mine.name(),
                mine.key(),
                started -> enter(new JoinTarget(started.local(), ""), started, null),
                () -> endAttempt(""));
    }

    /// Goes where a link says, in place of where this person was on the way to.
    public void joinTyped(String typed) {
        if (joinState.get() instanceof JoinState.Joining) {
            cancel();
        }
        address.set(typed);
        sessions.show(null);
        join();
    }

    /// Goes to the server at the typed address, or where the typed link leads.
    public void join() {
        passwordPrompt.dismiss();
        String typed = address.get().strip();
        try {
            go(JoinTarget.of(typed, profile.settings(), byCode), typed);
        } catch (IllegalArgumentException e) {
            problem.set(String.valueOf(e.getMessage()));
        }
    }

    /// Goes to a server that was found.
    public void joinFound(Destination found) {
        if (joinState.get() instanceof JoinState.Idle) {
            passwordPrompt.dismiss();
            String at = found.address().toString();
            address.set(at);
            go(JoinTarget.of(found.addresses(), found.fingerprint(), profile.settings()), at);
        }
    }

    private void go(JoinTarget there, String typed) {
        ServerSession session = sessions.sessionAt(there.to().fingerprint());
        if (session != null) {
            session.goTo(there);
            sessions.show(session);
        } else if (startAttempt(Texts.of("start.knocking", there.to().address()))) {
            profile.change(now -> now.withAddress(typed));
            enter(there, null, null);
        }
    }

    /// Goes to the server that asked for a password, and gives it this one.
    public void submitPassword(String password) {
        PasswordPrompt.Asked asked = passwordPrompt.askedProperty().get();
        if (asked == null) {
            return;
        }
        String tidy;
        try {
            tidy = Names.password(password);
        } catch (InvalidValueException e) {
            passwordPrompt.showProblem(RefusalTexts.text(e));
            return;
        }
        if (startAttempt(Texts.of("start.knocking", asked.to().address()))) {
            enter(new JoinTarget(asked.to(), asked.room()), null, tidy);
        }
    }

    /// The server at the typed address has another key than before, and this person means to go in
    /// all the same.
    public void trustOtherKey() {
        if (keyMismatch.askedProperty().get() != null) {
            ServerAddress at = ServerAddress.parse(address.get());
            profile.change(now -> now.withoutAddress(at.toString()));
            join();
        }
    }

    private boolean startAttempt(String status) {
        if (!(joinState.get() instanceof JoinState.Idle)) {
            return false;
        }
        try {
            String tidy = Names.person(name.get());
            profile.change(now -> now.withName(tidy));
        } catch (InvalidValueException e) {
            nameProblem.set(RefusalTexts.text(e));
            return false;
        }
        problem.set("");
        passwordPrompt.showProblem("");
        hostingModel.forget();
        nameProblem.set("");
        keyMismatch.dismiss();
        joinState.set(new JoinState.Joining(status));
        return true;
    }

    private void enter(
            JoinTarget there,
            ServerStarter.@Nullable HostedServer hostedServer,
            @Nullable String word) {
        ServerSession session =
                sessions.newSession(
                        there, profile.settings().name(), hostedServer, word, this::handle);
        pending = session;
        session.open();
    }

    private void handle(ServerSession from, ConnectionEvent event) {
        if (from != pending) {
            sessions.handle(from, event);
            return;
        }
        switch (event) {
            case ConnectionEvent.Received(Event.Welcome _) -> {
                passwordPrompt.dismiss();
                pending = null;
                sessions.add(from);
                sessions.handle(from, event);
                joinState.set(new JoinState.Idle());
                sessions.show(from);
            }
            case ConnectionEvent.Refused(ErrorCode errorCode, String reason) ->
                    refused(from, errorCode, reason);
            case ConnectionEvent.KeyMismatch other -> {
                passwordPrompt.dismiss();
                endAttempt("");
                keyMismatch.ask(address.get().strip(), other);
            }
            case ConnectionEvent.Unreachable(String reason) -> endAttempt(reason);
            case ConnectionEvent.Closed(_, String reason) -> endAttempt(reason);
            case ConnectionEvent.Connecting _,
                    ConnectionEvent.SocketOpened _,
                    ConnectionEvent.Received _,
                    ConnectionEvent.RoundTrip _,
                    ConnectionEvent.Lost _ -> {}
        }
    }

    /// A server this person was at is no longer there for them.
    private void onSessionEnded(ServerSession from, ConnectionEvent.End end) {
        switch (end) {
            case ConnectionEvent.Refused(_, String reason) -> problem.set(reason);
            case ConnectionEvent.Closed(_, String reason) -> problem.set(reason);
            case ConnectionEvent.Unreachable(String reason) -> problem.set(reason);
            case ConnectionEvent.KeyMismatch other -> {
                String typed = from.destination().address().toString();
                address.set(typed);
                keyMismatch.ask(typed, other);
            }
        }
    }

    private void refused(ServerSession from, ErrorCode errorCode, String reason) {
        ChatModel chat = from.chat();
        if (errorCode == ErrorCode.NAME_TAKEN) {
            passwordPrompt.dismiss();
            endAttempt("");
            nameProblem.set(reason);
        } else if (chat != null
                && PasswordPrompt.isPasswordRefusal(errorCode)
                && chat.connection().isSecure()) {
            askPassword(from, chat, errorCode, reason);
        } else {
            passwordPrompt.dismiss();
            endAttempt(errorCode == ErrorCode.PASSWORD_NEEDED ? Texts.of("password.open") : reason);
        }
    }

    /// From this question on the server is known, and only the one with its key gets an answer.
    private void askPassword(
            ServerSession from, ChatModel chat, ErrorCode errorCode, String reason) {
        sessions.rememberServer(chat, "");
        String fingerprint = chat.connection().fingerprintProperty().get();
        endAttempt("");
        passwordPrompt.ask(
                from, fingerprint, profile.settings().nameOf(fingerprint), errorCode, reason);
    }

    /// Gives up going to another server.
    public void cancel() {
        endAttempt("");
    }

    /// Says goodbye everywhere, as the program ends; a server in this program is closed for all.
    ///
    /// @return done when the goodbyes are said
    public CompletableFuture<Void> leaveAll() {
        endAttempt("");
        return CompletableFuture.allOf(leaving, sessions.close());
    }

    private void endAttempt(String text) {
        hostingModel.cancel();
        ServerSession over = pending;
        pending = null;
        joinState.set(new JoinState.Idle());
        problem.set(passwordPrompt.showProblem(text) ? "" : text);
        if (over != null) {
            leaving = over.close();
        }
    }
}
