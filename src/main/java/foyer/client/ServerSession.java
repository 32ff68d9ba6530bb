package foyer.client;

import foyer.clientfiles.LocalFiles;
import foyer.clientstore.ClientStore;
import foyer.clientstore.SavedServerState;
import foyer.connection.ConnectionEvent;
import foyer.connection.Destination;
import foyer.connection.MemberKey;
import foyer.connection.ServerAddress;
import foyer.connection.ServerConnection;
import foyer.model.ChatModel;
import foyer.protocol.Command.Hello;
import foyer.protocol.Limits;
import foyer.protocol.MemberId;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// One server this person goes to: the link there and, once it is known who that is, what they see.
/// UI thread. [SessionList] and [ClientModel] change it.
public final class ServerSession {
    private final Destination destination;
    private final String room;
    private final String token;
    private final String secret;
    private final @Nullable String password;
    private final String fallback;
    private final ClientStore clientStore;
    private final LocalFiles localFiles;
    private final ServerStarter.@Nullable HostedServer hostedServer;
    private final ServerConnection connection;
    private final InstantSource clock;
    private final Executor ui;
    private final Executor background;
    private final BiConsumer<ServerSession, ConnectionEvent> listener;
    private boolean closed;
    private final ReadOnlyObjectWrapper<@Nullable ChatModel> chat = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<ConnectionEvent.@Nullable End> end =
            new ReadOnlyObjectWrapper<>();

    /// @param where the room in it is where to go first
    /// @param called what the server was called when this person was there last; may be empty
    /// @param name what this person wants to be called
    /// @param secret their own, from which their key there is made
    /// @param password the server's, if it asked for one; told only to a server that is known by
    ///   its key
    /// @param hostedServer the server, if it runs in this program
    /// @param listener hears on the UI thread what the link tells, when the chat has taken it in
    /// @param background may wait
    ServerSession(
            JoinTarget where,
            String called,
            String name,
            String secret,
            @Nullable String password,
            ClientStore clientStore,
            LocalFiles localFiles,
            ServerStarter.@Nullable HostedServer hostedServer,
            BiConsumer<ServerSession, ConnectionEvent> listener,
            Executor ui,
            Executor background,
            InstantSource clock,
            RandomGenerator random) {
        this.destination = where.to();
        this.room = where.room();
        this.token = where.token();
        this.fallback = called.isEmpty() ? destination.address().toString() : called;
        this.secret = secret;
        this.password = password;
        this.clientStore = clientStore;
        this.localFiles = localFiles;
        this.hostedServer = hostedServer;
        this.listener = listener;
        this.ui = ui;
        this.background = background;
        this.clock = clock;
        String given = usedInvitation() ? token : password;
        this.connection =
                new ServerConnection(
                        destination,
                        at ->
                                new Hello(
                                        Limits.PROTOCOL,
                                        name,
                                        MemberKey.forServer(at, secret),
                                        given),
                        this::told,
                        random);
    }

    Destination destination() {
        return destination;
    }

    /// Where to go first; empty for wherever one was.
    String room() {
        return room;
    }

    boolean usedPassword() {
        return password != null;
    }

    /// Whether they came with an invitation, rather than with a password.
    boolean usedInvitation() {
        return password == null && !token.isEmpty();
    }

    void open() {
        connection.open();
    }

    /// Goes back to a server this person was at; what they remember of it is seen at once, whether
    /// it is there or not.
    void reopen() {
        background.execute(
                () -> {
                    SavedServerState saved = clientStore.load(destination.fingerprint());
                    ui.execute(
                            () -> {
                                if (closed) {
                                    return;
                                }
                                if (chat.get() == null) {
                                    chat.set(meet(destination.fingerprint(), saved));
                                }
                                connection.reopen();
                            });
                });
    }

    /// This person comes here once more.
    void goTo(JoinTarget there) {
        addAddresses(there.to().addresses());
        ChatModel known = chat.get();
        if (known != null && !there.room().isEmpty()) {
            var _ = known.actions().join(there.room(), there.token());
        }
    }

