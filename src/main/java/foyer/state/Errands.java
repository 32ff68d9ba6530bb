package foyer.state;

import foyer.language.Texts;
import foyer.protocol.Code;
import foyer.protocol.Command;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/// Commands on their way, and who wants to hear if one is refused. UI thread.
final class Errands {

    /// Most commands are never refused, so the oldest are forgotten.
    private static final int REMEMBERED = 500;

    private final ToLongFunction<Command> send;
    private final Map<Long, BiConsumer<Code, String>> listeners = new LinkedHashMap<>();
    private boolean secure;

    /// @param send gives a command to the link; answers with its id, or 0 if there is no connection
    Errands(ToLongFunction<Command> send) {
        this.send = send;
    }

    /// Sends a command.
    ///
    /// @param refused hears in words why it was not done, at once if there is no connection
    /// @return the command's id, 0 if it was not sent
    long ask(Command command, Consumer<String> refused) {
        long id = send(command, (_, words) -> refused.accept(words));
        if (id == 0) {
            refused.accept(whyNot(command));
        }
        return id;
    }

    /// Why a command could not be sent.
    String whyNot(Command command) {
        return Texts.of(
                command.isSecret() && !secure ? "reach.not_encrypted" : "reach.no_connection");
    }

    /// Whether passwords may be told over the connection.
    void setSecure(boolean now) {
        secure = now;
    }

    /// Sends a command if there is a connection.
    ///
    /// @param refused hears if the server did not do it
    /// @return the command's id, 0 if it was not sent
    long send(Command command, BiConsumer<Code, String> refused) {
        long id = command.isSecret() && !secure ? 0 : send.applyAsLong(command);
        if (id == 0) {
            return 0;
        }
        listeners.put(id, refused);
        if (listeners.size() > REMEMBERED) {
            listeners.remove(listeners.keySet().iterator().next());
        }
        return id;
    }

    void refused(long id, Code code, String words) {
        BiConsumer<Code, String> listener = listeners.remove(id);
        if (listener != null) {
            listener.accept(code, words);
        }
    }

    void forgetAll() {
        listeners.clear();
    }
}
