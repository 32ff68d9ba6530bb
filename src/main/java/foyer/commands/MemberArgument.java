package foyer.commands;

import foyer.language.Texts;
import foyer.model.RoomList;
import foyer.model.RoomModel;
import foyer.protocol.Limits;
import foyer.protocol.Member;
import java.util.Comparator;
import java.util.List;
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

    private static final Pattern QUOTED =
            Pattern.compile("@?[\"“”„]([^\"“”„]+)[\"“”](?:\\s+(.*))?", Pattern.DOTALL);

    /// Finds the member with the longest name that the text starts with. Those in the room come
    /// first.
    ///
    /// @return null if there is none; the room's refusal then says so
    static @Nullable MemberArgument parse(RoomModel room, RoomList rooms, String text) {
        String typed = text.startsWith("@") ? text.substring(1) : text;
        Member member =
                members(room, rooms)
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

    /// Finds the recipient of a message. If the text starts with the names of several members, the
    /// name must be in quotation marks, lest the message reach the wrong one.
    static @Nullable MemberArgument parseRecipient(RoomModel room, RoomList rooms, String text) {
        Matcher quoted = QUOTED.matcher(text);
        if (quoted.matches()) {
            String rest = Objects.requireNonNullElse(quoted.group(2), "");
            MemberArgument exact = parse(room, rooms, quoted.group(1));
            if (exact != null && !exact.rest.isEmpty()) {
                return refuse(room, Texts.of("slash.nobody", shortened(quoted.group(1))));
            }
            return exact == null ? null : new MemberArgument(exact.member, rest.strip());
        }
        String typed = text.startsWith("@") ? text.substring(1) : text;
        List<String> names =
                members(room, rooms)
                        .map(Member::name)
                        .filter(name -> startsWithName(typed, name))
                        .distinct()
                        .sorted(Comparator.comparingInt(String::length))
                        .toList();
        return names.size() < 2
                ? parse(room, rooms, text)
                : refuse(room, Texts.of("slash.several", names.getFirst(), names.getLast()));
    }

    private static @Nullable MemberArgument refuse(RoomModel room, String error) {
        room.setRefusal(error);
        return null;
    }

    private static Stream<Member> members(RoomModel room, RoomList rooms) {
        return Stream.concat(Stream.of(room), rooms.rooms().stream())
                .flatMap(each -> each.roster().members().stream());
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
