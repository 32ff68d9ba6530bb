package foyer.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.language.Language;
import foyer.testing.MemberKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferencesTest {
    @TempDir private Path folder;

    private SettingsFile file() {
        return new SettingsFile(folder, new SecureRandom());
    }

    private Settings load(String preferences) throws IOException {
        Files.writeString(
                folder.resolve("settings.json"),
                "{\"name\":\"Ada\",\"key\":\"%s\"%s}"
                        .formatted(
                                MemberKeys.of("ada"),
                                preferences.isEmpty() ? "" : ",\"preferences\":" + preferences));
        return file().load();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void preferencesAreSavedInReadableWords() throws IOException {
        Preferences chosen =
                new Preferences(
                        new Preferences.Display(
                                Language.INDONESIAN,
                                ThemeChoice.DARK,
                                16,
                                120,
                                true,
                                MotionChoice.OFF),
                        new Preferences.Notifications(
                                NotificationLevel.ALL,
                                new QuietHours(true, 1320, 420),
                                Map.of("fingerprint/general", NotificationLevel.NONE)),
                        new Preferences.Hosting(9000, Preferences.RetentionChoice.DAY),
                        new Preferences.Desktop("/home/ada/Downloads", true));
        file().save(new Settings("Ada", MemberKeys.of("ada"), "").withPreferences(chosen));
        assertEquals(chosen, file().load().preferences());
        String text = Files.readString(folder.resolve("settings.json"));
        for (String line :
                List.of(
                        "\"language\": \"indonesian\"",
                        "\"theme\": \"dark\"",
                        "\"zoom\": 120",
                        "\"keep\": \"day\"",
                        "\"motion\": \"off\"")) {
            assertTrue(text.contains(line), text);
        }
    }

    @Test
    void missingUnknownOrInvalidValuesUseTheDefault() throws IOException {
        assertEquals(Preferences.DEFAULTS, load("").preferences());
        assertEquals(Preferences.DEFAULTS, load("{}").preferences());
        assertEquals(
                Preferences.DEFAULTS.withDisplay(display -> display.withCompact(true)),
                load("{\"theme\":\"pink\",\"zoom\":5000,\"textSize\":-1,\"compact\":true,\"port\":99999,\"rooms\":{\"a/b\":\"loud\"}}")
                        .preferences());
        assertEquals(List.of("settings.json"), names());
    }

    @Test
    void damagedPreferencesAreSetAsideAndTheNameIsKept() throws IOException {
        for (String damaged : List.of("7", "{\"zoom\":\"big\"}", "[]")) {
            Settings loaded = load(damaged);
            assertEquals("Ada", loaded.name(), damaged);
            assertEquals(MemberKeys.of("ada"), loaded.key(), damaged);
            assertEquals(Preferences.DEFAULTS, loaded.preferences(), damaged);
        }
        assertEquals(
                3, names().stream().filter(name -> name.startsWith("settings-damaged-")).count());
    }

    @Test
    void quietHoursMaySpanMidnight() {
        var night = new QuietHours(true, 22 * 60, 7 * 60);
        assertTrue(night.isQuiet(LocalTime.of(23, 0)));
        assertTrue(night.isQuiet(LocalTime.of(6, 59)));
        assertFalse(night.isQuiet(LocalTime.of(7, 0)));
        assertFalse(QuietHours.OFF.isQuiet(LocalTime.of(23, 0)));
        assertTrue(new QuietHours(true, 780, 840).isQuiet(LocalTime.of(13, 30)));
    }

    @Test
    void roomFollowsDefaultLevelAfterItsOwnIsCleared() {
        Preferences.Notifications defaults = Preferences.DEFAULTS.notifications();
        Preferences.Notifications changed =
                defaults.with("fingerprint", "general", NotificationLevel.ALL);
        assertEquals(NotificationLevel.ALL, changed.of("fingerprint", "general"));
        assertNull(changed.of("other", "general"));
        assertEquals(defaults, changed.with("fingerprint", "general", null));
    }

    @Test
    void invalidDownloadFolderUsesTheSystemFolder() throws IOException {
        assertEquals("", new Preferences.Desktop("not/from/the/root", false).downloads());
        assertEquals(
                "", load("{\"downloads\":\"/a\\u0000b\"}").preferences().desktop().downloads());
    }

    @Test
    void emojiUseIsSavedAndDamagedEntriesAreDropped() throws IOException {
        EmojiUse used = EmojiUse.NONE.used("👋").used("🎉").used("👋").withTone(4);
        assertEquals(new EmojiUse(List.of("👋", "🎉"), 4), used);
        file().save(new Settings("Ada", MemberKeys.of("ada"), "").withEmoji(used));
        assertEquals(used, file().load().emoji());
        for (String damaged :
                List.of(
                        "7",
                        "[]",
                        "{}",
                        "{\"recent\":[null,\"\"],\"tone\":9}",
                        "{\"tone\":\"x\"}")) {
            Settings loaded = load("{},\"emoji\":" + damaged);
            assertEquals(EmojiUse.NONE, loaded.emoji(), damaged);
            assertEquals("Ada", loaded.name(), damaged);
        }
        assertEquals(List.of("settings.json"), names());
    }
}
