package foyer.model;

import foyer.connection.ServerAddress;
import foyer.language.RefusalTexts;
import foyer.language.Texts;
import foyer.protocol.Command;
import foyer.protocol.InvalidValueException;
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

/// How the connection is: for the connection panel and the line that says it in the shell. UI
/// thread. [ChatModel] changes it.
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
    private boolean secure;
    private final Map<Long, Consumer<String>> echoes = new HashMap<>();

    /// Whether the server is there.
    public sealed interface Status {
        record Connecting() implements Status {}

        record Live() implements Status {}

        /// It broke, and is tried again.
        ///
        /// @param reason why it broke
        /// @param retryAtMillis when it is tried again, by this computer's clock
        record Lost(String reason, long retryAtMillis) implements Status {}
    }

    /// @param myId this person's id here, made of their own key
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

    public ServerAddress address() {
        return address;
    }

    public ReadOnlyObjectProperty<Status> statusProperty() {
        return status.getReadOnlyProperty();
    }

    /// What the server is called.
    public ReadOnlyStringProperty serverProperty() {
        return server.getReadOnlyProperty();
    }

    /// Since when, in milliseconds since 1970; null while there is no connection.
    public ReadOnlyObjectProperty<@Nullable Long> sinceProperty() {
        return since.getReadOnlyProperty();
    }

    /// The median of the last 30 round trips; null before the first.
    public ReadOnlyObjectProperty<@Nullable Double> latencyMillisProperty() {
        return latencyMillis.getReadOnlyProperty();
    }

    /// What came of the last "Test connection", in words; empty before the first.
    public ReadOnlyStringProperty testProperty() {
        return test.getReadOnlyProperty();
    }

    /// What the server cannot do for now, in words; empty if it can do all.
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// The print of the server's key; empty if the connection is not encrypted, or not there yet.
    public ReadOnlyStringProperty fingerprintProperty() {
        return fingerprint.getReadOnlyProperty();
    }

    /// What the host sees of this person too if nobody is between them, see
    /// [KeyFingerprint#comparison]; empty if the connection is not encrypted.
    public ReadOnlyStringProperty comparisonProperty() {
        return comparison.getReadOnlyProperty();
    }

    /// What somebody else sees as theirs if nobody is between them and the server; empty if this
    /// person has no encrypted connection to it.
    public String comparisonOf(Member other) {
        return fingerprint.get().isEmpty()
                ? ""
                : KeyFingerprint.comparison(fingerprint.get(), other.id());
    }

    /// How the connection is encrypted, such as `TLSv1.3`; empty if it is not.
    public ReadOnlyStringProperty encryptionProperty() {
        return encryption.getReadOnlyProperty();
    }

    /// The address at which the server answered.
    public ReadOnlyStringProperty reachedAtProperty() {
        return reachedAt.getReadOnlyProperty();
    }

    /// Whether passwords may be told over it.
    public boolean isSecure() {
        return secure;
    }

    void reached(String at, String identity, String how, boolean isSecure) {
        secure = isSecure;
        reachedAt.set(at);
        fingerprint.set(how.isEmpty() ? "" : identity);
        comparison.set(how.isEmpty() ? "" : KeyFingerprint.comparison(identity, myId));
        encryption.set(how);
    }

    void storing(boolean works, String text) {
        trouble.set(works ? "" : text);
    }

    void live(String serverName, long nowMillis) {
        server.set(serverName);
        since.set(nowMillis);
        status.set(new Status.Live());
    }

    void connecting() {
        status.set(new Status.Connecting());
    }

    void lost(String reason, long retryAtMillis) {
        since.set(null);
        latency.clear();
        latencyMillis.set(null);
        echoes.clear();
        test.set("");
        // told again by a server that still has it
        trouble.set("");
        status.set(new Status.Lost(reason, retryAtMillis));
    }

    void measured(long roundTripNanos) {
        latency.add(roundTripNanos);
        latency.medianNanos().ifPresent(nanos -> latencyMillis.set(nanos / 1e6));
    }

    /// Sends a word there and back and says in [#testProperty] what came of it.
    public void test() {
        test.set(Texts.of("connection.asking"));
        long id = pendingCommands.request(new Command.Echo("Is anybody there?"), test::set);
        if (id != 0) {
            echoes.put(id, _ -> test.set(Texts.of("connection.answers")));
        }
    }

    /// Has the server send a text back, into the log of a room as a notice only this person sees.
    void echo(String text, RoomModel room) {
        try {
            long id = pendingCommands.request(new Command.Echo(text), room::setRefusal);
            if (id != 0) {
                echoes.put(
                        id,
                        back ->
                                room.log()
                                        .notice(Texts.of("connection.echo", back), clock.millis()));
            }
        } catch (InvalidValueException e) {
            room.setRefusal(RefusalTexts.text(e));
        }
    }

    void echoed(long re, String text) {
        Consumer<String> listener = echoes.remove(re);
        if (listener != null) {
            listener.accept(text);
        }
    }
}
