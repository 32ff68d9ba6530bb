package foyer.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import foyer.testing.ProtocolDocument;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// docs/protocol.md lists the commands, events and codes of the program.
final class ProtocolDocumentTest {
    private static final Set<Class<?>> PENALTIES =
            Set.of(Command.Remove.class, Command.Ban.class, Command.Mute.class);

    private static ProtocolDocument document;

    @BeforeAll
    static void read() throws Exception {
        document = ProtocolDocument.read();
    }

    @TestFactory
    Stream<DynamicTest> everyExampleOfACommandIsOneAndEncodesBackToTheSame() {
        return examples(
                "Commands",
                (kind, frame) -> {
                    Request request = Codec.decodeRequest(frame);
                    assertEquals(kind, snakeCase(request.command().getClass()));
                    assertSameJson(frame, Codec.encode(request));
                });
    }

    @TestFactory
    Stream<DynamicTest> everyExampleOfAnEventIsOneAndEncodesBackToTheSame() {
        return examples(
                "Events",
                (kind, frame) -> {
                    Event event = Codec.decodeEvent(frame);
                    assertNotNull(event, "an unknown kind");
                    assertEquals(kind, snakeCase(event.getClass()));
                    assertSameJson(frame, Codec.encode(event));
                });
    }

    @Test
    void jsonExamplesAreInCommandsAndEventsOnly() {
        assertEquals(
                blocks(document.text()).size(),
                blocks(document.chapter("Commands")).size()
                        + blocks(document.chapter("Events")).size());
    }

    @Test
    void everyCommandHasASection() {
        assertEquals(kinds(Command.class).keySet(), sections("Commands").keySet());
    }

    @Test
    void everyEventHasASection() {
        assertEquals(kinds(Event.class).keySet(), sections("Events").keySet());
    }

    @Test
    void commandTablesListAllFields() {
        assertEquals(fields(kinds(Command.class)), tables("Commands"));
    }

    @Test
    void eventTablesListAllFields() {
        assertEquals(fields(kinds(Event.class)), tables("Events"));
    }

    @Test
    void shapeTablesListAllFields() {
        Map<String, Class<?>> shapes =
                Map.of(
                        "member",
                        Member.class,
                        "room",
                        RoomInfo.class,
                        "ban",
                        Ban.class,
                        "shared file",
                        SharedFile.class,
                        "schedule",
                        Schedule.class,
                        "password challenge",
                        PasswordChallenge.class);
        assertEquals(fields(shapes), tables("Shapes inside events"));
    }

    @Test
    void sentenceTableListsAllValues() {
        for (List<String> row : ProtocolDocument.rows(document.chapter("Sentences"))) {
            Sentence sentence = Sentence.valueOf(row.getFirst().toUpperCase(Locale.ROOT));
            assertEquals(
                    sentence.parts().stream()
                            .map(value -> value.isNumber() ? "number" : "text")
                            .toList(),
                    row.get(1).isEmpty() ? List.of() : List.of(row.get(1).split(", ")),
                    row.getFirst());
        }
    }

    @Test
    void codeTablesAreComplete() {
        assertEquals(wire(ErrorCode.values()), firstColumn(document.chapter("Refusals")));
        assertEquals(wire(Sentence.values()), firstColumn(document.chapter("Sentences")));
        assertEquals(wire(Departure.values()), firstColumn(document.chapter("Departures")));
        String members = document.chapter("Members and their ids");
        assertEquals(wire(Role.values()), firstColumn(members));
    }

    @Test
    void refusalsOfCommandsExist() {
        Set<String> codes = wire(ErrorCode.values());
        for (var section : sections("Commands").entrySet()) {
            Pattern.compile("Refusals: (.*)")
                    .matcher(section.getValue())
                    .results()
                    .flatMap(line -> ProtocolDocument.quoted(line.group(1)).stream())
                    .filter(word -> !kinds(Command.class).containsKey(word))
                    .filter(word -> !kinds(Event.class).containsKey(word))
                    .forEach(word -> assertTrue(codes.contains(word), section.getKey() + word));
        }
    }

    private interface Check {
        void run(String kind, String frame) throws Exception;
    }

    private static Stream<DynamicTest> examples(String chapter, Check check) {
        return sections(chapter).entrySet().stream()
                .flatMap(
                        section -> {
                            String kind = section.getKey();
                            List<String> frames = blocks(section.getValue());
                            assertTrue(!frames.isEmpty(), kind + " has no example");
                            return frames.stream()
                                    .map(
                                            frame ->
                                                    DynamicTest.dynamicTest(
                                                            kind + " " + frame,
                                                            () -> check.run(kind, frame)));
                        });
    }

    private static List<String> blocks(String markdown) {
        return ProtocolDocument.blocks("json", markdown);
    }

    private static Map<String, String> sections(String chapter) {
        return new TreeMap<>(document.sections(chapter));
    }

    /// The fields of each section; an optional one with a question mark.
    private static Map<String, List<String>> tables(String chapter) {
        var tables = new TreeMap<String, List<String>>();
        sections(chapter)
                .forEach(
                        (kind, section) ->
                                tables.put(
                                        kind,
                                        ProtocolDocument.rows(section).stream()
                                                .map(
                                                        row ->
                                                                row.get(1).endsWith("optional")
                                                                        ? row.get(0) + "?"
                                                                        : row.get(0))
                                                .toList()));
        return tables;
    }

    private static Map<String, List<String>> fields(Map<String, Class<?>> records) {
        var fields = new TreeMap<String, List<String>>();
        records.forEach(
                (kind, record) ->
                        fields.put(
                                kind,
                                Arrays.stream(record.getRecordComponents())
                                        .map(field -> wireName(record, field))
                                        .toList()));
        return fields;
    }

    private static String wireName(Class<?> record, RecordComponent field) {
        String name = snakeCase(field.getName());
        boolean optional =
                field.getAnnotatedType().isAnnotationPresent(Nullable.class)
                        // what may be missing without being nullable
                        || (PENALTIES.contains(record) && name.equals("reason"));
        return optional ? name + "?" : name;
    }

    private static Map<String, Class<?>> kinds(Class<?> sealedInterface) {
        var kinds = new TreeMap<String, Class<?>>();
        for (Class<?> kind : sealedInterface.getPermittedSubclasses()) {
            if (kind.isSealed()) {
                kinds.putAll(kinds(kind));
            } else {
                kinds.put(snakeCase(kind), kind);
            }
        }
        return kinds;
    }

    private static String snakeCase(Class<?> kind) {
        return snakeCase(kind.getSimpleName());
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    private static Set<String> wire(Object[] constants) {
        return Arrays.stream(constants)
                .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> firstColumn(String markdown) {
        return ProtocolDocument.rows(markdown).stream()
                .map(List::getFirst)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void assertSameJson(String expected, String actual) {
        assertEquals(JsonParser.parseString(expected), JsonParser.parseString(actual));
    }
}
