package foyer.settings;

import com.google.gson.annotations.SerializedName;
import foyer.language.Language;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How the user wants Foyer to look and behave. Missing or unknown values use the default. The
/// settings file has the fields of all four groups side by side. Immutable; thread-safe.
public record Preferences(
        Display display, Notifications notifications, Hosting hosting, Desktop desktop) {
    public static final Preferences DEFAULTS =
            new Preferences(
                    new Display(
                            Language.SYSTEM,
                            ThemeChoice.SYSTEM,
                            Display.DEFAULT_TEXT_SIZE,
                            Display.DEFAULT_ZOOM,
                            false,
                            MotionChoice.SYSTEM),
                    new Notifications(NotificationLevel.MENTIONS, QuietHours.OFF, Map.of()),
                    new Hosting(0, RetentionChoice.ALWAYS),
                    new Desktop("", false));

    public Preferences withDisplay(UnaryOperator<Display> change) {
        return new Preferences(change.apply(display), notifications, hosting, desktop);
    }

    public Preferences withNotifications(UnaryOperator<Notifications> change) {
        return new Preferences(display, change.apply(notifications), hosting, desktop);
    }

    public Preferences withHosting(UnaryOperator<Hosting> change) {
        return new Preferences(display, notifications, change.apply(hosting), desktop);
    }

    public Preferences withDesktop(UnaryOperator<Desktop> change) {
        return new Preferences(display, notifications, hosting, change.apply(desktop));
    }

    private static <T> T orElse(@Nullable T value, T defaultValue) {
        return value == null ? defaultValue : value;
    }

    /// How windows look.
    ///
    /// @param textSize in pixels
    /// @param zoom of everything in a window, in per cent
    /// @param compact whether messages stand close together
    public record Display(
            Language language,
            ThemeChoice theme,
            int textSize,
            int zoom,
            boolean compact,
            MotionChoice motion) {
        public static final int MIN_TEXT_SIZE = 11;
        public static final int MAX_TEXT_SIZE = 24;
        public static final int DEFAULT_TEXT_SIZE = 14;
        public static final int MIN_ZOOM = 70;
        public static final int MAX_ZOOM = 200;
        public static final int DEFAULT_ZOOM = 100;

        public Display {
            language = orElse(language, Language.SYSTEM);
            theme = orElse(theme, ThemeChoice.SYSTEM);
            boolean hasTextSize = textSize >= MIN_TEXT_SIZE && textSize <= MAX_TEXT_SIZE;
            textSize = hasTextSize ? textSize : DEFAULT_TEXT_SIZE;
            zoom = zoom < MIN_ZOOM || zoom > MAX_ZOOM ? DEFAULT_ZOOM : zoom;
            motion = orElse(motion, MotionChoice.SYSTEM);
        }

        public Display withLanguage(Language language) {
            return new Display(language, theme, textSize, zoom, compact, motion);
        }

        public Display withTheme(ThemeChoice theme) {
            return new Display(language, theme, textSize, zoom, compact, motion);
        }

        public Display withTextSize(int textSize) {
            return new Display(language, theme, textSize, zoom, compact, motion);
        }

        public Display withZoom(int zoom) {
            return new Display(language, theme, textSize, zoom, compact, motion);
        }

        /// Adds to the zoom, up to its limits.
        public Display zoomedBy(int percent) {
            return withZoom(Math.clamp((long) zoom + percent, MIN_ZOOM, MAX_ZOOM));
        }

        public Display withCompact(boolean compact) {
            return new Display(language, theme, textSize, zoom, compact, motion);
        }

        public Display withMotion(MotionChoice motion) {
            return new Display(language, theme, textSize, zoom, compact, motion);
        }
    }

    /// What the user is notified of.
    ///
    /// @param tellOf the level in rooms that `rooms` does not name
    /// @param rooms the level by the server's key fingerprint, a slash and the room's name
    public record Notifications(
            NotificationLevel tellOf, QuietHours quiet, Map<String, NotificationLevel> rooms) {
        private static final int MAX_ROOMS = 1_000;

        public Notifications {
            tellOf = orElse(tellOf, NotificationLevel.MENTIONS);
            quiet = orElse(quiet, QuietHours.OFF);
            rooms = known(orElse(rooms, Map.of()));
        }

        private static Map<String, NotificationLevel> known(Map<String, NotificationLevel> rooms) {
            return rooms.entrySet().stream()
                    .filter(room -> room.getValue() != null)
                    .limit(MAX_ROOMS)
                    .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        }

        private static String key(String fingerprint, String room) {
            return fingerprint + "/" + room;
        }

        /// The level chosen for a room, or null if the room follows `tellOf`.
        public @Nullable NotificationLevel of(String fingerprint, String room) {
            return rooms.get(key(fingerprint, room));
        }

        /// Sets the level of a room.
        ///
        /// @param level null to follow `tellOf`
        public Notifications with(
                String fingerprint, String room, @Nullable NotificationLevel level) {
            var changed = new LinkedHashMap<>(rooms);
            if (level == null) {
                changed.remove(key(fingerprint, room));
            } else {
                changed.put(key(fingerprint, room), level);
            }
            return new Notifications(tellOf, quiet, changed);
        }

        public Notifications withTellOf(NotificationLevel tellOf) {
            return new Notifications(tellOf, quiet, rooms);
        }

        public Notifications withQuiet(QuietHours quiet) {
            return new Notifications(tellOf, quiet, rooms);
        }
    }

    /// What a server that the user hosts starts with.
    ///
    /// @param port 0 for the default port
    /// @param keep the retention of rooms that the user makes
    public record Hosting(int port, RetentionChoice keep) {
        private static final int MAX_PORT = 65_535;

        public Hosting {
            port = port < 0 || port > MAX_PORT ? 0 : port;
            keep = orElse(keep, RetentionChoice.ALWAYS);
        }

        public Hosting withPort(int port) {
            return new Hosting(port, keep);
        }

        public Hosting withKeep(RetentionChoice keep) {
            return new Hosting(port, keep);
        }
    }

    /// The retention of new rooms.
    public enum RetentionChoice {
        @SerializedName("always")
        ALWAYS,
        @SerializedName("day")
        DAY,
        @SerializedName("nothing")
        NOTHING
    }

    /// How Foyer uses the user's desktop.
    ///
    /// @param downloads the folder for downloads; empty for the system's
    /// @param tray whether Foyer stays in the tray when its window is closed
    public record Desktop(String downloads, boolean tray) {
        public Desktop {
            downloads = downloads == null || !isAbsolute(downloads) ? "" : downloads;
        }

        private static boolean isAbsolute(String path) {
            try {
                return Path.of(path).isAbsolute();
            } catch (InvalidPathException e) {
                return false;
            }
        }

        public Desktop withDownloads(String downloads) {
            return new Desktop(downloads, tray);
        }

        public Desktop withTray(boolean tray) {
            return new Desktop(downloads, tray);
        }
    }
}