    /// The server was seen at these addresses; the quickest first.
    void addAddresses(List<ServerAddress> addresses) {
        connection.addAddresses(addresses);
    }

    /// What is seen there; null before it is known who that is.
    public ReadOnlyObjectProperty<@Nullable ChatModel> chatProperty() {
        return chat.getReadOnlyProperty();
    }

    /// How this visit ended; null while it goes on.
    public ReadOnlyObjectProperty<ConnectionEvent.@Nullable End> endProperty() {
        return end.getReadOnlyProperty();
    }

    ConnectionEvent.@Nullable End end() {
        return end.get();
    }

    void end(ConnectionEvent.End how) {
        end.set(how);
    }

    @Nullable ChatModel chat() {
        return chat.get();
    }

    /// The print of the server's key; empty if it is not known, or the server has none.
    String fingerprint() {
        ChatModel known = chat.get();
        String seen = known == null ? "" : known.connection().fingerprintProperty().get();
        return seen.isEmpty() ? destination.fingerprint() : seen;
    }

    /// What the server is called, or where it is while that is not known.
    public String title() {
        ChatModel known = chat.get();
        String called = known == null ? "" : known.connection().serverProperty().get();
        return called.isEmpty() ? fallback : called;
    }

    /// Whether the server runs in this program.
    public boolean isHosted() {
        return hostedServer != null;
    }

    /// Says goodbye; a server in this program is closed for all.
    ///
    /// @return done when that was heard
    CompletableFuture<Void> close() {
        closed = true;
        ChatModel known = chat.get();
        if (known != null) {
            known.saveDrafts();
        }
        CompletableFuture<Void> gone = connection.close();
        return hostedServer == null ? gone : gone.thenRunAsync(hostedServer::stop, background);
    }

    /// On the link's thread, which may wait for the file; hello goes out behind this.
    private void told(ConnectionEvent event) {
        SavedServerState saved =
                event instanceof ConnectionEvent.SocketOpened(_, String identity, _, _)
                        ? clientStore.load(identity)
                        : null;
        ui.execute(() -> heard(event, saved));
    }

    private void heard(ConnectionEvent event, @Nullable SavedServerState saved) {
        if (chat.get() == null
                && saved != null
                && event instanceof ConnectionEvent.SocketOpened(_, String identity, _, _)) {
            chat.set(meet(identity, saved));
        }
        ChatModel known = chat.get();
        if (known != null) {
            known.handle(event);
        }
        listener.accept(this, event);
    }

    /// Some seconds have passed.
    void tick() {
        ChatModel known = chat.get();
        if (known != null) {
            known.tick();
            if (hostedServer != null) {
                renew(known, hostedServer);
            }
        }
    }

    private ChatModel meet(String identity, SavedServerState saved) {
        var met =
                new ChatModel(
                        destination.address(),
                        MemberId.of(MemberKey.forServer(identity, secret)),
                        clientStore.writerFor(identity),
                        saved,
                        localFiles,
                        connection::send,
                        clock);
        met.actions().setFirstRoom(room, token);
        if (hostedServer != null) {
            reachedAt(met, hostedServer.addresses());
            met.hostModel().setNotice(hostedServer.notice());
            if (hostedServer.isAnnounced()) {
                met.hostModel().onAnnounced(hostedServer.firewall());
            }
            hostedServer.hearReach(
                    reachReport -> ui.execute(() -> met.hostModel().handle(reachReport)));
            met.hostModel().guests().attach(hostedServer::guests, background, ui);
        }
        return met;
    }

    /// This computer may be in another network by now.
    private void renew(ChatModel known, ServerStarter.HostedServer server) {
        background.execute(
                () -> {
                    List<String> now = server.addresses();
                    ui.execute(
                            () -> {
                                if (!closed && !now.equals(known.hostModel().addresses())) {
                                    reachedAt(known, now);
                                    known.hostModel().guests().renewLinks();
                                }
                            });
                });
    }

    private static void reachedAt(ChatModel known, List<String> addresses) {
        known.invitation().setAddresses(addresses);
        known.hostModel().addresses().setAll(addresses);
    }
}
