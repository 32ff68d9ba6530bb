package foyer.client;

import foyer.language.Texts;
import foyer.markup.MarkupReader;
import foyer.model.ChatModel;
import foyer.model.Mentions;
import foyer.model.NoticeTexts;
import foyer.model.RoomModel;
import foyer.protocol.LogEntry;
import foyer.protocol.Member;
import foyer.settings.NotificationLevel;
import foyer.settings.Preferences;
import java.time.Clock;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.jspecify.annotations.Nullable;

/// Shows notifications of new messages while the window is not focused, by the user's preferences.
/// Combines messages that arrive together, and is silent in the quiet hours. Counts unread
/// messages. UI thread.
public final class Notifier {
    private static final int MAX_CHARACTERS = 200;

    private final SessionList sessions;
    private final Profile profile;
    private final Clock clock;
    private final Consumer<Runnable> afterPause;
    private final Consumer<Notice> show;
    private final Set<ServerSession> followedSessions = new HashSet<>();
    private final Set<ChatModel> followedChats = new HashSet<>();
    private final List<NewMessage> waiting = new ArrayList<>();
    private final ReadOnlyIntegerWrapper unread = new ReadOnlyIntegerWrapper();
    private boolean focused = true;

    /// The texts of a notification.
    public record Notice(String title, String text) {}

    private record NewMessage(ChatModel chat, RoomModel room, LogEntry entry) {}

    /// @param afterPause runs a task on the UI thread after a short time
    /// @param show shows a notification on the desktop or in the window
    public Notifier(
            SessionList sessions,
            Profile profile,
            Clock clock,
            Consumer<Runnable> afterPause,
            Consumer<Notice> show) {
        this.sessions = sessions;
        this.profile = profile;
        this.clock = clock;
        this.afterPause = afterPause;
        this.show = show;
        sessions.all().subscribe(this::follow);
        follow();
    }

    private void follow() {
        followedSessions.retainAll(sessions.all());
        followedChats.removeIf(
                chat -> sessions.all().stream().noneMatch(session -> session.chat() == chat));
        for (ServerSession session : sessions.all()) {
            if (followedSessions.add(session)) {
                session.chatProperty().subscribe(chat -> follow(chat));
            }
        }
        count();
    }

    /// Listens to a chat's unread messages.
    void follow(@Nullable ChatModel chat) {
        if (chat != null && followedChats.add(chat)) {
            chat.readTracker()
                    .onUnreadMessage(
                            (room, entry) -> onNewMessage(new NewMessage(chat, room, entry)));
            chat.readTracker().onUnreadChanged(this::count);
        }
        count();
    }

    /// The number of unread messages in rooms with notifications.
    public ReadOnlyIntegerProperty unreadProperty() {
        return unread.getReadOnlyProperty();
    }

    /// Sets whether the window is focused: then nothing is shown.
    public void setFocused(boolean isFocused) {
        focused = isFocused;
        if (isFocused) {
            waiting.clear();
        }
    }

    private void count() {
        unread.set(
                followedChats.stream()
                        .flatMap(
                                chat ->
                                        chat.rooms().rooms().stream()
                                                .filter(
                                                        room ->
                                                                level(chat, room)
                                                                        != NotificationLevel.NONE))
                        .mapToInt(room -> room.unreadProperty().get())
                        .sum());
    }

    private void onNewMessage(NewMessage message) {
        if (!isShown(message)) {
            return;
        }
        waiting.add(message);
        if (waiting.size() == 1) {
            afterPause.accept(this::showWaiting);
        }
    }

    private boolean isShown(NewMessage message) {
        return !focused
                && !preferences().quiet().isQuiet(LocalTime.now(clock))
                && switch (level(message.chat, message.room)) {
                    case ALL -> true;
                    case MENTIONS -> message.room.isDirect() || isMentioned(message);
                    case NONE -> false;
                };
    }

    private Preferences.Notifications preferences() {
        return profile.preferencesProperty().get().notifications();
    }

    private NotificationLevel level(ChatModel chat, RoomModel room) {
        NotificationLevel here =
                preferences().of(chat.connection().fingerprintProperty().get(), room.name());
        return here == null ? preferences().tellOf() : here;
    }

    private static boolean isMentioned(NewMessage message) {
        Member me = message.chat.meProperty().get();
        List<String> names = message.room.roster().members().stream().map(Member::name).toList();
        return me != null && Mentions.mentions(NoticeTexts.said(message.entry), me.name(), names);
    }

    private void showWaiting() {
        List<NewMessage> messages = List.copyOf(waiting);
        waiting.clear();
        if (messages.size() == 1) {
            NewMessage only = messages.getFirst();
            show.accept(
                    new Notice(
                            title(only),
                            shortened(MarkupReader.plain(NoticeTexts.said(only.entry)))));
        } else if (!messages.isEmpty()) {
            NewMessage last = messages.getLast();
            show.accept(
                    new Notice(
                            Texts.of("notice.several", messages.size()),
                            title(last)
                                    + ": "
                                    + shortened(MarkupReader.plain(NoticeTexts.said(last.entry)))));
        }
    }

    private static String title(NewMessage message) {
        return message.room.isDirect()
                ? message.entry.name()
                : Texts.of("notice.in", message.entry.name(), message.room.titleProperty().get());
    }

    private static String shortened(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= MAX_CHARACTERS
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MAX_CHARACTERS)) + "…";
    }
}
