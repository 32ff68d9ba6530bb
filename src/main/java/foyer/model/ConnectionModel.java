package foyer.model;

import foyer.connection.ConnectionEvent;
import foyer.connection.ServerAddress;
import foyer.language.Texts;
import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.KeyFingerprint;
import foyer.protocol.Member;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// The state of the connection to one server, for the connection panel and the status strip. UI
/// thread.
public final class ConnectionModel {
    private final ReadOnlyObjectWrapper<Status> status =
            new ReadOnlyObjectWrapper<>(new Status.Connecting());
    private final ReadOnlyStringWrapper server = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Long> since = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Double> latencyMillis =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper test = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper fingerprint = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper encryption = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper reachedAt = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper comparison = new ReadOnlyStringWrapper("");
    private final ServerAddress address;
    private final String myId;
    private final PendingCommands pendingCommands;
    private final InstantSource clock;
    private final Latency latency = new Latency();
    private final Map<Long, Consumer<String>> echoListeners = new HashMap<>();
    private boolean secure;

    public sealed interface Status {
        record Connecting() implements Status {}

        /// Signed in.
        record Live() implements Status {}

        /// The connection was lost and is retried.
        ///
        /// @param retryAtMillis when, by this computer's clock
        record Lost(String reason, long retryAtMillis) implements Status {}
    }

    ConnectionModel(
            ServerAddress address,
            String myId,
            PendingCommands pendingCommands,
            InstantSource clock) {
        this.clock = clock;
        this.address = address;
        this.myId = myId;
        this.pendingCommands = pendingCommands;
    }

    /// The address that the user went to; see [#reachedAtProperty] for the one that answered.
    public ServerAddress address() {
        return address;
    }

    public ReadOnlyObjectProperty<Status> statusProperty() {
        return status.getReadOnlyProperty();
    }

    /// The server's name; empty before the first sign-in.
    public ReadOnlyStringProperty serverProperty() {
        return server.getReadOnlyProperty();
    }

    /// When the connection was established, in milliseconds since 1970; null while disconnected.
    public ReadOnlyObjectProperty<@Nullable Long> sinceProperty() {
        return since.getReadOnlyProperty();
    }

    /// The median of the last 30 round trips; null before the first.
    public ReadOnlyObjectProperty<@Nullable Double> latencyMillisProperty() {
        return latencyMillis.getReadOnlyProperty();
    }

    /// The result of the last [#test]; empty before the first.
    public ReadOnlyStringProperty testProperty() {
        return test.getReadOnlyProperty();
    }

    /// What the server cannot do at the moment; empty if it works.
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// The fingerprint of the server's key; empty if the connection is not encrypted or not there
    /// yet.
    public ReadOnlyStringProperty fingerprintProperty() {
        return fingerprint.getReadOnlyProperty();
    }

    /// The code that the host also sees unless the connection is intercepted, see
    /// [KeyFingerprint#comparison]; empty if the connection is not encrypted.
    public ReadOnlyStringProperty comparisonProperty() {
        return comparison.getReadOnlyProperty();
    }

    /// The code that another member sees unless their connection is intercepted; empty if the
    /// user's connection is not encrypted.
    public String comparisonOf(Member other) {
        return fingerprint.get().isEmpty()
                ? ""
                : KeyFingerprint.comparison(fingerprint.get(), other.id());
    }

    /// The TLS version, such as `TLSv1.3`; empty if the connection is not encrypted.
    public ReadOnlyStringProperty encryptionProperty() {
        return encryption.getReadOnlyProperty();
    }

    /// The address at which the server answered.
    public ReadOnlyStringProperty reachedAtProperty() {
        return reachedAt.getReadOnlyProperty();
    }

    /// Whether passwords may be sent over the connection.
    public boolean isSecure() {
        return secure;
    }

    void socketOpened(ConnectionEvent.SocketOpened opened) {
        boolean encrypted = !opened.encryption().isEmpty();
        secure = opened.secure();
        pendingCommands.setSecure(secure);
        reachedAt.set(opened.address().toString());
        fingerprint.set(encrypted ? opened.identity() : "");
        comparison.set(encrypted ? KeyFingerprint.comparison(opened.identity(), myId) : "");
        encryption.set(opened.encryption());
    }

    void handle(Event.Storing storing) {
        trouble.set(storing.works() ? "" : Texts.of("server.not_storing", storing.words()));
    }

    void signedIn(String serverName) {
        server.set(serverName);
        since.set(clock.millis());
        status.set(new Status.Live());
    }

    void connecting() {
        status.set(new Status.Connecting());
    }

    void onDisconnected(String reason, long retryMillis) {
        since.set(null);
        latency.clear();
        latencyMillis.set(null);
        echoListeners.clear();
        test.set("");
        // the server reports it again after the reconnect
        trouble.set("");
        status.set(new Status.Lost(reason, clock.millis() + retryMillis));
    }

    void addRoundTrip(long nanos) {
        latency.add(nanos);
        latency.medianNanos().ifPresent(median -> latencyMillis.set(median / 1e6));
    }

    /// Sends an echo command; [#testProperty] then has the result.
    public void test() {
        test.set(Texts.of("connection.asking"));
        long requestId = pendingCommands.request(new Command.Echo("Is anybody there?"), test::set);
        if (requestId != 0) {
            echoListeners.put(requestId, _ -> test.set(Texts.of("connection.answers")));
        }
    }

    /// Has the server send a text back, and shows it as a notice in a room.
    public void echo(String text, RoomModel room) {
        long requestId = pendingCommands.attempt(() -> new Command.Echo(text), room::setRefusal);
        if (requestId != 0) {
            echoListeners.put(
                    requestId, echoed -> room.notice(Texts.of("connection.echo", echoed)));
        }
    }

    void handle(Event.Echoed echoed) {
        Consumer<String> listener = echoListeners.remove(echoed.re());
        if (listener != null) {
            listener.accept(echoed.text());
        }
    }
}
