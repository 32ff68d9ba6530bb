package foyer.state;

/// A line that begins with a slash and does something: how it is written, what it is for, and what
/// it does. Immutable; its deed is for the UI thread.
///
/// @param name behind the slash
/// @param arguments what stands behind the name, in words; what may be left out in brackets
/// @param help what it is for
public record SlashCommand(String name, String arguments, String help, Deed deed) {

    /// What a command does.
    @FunctionalInterface
    interface Deed {
        /// Does it.
        ///
        /// @param room where it was typed
        /// @param rest what was typed behind the name
        /// @return whether it was taken; if not, the room's refusal says why
        boolean isDone(RoomModel room, String rest);
    }

    /// What follows the name, and what it is for.
    public String tail() {
        return arguments.isEmpty() ? help : arguments + " – " + help;
    }

    /// How it is written.
    public String form() {
        return arguments.isEmpty() ? "/" + name : "/" + name + " " + arguments;
    }
}
