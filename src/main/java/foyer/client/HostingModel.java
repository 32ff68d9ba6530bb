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

/// Opening a server in this program, which takes a moment and may be given up meanwhile. UI thread;
/// what waits runs on the background executor.
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

    /// Why none could be opened, in words; empty otherwise.
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Whatever went wrong before is no matter any more.
    void forget() {
        problem.set("");
    }

    /// Opens one.
    ///
    /// @param hostName what the host is called
    /// @param secret the host's own, from which their key there is made
    /// @param opened has it then
    /// @param failed runs instead, before it is said why
    void start(
            String hostName,
            String secret,
            Consumer<ServerStarter.HostedServer> opened,
            Runnable failed) {
        int current = ++attempt;
        background.execute(
                () -> {
                    try {
                        ServerStarter.HostedServer started =
                                serverStarter.start(
                                        hostName,
                                        at -> MemberId.of(MemberKey.forServer(at, secret)));
                        ui.execute(() -> started(current, started, opened));
                    } catch (IOException e) {
                        ui.execute(() -> failed(current, String.valueOf(e.getMessage()), failed));
                    } catch (RuntimeException e) {
                        LOG.error("hosting failed", e);
                        ui.execute(() -> failed(current, Texts.of("start.host.fault"), failed));
                    }
                });
    }

    /// Nobody wants it any more: if it comes up all the same, it is stopped.
    void cancel() {
        attempt++;
    }

    private void started(
            int of,
            ServerStarter.HostedServer started,
            Consumer<ServerStarter.HostedServer> opened) {
        if (of == attempt) {
            opened.accept(started);
        } else {
            background.execute(started::stop);
        }
    }

    private void failed(int of, String error, Runnable failed) {
        if (of == attempt) {
            failed.run();
            problem.set(error);
        }
    }
}
