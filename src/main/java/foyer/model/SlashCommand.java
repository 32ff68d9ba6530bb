package foyer.model;

import foyer.language.Texts;

/// A line that begins with a slash and does something: how it is written, what it is for, and what
/// it does. Immutable; its deed is for the UI thread.
///
/// @param name behind the slash
/// @param takes whether something stands behind the name
public record SlashCommand(String name, boolean takes, Action action) {

    /// What a command does.
    @FunctionalInterface
    interface Action {
        /// Does it.
        ///
        /// @param room where it was typed
        /// @param rest what was typed behind the name
        /// @return whether it was taken; if not, the room's refusal says why
        boolean isDone(RoomModel room, String rest);
    }

    /// What it is for.
    public String help() {
        return Texts.of("slash." + name);
    }

    /// What stands behind the name, in words; what may be left out in brackets.
    private String arguments() {
        return takes ? Texts.of("slash." + name + ".form") : "";
    }

    /// What follows the name, and what it is for.
    public String tail() {
        return takes ? arguments() + " – " + help() : help();
    }

    /// How it is written.
    public String form() {
        return takes ? "/" + name + " " + arguments() : "/" + name;
    }
}
