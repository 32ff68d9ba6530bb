package foyer.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Departure;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.Sentence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The texts of the window are complete, and no view has others.
class TextsTest {
    private static final Path SOURCES = Path.of("src", "main");
    private static final Path TEXTS = SOURCES.resolve(Path.of("resources", "foyer", "language"));
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
    private static final Pattern ASKED = Pattern.compile("Texts\\.of\\(\\s*\"([^\"]+)\"\\s*[,)]");
    private static final Pattern IN_VIEW =
            Pattern.compile(
                    "\\b(?:text|promptText|accessibleText|accessibleHelp|title|what)=\"([^\"]*)\"");

    /// Code that shows a literal text.
    private static final Pattern BARE =
            Pattern.compile(
                    "(?:set(?:Text|Title|HeaderText|ContentText|PromptText|AccessibleText"
                            + "|AccessibleHelp|What|Refusal)|notice|new (?:Label|Button|Tooltip|Menu|MenuItem"
                            + "|RadioMenuItem|CheckBox|ButtonType|CopyButton|ToggleSwitch))"
                            + "\\(\\s*\"(?!Foyer\")([^\"]*\\p{L}[^\"]*)\"");

    /// Prefixes of keys that are built from values of a server or of the emoji table.
    private static final List<String> MADE =
            List.of("refusal.", "goodbye.", "why.", "emoji.group.");

    /// Keys whose English text is the server's.
    private static final List<String> OTHERWISE =
            List.of("refusal.", "goodbye.", "why.", "server.", "happened.left.words");

