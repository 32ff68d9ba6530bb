package foyer.model;

import foyer.language.Texts;
import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/// Commands on their way, and who wants to hear if one is refused. UI thread.
final class PendingCommands {

    /// Most commands are never refused, so the oldest are forgotten.
    private static final int REMEMBERED = 500;

    private final ToLongFunction<Command> send;
    private final Map<Long, BiConsumer<ErrorCode, String>> listeners = new LinkedHashMap<>();
    private boolean secure;

    /// @param send gives a command to the link; answers with its id, or 0 if there is no connection
    PendingCommands(ToLongFunction<Command> send) {
        this.send = send;
    }

    /// Sends a command.
    ///
    /// @param refused hears in words why it was not done, at once if there is no connection
    /// @return the command's id, 0 if it was not sent
    long request(Command command, Consumer<String> refused) {
        long id = sendIfConnected(command, (_, error) -> refused.accept(error));
        if (id == 0) {
            refused.accept(unsentText(command));
        }
        return id;
    }

    /// Why a command could not be sent.
    String unsentText(Command command) {
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
    long sendIfConnected(Command command, BiConsumer<ErrorCode, String> refused) {
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

    void onRefused(long id, ErrorCode errorCode, String error) {
        BiConsumer<ErrorCode, String> listener = listeners.remove(id);
        if (listener != null) {
            listener.accept(errorCode, error);
        }
    }

    void forgetAll() {
        listeners.clear();
    }
}
