package foyer.model;

import foyer.language.RefusalTexts;
import foyer.protocol.Command;
import foyer.protocol.InvalidValueException;
import foyer.protocol.Names;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Changes the user's name: proposes it and shows the server's answer. UI thread.
public final class NameChangeModel {
    private final StringProperty proposed = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper current = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final PendingCommands pendingCommands;

    NameChangeModel(PendingCommands pendingCommands) {
        this.pendingCommands = pendingCommands;
        proposed.addListener((_, _, _) -> refusal.set(""));
    }

    /// The name being typed.
    public StringProperty proposedProperty() {
        return proposed;
    }

    /// The name at the server.
    public ReadOnlyStringProperty currentProperty() {
        return current.getReadOnlyProperty();
    }

    /// Why the proposed name was refused; empty if it was not.
    public ReadOnlyStringProperty refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    /// Whether the server's answer is pending.
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// Proposes the current name.
    public void begin() {
        proposed.set(current.get());
        refusal.set("");
        busy.set(false);
    }

    /// Requests the proposed name.
    public void submit() {
        String name;
        try {
            name = Names.person(proposed.get());
        } catch (InvalidValueException e) {
            refusal.set(RefusalTexts.text(e));
            return;
        }
        if (name.equals(current.get())) {
            return;
        }
        refusal.set("");
        busy.set(true);
        pendingCommands.request(
                new Command.Rename(name),
                error -> {
                    busy.set(false);
                    refusal.set(error);
                });
    }

    void onDisconnected() {
        busy.set(false);
    }

    void renamed(String name) {
        current.set(name);
        busy.set(false);
    }
}
