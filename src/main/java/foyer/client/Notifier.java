package foyer.client;

import foyer.language.Texts;
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

/// Tells this person of what is said while they look elsewhere, as they want it: what comes within
/// a short time is told at once, and nothing in their quiet hours. Counts what they have not read.
/// UI thread.
public final class Notifier {
    private static final int SHOWN = 200;

    private final SessionList sessions;
    private final Profile profile;
    private final Clock clock;
    private final Consumer<Runnable> later;
    private final Consumer<Notice> show;
    private final Set<ServerSession> followed = new HashSet<>();
    private final Set<ChatModel> heard = new HashSet<>();
    private final List<News> waiting = new ArrayList<>();
    private final ReadOnlyIntegerWrapper unread = new ReadOnlyIntegerWrapper();
    private boolean focused = true;

    /// What is shown.
    public record Notice(String title, String text) {}

    private record News(ChatModel at, RoomModel room, LogEntry said) {}

    /// @param later does something after a short time, on the UI thread
    /// @param show shows it where the system or the window can
    public Notifier(
            SessionList sessions,
            Profile profile,
            Clock clock,
            Consumer<Runnable> later,
            Consumer<Notice> show) {
        this.sessions = sessions;
        this.profile = profile;
        this.clock = clock;
        this.later = later;
        this.show = show;
        sessions.all().subscribe(this::follow);
        follow();
    }

    private void follow() {
        followed.retainAll(sessions.all());
        heard.removeIf(
                chat -> sessions.all().stream().noneMatch(session -> session.chat() == chat));
        for (ServerSession session : sessions.all()) {
            if (followed.add(session)) {
                session.chatProperty().subscribe(chat -> follow(chat));
            }
        }
        count();
    }

    /// Hears what is said at a server from now on.
    void follow(@Nullable ChatModel chat) {
        if (chat != null && heard.add(chat)) {
            chat.readTracker().onUnreadMessage((room, said) -> news(new News(chat, room, said)));
            chat.readTracker().onUnreadChanged(this::count);
        }
        count();
    }

    /// How many messages are unread, in rooms of which they are told anything.
    public ReadOnlyIntegerProperty unreadProperty() {
        return unread.getReadOnlyProperty();
    }

    /// Whether they have a window of Foyer before them: then nothing is told.
    public void setFocused(boolean now) {
        focused = now;
        if (now) {
            waiting.clear();
        }
    }

    private void count() {
        unread.set(
                heard.stream()
                        .flatMap(
                                chat ->
                                        chat.rooms().rooms().stream()
                                                .filter(
                                                        room ->
                                                                wanted(chat, room)
                                                                        != NotificationLevel.NONE))
                        .mapToInt(room -> room.unreadProperty().get())
                        .sum());
    }

    private void news(News news) {
        if (!isTold(news)) {
            return;
        }
        waiting.add(news);
        if (waiting.size() == 1) {
            later.accept(this::tell);
        }
    }

    private boolean isTold(News news) {
        return !focused
                && !preferences().quiet().isQuiet(LocalTime.now(clock))
                && switch (wanted(news.at, news.room)) {
                    case ALL -> true;
                    case MENTIONS -> news.room.isDirect() || isMeant(news);
                    case NONE -> false;
                };
    }

    private Preferences.Notifications preferences() {
        return profile.preferencesProperty().get().notifications();
    }

    private NotificationLevel wanted(ChatModel chat, RoomModel room) {
        NotificationLevel here =
                preferences().of(chat.connection().fingerprintProperty().get(), room.name());
        return here == null ? preferences().tellOf() : here;
    }

    private static boolean isMeant(News news) {
        Member me = news.at.meProperty().get();
        List<String> names = news.room.roster().members().stream().map(Member::name).toList();
        return me != null && Mentions.mentions(NoticeTexts.said(news.said), me.name(), names);
    }

    private void tell() {
        List<News> now = List.copyOf(waiting);
        waiting.clear();
        if (now.size() == 1) {
            News one = now.getFirst();
            show.accept(new Notice(title(one), shortened(NoticeTexts.said(one.said))));
        } else if (!now.isEmpty()) {
            News last = now.getLast();
            show.accept(
                    new Notice(
                            Texts.of("notice.several", now.size()),
                            title(last) + ": " + shortened(NoticeTexts.said(last.said))));
        }
    }

    private static String title(News news) {
        return news.room.isDirect()
                ? news.said.name()
                : Texts.of("notice.in", news.said.name(), news.room.titleProperty().get());
    }

    private static String shortened(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= SHOWN
                ? line
                : line.substring(0, line.offsetByCodePoints(0, SHOWN)) + "…";
    }
}
