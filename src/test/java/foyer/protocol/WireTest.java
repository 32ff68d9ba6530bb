package foyer.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonParser;
import foyer.testing.MemberKeys;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The literal names on the wire, so that no renamed record or field breaks other programs.
class WireTest {

    private static final String COMMANDS =
            """
            accept: room
            add_schedule: minutes text
            announce: n text
            ban: address member minutes reason
            chunk: data file offset
            close_room: reason room seconds
            delete: of room
            delete_all: member
            direct: member
            drop_schedule: schedule
            echo: text
            edit: of room text
            fetch: file offset room
            goodbye:
            hello: key name password protocol public_key signature
            history: before limit room
            ignore: member on
            invite: minutes once room
            join: after log password room
            keep_room: room
            leave: room
            mute: member minutes reason
            offer: bytes file
            pin: of on room
            ping:
            prove: a invitation proof server
            react: emoji of on room
            read: room seq
            remove: member reason
            rename: name
            say: file n room text to
            search: by room since skip until words
            set_keeping: keeping room
            set_password: password room
            set_presence: presence words
            set_role: member role
            set_topic: room topic
            typing: room
            unban: member
            unmute: member
            withdraw: file
            """;

    private static final String EVENTS =
            """
            accepted: by room
            all_deleted: at by member name room seq
            announced: at by n name room scheduled seq text
            banned: by by_name member name reason until
            bans: bans more
            challenge: nonce server
            counted: people
            deleted: at by name of room seq
            done: re
            echoed: re text
            edited: at by name of room seq text
            entered: anew last log re room
            erased: at by n name room seq
            found: entries more re
            goodbye: reason retry_after why words
            ignoring: more names
            invited: once re room token until
            joined: member room
            keeping_set: at by keeping name room seq
            left: member name reason room why words
            muted: by by_name member name reason until
            page: entries more room
            password_set: by locked name room
            piece: data file more offset
            pinned: at by name of on room seq
            pins: entries room
            pong: re
            presence_set: member presence words
            present: members room
            proved: proof re
            reacted: at by emoji name of on room seq
            read_up_to: room seqs
            refused: challenge code re why words
            renamed: from member to
            role_set: member role
            room_closed: by name reason room
            room_closing: by name reason room seconds
            room_kept: by name room
            room_opened: room
            rooms: more rooms
            said: at by edited file n name room seq text to
            schedules: schedules
            storing: words works
            taken: file offset
            topic_set: at by name room seq topic
            typing: member room
            unbanned: by by_name member name
            unmuted: by by_name member name
            wanted: file from re
            welcome: locked log protocol server you
            """;

    @Test
    void commandsAndFieldsKeepTheirNames() {
        assertEquals(
                COMMANDS,
                shapes(Samples.COMMANDS.stream().map(each -> Codec.encode(new Request(0, each)))));
    }

    @Test
    void eventsAndFieldsKeepTheirNames() {
        assertEquals(EVENTS, shapes(Samples.EVENTS.stream().map(Codec::encode)));
    }

    @Test
    void samplesHaveEveryType() {
        assertEquals(
                leaves(Command.class),
                Samples.COMMANDS.stream().map(Object::getClass).collect(Collectors.toSet()));
        assertEquals(
                leaves(Event.class),
                Samples.EVENTS.stream().map(Object::getClass).collect(Collectors.toSet()));
    }

    @Test
    void enumsKeepTheirNames() {
        assertEquals(
                "host moderator member",
                words(Role.values(), each -> new Event.RoleSet(id(), each)));
        assertEquals(
                "left lost removed banned host_closed replaced too_slow",
                words(Departure.values(), each -> new Event.Goodbye(each, "", null)));
        assertEquals(
                "malformed unknown_kind invalid out_of_order other_protocol name_taken no_such_room"
                        + " no_such_member no_such_message no_such_file not_a_member not_allowed"
                        + " too_fast too_many number_reused not_kept busy not_stored password_needed"
                        + " password_wrong too_many_tries banned muted fault",
                words(ErrorCode.values(), each -> new Event.Refused(0, each, "")));
    }

    @Test
    void unknownSentenceCountsAsMissing() {
        String frame =
                "{\"type\":\"refused\",\"re\":1,\"code\":\"muted\",\"words\":\"Quiet.\",\"why\":%s}";
        assertEquals(
                new Event.Refused(
                        1, ErrorCode.MUTED, "Quiet.", Sentence.YOU_MUTED.with("Ada", 10, "")),
                Codec.decodeEvent(frame.formatted("[\"you_muted\",\"Ada\",10,\"\"]")));
        for (String other :
                List.of(
                        "null",
                        "[]",
                        "{}",
                        "7",
                        "[7]",
                        "[\"you_sang\",\"Ada\"]",
                        "[\"you_muted\",\"Ada\",10]",
                        "[\"you_muted\",\"Ada\",\"10\",\"\"]",
                        "[\"you_muted\",7,10,\"\"]",
                        "[\"you_muted\",\"Ada\",10,null]",
                        "[\"you_muted\",\"Ada\",true,\"\"]",
                        "[\"you_muted\",\"Ada\",10,[]]")) {
            assertEquals(
                    new Event.Refused(1, ErrorCode.MUTED, "Quiet."),
                    Codec.decodeEvent(frame.formatted(other)),
                    other);
        }
    }

