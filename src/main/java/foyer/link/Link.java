package foyer.link;

import foyer.protocol.Command;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// A connection that is kept up as long as it is wanted. Every method may be called from any thread
/// and returns at once; what happens is told, in order, on the link's own thread.
public final class Link {
    public Link(
            ServerAddress address,
            Command.Hello hello,
            Consumer<LinkEvent> listener,
            RandomGenerator random) {}

    public void open() {}

    /// Sends a command if there is a connection.
    ///
    /// @return the command's id, which comes back as `re`; 0 if there is no connection
    public long send(Command command) {
        return 0;
    }

    /// Says goodbye and ends; done when the server has answered, or after two seconds.
    public CompletableFuture<Void> close() {
        return CompletableFuture.completedFuture(null);
    }
}
