package foyer.settings;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import foyer.protocol.Command.Hello;
import foyer.protocol.KeyFingerprint;
import foyer.protocol.Limits;
import foyer.protocol.MemberId;
import foyer.protocol.Names;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads and writes settings.json. Sets a damaged file aside instead of overwriting it. One thread
/// at a time.
public final class SettingsFile {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);
    private static final Gson GSON =
            new GsonBuilder()
                    .registerTypeAdapter(Preferences.class, new PreferencesAdapter())
                    .setPrettyPrinting()
                    .disableHtmlEscaping()
                    .create();

    private final Path file;
    private final SecureRandom random;

    /// @param folder created if it does not exist
    public SettingsFile(Path folder, SecureRandom random) {
        this.file = folder.resolve("settings.json");
        this.random = random;
    }

    /// Reads the settings. If there are none, saves and returns new ones.
    public Settings load() throws IOException {
        if (!Files.exists(file)) {
            return create();
        }
        Settings saved = read();
        if (saved != null) {
            return saved;
        }
        Path copy = damagedCopy();
        Files.move(file, copy);
        LOG.warn("settings are damaged, moved to {}", copy.getFileName());
        return create();
    }

    private Settings create() throws IOException {
        Settings settings = fresh();
        save(settings);
        return settings;
    }

    public void save(Settings settings) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path next = file.resolveSibling("settings.json.new");
        createPrivate(next);
        Files.writeString(next, GSON.toJson(settings) + "\n");
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Creates the file readable by its owner only: the key in it is a secret.
    private static void createPrivate(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file);
        var owner = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (owner != null) {
            owner.setPermissions(PosixFilePermissions.fromString("rw-------"));
        }
    }

    private @Nullable Settings read() throws IOException {
        try {
            SettingsJson json = GSON.fromJson(Files.readString(file), SettingsJson.class);
            if (json == null) {
                return null;
            }
            // a name or key that every server would refuse counts as damage, too
            var hello = new Hello(Limits.PROTOCOL, json.name, json.key);
            return new Settings(
                    hello.name(),
                    json.key,
                    json.address == null ? "" : json.address,
                    json.hosts == null
                            ? List.of()
                            : json.hosts.stream().map(HostJson::checked).toList(),
                    preferences(json.preferences),
                    emoji(json.emoji));
        } catch (JsonParseException | CharacterCodingException | IllegalArgumentException e) {
            return null;
        }
    }

    /// Uses the defaults if the preferences are damaged: they must not cost the user's name and
    /// key. Keeps a copy of the damaged file.
    private Preferences preferences(@Nullable JsonElement json) throws IOException {
        if (json == null) {
            return Preferences.DEFAULTS;
        }
        try {
            Preferences preferences = GSON.fromJson(json, Preferences.class);
            return preferences == null ? Preferences.DEFAULTS : preferences;
        } catch (JsonParseException | IllegalArgumentException e) {
            Path copy = damagedCopy();
            Files.copy(file, copy);
            LOG.warn("preferences are damaged, copied to {}", copy.getFileName());
            return Preferences.DEFAULTS;
        }
    }

    private static EmojiUse emoji(@Nullable JsonElement json) {
        try {
            EmojiUse emojiUse = json == null ? null : GSON.fromJson(json, EmojiUse.class);
            return emojiUse == null ? EmojiUse.NONE : emojiUse;
        } catch (JsonParseException | IllegalArgumentException e) {
            LOG.debug("recent emoji are damaged", e);
            return EmojiUse.NONE;
        }
    }

    /// A path for a damaged file, not taken yet.
    private Path damagedCopy() {
        long number = System.currentTimeMillis();
        while (Files.exists(damagedCopy(number))) {
            number++;
        }
        return damagedCopy(number);
    }

    private Path damagedCopy(long number) {
        return file.resolveSibling("settings-damaged-" + number + ".json");
    }

    private record SettingsJson(
            String name,
            String key,
            @Nullable String address,
            @Nullable List<HostJson> hosts,
            @Nullable JsonElement preferences,
            @Nullable JsonElement emoji) {}

    private record HostJson(
            @Nullable String print,
            @Nullable String name,
            @Nullable List<@Nullable String> addresses,
            long seenMillis,
            @Nullable String as,
            boolean open,
            boolean favourite) {
        static KnownServer checked(@Nullable HostJson host) {
            if (host == null
                    || host.print == null
                    || !KeyFingerprint.isOne(host.print)
                    || host.name == null
                    || host.addresses == null
                    || host.addresses.contains(null)) {
                throw new IllegalArgumentException("A known server is incomplete.");
            }
            return new KnownServer(
                    host.print,
                    host.name,
                    List.copyOf(host.addresses),
                    host.seenMillis,
                    host.as == null || host.as.isEmpty() ? "" : Names.person(host.as),
                    host.open,
                    host.favourite);
        }
    }

    /// New settings with a generated name and key, not saved yet.
    public Settings fresh() {
        return new Settings(NameGenerator.next(random), MemberId.newKey(random), "");
    }
}
