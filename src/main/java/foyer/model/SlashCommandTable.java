package foyer.model;

import foyer.language.RefusalTexts;
import foyer.language.Texts;
import foyer.model.LogRow.Entry;
import foyer.protocol.InvalidValueException;
import foyer.protocol.Limits;
import foyer.protocol.Member;
import foyer.protocol.Names;
import foyer.protocol.Presence;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Lines that begin with a slash. What is offered, what helps and what is done come from one table;
/// a line with an unknown command is refused here and never sent. UI thread.
public final class SlashCommandTable {
    private final ChatModel chat;
    private final InstantSource clock;
    private final List<SlashCommand> all = new ArrayList<>();
    private Consumer<RoomModel> export = room -> room.setRefusal(Texts.of("slash.no_export"));

    private Consumer<RoomModel> help = this::list;

    SlashCommandTable(ChatModel chat, InstantSource clock) {
        this.chat = chat;
        this.clock = clock;
        add("join", true, this::join);
        add("leave", false, always((room, _) -> chat.actions().leave(room)));
        add("close", true, this::close);
        add("topic", true, always(chat.actions()::setTopic));
        add("name", true, this::name);
        add("me", true, this::act);
        add("echo", true, always((room, text) -> chat.connection().echo(text, room)));
        add("announce", true, this::announce);
        add("invite", false, always((room, _) -> invite(room)));
        add("away", true, this::away);
        add("export", false, always((room, _) -> export.accept(room)));
        add("help", true, this::help);
        all.addAll(new MemberCommands(chat).commands());
        all.sort(Comparator.comparing(SlashCommand::name));
    }

    private void add(String name, boolean takes, SlashCommand.Action action) {
        all.add(new SlashCommand(name, takes, action));
    }

    private interface Errand {
        void run(RoomModel room, String rest);
    }

    /// What is refused later, or by the room's refusal.
    private static SlashCommand.Action always(Errand errand) {
        return (room, rest) -> {
            errand.run(room, rest);
            return true;
        };
    }

    /// By name.
    public List<SlashCommand> all() {
        return List.copyOf(all);
    }

    /// Those that a text may become whose command is not finished before the caret; none if it is
    /// one already, so that Enter does it.
    public List<SlashCommand> completions(String text, int caret) {
        String typed = text.substring(0, Math.min(caret, text.length()));
        if (!typed.startsWith("/") || typed.startsWith("//") || typed.matches("(?s).*\\s.*")) {
            return List.of();
        }
        String name = typed.substring(1).toLowerCase(Locale.ROOT);
        return named(name) != null
                ? List.of()
                : all.stream().filter(command -> command.name().startsWith(name)).toList();
    }

    /// Who saves what was said in a room, as a window can.
    public void setExport(Consumer<RoomModel> then) {
        export = then;
    }

    /// Who shows the keys and commands, as a window can.
    public void setHelp(Runnable then) {
        help = _ -> then.run();
    }

    /// Says a line in a room or, if it is a command, carries it out. `//` says a line that begins
    /// with a slash.
    ///
    /// @return whether it was taken; if not, the room's refusal says why
    public boolean submit(RoomModel room, String line) {
        String text = line.strip();
        if (!text.startsWith("/")) {
            return say(room, line);
        }
        if (text.startsWith("//")) {
            return say(room, text.substring(1));
        }
        String[] parts = text.substring(1).split("\\s+", 2);
        room.setRefusal("");
        SlashCommand command = named(parts[0]);
        if (command == null) {
            room.setRefusal(Texts.of("slash.unknown", parts[0]));
            return false;
        }
        return command.action().isDone(room, parts.length > 1 ? parts[1] : "")
                && room.refusalProperty().get().isEmpty();
    }

    private @Nullable SlashCommand named(String name) {
        return all.stream()
                .filter(command -> command.name().equalsIgnoreCase(name))
                .findFirst()
                .orElse(null);
    }

