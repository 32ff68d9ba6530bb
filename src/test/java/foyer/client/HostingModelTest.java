package foyer.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foyer.connection.Destination;
import foyer.connection.ServerAddress;
import foyer.discovery.Firewall;
import foyer.discovery.ReachReport;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class HostingModelTest {
    private final Queue<Runnable> background = new ArrayDeque<>();
    private final List<String> happened = new ArrayList<>();

    /// Says when it starts and stops, and does nothing else.
    private record Server(List<String> happened) implements ServerStarter.HostedServer {
        @Override
        public Destination local() {
            return Destination.of(new ServerAddress("127.0.0.1", 1));
        }

        @Override
        public List<String> addresses() {
            return List.of();
        }

        @Override
        public String identity() {
            return "";
        }

        @Override
        public boolean isAnnounced() {
            return false;
        }

        @Override
        public Firewall firewall() {
            return Firewall.NONE;
        }

        @Override
        public void hearReach(Consumer<ReachReport> listener) {}

        @Override
        public List<String> guests(boolean on, boolean encrypted) {
            return List.of();
        }

        @Override
        public String notice() {
            return "";
        }

        @Override
        public void stop() {
            happened.add("stopped");
        }
    }

    private HostingModel opening(ServerStarter serverStarter) {
        return new HostingModel(serverStarter, Runnable::run, background::add);
    }

    private void begin(HostingModel hostingModel, String name) {
        hostingModel.start(
                name, "a".repeat(26), _ -> happened.add("opened"), () -> happened.add("failed"));
    }

    private Server start(String name) {
        happened.add("started by " + name);
        return new Server(happened);
    }

    private static ServerStarter.HostedServer fail(String name) throws IOException {
        throw new IOException("No port is free, " + name + ".");
    }

    private void work() {
        for (Runnable task; (task = background.poll()) != null; ) {
            task.run();
        }
    }

    @Test
    void startedServerIsHandedOver() {
        begin(opening((name, _) -> start(name)), "Ada");
        work();
        assertEquals(List.of("started by Ada", "opened"), happened);
    }

    @Test
    void serverStartedAfterCancellingIsStopped() {
        HostingModel hostingModel = opening((name, _) -> start(name));
        begin(hostingModel, "Ada");
        hostingModel.cancel();
        work();
        assertEquals(List.of("started by Ada", "stopped"), happened);
    }

    @Test
    void secondAttemptWinsAfterCancelling() {
        HostingModel hostingModel = opening((name, _) -> start(name));
        begin(hostingModel, "Ada");
        hostingModel.cancel();
        begin(hostingModel, "Bob");
        work();
        assertEquals(List.of("started by Ada", "started by Bob", "opened", "stopped"), happened);
    }

    @Test
    void whyNoneCouldBeOpenedIsSaid() {
        HostingModel hostingModel = opening((name, _) -> fail(name));
        begin(hostingModel, "Ada");
        work();
        assertEquals(List.of("failed"), happened);
        assertEquals("No port is free, Ada.", hostingModel.problemProperty().get());
        hostingModel.clearProblem();
        assertEquals("", hostingModel.problemProperty().get());
    }

    @Test
    void failureAfterCancellingIsIgnored() {
        HostingModel hostingModel = opening((name, _) -> fail(name));
        begin(hostingModel, "Ada");
        hostingModel.cancel();
        work();
        assertEquals(List.of(), happened);
        assertEquals("", hostingModel.problemProperty().get());
    }
}
