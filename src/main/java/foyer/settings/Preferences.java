package foyer.settings;

import com.google.gson.annotations.SerializedName;
import foyer.language.Language;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How this person wants Foyer to look and behave. What is missing, or nothing that Foyer knows, is
/// as usual. Immutable; any thread.
///
/// @param language what the window speaks
/// @param textSize in pixels
/// @param zoom of all in a window, in per cent
/// @param compact whether lines stand close together
/// @param tellOf what they are told of in rooms that `rooms` says nothing of
/// @param rooms what is said of rooms otherwise, by the server's print and the room's name
/// @param downloads the folder files are saved in; empty for the system's
/// @param port where to host; 0 for the usual one
/// @param keep how long new rooms of this person keep what is said
/// @param motion whether things in the window move
/// @param tray whether Foyer stays in the tray when its window is closed
public record Preferences(
        Language language,
        ThemeChoice theme,
        int textSize,
        int zoom,
        boolean compact,
        NotificationLevel tellOf,
        QuietHours quiet,
        Map<String, NotificationLevel> rooms,
        String downloads,
        int port,
        RetentionChoice keep,
        MotionChoice motion,
        boolean tray) {
    public static final int LEAST_TEXT = 11;
    public static final int MOST_TEXT = 24;
    public static final int LEAST_ZOOM = 70;
    public static final int MOST_ZOOM = 200;
    private static final int USUAL_TEXT = 14;
    private static final int USUAL_ZOOM = 100;
    private static final int MOST_PORT = 65_535;
    private static final int MOST_ROOMS = 1_000;
    public static final Preferences USUAL =
            new Preferences(
                    Language.SYSTEM,
                    ThemeChoice.SYSTEM,
                    USUAL_TEXT,
                    USUAL_ZOOM,
                    false,
                    NotificationLevel.MENTIONS,
                    QuietHours.OFF,
                    Map.of(),
                    "",
                    0,
                    RetentionChoice.ALWAYS,
                    MotionChoice.SYSTEM,
                    false);

    /// How long a new room keeps what is said.
    public enum RetentionChoice {
        @SerializedName("always")
        ALWAYS,
        @SerializedName("day")
        DAY,
        @SerializedName("nothing")
        NOTHING
    }

    public Preferences {
        language = language == null ? Language.SYSTEM : language;
        theme = theme == null ? ThemeChoice.SYSTEM : theme;
        textSize = textSize < LEAST_TEXT || textSize > MOST_TEXT ? USUAL_TEXT : textSize;
        zoom = zoom < LEAST_ZOOM || zoom > MOST_ZOOM ? USUAL_ZOOM : zoom;
        tellOf = tellOf == null ? NotificationLevel.MENTIONS : tellOf;
        quiet = quiet == null ? QuietHours.OFF : quiet;
        rooms = checked(rooms);
        downloads = downloads == null || !isFolder(downloads) ? "" : downloads;
        port = port < 0 || port > MOST_PORT ? 0 : port;
        keep = keep == null ? RetentionChoice.ALWAYS : keep;
        motion = motion == null ? MotionChoice.SYSTEM : motion;
    }

    private static boolean isFolder(String typed) {
        try {
            return Path.of(typed).isAbsolute();
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static Map<String, NotificationLevel> checked(
            @Nullable Map<String, NotificationLevel> rooms) {
        var known = new LinkedHashMap<String, NotificationLevel>();
        if (rooms != null) {
            rooms.forEach(
                    (room, wanted) -> {
                        if (wanted != null && known.size() < MOST_ROOMS) {
                            known.put(room, wanted);
                        }
                    });
        }
        return Map.copyOf(known);
    }

    private static String key(String fingerprint, String room) {
        return fingerprint + "/" + room;
    }

    /// What is said of a room; null if nothing is.
    public @Nullable NotificationLevel of(String fingerprint, String room) {
        return rooms.get(key(fingerprint, room));
    }

    /// Says what is told of a room.
    ///
    /// @param wanted null for what is usual
    public Preferences with(String fingerprint, String room, @Nullable NotificationLevel wanted) {
        var changed = new LinkedHashMap<>(rooms);
        if (wanted == null) {
            changed.remove(key(fingerprint, room));
        } else {
            changed.put(key(fingerprint, room), wanted);
        }
        return new Preferences(
                language, theme, textSize, zoom, compact, tellOf, quiet, changed, downloads, port,
                keep, motion, tray);
    }

    public Preferences withLanguage(Language now) {
        return new Preferences(
                now, theme, textSize, zoom, compact, tellOf, quiet, rooms, downloads, port, keep,
                motion, tray);
    }

    public Preferences withTheme(ThemeChoice now) {
        return new Preferences(
                language, now, textSize, zoom, compact, tellOf, quiet, rooms, downloads, port, keep,
                motion, tray);
    }

    public Preferences withTextSize(int now) {
        return new Preferences(
                language, theme, now, zoom, compact, tellOf, quiet, rooms, downloads, port, keep,
                motion, tray);
    }

    /// Larger by so many per cent, or smaller; never beyond what can be.
    public Preferences zoomedBy(int by) {
        return withZoom(Math.clamp((long) zoom + by, LEAST_ZOOM, MOST_ZOOM));
    }

    public Preferences withZoom(int now) {
        return new Preferences(
                language, theme, textSize, now, compact, tellOf, quiet, rooms, downloads, port,
                keep, motion, tray);
    }

    public Preferences withCompact(boolean now) {
        return new Preferences(
                language, theme, textSize, zoom, now, tellOf, quiet, rooms, downloads, port, keep,
                motion, tray);
    }

    public Preferences withTellOf(NotificationLevel now) {
        return new Preferences(
                language, theme, textSize, zoom, compact, now, quiet, rooms, downloads, port, keep,
                motion, tray);
    }

    public Preferences withQuiet(QuietHours now) {
        return new Preferences(
                language, theme, textSize, zoom, compact, tellOf, now, rooms, downloads, port, keep,
                motion, tray);
    }

    public Preferences withDownloads(String now) {
        return new Preferences(
                language, theme, textSize, zoom, compact, tellOf, quiet, rooms, now, port, keep,
                motion, tray);
    }

    public Preferences withPort(int now) {
        return new Preferences(
                language, theme, textSize, zoom, compact, tellOf, quiet, rooms, downloads, now,
                keep, motion, tray);
    }

    public Preferences withKeep(RetentionChoice now) {
        return new Preferences(
                language, theme, textSize, zoom, compact, tellOf, quiet, rooms, downloads, port,
                now, motion, tray);
    }

    public Preferences withMotion(MotionChoice now) {
        return new Preferences(
                language, theme, textSize, zoom, compact, tellOf, quiet, rooms, downloads, port,
                keep, now, tray);
    }

    public Preferences withTray(boolean now) {
        return new Preferences(
                language, theme, textSize, zoom, compact, tellOf, quiet, rooms, downloads, port,
                keep, motion, now);
    }
}
