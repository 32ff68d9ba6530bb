package foyer.client;

import foyer.connection.ConnectionEvent;
import foyer.connection.Destination;
import foyer.discovery.NearbyServer;
import foyer.language.RefusalTexts;
import foyer.model.ChatModel;
import foyer.protocol.Event;
import foyer.protocol.InvalidValueException;
import foyer.protocol.Names;
import foyer.settings.KnownServer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The sessions with several servers, and which one is shown. UI thread.
public final class SessionList {
    private final ObservableList<ServerSession> all = FXCollections.observableArrayList();
    private final ObservableList<ServerSession> readOnly =
            FXCollections.unmodifiableObservableList(all);
    private final ReadOnlyObjectWrapper<@Nullable ServerSession> shown =
            new ReadOnlyObjectWrapper<>();
    private final Set<ServerSession> signedIn = new HashSet<>();
    private final Profile profile;
    private final ClientServices services;
    private final BiConsumer<ServerSession, ConnectionEvent.End> onEnded;
    private CompletableFuture<Void> leaving = CompletableFuture.completedFuture(null);

    /// @param onEnded called when the user sees that a session has ended
    SessionList(
            Profile profile,
            ClientServices services,
            BiConsumer<ServerSession, ConnectionEvent.End> onEnded) {
        this.profile = profile;
        this.services = services;
        this.onEnded = onEnded;
    }

    public Profile profile() {
        return profile;
    }

    /// All sessions, the oldest first.
    public ObservableList<ServerSession> all() {
        return readOnly;
    }

    /// The shown session; null for the start view.
    public ReadOnlyObjectProperty<@Nullable ServerSession> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// Shows a session, or the start view if null. If the session has ended, the start view says
    /// why.
    public void show(@Nullable ServerSession session) {
        ConnectionEvent.End end = session == null ? null : session.end();
        if (session != null && end != null) {
            leave(session);
            shown.set(null);
            onEnded.accept(session, end);
        } else {
            shown.set(session);
        }
    }

    @Nullable ServerSession find(Predicate<ServerSession> condition) {
        return all.stream().filter(condition).findFirst().orElse(null);
    }

    /// Lets every chat retry and save what is due; see [PeriodicTimer].
    public void tick() {
        List.copyOf(all).forEach(ServerSession::tick);
    }

    /// The session with a known server; null if none.
    public @Nullable ServerSession sessionAt(KnownServer server) {
        return sessionAt(server.print());
    }

    /// The session with the server that has this key; null if none.
    @Nullable ServerSession sessionAt(String fingerprint) {
        return fingerprint.isEmpty()
                ? null
                : find(session -> session.fingerprint().equals(fingerprint));
    }

    /// Adds the addresses of nearby servers to their sessions, which may have lost the connection.
    public void addSeenAddresses(List<NearbyServer> nearbyServers) {
        for (NearbyServer server : nearbyServers) {
            ServerSession session =
                    server.state() == NearbyServer.State.GONE
                            ? null
                            : sessionAt(server.fingerprint());
            if (session != null && !session.isHosted()) {
                session.addAddresses(NearbyModel.addresses(server));
            }
        }
    }

    /// Creates a session without adding it to the list.
    ///
    /// @param name the user's name at the server
    /// @param password null for none
    /// @param listener receives the connection's events
    ServerSession newSession(
            JoinTarget target,
            String name,
            ServerStarter.@Nullable HostedServer hostedServer,
            @Nullable String password,
            BiConsumer<ServerSession, ConnectionEvent> listener) {
        return new ServerSession(target, name, password, hostedServer, listener, profile, services);
    }

    /// Rejoins the servers that were open when the program ended.
    public void restore() {
        for (KnownServer server : profile.settings().hosts().reversed()) {
            if (server.open() && !JoinTarget.addresses(server).isEmpty()) {
                var _ = restore(server);
            }
        }
    }

    /// Shows the session with a known server, and rejoins it first if there is none.
    public void open(KnownServer server) {
        ServerSession session = sessionAt(server);
        show(session == null ? restore(server) : session);
    }

