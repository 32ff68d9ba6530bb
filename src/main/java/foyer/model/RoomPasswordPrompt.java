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

/// The password of a room that asked for one: which room, give it, be in or hear that it was wrong.
/// One room at a time. UI thread.
public final class RoomPasswordPrompt {
    private final ReadOnlyStringWrapper room = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final Consumer<Command.Join> join;
    private Command.@Nullable Join last;
    private boolean wanted;

    /// @param join asks the server; what it answers comes by [#askIfPasswordNeeded] or [#entered]
    RoomPasswordPrompt(Consumer<Command.Join> join) {
        this.join = join;
    }

    /// The room that asks; empty while none does.
    public ReadOnlyStringProperty roomProperty() {
        return room.getReadOnlyProperty();
    }

    /// What is wrong with the password given, in words; empty otherwise.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Whether the server has yet to answer.
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// Whether this person asked for the room just now, rather than being put out of it.
    public boolean isWanted() {
        return wanted;
    }

    /// Tries a password.
    public void submit(String password) {
        if (last == null || busy.get()) {
            return;
        }
        problem.set("");
        try {
            Command.Join again = last.withPassword(password);
            busy.set(true);
            join.accept(again);
        } catch (InvalidValueException e) {
            problem.set(RefusalTexts.text(e));
        }
    }

    /// This person does without the room.
    public void dismiss() {
        last = null;
        room.set("");
        problem.set("");
        busy.set(false);
    }

    /// Somebody was not let into a room; answers whether it is for want of its password.
    ///
    /// @param isWanted whether this person asked for it just now
    boolean askIfPasswordNeeded(
            Command.Join by, ErrorCode errorCode, String error, boolean isWanted) {
        boolean ours = by.isSecret() && isOf(by.room());
        boolean stale = errorCode == ErrorCode.PASSWORD_WRONG && !ours;
        boolean isAsked = ours || stale || errorCode == ErrorCode.PASSWORD_NEEDED;
        if (isAsked) {
            busy.set(false);
            last = by;
            wanted = isWanted;
            room.set(by.room());
            problem.set(stale ? Texts.of("happened.stale_invitation") : ours ? error : "");
        }
        return isAsked;
    }

    void entered(String name) {
        if (isOf(name)) {
            dismiss();
        }
    }

    private boolean isOf(String name) {
        return !room.get().isEmpty() && Names.key(room.get()).equals(Names.key(name));
    }
}
