package foyer.state;

import foyer.protocol.Command;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/// Commands on their way, and who wants to hear if one is refused. UI thread.
final class Errands {
    static final String NO_CONNECTION = "There is no connection right now.";

    /// Most commands are never refused, so the oldest are forgotten.
    private static final int REMEMBERED = 500;

    private final ToLongFunction<Command> send;
    private final Map<Long, Consumer<String>> listeners = new LinkedHashMap<>();

    /// @param send gives a command to the link; answers with its id, or 0 if there is no connection
    Errands(ToLongFunction<Command> send) {
        this.send = send;
    }

    /// Sends a command.
    ///
    /// @param refused hears in words why it was not done, at once if there is no connection
    /// @return the command's id, 0 if it was not sent
    long ask(Command command, Consumer<String> refused) {
        long id = send.applyAsLong(command);
        if (id == 0) {
            refused.accept(NO_CONNECTION);
            return 0;
        }
        listeners.put(id, refused);
        if (listeners.size() > REMEMBERED) {
            listeners.remove(listeners.keySet().iterator().next());
        }
        return id;
    }

    void refused(long id, String words) {
        Consumer<String> listener = listeners.remove(id);
        if (listener != null) {
            listener.accept(words);
        }
    }

    void forgetAll() {
        listeners.clear();
    }
}