    private ServerSession restore(KnownServer server) {
        var target =
                new JoinTarget(new Destination(JoinTarget.addresses(server), server.print()), "");
        String name = server.as().isEmpty() ? profile.settings().name() : server.as();
        ServerSession session = newSession(target, name, null, null, this::handle);
        all.add(session);
        session.reopen();
        return session;
    }

    void add(ServerSession session) {
        all.add(session);
    }

    /// Handles an event of a session in this list; ignores others.
    void handle(ServerSession session, ConnectionEvent event) {
        if (!all.contains(session)) {
            return;
        }
        switch (event) {
            case ConnectionEvent.Received(Event.Welcome welcome) ->
                    onSignedIn(session, welcome.server());
            case ConnectionEvent.End end -> {
                session.end(end);
                if (shown.get() == session) {
                    show(session);
                }
            }
            case ConnectionEvent.Connecting _,
                    ConnectionEvent.SocketOpened _,
                    ConnectionEvent.Received _,
                    ConnectionEvent.RoundTrip _,
                    ConnectionEvent.Lost _ -> {}
        }
    }

    private void onSignedIn(ServerSession session, String serverName) {
        ChatModel chat = session.chat();
        if (chat == null) {
            return;
        }
        if (!session.isHosted()) {
            rememberServer(chat, serverName);
            setOpen(session, true);
        }
        if (signedIn.add(session)) {
            chat.nameChange()
                    .currentProperty()
                    .addListener((_, _, name) -> saveName(session, name));
        }
    }

    /// Saves a server's key and address; does nothing if it has no key.
    ///
    /// @param serverName empty if unknown
    void rememberServer(ChatModel chat, String serverName) {
        String fingerprint = chat.connection().fingerprintProperty().get();
        if (!fingerprint.isEmpty()) {
            String address = chat.connection().reachedAtProperty().get();
            profile.change(
                    settings ->
                            settings.met(
                                    fingerprint, serverName, address, services.clock().millis()));
        }
    }

    /// The name is kept for each server; the last one is also the default for new servers.
    private void saveName(ServerSession session, String name) {
        profile.change(
                settings ->
                        settings.withName(name)
                                .with(session.fingerprint(), server -> server.withAs(name)));
    }

    /// Saves whether to rejoin a server at the next start.
    private void setOpen(ServerSession session, boolean open) {
        profile.change(
                settings -> settings.with(session.fingerprint(), server -> server.withOpen(open)));
    }

    /// Requests a new name at every server.
    ///
    /// @return why the name is invalid; empty if it is valid. A server may refuse it nevertheless.
    public String rename(String newName) {
        String name;
        try {
            name = Names.person(newName);
        } catch (InvalidValueException e) {
            return RefusalTexts.text(e);
        }
        if (!name.equals(profile.settings().name())) {
            profile.change(settings -> settings.withName(name));
            for (ServerSession session : all) {
                ChatModel chat = session.chat();
                if (chat != null) {
                    chat.nameChange().proposedProperty().set(name);
                    chat.nameChange().submit();
                }
            }
        }
        return "";
    }

    /// Leaves a server; it is not rejoined at the next start.
    public void leave(ServerSession session) {
        setOpen(session, false);
        remove(session);
    }

    /// Deletes what is saved of a server, its key included, and leaves it.
    public void forget(KnownServer server) {
        ServerSession session = sessionAt(server);
        if (session != null) {
            remove(session);
        }
        services.clientStore()
                .forget(
                        server.print(),
                        paths -> paths.forEach(services.localFiles()::deletePasted));
        profile.change(settings -> settings.without(server.print()));
    }

    private void remove(ServerSession session) {
        all.remove(session);
        signedIn.remove(session);
        if (shown.get() == session) {
            show(all.isEmpty() ? null : all.getLast());
        }
        leaving = CompletableFuture.allOf(leaving, session.close());
    }

    /// Ends all sessions; they are rejoined at the next start.
    ///
    /// @return completes when all goodbyes are sent
    CompletableFuture<Void> close() {
        shown.set(null);
        for (ServerSession session : new ArrayList<>(all)) {
            remove(session);
        }
        return leaving;
    }
}