    private static Properties texts(String file) {
        var texts = new Properties();
        try (var in = Files.newBufferedReader(TEXTS.resolve(file))) {
            texts.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    private static final Properties ENGLISH = texts("texts.properties");
    private static final Properties INDONESIAN = texts("texts_id.properties");

    private static Stream<Path> files(String ending) {
        try (Stream<Path> all = Files.walk(SOURCES)) {
            return all.filter(file -> file.toString().endsWith(ending)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> found(Pattern pattern, Path file) {
        return pattern.matcher(read(file)).results().map(result -> result.group(1));
    }

    private static boolean begins(String key, List<String> starts) {
        return starts.stream().anyMatch(key::startsWith);
    }

    private static Set<String> numbers(String text) {
        return Pattern.compile("\\{(\\d)")
                .matcher(text)
                .results()
                .map(result -> result.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @AfterEach
    void speakAsBefore() {
        Texts.speak(Language.ENGLISH);
    }

    @Test
    void bothLanguagesHaveTheSameKeysAndPlaceholders() {
        assertEquals(ENGLISH.stringPropertyNames(), INDONESIAN.stringPropertyNames());
        for (String key : ENGLISH.stringPropertyNames()) {
            if (!begins(key, OTHERWISE)) {
                assertEquals(
                        numbers(ENGLISH.getProperty(key)),
                        numbers(INDONESIAN.getProperty(key)),
                        key);
            }
        }
    }

    @Test
    void keysAreUniqueInAFile() {
        for (String file : List.of("texts.properties", "texts_id.properties")) {
            var seen = new HashSet<String>();
            assertEquals(
                    List.of(),
                    read(TEXTS.resolve(file))
                            .lines()
                            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                            .map(line -> line.substring(0, line.indexOf('=')))
                            .filter(key -> !seen.add(key))
                            .toList());
        }
    }

    @Test
    void textsAreValidMessageFormats() {
        for (Properties texts : List.of(ENGLISH, INDONESIAN)) {
            for (String key : texts.stringPropertyNames()) {
                String text = texts.getProperty(key);
                // java.text.MessageFormat takes a straight one for a quotation
                assertTrue(!text.contains("'") && !text.isBlank(), key + ": " + text);
                var _ = new MessageFormat(text, Locale.ENGLISH);
            }
        }
    }

    @Test
    void usedKeysExistAndAllKeysAreUsed() {
        var wanted = new TreeSet<String>();
        files(".java").flatMap(file -> found(ASKED, file)).forEach(wanted::add);
        files(".fxml")
                .flatMap(file -> found(IN_VIEW, file))
                .filter(value -> value.startsWith("%"))
                .map(value -> value.substring(1))
                .forEach(wanted::add);
        assertTrue(wanted.size() > 300, () -> "only " + wanted.size() + " are found");
        assertEquals(
                List.of(),
                wanted.stream().filter(key -> !ENGLISH.containsKey(key)).toList(),
                "asked for, and not there");
        files(".java").flatMap(file -> found(LITERAL, file)).forEach(wanted::add);
        slashCommands(read(SOURCES.resolve("java/foyer/commands/SlashCommand.java")), wanted);
        assertEquals(
                List.of(),
                ENGLISH.stringPropertyNames().stream()
                        .filter(key -> !wanted.contains(key) && !begins(key, MADE))
                        .sorted()
                        .toList(),
                "there, and never asked for");
    }

    /// Adds the keys of the slash commands.
    private static void slashCommands(String source, Set<String> wanted) {
        var constants = Pattern.compile("(?m)^    ([A-Z]+)\\((true|false)\\)").matcher(source);
        while (constants.find()) {
            String key = "slash." + constants.group(1).toLowerCase(Locale.ROOT);
            wanted.add(key);
            if (constants.group(2).equals("true")) {
                wanted.add(key + ".form");
            }
        }
    }

    @Test
    void everyRefusalAndGoodbyeHasAText() {
        var all = new ArrayList<String>();
        Stream.of(ErrorCode.values()).forEach(errorCode -> all.add("refusal." + errorCode.name()));
        Stream.of(Departure.values()).forEach(reason -> all.add("goodbye." + reason.name()));
        Stream.of(Sentence.values()).forEach(sentence -> all.add("why." + sentence.name()));
        assertEquals(
                all.stream().map(key -> key.toLowerCase(Locale.ROOT)).sorted().toList(),
                INDONESIAN.stringPropertyNames().stream()
                        .filter(key -> begins(key, List.of("refusal.", "goodbye.", "why.")))
                        .sorted()
                        .toList());
    }

    @Test
    void viewsHaveNoLiteralTexts() {
        var bare = new ArrayList<String>();
        files(".fxml")
                .forEach(
                        file ->
                                found(IN_VIEW, file)
                                        .filter(value -> !value.matches("[%$].*|[^\\p{L}]*"))
                                        .forEach(
                                                value ->
                                                        bare.add(
                                                                file.getFileName()
                                                                        + ": "
                                                                        + value)));
        files(".java")
                .filter(file -> file.toString().matches(".*[/\\\\](ui|model|client)[/\\\\].*"))
                .forEach(
                        file ->
                                BARE.matcher(read(file))
                                        .results()
                                        .map(MatchResult::group)
                                        .forEach(
                                                code ->
                                                        bare.add(
                                                                file.getFileName() + ": " + code)));
        assertEquals(List.of(), bare);
    }

    @Test
    void indonesianSentencesHaveAllValues() {
        for (Sentence sentence : Sentence.values()) {
            String key = "why." + sentence.name().toLowerCase(Locale.ROOT);
            assertEquals(
                    IntStream.rangeClosed(1, sentence.parts().size())
                            .mapToObj(Integer::toString)
                            .collect(Collectors.toSet()),
                    numbers(INDONESIAN.getProperty(key)),
                    key);
        }
    }

    @Test
    void serverTextIsKeptInEnglishAndTranslatedOtherwise() {
        String its = "Messages can be up to 8,000 characters; yours is 8,123.";
        var tooLong =
                new Event.Refused(1, ErrorCode.INVALID, its, Sentence.TOO_LONG.with(8_000, 8_123));
        var muted =
                new Event.Refused(
                        1,
                        ErrorCode.MUTED,
                        "Ada muted you for 10 min: no spam!",
                        Sentence.YOU_MUTED.with("Ada", 10, "no spam!"));
        var banned =
                new Event.Goodbye(
                        Departure.BANNED,
                        "Ada banned you from this server.",
                        null,
                        Sentence.YOU_BANNED.with("Ada", 0, ""));
        assertEquals(its, RefusalTexts.text(tooLong));
        assertEquals("Ada muted you for 10 min: no spam!", RefusalTexts.text(muted));
        assertEquals("Ada banned you from this server.", RefusalTexts.goodbye(banned));
        Texts.speak(Language.INDONESIAN);
        assertEquals(
                "Terlalu panjang: paling banyak 8.000 karakter, ini 8.123.",
                RefusalTexts.text(tooLong));
        assertEquals("Ada membisukan Anda selama 10 menit: no spam!", RefusalTexts.text(muted));
        assertEquals("Ada melarang Anda masuk ke server ini.", RefusalTexts.goodbye(banned));
    }

    @Test
    void olderServersTextIsTranslatedByItsCode() {
        assertEquals("", RefusalTexts.goodbye(new Event.Goodbye(Departure.LEFT, "", null)));
        Texts.speak(Language.INDONESIAN);
        assertEquals(
                "Nama itu sudah dipakai di sini. Pilih nama lain.",
                RefusalTexts.text(new Event.Refused(1, ErrorCode.NAME_TAKEN, "Ada is taken.")));
        assertEquals(
                "Anda dilarang masuk. Ada banned you: spam.",
                RefusalTexts.goodbye(
                        new Event.Goodbye(Departure.BANNED, "Ada banned you: spam.", null)));
    }

    @Test
    void numbersAndPluralsFollowTheLanguage() {
        assertEquals("1 person", Texts.of("words.people", 1));
        assertEquals("1,200 people", Texts.of("words.people", 1200));
        Texts.speak(Language.INDONESIAN);
        assertEquals("1 orang", Texts.of("words.people", 1));
        assertEquals("1.200 orang", Texts.of("words.people", 1200));
    }
}
