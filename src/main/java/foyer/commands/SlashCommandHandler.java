package foyer.commands;

import foyer.language.RefusalTexts;
import foyer.language.Texts;
import foyer.model.AmendmentActions;
import foyer.model.ChatModel;
import foyer.model.ComposeMode;
import foyer.model.LogRow.Entry;
import foyer.model.ModerationActions;
import foyer.model.RoomActions;
import foyer.model.RoomModel;
import foyer.protocol.InvalidValueException;
import foyer.protocol.Limits;
import foyer.protocol.Member;
import foyer.protocol.Names;
import foyer.protocol.Presence;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Sends what the user typed as a message, or executes it as a [SlashCommand]. If that fails, the
/// room's refusal says why. UI thread.
public final class SlashCommandHandler {
    private final ChatModel chat;
    private final Consumer<RoomModel> export;
    private final Runnable showHelp;

    /// @param export opens the export of a room
    /// @param showHelp shows the list of all commands
    public SlashCommandHandler(ChatModel chat, Consumer<RoomModel> export, Runnable showHelp) {
        this.chat = chat;
        this.export = export;
        this.showHelp = showHelp;
    }

    /// Sends a line, or executes it if it starts with a slash. Two slashes send a message that
    /// starts with one; a path such as `/usr/bin/env` is a message too.
    ///
    /// @return false if it failed and the user may correct it, true otherwise
    public boolean submit(RoomModel room, String line) {
        TypedLine typed = TypedLine.parse(line);
        if (typed.message() != null) {
            return send(room, typed.message());
        }
        room.setRefusal("");
        SlashCommand command = SlashCommand.named(typed.word());
        if (command == null || typed.isWide()) {
            room.setRefusal(
                    typed.isWide()
                            ? Texts.of("slash.wide")
                            : Texts.of("slash.unknown", typed.word()));
            return false;
        }
        return execute(command, room, typed.arguments()) && room.refusalProperty().get().isEmpty();
    }

    /// The text that goes with attachments; null if it is a command, which the room's refusal says.
    public @Nullable String caption(RoomModel room, String line) {
        String message = TypedLine.parse(line).message();
        if (message == null) {
            room.setRefusal(Texts.of("slash.with_files"));
        }
        return message;
    }

    private boolean execute(SlashCommand command, RoomModel room, String arguments) {
        switch (command) {
            case ANNOUNCE -> announce(room, arguments);
            case AWAY -> setAway(room, arguments);
            case BAN -> forMember(room, arguments, argument -> ban(room, argument));
            case CLOSE -> close(room, arguments);
            case ECHO -> chat.connection().echo(arguments, room);
            case EXPORT -> export.accept(room);
            case HELP -> help(room, arguments);
            case INVITE -> showInvitation(room);
            case JOIN -> join(room, arguments);
            case KICK -> forMember(room, arguments, argument -> remove(room, argument));
            case LEAVE -> chat.memberships().leave(room);
            case ME -> sendAction(room, arguments);
            case MSG -> {
                return sendDirect(room, arguments);
            }
            case MUTE -> forMember(room, arguments, argument -> mute(room, argument));
            case NAME -> changeName(room, arguments);
            case TOPIC -> RoomActions.setTopic(room, arguments);
        }
        return true;
    }

    /// Sends a message, as a reply if the room's draft is one, or saves an edit.
    private boolean send(RoomModel room, String text) {
        ComposeMode composeMode = room.composeMode();
        Entry edited = composeMode.editedProperty().get();
        Entry answered = composeMode.answeredProperty().get();
        boolean accepted =
                edited != null
                        ? AmendmentActions.edit(room, edited, text)
                        : chat.messaging()
                                .send(
                                        room,
                                        text,
                                        answered == null ? null : answered.logEntry().seq());
        if (accepted) {
            composeMode.clear();
        }
        return accepted;
    }

    /// Sends what the user does in the third person, in italics.
    private void sendAction(RoomModel room, String text) {
        Member me = chat.meProperty().get();
        if (text.isBlank() || me == null) {
            room.setRefusal(Texts.of("slash.me.empty"));
            return;
        }
        send(room, "_" + me.name() + " " + text.strip() + "_");
    }

    private boolean sendDirect(RoomModel room, String arguments) {
        MemberArgument argument = MemberArgument.parseRecipient(room, chat.rooms(), arguments);
        if (argument == null) {
            return false;
        }
        boolean isSent = chat.memberships().direct(argument.member().id(), argument.rest());
        if (!isSent) {
            room.setRefusal(chat.rooms().refusalProperty().get());
        }
        return isSent;
    }

    private void forMember(RoomModel room, String arguments, Consumer<MemberArgument> action) {
        MemberArgument argument = MemberArgument.parse(room, chat.rooms(), arguments);
        if (argument != null) {
            action.accept(argument);
        }
    }

    private static void remove(RoomModel room, MemberArgument argument) {
        ModerationActions.remove(room, argument.member().id(), argument.rest());
    }

    private static void ban(RoomModel room, MemberArgument argument) {
        ModerationActions.ban(
                room, argument.member().id(), argument.minutes(), argument.reason(), false);
    }

    private static void mute(RoomModel room, MemberArgument argument) {
        ModerationActions.mute(room, argument.member().id(), argument.minutes(), argument.reason());
    }

    private void join(RoomModel room, String name) {
        if (!chat.memberships().join(name)) {
            room.setRefusal(chat.rooms().refusalProperty().get());
        }
    }

    private void changeName(RoomModel room, String name) {
        chat.nameChange().proposedProperty().set(name);
        chat.nameChange().submit();
        room.setRefusal(chat.nameChange().refusalProperty().get());
    }

    private void announce(RoomModel room, String text) {
        if (!chat.hostModel().announce(text)) {
            room.setRefusal(chat.hostModel().refusalProperty().get());
        }
    }

    /// Without a status, an away user is back.
    private void setAway(RoomModel room, String text) {
        String status;
        try {
            status = text.isBlank() ? null : Names.status(text);
        } catch (InvalidValueException e) {
            room.setRefusal(RefusalTexts.text(e));
            return;
        }
        boolean isBack = status == null && chat.presenceReporter().presence() == Presence.AWAY;
        chat.presenceReporter().setPresence(isBack ? Presence.HERE : Presence.AWAY, status);
        room.notice(
                isBack
                        ? Texts.of("slash.back")
                        : status == null
                                ? Texts.of("slash.gone")
                                : Texts.of("slash.gone_because", status));
    }

    private void showInvitation(RoomModel room) {
        String code = chat.invitation().codeProperty().get();
        String link = chat.invitation().linkProperty().get();
        room.notice(
                code.isEmpty()
                        ? Texts.of("slash.join_with", link)
                        : Texts.of("slash.join_with_code", code, link));
    }

    private void help(RoomModel room, String about) {
        String name = about.startsWith("/") ? about.substring(1) : about;
        if (name.isBlank()) {
            showHelp.run();
            return;
        }
        SlashCommand command = SlashCommand.named(name.strip());
        if (command == null) {
            room.setRefusal(Texts.of("slash.unknown.help"));
        } else {
            room.notice(command.line());
        }
    }

    /// A number in front is the delay in seconds, the rest is the reason.
    private static void close(RoomModel room, String arguments) {
        String[] parts = arguments.split("\\s+", 2);
        boolean hasDelay = parts[0].matches("\\d{1,5}");
        String reason = !hasDelay ? arguments : parts.length > 1 ? parts[1] : "";
        RoomActions.close(
                room, hasDelay ? Integer.parseInt(parts[0]) : Limits.CLOSE_SECONDS, reason);
    }
}
