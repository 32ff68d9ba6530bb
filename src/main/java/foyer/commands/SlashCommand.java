package foyer.commands;

import foyer.language.Texts;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A command that the user types in the composer, such as `/topic`; [SlashCommandHandler] executes
/// it. Immutable; any thread.
public enum SlashCommand {
    ANNOUNCE(true),
    AWAY(true),
    BAN(true),
    CLOSE(true),
    ECHO(true),
    EXPORT(false),
    HELP(true),
    INVITE(false),
    JOIN(true),
    KICK(true),
    LEAVE(false),
    ME(true),
    MSG(true),
    MUTE(true),
    NAME(true),
    TOPIC(true);

    private final boolean hasArguments;

    SlashCommand(boolean hasArguments) {
        this.hasArguments = hasArguments;
    }

    /// The commands that the text before the caret may become; none if it is one already, so that
    /// Enter executes it.
    public static List<SlashCommand> completions(String text, int caret) {
        String typed = text.substring(0, Math.min(caret, text.length()));
        if (!typed.startsWith("/") || typed.startsWith("//") || typed.matches("(?s).*\\s.*")) {
            return List.of();
        }
        String prefix = typed.toLowerCase(Locale.ROOT);
        return named(typed.substring(1)) != null
                ? List.of()
                : Stream.of(values()).filter(each -> each.literal().startsWith(prefix)).toList();
    }

    /// @param name without the slash, in upper or lower case
    static @Nullable SlashCommand named(String name) {
        // of other chat programs
        return name.equalsIgnoreCase("nick") ? NAME : exactly(name);
    }

    private static @Nullable SlashCommand exactly(String name) {
        return Stream.of(values())
                .filter(command -> command.name().equalsIgnoreCase(name))
                .findFirst()
                .orElse(null);
    }

    private String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The command without its arguments, such as `/topic`.
    public String literal() {
        return "/" + key();
    }

    /// What the command does.
    public String help() {
        return Texts.of("slash." + key());
    }

    private String arguments() {
        return hasArguments ? " " + Texts.of("slash." + key() + ".form") : "";
    }

    /// The command with the names of its arguments.
    public String form() {
        return literal() + arguments();
    }

    /// The names of the arguments, and what the command does.
    public String tail() {
        return (arguments() + (hasArguments ? " – " : "") + help()).strip();
    }

    /// The command with the names of its arguments, and what it does.
    String line() {
        return form() + " – " + help();
    }
}
