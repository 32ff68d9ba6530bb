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

/// `settings.json` in Foyer's own folder. A file that cannot be read as settings is put aside,
/// never overwritten. One thread at a time.
public final class SettingsFile {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private final Path file;
    private final SecureRandom random;

    /// @param folder made if it is not there
    public SettingsFile(Path folder, SecureRandom random) {
        this.file = folder.resolve("settings.json");
        this.random = random;
    }

    /// What was saved, or new settings with an invented name and a new key, which are saved at
    /// once.
    public Settings load() throws IOException {
        if (!Files.exists(file)) {
            return begin();
        }
        Settings read = read();
        if (read != null) {
            return read;
        }
        Path aside = aside();
        Files.move(file, aside);
        LOG.warn("the settings could not be read and were put aside as {}", aside.getFileName());
        return begin();
    }

    private Settings begin() throws IOException {
        Settings begun = fresh();
        save(begun);
        return begun;
    }

    public void save(Settings settings) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path next = file.resolveSibling("settings.json.new");
        keepFromOthers(next);
        Files.writeString(next, GSON.toJson(settings) + "\n");
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// The key in it is a secret.
    private static void keepFromOthers(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file);
        var owner = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (owner != null) {
            owner.setPermissions(PosixFilePermissions.fromString("rw-------"));
        }
    }

    private @Nullable Settings read() throws IOException {
        try {
            Read read = GSON.fromJson(Files.readString(file), Read.class);
            if (read == null) {
                return null;
            }
            // a name or key that no server would take is damage, too
            var hello = new Hello(Limits.PROTOCOL, read.name, read.key);
            return new Settings(
                    hello.name(),
                    hello.key(),
                    read.address == null ? "" : read.address,
                    read.hosts == null
                            ? List.of()
                            : read.hosts.stream().map(ReadHost::checked).toList(),
                    preferences(read.preferences),
                    emoji(read.emoji));
        } catch (JsonParseException | CharacterCodingException | IllegalArgumentException e) {
            return null;
        }
    }

    /// How Foyer looks is not worth the loss of who somebody is: what cannot be read of it is as
    /// usual, and the file as it was is kept beside.
    private Preferences preferences(@Nullable JsonElement read) throws IOException {
        if (read == null) {
            return Preferences.USUAL;
        }
        try {
            Preferences wanted = GSON.fromJson(read, Preferences.class);
            return wanted == null ? Preferences.USUAL : wanted;
        } catch (JsonParseException | IllegalArgumentException e) {
            Path aside = aside();
            Files.copy(file, aside);
            LOG.warn(
                    "the preferences could not be read; as they were they are kept as {}",
                    aside.getFileName());
            return Preferences.USUAL;
        }
    }

    /// Not worth a word if it cannot be read.
    private static EmojiUse emoji(@Nullable JsonElement read) {
        try {
            EmojiUse used = read == null ? null : GSON.fromJson(read, EmojiUse.class);
            return used == null ? EmojiUse.NONE : used;
        } catch (JsonParseException | IllegalArgumentException e) {
            LOG.debug("the emoji used lately could not be read", e);
            return EmojiUse.NONE;
        }
    }

    /// Where nothing is yet.
    private Path aside() {
        long name = System.currentTimeMillis();
        while (Files.exists(asideAs(name))) {
            name++;
        }
        return asideAs(name);
    }

    private Path asideAs(long name) {
        return file.resolveSibling("settings-damaged-" + name + ".json");
    }

    /// What stands in the file, where anything may be missing.
    private record Read(
            String name,
            String key,
            @Nullable String address,
            @Nullable List<ReadHost> hosts,
            @Nullable JsonElement preferences,
            @Nullable JsonElement emoji) {}

    private record ReadHost(
            @Nullable String print,
            @Nullable String name,
            @Nullable List<@Nullable String> addresses,
            long seenMillis,
            @Nullable String as,
            boolean open,
            boolean favourite) {
        static KnownServer checked(@Nullable ReadHost host) {
            if (host == null
                    || host.print == null
                    || !KeyFingerprint.isOne(host.print)
                    || host.name == null
                    || host.addresses == null
                    || host.addresses.contains(null)) {
                throw new IllegalArgumentException("That is no server somebody was at.");
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

    /// Settings for somebody new, kept only by [#save].
    public Settings fresh() {
        return new Settings(NameGenerator.next(random), MemberId.newKey(random), "");
    }
}
