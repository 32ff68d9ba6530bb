package foyer.settings;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Command;
import foyer.testing.Fuzzer;
import foyer.testing.MemberKeys;
import foyer.testing.Skip;
import foyer.testing.Soak;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("soak")
class SettingsFileTest {
    private static final Settings FULL =
            new Settings("Zoë 😀 \"Z\"", MemberKeys.of("zoe"), "[::1]:7788")
                    .met("a".repeat(52), "Ada’s room", "192.168.1.20:7788", 1_795_000_000_000L)
                    .met("b".repeat(52), "Bob’s room", "den.local:7789", 1_795_000_000_001L);

    @TempDir private Path folder;

    private SettingsFile file() {
        return new SettingsFile(folder, new SecureRandom());
    }

    @Test
    void firstLoadSavesGeneratedNameAndValidKey() throws IOException {
        Settings first = file().load();
        new Command.Hello(1, first.name(), first.key());
        assertEquals("", first.address());
        assertEquals(first, file().load(), "the next load returns the same name and key");
        assertNotEquals(first.key(), file().fresh().key());
        assertEquals(List.of("settings.json"), names());
    }

    @Test
    void savedSettingsAreLoaded() throws IOException {
        var settings = new Settings("Zoë 😀 \"Z\"", MemberKeys.of("zoe"), "[::1]:7788");
        file().save(settings);
        assertEquals(settings, file().load());
        assertEquals(settings.withName("Z"), save(settings.withName("Z")));
        assertEquals(settings.withAddress("x"), save(settings.withAddress("x")));
        assertEquals(List.of("settings.json"), names());
    }

    private Settings save(Settings settings) throws IOException {
        file().save(settings);
        return file().load();
    }

    static Stream<byte[]> damaged() {
        return Stream.of(
                        "",
                        "\u0000\u0000\u0000",
                        "{",
                        "null",
                        "[]",
                        "{}",
                        "not json",
                        "{\"name\":\"Ada\"}",
                        "{\"name\":\"Ada\",\"key\":\"short\"}",
                        "{\"name\":\"Ada\",\"key\":\"" + "k".repeat(500) + "\"}",
                        "{\"name\":\"\",\"key\":\"" + MemberKeys.of("Ada") + "\"}",
                        "{\"name\":\"A\\u202Eda\",\"key\":\"" + MemberKeys.of("Ada") + "\"}",
                        "{\"name\":[1],\"key\":\"" + MemberKeys.of("Ada") + "\"}",
                        "\u00FF\u00FE\u00C3")
                .map(text -> text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @MethodSource("damaged")
    void damagedFileIsSetAsideAndNeverOverwritten(byte[] bytes) throws IOException {
        Files.write(folder.resolve("settings.json"), bytes);
        Settings fresh = file().load();
        new Command.Hello(1, fresh.name(), fresh.key());
        List<String> names = names();
        assertEquals(2, names.size(), names::toString);
        String aside = names.getFirst();
        assertTrue(aside.matches("settings-damaged-\\d+\\.json"), aside);
        assertArrayEquals(bytes, Files.readAllBytes(folder.resolve(aside)));
        assertEquals(fresh, file().load());
        assertEquals(List.of(aside, "settings.json"), names());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void fuzzedFilesAreReadOrSetAsideUnchanged(long seed) throws IOException {
        file().save(FULL);
        Path saved = folder.resolve("settings.json");
        String whole = Files.readString(saved);
        var fuzzer = new Fuzzer(new Random(seed), "{}[]\",:\\ntf0-9.e\u202E ");
        int read = 0;
        int aside = 0;
        for (int i = 0; i < Soak.or(100, 2_000); i++) {
            byte[] bytes = fuzzer.text(whole).getBytes(StandardCharsets.UTF_8);
            Files.write(saved, bytes);
            Settings loaded = assertTimeoutPreemptively(Duration.ofSeconds(5), file()::load);
            new Command.Hello(1, loaded.name(), loaded.key());
            String first = names().getFirst();
            if (first.equals("settings.json")) {
                read++;
                continue;
            }
            aside++;
            assertArrayEquals(bytes, Files.readAllBytes(folder.resolve(first)));
            Files.delete(folder.resolve(first));
        }
        assertTrue(read > 0 && aside > 0, read + " read, " + aside + " set aside");
    }

    @Test
    void deeplyNestedOrIncompleteFileIsSetAside() throws IOException {
        String start = "{\"name\":\"Ada\",\"key\":\"" + MemberKeys.of("Ada") + "\",\"hosts\":";
        for (String hosts :
                List.of("[".repeat(100_000), "[null]}", "[{}]}", "[{\"address\":7}]}", "7}")) {
            Files.writeString(folder.resolve("settings.json"), start + hosts);
            file().load();
            String aside = names().getFirst();
            assertTrue(aside.startsWith("settings-damaged-"), hosts.substring(0, 2) + aside);
            Files.delete(folder.resolve(aside));
        }
    }

    @Test
    void savedFileIsReadableByItsOwnerOnly() throws IOException {
        file().save(file().load());
        Path saved = folder.resolve("settings.json");
        Skip.unless(
                saved.getFileSystem().supportedFileAttributeViews().contains("posix"),
                "this file system has no POSIX permissions");
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(saved)));
    }

    @Test
    void toStringOmitsTheKey() {
        String key = MemberKeys.of("Ada");
        assertFalse(new Settings("Ada", key, "x").toString().contains(key));
    }

    private List<String> names() throws IOException {
        try (var all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
