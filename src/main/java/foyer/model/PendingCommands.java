package foyer.model;

import foyer.language.RefusalTexts;
import foyer.language.Texts;
import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.InvalidValueException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/// Sends commands and tracks which await an answer, with the callback for a refusal. UI thread.
final class PendingCommands {

    /// Most commands are never answered by their id, so the oldest are dropped.
    private static final int MAX_PENDING = 500;

    private final ToLongFunction<Command> send;
    private final Map<Long, BiConsumer<ErrorCode, String>> refusalListeners = new LinkedHashMap<>();
    private final List<Runnable> throttled = new ArrayList<>();
    private boolean secure;

    /// @param send passes a command to the connection and returns its request id, or 0 while
    ///   disconnected
    PendingCommands(ToLongFunction<Command> send) {
        this.send = send;
    }

    /// Creates and sends a command.
    ///
    /// @param command may throw [InvalidValueException]
    /// @param error set to "" first, then to why the command is invalid, unsent or refused
    /// @return the request id, or 0 if the command was not sent
    long attempt(Supplier<Command> command, Consumer<String> error) {
        error.accept("");
        try {
            return request(command.get(), error);
        } catch (InvalidValueException e) {
            error.accept(RefusalTexts.text(e));
            return 0;
        }
    }

    /// Sends a command.
    ///
    /// @param onRefused receives why the server refused; called at once if the command is not sent
    /// @return the request id, or 0 if the command was not sent
    long request(Command command, Consumer<String> onRefused) {
        long requestId = sendIfConnected(command, (_, error) -> onRefused.accept(error));
        if (requestId == 0) {
            onRefused.accept(unsentText(command));
        }
        return requestId;
    }

    /// Why a command could not be sent.
    String unsentText(Command command) {
        return Texts.of(
                command.isSecret() && !secure ? "reach.not_encrypted" : "reach.no_connection");
    }

    /// Sets whether commands with passwords may be sent.
    void setSecure(boolean isSecure) {
        secure = isSecure;
    }

    /// Sends a command if there is a connection.
    ///
    /// @param onRefused called only if the server refuses
    /// @return the request id, or 0 if the command was not sent
    long sendIfConnected(Command command, BiConsumer<ErrorCode, String> onRefused) {
        long requestId = command.isSecret() && !secure ? 0 : send.applyAsLong(command);
        if (requestId == 0) {
            return 0;
        }
        refusalListeners.put(requestId, onRefused);
        if (refusalListeners.size() > MAX_PENDING) {
            refusalListeners.remove(refusalListeners.keySet().iterator().next());
        }
        return requestId;
    }

    /// Sends a command that the user did not give and that must succeed. Sends it again with the
    /// next [#resendThrottled] if the server refuses it as too fast.
    ///
    /// @param onRefused receives any other refusal; called at once if the command is not sent
    /// @return false if the command was not sent
    boolean requestPatiently(Command command, BiConsumer<ErrorCode, String> onRefused) {
        long requestId =
                sendIfConnected(
                        command,
                        (errorCode, error) -> {
                            if (errorCode == ErrorCode.TOO_FAST || errorCode == ErrorCode.BUSY) {
                                throttled.add(() -> requestPatiently(command, onRefused));
                            } else {
                                onRefused.accept(errorCode, error);
                            }
                        });
        if (requestId == 0) {
            onRefused.accept(ErrorCode.FAULT, unsentText(command));
        }
        return requestId != 0;
    }

    /// Runs a task with the next [#resendThrottled], to send what was refused as too fast.
    void onResend(Runnable task) {
        throttled.add(task);
    }

    /// Sends the commands again that were refused as too fast.
    void resendThrottled() {
        List<Runnable> all = List.copyOf(throttled);
        throttled.clear();
        all.forEach(Runnable::run);
    }

    void handle(Event.Refused refused) {
        BiConsumer<ErrorCode, String> listener = refusalListeners.remove(refused.re());
        if (listener != null) {
            listener.accept(refused.code(), RefusalTexts.text(refused));
        }
    }

    /// Drops all pending commands: their answers cannot arrive on the next connection.
    void onDisconnected() {
        refusalListeners.clear();
        throttled.clear();
    }
}
