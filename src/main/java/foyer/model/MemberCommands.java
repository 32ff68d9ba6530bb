package foyer.model;

import foyer.language.Texts;
import foyer.protocol.Limits;
import foyer.protocol.Member;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener.Change;
import org.jspecify.annotations.Nullable;

/// The commands about somebody: `/msg`, `/kick`, `/ban`, `/mute`. UI thread.
final class MemberCommands {
    private static final Pattern MINUTES =
            Pattern.compile("(\\d{1,6})(?:\\s+(.*))?", Pattern.DOTALL);

    private final ChatModel chat;
    private final Map<String, String> unsaid = new HashMap<>();

    MemberCommands(ChatModel chat) {
        this.chat = chat;
        chat.rooms().rooms().addListener(this::opened);
    }

    /// Somebody, and what was typed behind their name.
    private record Told(Member who, String rest) {}

    List<SlashCommand> commands() {
        return List.of(
                new SlashCommand("msg", true, this::message),
                new SlashCommand("kick", true, this::kick),
                new SlashCommand("ban", true, this::ban),
                new SlashCommand("mute", true, this::mute));
    }

    private boolean message(RoomModel room, String rest) {
        Told told = told(room, rest);
        if (told == null) {
            return false;
        }
        String id = told.who.id();
        RoomModel direct =
                chat.rooms().rooms().stream()
                        .filter(each -> id.equals(each.otherMemberId()))
                        .findFirst()
                        .orElse(null);
        if (direct != null) {
            chat.actions().open(direct);
            return told.rest.isEmpty() || chat.messaging().send(direct, told.rest);
        }
        if (!told.rest.isEmpty()) {
            unsaid.put(id, told.rest);
        }
        chat.actions().direct(id);
        return true;
    }

    /// What was to be said to somebody before there was a conversation.
    private void opened(Change<? extends RoomModel> change) {
        while (change.next()) {
            for (RoomModel room : change.getAddedSubList()) {
                String id = room.otherMemberId();
                String text = id == null ? null : unsaid.remove(id);
                if (text != null) {
                    var _ = chat.messaging().send(room, text);
                }
            }
        }
    }

    private boolean kick(RoomModel room, String rest) {
        Told told = told(room, rest);
        if (told != null) {
            chat.actions().remove(room, told.who.id(), told.rest);
        }
        return told != null;
    }

    private boolean ban(RoomModel room, String rest) {
        Told told = told(room, rest);
        if (told != null) {
            chat.actions().ban(room, told.who.id(), minutes(told.rest), reason(told.rest), false);
        }
        return told != null;
    }

    private boolean mute(RoomModel room, String rest) {
        Told told = told(room, rest);
        if (told != null) {
            chat.actions().mute(room, told.who.id(), minutes(told.rest), reason(told.rest));
        }
        return told != null;
    }

    private static @Nullable Integer minutes(String rest) {
        Matcher number = MINUTES.matcher(rest);
        return number.matches() ? Integer.valueOf(number.group(1)) : null;
    }

    private static String reason(String rest) {
        Matcher number = MINUTES.matcher(rest);
        return number.matches() ? Objects.requireNonNullElse(number.group(2), "") : rest;
    }

    /// Whose name the text begins with; the longest one if one name begins like another. Whoever is
    /// in the room goes before others of that name.
    private @Nullable Told told(RoomModel room, String text) {
        String typed = text.startsWith("@") ? text.substring(1) : text;
        Member who =
                Stream.concat(Stream.of(room), chat.rooms().rooms().stream())
                        .flatMap(each -> each.roster().members().stream())
                        .filter(member -> begins(typed, member.name()))
                        .max(Comparator.comparingInt(member -> member.name().length()))
                        .orElse(null);
        if (who == null) {
            room.setRefusal(
                    typed.isEmpty()
                            ? Texts.of("slash.whom")
                            : Texts.of("slash.nobody", shortened(typed.split("\\s+", 2)[0])));
            return null;
        }
        return new Told(who, typed.substring(who.name().length()).strip());
    }

    private static String shortened(String word) {
        return word.codePointCount(0, word.length()) <= Limits.NAME_POINTS
                ? word
                : word.substring(0, word.offsetByCodePoints(0, Limits.NAME_POINTS)) + "…";
    }

    private static boolean begins(String text, String name) {
        return text.regionMatches(true, 0, name, 0, name.length())
                && (text.length() == name.length()
                        || Character.isWhitespace(text.charAt(name.length())));
    }
}
