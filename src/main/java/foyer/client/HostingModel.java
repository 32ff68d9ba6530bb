package foyer.client;

import foyer.connection.MemberKey;
import foyer.language.Texts;
import foyer.protocol.MemberId;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts a server in this program; the attempt can be cancelled. UI thread; what blocks runs on
/// the background executor.
final class HostingModel {
    private static final Logger LOG = LoggerFactory.getLogger(HostingModel.class);

    private final ServerStarter serverStarter;
    private final Executor ui;
    private final Executor background;
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private int attempt;

    HostingModel(ServerStarter serverStarter, Executor ui, Executor background) {
        this.serverStarter = serverStarter;
        this.ui = ui;
        this.background = background;
    }

    /// Why no server could be started; empty if it could.
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    void clearProblem() {
        problem.set("");
    }

    /// Starts a server.
    ///
    /// @param secret the host's, from which their member key at the server is derived
    /// @param onStarted receives the server
    /// @param onFailed runs instead, before [#problemProperty] changes
    void start(
            String hostName,
            String secret,
            Consumer<ServerStarter.HostedServer> onStarted,
            Runnable onFailed) {
        int current = ++attempt;
        background.execute(
                () -> {
                    try {
                        ServerStarter.HostedServer server =
                                serverStarter.start(
                                        hostName,
                                        identity ->
                                                MemberId.of(MemberKey.forServer(identity, secret)));
                        ui.execute(() -> started(current, server, onStarted));
                    } catch (IOException e) {
                        ui.execute(() -> failed(current, String.valueOf(e.getMessage()), onFailed));
                    } catch (RuntimeException e) {
                        LOG.error("the server could not be started", e);
                        ui.execute(() -> failed(current, Texts.of("start.host.fault"), onFailed));
                    }
                });
    }

    /// Cancels the attempt: the server is stopped as soon as it has started.
    void cancel() {
        attempt++;
    }

    private void started(
            int startedAttempt,
            ServerStarter.HostedServer server,
            Consumer<ServerStarter.HostedServer> onStarted) {
        if (startedAttempt == attempt) {
            onStarted.accept(server);
        } else {
            background.execute(server::stop);
        }
    }

    private void failed(int failedAttempt, String error, Runnable onFailed) {
        if (failedAttempt == attempt) {
            onFailed.run();
            problem.set(error);
        }
    }
}
