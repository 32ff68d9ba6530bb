package foyer.client;

import foyer.clientstore.SavedServerState;
import foyer.connection.ConnectionEvent;
import foyer.connection.Destination;
import foyer.connection.MemberKey;
import foyer.connection.ServerAddress;
import foyer.connection.ServerConnection;
import foyer.model.ChatModel;
import foyer.model.ChatOptions;
import foyer.model.HostModel;
import foyer.protocol.Command.Hello;
import foyer.protocol.Limits;
import foyer.protocol.MemberId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// A connection to one server and, once the server's key is known, its chat. UI thread.
public final class ServerSession {
    private final JoinTarget target;
    private final @Nullable String password;
    private final ServerStarter.@Nullable HostedServer hostedServer;
    private final BiConsumer<ServerSession, ConnectionEvent> listener;
    private final Profile profile;
    private final ClientServices services;
    private final String secret;
    private final String fallbackTitle;
    private final ServerConnection connection;
    private final ReadOnlyObjectWrapper<@Nullable ChatModel> chat = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<ConnectionEvent.@Nullable End> end =
            new ReadOnlyObjectWrapper<>();
    private boolean closed;

    /// @param name the user's name at the server
    /// @param password the server's password; null for none. It is sent only to a server whose key
    ///   is known.
    /// @param hostedServer the server if it runs in this program; null otherwise
    /// @param listener receives each event on the UI thread after the chat has
    ServerSession(
            JoinTarget target,
            String name,
            @Nullable String password,
            ServerStarter.@Nullable HostedServer hostedServer,
            BiConsumer<ServerSession, ConnectionEvent> listener,
            Profile profile,
            ClientServices services) {
        this.target = target;
        this.password = password;
        this.hostedServer = hostedServer;
        this.listener = listener;
        this.profile = profile;
        this.services = services;
        this.secret = profile.settings().key();
        String lastName = profile.settings().nameOf(target.to().fingerprint());
        this.fallbackTitle = lastName.isEmpty() ? target.to().address().toString() : lastName;
        String sentPassword = usedInvitation() ? target.token() : password;
        this.connection =
                new ServerConnection(
                        target.to(),
                        identity ->
                                new Hello(
                                        Limits.PROTOCOL,
                                        name,
                                        MemberKey.forServer(identity, secret),
                                        sentPassword),
                        this::receive,
                        services.random());
    }

    Destination destination() {
        return target.to();
    }

    /// The room to join first; empty for any.
    String room() {
        return target.room();
    }

    boolean usedPassword() {
        return password != null;
    }

    /// Whether an invitation token was sent instead of a password.
    boolean usedInvitation() {
        return password == null && !target.token().isEmpty();
    }

    /// Connects to a server that the user has chosen; gives up if it cannot be reached.
    void open() {
        connection.open();
    }

    /// Shows the saved chat of a known server at once, and connects until it can be reached.
    void reopen() {
        String fingerprint = target.to().fingerprint();
        services.background()
                .execute(
                        () -> {
                            SavedServerState saved = services.clientStore().load(fingerprint);
                            services.ui().execute(() -> reopen(fingerprint, saved));
                        });
    }

    private void reopen(String fingerprint, SavedServerState saved) {
        if (!closed) {
            if (chat.get() == null) {
                chat.set(newChat(fingerprint, saved));
            }
            connection.reopen();
        }
    }

    /// The user goes to this server once more, perhaps to another address or room.
    void goTo(JoinTarget newTarget) {
        addAddresses(newTarget.to().addresses());
        ChatModel known = chat.get();
        if (known != null && !newTarget.room().isEmpty()) {
            var _ = known.memberships().join(newTarget.room(), newTarget.token());
        }
    }

    /// Adds addresses at which discovery has seen the server, the quickest first.
    void addAddresses(List<ServerAddress> addresses) {
        connection.addAddresses(addresses);
    }

    /// The chat; null until the server's key is known.
    public ReadOnlyObjectProperty<@Nullable ChatModel> chatProperty() {
        return chat.getReadOnlyProperty();
    }

