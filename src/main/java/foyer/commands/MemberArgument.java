package foyer.commands;

import foyer.language.Texts;
import foyer.model.RoomList;
import foyer.model.RoomModel;
import foyer.protocol.Limits;
import foyer.protocol.Member;
import java.util.Comparator;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The arguments of a command about a member: the name, then perhaps minutes, then text. Immutable;
/// UI thread.
record MemberArgument(Member member, String rest) {
    private static final Pattern MINUTES =
            Pattern.compile("(\\d{1,6})(?:\\s+(.*))?", Pattern.DOTALL);

    /// Finds the member with the longest name that the text starts with. Those in the room come
    /// first.
    ///
    /// @return null if there is none; the room's refusal then says so
    static @Nullable MemberArgument parse(RoomModel room, RoomList rooms, String text) {
        String typed = text.startsWith("@") ? text.substring(1) : text;
        Member member =
                Stream.concat(Stream.of(room), rooms.rooms().stream())
                        .flatMap(each -> each.roster().members().stream())
                        .filter(each -> startsWithName(typed, each.name()))
                        .max(Comparator.comparingInt(each -> each.name().length()))
                        .orElse(null);
        if (member == null) {
            room.setRefusal(
                    typed.isEmpty()
                            ? Texts.of("slash.whom")
                            : Texts.of("slash.nobody", shortened(typed.split("\\s+", 2)[0])));
            return null;
        }
        return new MemberArgument(member, typed.substring(member.name().length()).strip());
    }

    private static boolean startsWithName(String text, String name) {
        return text.regionMatches(true, 0, name, 0, name.length())
                && (text.length() == name.length()
                        || Character.isWhitespace(text.charAt(name.length())));
    }

    private static String shortened(String word) {
        return word.codePointCount(0, word.length()) <= Limits.NAME_POINTS
                ? word
                : word.substring(0, word.offsetByCodePoints(0, Limits.NAME_POINTS)) + "…";
    }

    /// The number after the name; null if there is none.
    @Nullable Integer minutes() {
        Matcher matcher = MINUTES.matcher(rest);
        return matcher.matches() ? Integer.valueOf(matcher.group(1)) : null;
    }

    /// The text after the name and the minutes; may be empty.
    String reason() {
        Matcher matcher = MINUTES.matcher(rest);
        return matcher.matches() ? Objects.requireNonNullElse(matcher.group(2), "") : rest;
    }
}
