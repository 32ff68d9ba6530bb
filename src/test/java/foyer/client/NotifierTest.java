package foyer.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foyer.client.Notifier.Notice;
import foyer.protocol.Member;
import foyer.protocol.RoomInfo;
import foyer.settings.NotificationLevel;
import foyer.settings.QuietHours;
import foyer.testing.ClientModels;
import foyer.testing.ScriptedChat;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Being told of what is said, and of nothing else.
class NotifierTest {
    private final Member ada = ScriptedChat.member("Ada");
    private final Member bob = ScriptedChat.member("bob");
    private final RoomInfo general = ScriptedChat.room("general", "", 2);
    private final String name =
            "@" + String.join(".", Stream.of(ada, bob).map(Member::id).sorted().toList());
    private final RoomInfo direct = new RoomInfo(name, "", bob.id(), 2, bob, null);
    private final ScriptedChat scriptedChat = new ScriptedChat(ada, "Foyer", general);
    private final ClientModel client = ClientModels.idle();
    private final Profile profile = client.profile();
    private final List<Notice> told = new ArrayList<>();
    private final Deque<Runnable> later = new ArrayDeque<>();
    private final Notifier notifier =
            new Notifier(client.sessions(), profile, scriptedChat.clock, later::add, told::add);

    @BeforeEach
    void lookElsewhere() {
        scriptedChat.enter(general, List.of(ada, bob), false);
        scriptedChat.enter(direct, List.of(ada, bob), false);
        notifier.follow(scriptedChat.chat);
        notifier.setFocused(false);
        scriptedChat.chat.setInForeground(false);
    }

    private List<Notice> after(String room, String... texts) {
        told.clear();
        for (String text : texts) {
            scriptedChat.heard(scriptedChat.said(room, "bob", 0, text));
        }
        while (!later.isEmpty()) {
            later.poll().run();
        }
        return List.copyOf(told);
    }

    @Test
    void byDefaultMentionsAndDirectMessagesAreTold() {
        assertEquals(List.of(), after("general", "hello", "@Adamant", "ro@om"));
        assertEquals(
                List.of(new Notice("bob in general", "@ada, have you the key?")),
                after("general", "@ada, have you the key?"));
        assertEquals(
                List.of(new Notice("bob in general", "@room lunch")),
                after("general", "@room\n lunch"));
        assertEquals(List.of(new Notice("bob", "psst")), after(name, "psst"));
    }

    @Test
    void messagesArrivingTogetherShareANotification() {
        assertEquals(
                List.of(new Notice("3 new messages", "bob: three")),
                after(name, "one", "two", "three"));
    }

    @Test
    void focusedWindowGetsNoNotifications() {
        scriptedChat.heard(scriptedChat.said(name, "bob", 0, "psst"));
        notifier.setFocused(true);
        assertEquals(List.of(), after(name, "psst"));
    }

    @Test
    void roomOverridesTheDefaultLevel() {
        String print = scriptedChat.chat.connection().fingerprintProperty().get();
        profile.changePreferences(
                was ->
                        was.withNotifications(
                                all -> all.with(print, "general", NotificationLevel.ALL)));
        assertEquals(1, after("general", "hello").size());
        profile.changePreferences(
                was ->
                        was.withNotifications(
                                all ->
                                        all.withTellOf(NotificationLevel.ALL)
                                                .with(print, "general", NotificationLevel.NONE)));
        assertEquals(List.of(), after("general", "@Ada!"));
        assertEquals(1, after(name, "psst").size());
    }

    @Test
    void quietHoursAreQuiet() {
        // it is half past ten
        profile.changePreferences(
                was ->
                        was.withNotifications(
                                all -> all.withQuiet(new QuietHours(true, 10 * 60, 11 * 60))));
        assertEquals(List.of(), after(name, "psst"));
        profile.changePreferences(
                was ->
                        was.withNotifications(
                                all -> all.withQuiet(new QuietHours(true, 11 * 60, 10 * 60))));
        assertEquals(1, after(name, "psst").size());
    }

    @Test
    void unreadCountSkipsMutedRooms() {
        after("general", "one", "two");
        after(name, "three");
        assertEquals(3, notifier.unreadProperty().get());
        String print = scriptedChat.chat.connection().fingerprintProperty().get();
        profile.changePreferences(
                was ->
                        was.withNotifications(
                                all -> all.with(print, "general", NotificationLevel.NONE)));
        after(name, "four");
        assertEquals(2, notifier.unreadProperty().get());
        scriptedChat.chat.memberships().open(scriptedChat.model(name));
        scriptedChat.chat.setInForeground(true);
        assertEquals(0, notifier.unreadProperty().get());
    }
}