    @Test
    void nestedShapesKeepTheirNames() {
        var opened = JsonParser.parseString(Codec.encode(Samples.EVENTS.get(14)));
        var room = opened.getAsJsonObject().getAsJsonObject("room");
        assertEquals(
                List.of(
                        "name",
                        "topic",
                        "owner",
                        "people",
                        "with",
                        "closes_in",
                        "keeping",
                        "locked"),
                List.copyOf(room.keySet()));
        assertEquals(
                List.of("id", "name", "role", "guest", "muted", "presence", "status"),
                List.copyOf(room.getAsJsonObject("with").keySet()));
        var schedules = JsonParser.parseString(Codec.encode(Samples.EVENTS.get(21)));
        assertEquals(
                List.of("id", "text", "minutes"),
                List.copyOf(
                        schedules
                                .getAsJsonObject()
                                .getAsJsonArray("schedules")
                                .get(0)
                                .getAsJsonObject()
                                .keySet()));
    }

    @Test
    void commandsRoundTripWithTheirId() throws RefusedCommandException {
        for (Command command : Samples.COMMANDS) {
            var request = new Request(77, command);
            assertEquals(request, Codec.decodeRequest(Codec.encode(request)));
            var plain = new Request(0, command);
            assertEquals(plain, Codec.decodeRequest(Codec.encode(plain)));
        }
    }

    @Test
    void eventsRoundTrip() {
        for (Event event : Samples.EVENTS) {
            assertEquals(event, Codec.decodeEvent(Codec.encode(event)));
        }
    }

    @Test
    void optionalFieldsMayBeMissing() throws RefusedCommandException {
        assertEquals(
                new Request(0, new Command.Join("lobby")),
                Codec.decodeRequest("{\"type\":\"join\",\"room\":\"lobby\"}"));
        assertEquals(
                new Request(0, new Command.CloseRoom("lobby", null)),
                Codec.decodeRequest("{\"type\":\"close_room\",\"room\":\"lobby\"}"));
        assertEquals(
                new Event.Goodbye(Departure.LOST, "", null),
                Codec.decodeEvent("{\"type\":\"goodbye\",\"reason\":\"a reason of tomorrow\"}"));
    }

    @Test
    void unknownEventsAndFieldsAreIgnored() {
        assertNull(Codec.decodeEvent("{\"type\":\"danced\",\"emoji\":\"x\"}"));
        assertEquals(
                new Event.Pong(4),
                Codec.decodeEvent("{\"type\":\"pong\",\"re\":4,\"mood\":{\"is\":[1]}}"));
    }

    @Test
    void frameIsUtf8WithTheTypeFirst() {
        String said = EncodedEvent.of(Samples.EVENTS.getFirst()).toString();
        assertEquals("{\"type\":\"said\",\"room\":\"lobby\"", said.substring(0, 29));
    }

    private static String id() {
        return MemberId.of("x");
    }

    private static <E> String words(E[] values, java.util.function.Function<E, Event> in) {
        return Stream.of(values)
                .map(each -> JsonParser.parseString(Codec.encode(in.apply(each))).getAsJsonObject())
                .map(
                        json ->
                                Stream.of("role", "reason", "code")
                                        .filter(json::has)
                                        .map(field -> json.get(field).getAsString())
                                        .findFirst()
                                        .orElseThrow())
                .collect(Collectors.joining(" "));
    }

    private static String shapes(Stream<String> frames) {
        return frames.map(frame -> JsonParser.parseString(frame).getAsJsonObject())
                .map(
                        json ->
                                json.get("type").getAsString()
                                        + ": "
                                        + json.keySet().stream()
                                                .filter(field -> !field.equals("type"))
                                                .sorted()
                                                .collect(Collectors.joining(" ")))
                .map(String::strip)
                .sorted()
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static java.util.Set<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses())
                        .flatMap(each -> leaves(each).stream())
                        .collect(Collectors.toSet())
                : java.util.Set.of(type);
    }

    @Test
    void toStringOmitsPasswordsAndKeys() {
        var secrets = List.of("open sesame", MemberKeys.of("Ada"));
        for (Command command : Samples.COMMANDS) {
            for (String secret : secrets) {
                assertFalse(command.toString().contains(secret), command::toString);
                assertFalse(new Request(1, command).toString().contains(secret), command::toString);
            }
        }
    }

    @Test
    void passwordHasLengthLimitsAndNoControlCharacters() {
        assertEquals("p\u00e9 1", Names.password("pe\u0301\u20031"));
        assertEquals(128, Names.password("x".repeat(128)).length());
        assertEquals("\ud83d\ude00".repeat(128), Names.password("\ud83d\ude00".repeat(128)));
        for (String none : new String[] {"", "x".repeat(129), "a\nb", "a\u0000", "a\ud800"}) {
            assertThrows(InvalidValueException.class, () -> Names.password(none));
        }
    }
}
