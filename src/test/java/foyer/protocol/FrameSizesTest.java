package foyer.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.testing.MemberKeys;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The largest events fit a frame.
class FrameSizesTest {
    private static final String WIDE_NAME = "😀".repeat(Limits.NAME_POINTS);
    private static final String WIDE_ROOM = "😀".repeat(Limits.ROOM_POINTS);
    private static final String ID = MemberKeys.id("x");
    private static final long MOST = (1L << 53) - 1;

    private static void assertFits(Event event) {
        int bytes = EncodedEvent.of(event).utf8().length;
        assertTrue(bytes <= Limits.FRAME_BYTES, () -> bytes + " bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u2028", "\u2029", "\"", "\\", "\n", "\t", "😀", "一", "<", "&", "'"})
    void longestMessageOfAnyCharacterFits(String character) {
        String text = "x" + character.repeat(Limits.MESSAGE_POINTS - 1);
        assertFits(new LogEntry.Said(WIDE_ROOM, MOST, MOST, ID, WIDE_NAME, MOST, text));
        assertFits(new LogEntry.Announced(WIDE_ROOM, MOST, MOST, ID, WIDE_NAME, MOST, text, true));
        assertFits(new Event.Echoed(MOST, text));
        var say = new Command.Say(WIDE_ROOM, MOST, text);
        assertTrue(
                Codec.encode(new Request(MOST, say))
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8)
                                .length
                        <= Limits.FRAME_BYTES);
        assertPagesFit(
                Collections.nCopies(
                        200, new LogEntry.Said(WIDE_ROOM, MOST, MOST, ID, WIDE_NAME, MOST, text)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 100, 200, 250, 300, 1_000, 2_000})
    void pagesOfMediumMessagesFit(int points) {
        assertPagesFit(
                Collections.nCopies(
                        200,
                        new LogEntry.Said(
                                WIDE_ROOM,
                                MOST,
                                MOST,
                                ID,
                                WIDE_NAME,
                                MOST,
                                "\u2028".repeat(points - 1) + "x")));
    }

    private static void assertPagesFit(List<? extends LogEntry> entries) {
        var all = new ArrayList<LogEntry>();
        for (List<LogEntry> chunk : Codec.chunks(List.<LogEntry>copyOf(entries))) {
            assertFits(new Event.Page(WIDE_ROOM, chunk, true));
            all.addAll(chunk);
        }
        assertEquals(entries, all);
    }

    @Test
    void memberAndRoomListsFit() {
        var member = new Member(ID, "\"".repeat(Limits.NAME_POINTS), Role.MODERATOR);
        var members = Collections.nCopies(5_000, member);
        var chunks = Codec.chunks(members);
        chunks.forEach(chunk -> assertFits(new Event.Present(WIDE_ROOM, chunk)));
        assertEquals(5_000, chunks.stream().mapToInt(List::size).sum());
        assertTrue(chunks.size() < 30, "they are not cut smaller than needed");

        for (String topic : List.of("😀".repeat(390), "\"".repeat(390), "一".repeat(390))) {
            var room =
                    new RoomInfo(
                            Names.direct(ID, MemberKeys.id("y")),
                            topic,
                            ID,
                            Integer.MAX_VALUE,
                            member,
                            86_400);
            assertFits(new Event.RoomOpened(room));
            assertFits(new Event.Entered(MOST, room, MOST, true, "x".repeat(Limits.LOG_CHARS_MAX)));
            Codec.chunks(Collections.nCopies(1_000, room.brief()))
                    .forEach(chunk -> assertFits(new Event.Rooms(chunk, true)));
        }
    }

    @Test
    void twentySchedulesFit() {
        var longest = new Schedule(MOST, "\u2028".repeat(Limits.SCHEDULE_POINTS - 1) + "x", 1_440);
        assertFits(new Event.Schedules(Collections.nCopies(Limits.SCHEDULES, longest)));
    }

    @Test
    void countsOfManyRoomsFit() {
        var people = new LinkedHashMap<String, Integer>();
        for (int i = 0; i < 150; i++) {
            people.put("%03d".formatted(i) + "😀".repeat(Limits.ROOM_POINTS - 3), 1_000_000);
        }
        assertFits(new Event.Counted(people));
    }

    @Test
    void emptyListIsOneEmptyPart() {
        assertEquals(List.of(List.of()), Codec.chunks(List.of()));
    }

    @Test
    void briefTopicIsCutBetweenCharacters() {
        var room = new RoomInfo("r", "😀".repeat(390), ID, 1, null, null).brief();
        assertEquals("😀".repeat(Limits.BRIEF_TOPIC_POINTS - 1) + "…", room.topic());
        var shortOne = new RoomInfo("r", "😀".repeat(Limits.BRIEF_TOPIC_POINTS), ID, 1, null, null);
        assertEquals(shortOne, shortOne.brief());
    }
}