    private boolean join(RoomModel room, String name) {
        return taken(room, chat.actions().join(name), chat.rooms().refusalProperty().get());
    }

    private boolean name(RoomModel room, String name) {
        chat.nameChange().proposedProperty().set(name);
        chat.nameChange().submit();
        String refusal = chat.nameChange().refusalProperty().get();
        return taken(room, refusal.isEmpty(), refusal);
    }

    private boolean announce(RoomModel room, String text) {
        return taken(
                room, chat.hostModel().announce(text), chat.hostModel().refusalProperty().get());
    }

    /// Italics, as Markdown has them.
    private boolean act(RoomModel room, String text) {
        Member me = chat.meProperty().get();
        if (text.isBlank() || me == null) {
            room.setRefusal(Texts.of("slash.me.empty"));
            return false;
        }
        return say(
                room,
                "_" + me.name().replaceAll("[_*`\\\\\\[\\]]", "\\\\$0") + " " + text.strip() + "_");
    }

    /// Who is away already, and has nothing else to say about it, is back.
    private boolean away(RoomModel room, String text) {
        try {
            String tidy = text.isBlank() ? null : Names.status(text);
            boolean back = tidy == null && chat.presenceReporter().presence() == Presence.AWAY;
            chat.presenceReporter().setPresence(back ? Presence.HERE : Presence.AWAY, tidy);
            notice(
                    room,
                    back
                            ? Texts.of("slash.back")
                            : tidy == null
                                    ? Texts.of("slash.gone")
                                    : Texts.of("slash.gone_because", tidy));
            return true;
        } catch (InvalidValueException e) {
            room.setRefusal(RefusalTexts.text(e));
            return false;
        }
    }

    private void invite(RoomModel room) {
        String code = chat.invitation().codeProperty().get();
        String link = chat.invitation().linkProperty().get();
        notice(
                room,
                code.isEmpty()
                        ? Texts.of("slash.join_with", link)
                        : Texts.of("slash.join_with_code", code, link));
    }

    private boolean help(RoomModel room, String about) {
        String name = about.startsWith("/") ? about.substring(1) : about;
        if (name.isBlank()) {
            help.accept(room);
            return true;
        }
        SlashCommand command = named(name.strip());
        if (command == null) {
            room.setRefusal(Texts.of("slash.unknown.help"));
            return false;
        }
        notice(room, line(command));
        return true;
    }

    private void list(RoomModel room) {
        notice(room, all.stream().map(SlashCommandTable::line).collect(Collectors.joining("\n")));
    }

    private static String line(SlashCommand command) {
        return command.form() + " – " + command.help();
    }

    private void notice(RoomModel room, String text) {
        room.log().notice(text, clock.millis());
    }

    /// Says it, as an answer if it is one, or gives a message these words.
    private boolean say(RoomModel room, String text) {
        ComposeMode composeMode = room.composeMode();
        Entry edited = composeMode.editedProperty().get();
        Entry answered = composeMode.answeredProperty().get();
        boolean taken =
                edited != null
                        ? chat.amendments().edit(room, edited, text)
                        : chat.messaging()
                                .send(
                                        room,
                                        text,
                                        answered == null ? null : answered.logEntry().seq());
        if (taken) {
            composeMode.clear();
        }
        return taken;
    }

    /// A number in front is the seconds; what follows, why.
    private boolean close(RoomModel room, String rest) {
        String[] parts = rest.split("\\s+", 2);
        boolean timed = parts[0].matches("\\d{1,5}");
        String reason = !timed ? rest : parts.length > 1 ? parts[1] : "";
        return chat.actions()
                .close(room, timed ? Integer.parseInt(parts[0]) : Limits.CLOSE_SECONDS, reason);
    }

    private static boolean taken(RoomModel room, boolean taken, String refusal) {
        if (!taken) {
            room.setRefusal(refusal);
        }
        return taken;
    }
}