    /// How the session has ended; null while it goes on.
    public ReadOnlyObjectProperty<ConnectionEvent.@Nullable End> endProperty() {
        return end.getReadOnlyProperty();
    }

    ConnectionEvent.@Nullable End end() {
        return end.get();
    }

    void end(ConnectionEvent.End event) {
        end.set(event);
    }

    @Nullable ChatModel chat() {
        return chat.get();
    }

    /// The fingerprint of the server's key; empty if it is unknown or the server has none.
    String fingerprint() {
        ChatModel known = chat.get();
        String seen = known == null ? "" : known.connection().fingerprintProperty().get();
        return seen.isEmpty() ? target.to().fingerprint() : seen;
    }

    /// The server's name, or its address if the name is unknown.
    public String title() {
        ChatModel known = chat.get();
        String name = known == null ? "" : known.connection().serverProperty().get();
        return name.isEmpty() ? fallbackTitle : name;
    }

    /// Whether the server runs in this program.
    public boolean isHosted() {
        return hostedServer != null;
    }

    /// Disconnects, and stops the server if it runs in this program.
    ///
    /// @return completes when the goodbye is sent
    CompletableFuture<Void> close() {
        closed = true;
        ChatModel known = chat.get();
        if (known != null) {
            known.saveDrafts();
        }
        CompletableFuture<Void> closing = connection.close();
        return hostedServer == null
                ? closing
                : closing.thenRunAsync(hostedServer::stop, services.background());
    }

    /// Connection thread, which may block on the store: the hello is sent after this.
    private void receive(ConnectionEvent event) {
        SavedServerState saved =
                event instanceof ConnectionEvent.SocketOpened(_, String identity, _, _)
                        ? services.clientStore().load(identity)
                        : null;
        services.ui().execute(() -> handle(event, saved));
    }

    private void handle(ConnectionEvent event, @Nullable SavedServerState saved) {
        if (chat.get() == null
                && saved != null
                && event instanceof ConnectionEvent.SocketOpened(_, String identity, _, _)) {
            chat.set(newChat(identity, saved));
        }
        ChatModel known = chat.get();
        if (known != null) {
            known.handle(event);
        }
        listener.accept(this, event);
    }

    /// Lets the chat retry and save what is due; see [PeriodicTimer].
    void tick() {
        ChatModel known = chat.get();
        if (known != null) {
            known.tick();
            if (hostedServer != null) {
                updateAddresses(known, hostedServer);
            }
        }
    }

    private ChatModel newChat(String identity, SavedServerState saved) {
        var created =
                new ChatModel(
                        target.to().address(),
                        MemberId.of(MemberKey.forServer(identity, secret)),
                        services.clientStore().writerFor(identity),
                        saved,
                        services.localFiles(),
                        connection::send,
                        services.clock(),
                        new ChatOptions(target.room(), target.token(), profile::newRoomRetention));
        if (hostedServer != null) {
            connectHost(created, hostedServer);
        }
        return created;
    }

    private void connectHost(ChatModel created, ServerStarter.HostedServer server) {
        setAddresses(created, server.addresses());
        HostModel hostModel = created.hostModel();
        hostModel.setNotice(server.notice());
        if (server.isAnnounced()) {
            hostModel.onAnnounced(server.firewall());
        }
        server.hearReach(report -> services.ui().execute(() -> hostModel.handle(report)));
        hostModel.guests().attach(server::guests, services.background(), services.ui());
    }

    /// This computer may have other addresses than before.
    private void updateAddresses(ChatModel known, ServerStarter.HostedServer server) {
        services.background()
                .execute(
                        () -> {
                            List<String> addresses = server.addresses();
                            services.ui().execute(() -> updateAddresses(known, addresses));
                        });
    }

    private void updateAddresses(ChatModel known, List<String> addresses) {
        if (!closed && !addresses.equals(known.hostModel().addresses())) {
            setAddresses(known, addresses);
            known.hostModel().guests().renewLinks();
        }
    }

    private static void setAddresses(ChatModel known, List<String> addresses) {
        known.invitation().setAddresses(addresses);
        known.hostModel().addresses().setAll(addresses);
    }
}
