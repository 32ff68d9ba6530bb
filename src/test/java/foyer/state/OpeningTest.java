package foyer.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foyer.lan.Firewall;
import foyer.lan.Reach;
import foyer.link.Destination;
import foyer.link.ServerAddress;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class OpeningTest {
    private final Queue<Runnable> background = new ArrayDeque<>();
    private final List<String> happened = new ArrayList<>();

    /// Says when it starts and stops, and does nothing else.
    private record Server(List<String> happened) implements Hosting.Hosted {
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
        public void hearReach(Consumer<Reach> listener) {}

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

    private Opening opening(Hosting hosting) {
        return new Opening(hosting, Runnable::run, background::add);
    }

    private void begin(Opening opening, String name) {
        opening.begin(
                name, "a".repeat(26), _ -> happened.add("opened"), () -> happened.add("failed"));
    }

    private Server start(String name) {
        happened.add("started by " + name);
        return new Server(happened);
    }

    private static Hosting.Hosted fail(String name) throws IOException {
        throw new IOException("No port is free, " + name + ".");
    }

    private void work() {
        for (Runnable task; (task = background.poll()) != null; ) {
            task.run();
        }
    }

    @Test
    void whatCameUpIsHandedOverAndGoesOn() {
        begin(opening((name, _) -> start(name)), "Ada");
        work();
        assertEquals(List.of("started by Ada", "opened"), happened);
    }

    @Test
    void whatComesUpAfterItWasGivenUpIsStopped() {
        Opening opening = opening((name, _) -> start(name));
        begin(opening, "Ada");
        opening.giveUp();
        work();
        assertEquals(List.of("started by Ada", "stopped"), happened);
    }

    @Test
    void whoeverGivesUpAndTriesAgainGetsTheSecondOne() {
        Opening opening = opening((name, _) -> start(name));
        begin(opening, "Ada");
        opening.giveUp();
        begin(opening, "Bob");
        work();
        assertEquals(List.of("started by Ada", "started by Bob", "opened", "stopped"), happened);
    }

    @Test
    void whyNoneCouldBeOpenedIsSaid() {
        Opening opening = opening((name, _) -> fail(name));
        begin(opening, "Ada");
        work();
        assertEquals(List.of("failed"), happened);
        assertEquals("No port is free, Ada.", opening.problemProperty().get());
        opening.forget();
        assertEquals("", opening.problemProperty().get());
    }

    @Test
    void whatFailsAfterItWasGivenUpDisturbsNobodyOnTheirWayElsewhere() {
        Opening opening = opening((name, _) -> fail(name));
        begin(opening, "Ada");
        opening.giveUp();
        work();
        assertEquals(List.of(), happened);
        assertEquals("", opening.problemProperty().get());
    }
}
