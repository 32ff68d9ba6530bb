package foyer.model;

import foyer.language.RefusalTexts;
import foyer.language.Texts;
import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.InvalidValueException;
import foyer.protocol.Names;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// Asks for the password of one room at a time. UI thread.
public final class RoomPasswordPrompt {
    private final ReadOnlyStringWrapper room = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final Consumer<Command.Join> sendJoin;
    private Command.@Nullable Join refusedJoin;
    private boolean byUser;

    /// @param sendJoin sends the command; the answer comes to [#askIfPasswordNeeded] or [#entered]
    RoomPasswordPrompt(Consumer<Command.Join> sendJoin) {
        this.sendJoin = sendJoin;
    }

    /// The room that asks; empty if none.
    public ReadOnlyStringProperty roomProperty() {
        return room.getReadOnlyProperty();
    }

    /// Why the last password was refused; empty otherwise.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Whether the server's answer is pending.
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// Whether the user asked for the room, rather than being rejoined.
    public boolean isByUser() {
        return byUser;
    }

    /// Tries a password.
    public void submit(String password) {
        if (refusedJoin == null || busy.get()) {
            return;
        }
        problem.set("");
        try {
            Command.Join withPassword = refusedJoin.withPassword(password);
            busy.set(true);
            sendJoin.accept(withPassword);
        } catch (InvalidValueException e) {
            problem.set(RefusalTexts.text(e));
        }
    }

    /// The user gives up the room.
    public void dismiss() {
        refusedJoin = null;
        room.set("");
        problem.set("");
        busy.set(false);
    }

    /// Asks for the password if a room could not be joined without it.
    ///
    /// @param isByUser whether the user asked for the room
    /// @return true if it asks, false if the refusal has another cause
    boolean askIfPasswordNeeded(
            Command.Join join, ErrorCode errorCode, String error, boolean isByUser) {
        boolean isAnswer = join.isSecret() && asksFor(join.room());
        boolean isStaleToken = errorCode == ErrorCode.PASSWORD_WRONG && !isAnswer;
        boolean asks = isAnswer || isStaleToken || errorCode == ErrorCode.PASSWORD_NEEDED;
        if (asks) {
            busy.set(false);
            refusedJoin = join;
            byUser = isByUser;
            room.set(join.room());
            problem.set(
                    isStaleToken ? Texts.of("happened.stale_invitation") : isAnswer ? error : "");
        }
        return asks;
    }

    void entered(String name) {
        if (asksFor(name)) {
            dismiss();
        }
    }

    private boolean asksFor(String name) {
        return !room.get().isEmpty() && Names.key(room.get()).equals(Names.key(name));
    }
}
