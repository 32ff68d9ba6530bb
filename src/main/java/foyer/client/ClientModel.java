package foyer.client;

import foyer.connection.ConnectionEvent;
import foyer.connection.Destination;
import foyer.connection.InviteLink;
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

/// Joins and hosts servers, one after the other, and leaves them. UI thread; what may block runs on
/// the background executor.
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
    private final Function<String, List<NearbyServer>> serversByCode;
    private final Profile profile;
    private final SessionList sessions;
    private @Nullable ServerSession pending;
    private CompletableFuture<Void> leaving = CompletableFuture.completedFuture(null);

    public sealed interface JoinState {
        record Idle() implements JoinState {}

        /// A server is being started or joined.
        ///
        /// @param status text for the start view
        record Joining(String status) implements JoinState {}
    }

    /// @param save saves changed settings; called on the background executor
    /// @param serversByCode the nearby servers with a server code
    public ClientModel(
            Settings settings,
            Consumer<Settings> save,
            ServerStarter serverStarter,
            Function<String, List<NearbyServer>> serversByCode,
            ClientServices services) {
        this.hostingModel = new HostingModel(serverStarter, services.ui(), services.background());
        this.serversByCode = serversByCode;
        this.profile = new Profile(settings, save, services.background());
        this.sessions = new SessionList(profile, services, this::onSessionEnded);
        name.set(settings.name());
        address.set(settings.address());
        profile.nameProperty().addListener((_, _, newName) -> name.set(newName));
        name.addListener((_, _, _) -> nameProblem.set(""));
        address.addListener((_, _, _) -> problem.set(""));
    }

    public SessionList sessions() {
        return sessions;
    }

    public Profile profile() {
        return profile;
    }

    /// The user's name as typed.
    public StringProperty nameProperty() {
        return name;
    }

    /// The address, link or server code as typed.
    public StringProperty addressProperty() {
        return address;
    }

    /// Why the name is invalid or refused; empty if it is not.
    public ReadOnlyStringProperty nameProblemProperty() {
        return nameProblem.getReadOnlyProperty();
    }

    /// Why no server could be started; empty if it could.
    public ReadOnlyStringProperty hostProblemProperty() {
        return hostingModel.problemProperty();
    }

    /// Why the server could not be joined, or why the session has ended; empty otherwise.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public KeyMismatchPrompt keyMismatch() {
        return keyMismatch;
    }

    public PasswordPrompt passwordPrompt() {
        return passwordPrompt;
    }

    public ReadOnlyObjectProperty<JoinState> joinStateProperty() {
        return joinState.getReadOnlyProperty();
    }

    /// Starts a server in this program and joins it. If one runs already, shows it.
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
        Settings settings = profile.settings();
        hostingModel.start(
                settings.name(),
                settings.key(),
                server -> open(new JoinTarget(server.local(), ""), server, null),
                () -> endAttempt(""));
    }

    /// Joins the server of an address, link or code; cancels the attempt under way.
    public void joinTyped(String typed) {
        if (joinState.get() instanceof JoinState.Joining) {
            cancel();
        }
        address.set(typed);
        sessions.show(null);
        join();
    }

    /// The server to name before joining by an invite link that another program has opened: any web
    /// page can do that, so the user decides.
    ///
    /// @return its first address; null for an address the user typed, or a broken link
    public static @Nullable String serverToConfirm(String opened) {
        try {
            return InviteLink.looksLikeLink(opened)
                    ? InviteLink.parse(opened).addresses().getFirst().toString()
                    : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /// Joins the server of the typed address, link or code.
    public void join() {
        passwordPrompt.dismiss();
        String typed = address.get().strip();
        try {
            join(JoinTarget.of(typed, profile.settings(), serversByCode), typed);
        } catch (IllegalArgumentException e) {
            problem.set(String.valueOf(e.getMessage()));
        }
    }

    /// Joins a nearby server.
    public void joinFound(Destination found) {
        if (joinState.get() instanceof JoinState.Idle) {
            passwordPrompt.dismiss();
            String typed = found.address().toString();
            address.set(typed);
            join(JoinTarget.of(found.addresses(), found.fingerprint(), profile.settings()), typed);
        }
    }

    private void join(JoinTarget target, String typed) {
        ServerSession session = sessions.sessionAt(target.to().fingerprint());
        if (session != null) {
            session.goTo(target);
            sessions.show(session);
        } else if (startAttempt(Texts.of("start.knocking", target.to().address()))) {
            profile.change(settings -> settings.withAddress(typed));
            open(target, null, null);
        }
    }

    /// Joins the server that asked for a password with this one.
    public void submitPassword(String password) {
        PasswordPrompt.Asked asked = passwordPrompt.askedProperty().get();
        if (asked == null) {
            return;
        }
        String validPassword;
        try {
            validPassword = Names.password(password);
        } catch (InvalidValueException e) {
            passwordPrompt.showProblem(RefusalTexts.text(e));
            return;
        }
        if (startAttempt(Texts.of("start.knocking", asked.to().address()))) {
            open(new JoinTarget(asked.to(), asked.room()), null, validPassword);
        }
    }

    /// Joins the server at the typed address although it has another key than before.
    public void trustOtherKey() {
        if (keyMismatch.askedProperty().get() != null) {
            ServerAddress parsed = ServerAddress.parse(address.get());
            profile.change(settings -> settings.withoutAddress(parsed.toString()));
            join();
        }
    }

    /// @return false if another attempt is under way or the name is invalid, true otherwise
    private boolean startAttempt(String status) {
        if (!(joinState.get() instanceof JoinState.Idle)) {
            return false;
        }
        try {
            String validName = Names.person(name.get());
            profile.change(settings -> settings.withName(validName));
        } catch (InvalidValueException e) {
            nameProblem.set(RefusalTexts.text(e));
            return false;
        }
        problem.set("");
        passwordPrompt.showProblem("");
        hostingModel.clearProblem();
        nameProblem.set("");
        keyMismatch.dismiss();
        joinState.set(new JoinState.Joining(status));
        return true;
    }

    private void open(
            JoinTarget target,
            ServerStarter.@Nullable HostedServer hostedServer,
            @Nullable String password) {
        ServerSession session =
                sessions.newSession(
                        target, profile.settings().name(), hostedServer, password, this::handle);
        pending = session;
        session.open();
    }

    private void handle(ServerSession session, ConnectionEvent event) {
        if (session != pending) {
            sessions.handle(session, event);
            return;
        }
        switch (event) {
            case ConnectionEvent.Received(Event.Welcome _) -> {
                passwordPrompt.dismiss();
                pending = null;
                sessions.add(session);
                sessions.handle(session, event);
                joinState.set(new JoinState.Idle());
                sessions.show(session);
            }
            case ConnectionEvent.Refused(ErrorCode errorCode, String reason) ->
                    onRefused(session, errorCode, reason);
            case ConnectionEvent.KeyMismatch mismatch -> {
                passwordPrompt.dismiss();
                endAttempt("");
                keyMismatch.ask(address.get().strip(), mismatch);
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

    private void onSessionEnded(ServerSession session, ConnectionEvent.End end) {
        switch (end) {
            case ConnectionEvent.Refused(_, String reason) -> problem.set(reason);
            case ConnectionEvent.Closed(_, String reason) -> problem.set(reason);
            case ConnectionEvent.Unreachable(String reason) -> problem.set(reason);
            case ConnectionEvent.KeyMismatch mismatch -> {
                String typed = session.destination().address().toString();
                address.set(typed);
                keyMismatch.ask(typed, mismatch);
            }
        }
    }

    private void onRefused(ServerSession session, ErrorCode errorCode, String reason) {
        ChatModel chat = session.chat();
        if (errorCode == ErrorCode.NAME_TAKEN) {
            passwordPrompt.dismiss();
            endAttempt("");
            nameProblem.set(reason);
        } else if (chat != null
                && PasswordPrompt.isPasswordRefusal(errorCode)
                && chat.connection().isSecure()) {
            askPassword(session, chat, errorCode, reason);
        } else {
            passwordPrompt.dismiss();
            endAttempt(errorCode == ErrorCode.PASSWORD_NEEDED ? Texts.of("password.open") : reason);
        }
    }

    /// Does not remember the server yet: it may be another one, which cannot prove the password.
    private void askPassword(
            ServerSession session, ChatModel chat, ErrorCode errorCode, String reason) {
        String fingerprint = chat.connection().fingerprintProperty().get();
        endAttempt("");
        passwordPrompt.ask(
                session, fingerprint, profile.settings().nameOf(fingerprint), errorCode, reason);
    }

    /// Cancels the attempt to join or host.
    public void cancel() {
        endAttempt("");
    }

    /// Ends all sessions, and stops the server if one runs in this program.
    ///
    /// @return completes when all goodbyes are sent
    public CompletableFuture<Void> leaveAll() {
        endAttempt("");
        return CompletableFuture.allOf(leaving, sessions.close());
    }

    /// @param text why it failed; empty for no reason
    private void endAttempt(String text) {
        hostingModel.cancel();
        ServerSession ended = pending;
        pending = null;
        joinState.set(new JoinState.Idle());
        problem.set(passwordPrompt.showProblem(text) ? "" : text);
        if (ended != null) {
            leaving = ended.close();
        }
    }
}
