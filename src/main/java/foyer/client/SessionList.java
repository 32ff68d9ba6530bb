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

/// The servers this person is at, several at a time, and which one they look at. UI thread.
public final class SessionList {
    private final ObservableList<ServerSession> all = FXCollections.observableArrayList();
    private final ObservableList<ServerSession> readOnly =
            FXCollections.unmodifiableObservableList(all);
    private final ReadOnlyObjectWrapper<@Nullable ServerSession> shown =
            new ReadOnlyObjectWrapper<>();
    private final Set<ServerSession> welcomed = new HashSet<>();
    private final Profile profile;
    private final ClientServices services;
    private final BiConsumer<ServerSession, ConnectionEvent.End> ended;
    private CompletableFuture<Void> leaving = CompletableFuture.completedFuture(null);

    /// @param ended hears of a visit that is over and was looked at, and why
    SessionList(
            Profile profile,
            ClientServices services,
            BiConsumer<ServerSession, ConnectionEvent.End> ended) {
        this.profile = profile;
        this.services = services;
        this.ended = ended;
    }

    /// What this person chose.
    public Profile profile() {
        return profile;
    }

    /// In the order in which they were gone to.
    public ObservableList<ServerSession> all() {
        return readOnly;
    }

    /// The one that is looked at; null for the way in.
    public ReadOnlyObjectProperty<@Nullable ServerSession> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// Looks at one of them, or at the way in. Of one that is over it is told why.
    public void show(@Nullable ServerSession session) {
        ConnectionEvent.End end = session == null ? null : session.end();
        if (session != null && end != null) {
            leave(session);
            shown.set(null);
            ended.accept(session, end);
        } else {
            shown.set(session);
        }
    }

    @Nullable ServerSession find(Predicate<ServerSession> which) {
        return all.stream().filter(which).findFirst().orElse(null);
    }

    /// Lets every chat retry and save what is due; see [PeriodicTimer].
    public void tick() {
        List.copyOf(all).forEach(ServerSession::tick);
    }

    /// The visit to a server, if this person is there.
    public @Nullable ServerSession sessionAt(KnownServer host) {
        return sessionAt(host.print());
    }

    /// The visit to the server with this key.
    @Nullable ServerSession sessionAt(String fingerprint) {
        return fingerprint.isEmpty()
                ? null
                : find(session -> session.fingerprint().equals(fingerprint));
    }

    /// These servers are near: perhaps one among them cannot be reached just now.
    public void addSeenAddresses(List<NearbyServer> around) {
        for (NearbyServer near : around) {
            ServerSession session =
                    near.state() == NearbyServer.State.GONE ? null : sessionAt(near.fingerprint());
            if (session != null && !session.isHosted()) {
                session.addAddresses(NearbyModel.addresses(near));
            }
        }
    }

    /// A visit that is not yet one of these.
    ///
    /// @param name what this person wants to be called there
    /// @param word the password, if one was asked for
    /// @param listener hears what the link tells
    ServerSession newSession(
            JoinTarget where,
            String name,
            ServerStarter.@Nullable HostedServer hostedServer,
            @Nullable String word,
            BiConsumer<ServerSession, ConnectionEvent> listener) {
        return new ServerSession(where, name, word, hostedServer, listener, profile, services);
    }

    /// Goes back to where this person was when the program ended.
    public void restore() {
        for (KnownServer host : profile.settings().hosts().reversed()) {
            if (host.open() && !JoinTarget.addresses(host).isEmpty()) {
                var _ = restore(host);
            }
        }
    }

    /// Goes back to a server, or shows it if this person is there.
    public void open(KnownServer host) {
        ServerSession there = sessionAt(host.print());
        show(there == null ? restore(host) : there);
    }

    private ServerSession restore(KnownServer host) {
        var where = new JoinTarget(new Destination(JoinTarget.addresses(host), host.print()), "");
        String name = host.as().isEmpty() ? profile.settings().name() : host.as();
        ServerSession session = newSession(where, name, null, null, this::handle);
        all.add(session);
        session.reopen();
        return session;
    }

    /// This person is let in.
    void add(ServerSession session) {
        all.add(session);
    }

    /// What a visit among these tells.
    void handle(ServerSession from, ConnectionEvent event) {
        if (!all.contains(from)) {
            return;
        }
        switch (event) {
            case ConnectionEvent.Received(Event.Welcome welcome) ->
                    welcomed(from, welcome.server());
            case ConnectionEvent.End end -> {
                from.end(end);
                if (shown.get() == from) {
                    show(from);
                }
            }
            case ConnectionEvent.Connecting _,
                    ConnectionEvent.SocketOpened _,
                    ConnectionEvent.Received _,
                    ConnectionEvent.RoundTrip _,
                    ConnectionEvent.Lost _ -> {}
        }
    }

    private void welcomed(ServerSession session, String called) {
        ChatModel chat = session.chat();
        if (chat == null) {
            return;
        }
        if (!session.isHosted()) {
            rememberServer(chat, called);
            profile.change(now -> now.with(session.fingerprint(), host -> host.withOpen(true)));
        }
        if (welcomed.add(session)) {
            chat.nameChange().currentProperty().addListener((_, _, now) -> called(session, now));
        }
    }

    /// Whoever is met for the first time is known from now on; one without a key cannot be.
    void rememberServer(ChatModel chat, String called) {
        String fingerprint = chat.connection().fingerprintProperty().get();
        if (!fingerprint.isEmpty()) {
            String at = chat.connection().reachedAtProperty().get();
            profile.change(now -> now.met(fingerprint, called, at, services.clock().millis()));
        }
    }

    /// What somebody is called is theirs to choose at each server; the next one gets the last.
    private void called(ServerSession session, String name) {
        profile.change(
                now -> now.withName(name).with(session.fingerprint(), host -> host.withAs(name)));
    }

    /// Calls this person otherwise from now on, wherever they are.
    ///
    /// @return why not, in words; empty if it may be. A server may refuse it all the same.
    public String rename(String wanted) {
        String name;
        try {
            name = Names.person(wanted);
        } catch (InvalidValueException e) {
            return RefusalTexts.text(e);
        }
        if (!name.equals(profile.settings().name())) {
            profile.change(now -> now.withName(name));
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

    /// Leaves a server for good: this person does not go back there by themselves.
    public void leave(ServerSession session) {
        profile.change(now -> now.with(session.fingerprint(), host -> host.withOpen(false)));
        remove(session);
    }

    /// Forgets a server, its key too, and leaves it if this person is there.
    public void forget(KnownServer host) {
        ServerSession session = sessionAt(host.print());
        if (session != null) {
            remove(session);
        }
        services.clientStore()
                .forget(host.print(), paths -> paths.forEach(services.localFiles()::deletePasted));
        profile.change(now -> now.without(host.print()));
    }

    private void remove(ServerSession session) {
        all.remove(session);
        welcomed.remove(session);
        if (shown.get() == session) {
            show(all.isEmpty() ? null : all.getLast());
        }
        leaving = CompletableFuture.allOf(leaving, session.close());
    }

    /// Says goodbye everywhere, to go back when the program starts again.
    ///
    /// @return done when that was heard
    CompletableFuture<Void> close() {
        shown.set(null);
        for (ServerSession session : new ArrayList<>(all)) {
            remove(session);
        }
        return leaving;
    }
}
