package foyer.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foyer.protocol.Member;
import foyer.protocol.RoomInfo;
import foyer.settings.Notify;
import foyer.settings.QuietHours;
import foyer.state.Notifying.Notice;
import foyer.testing.Entrances;
import foyer.testing.Seen;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Being told of what is said, and of nothing else.
class NotifyingTest {
    private final Member ada = Seen.member("Ada");
    private final Member bob = Seen.member("bob");
    private final RoomInfo general = Seen.room("general", "", 2);
    private final String name =
            "@" + String.join(".", Stream.of(ada, bob).map(Member::id).sorted().toList());
    private final RoomInfo direct = new RoomInfo(name, "", bob.id(), 2, bob, null);
    private final Seen seen = new Seen(ada, "Foyer", general);
    private final Entrance entrance = Entrances.idle();
    private final Profile profile = entrance.profile();
    private final List<Notice> told = new ArrayList<>();
    private final Deque<Runnable> later = new ArrayDeque<>();
    private final Notifying notifying =
            new Notifying(entrance.visits(), profile, seen.clock, later::add, told::add);

    @BeforeEach
    void lookElsewhere() {
        seen.enter(general, List.of(ada, bob), false);
        seen.enter(direct, List.of(ada, bob), false);
        notifying.follow(seen.chat);
        notifying.setFocused(false);
        seen.chat.setAttentive(false);
    }

    private List<Notice> after(String room, String... texts) {
        told.clear();
        for (String text : texts) {
            seen.heard(seen.said(room, "bob", 0, text));
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
    void whatComesTogetherIsToldTogether() {
        assertEquals(
                List.of(new Notice("3 new messages", "bob: three")),
                after(name, "one", "two", "three"));
    }

    @Test
    void nothingIsToldToWhoeverLooksNorWhatTheyLookedAtMeanwhile() {
        seen.heard(seen.said(name, "bob", 0, "psst"));
        notifying.setFocused(true);
        assertEquals(List.of(), after(name, "psst"));
    }

    @Test
    void aRoomHasItOtherwiseThanTheOthers() {
        String print = seen.chat.connection().printProperty().get();
        profile.prefer(was -> was.with(print, "general", Notify.ALL));
        assertEquals(1, after("general", "hello").size());
        profile.prefer(was -> was.withTellOf(Notify.ALL).with(print, "general", Notify.NONE));
        assertEquals(List.of(), after("general", "@Ada!"));
        assertEquals(1, after(name, "psst").size());
    }

    @Test
    void quietHoursAreQuiet() {
        // it is half past ten
        profile.prefer(was -> was.withQuiet(new QuietHours(true, 10 * 60, 11 * 60)));
        assertEquals(List.of(), after(name, "psst"));
        profile.prefer(was -> was.withQuiet(new QuietHours(true, 11 * 60, 10 * 60)));
        assertEquals(1, after(name, "psst").size());
    }

    @Test
    void whatIsUnreadIsCountedButNotWhereNothingIsTold() {
        after("general", "one", "two");
        after(name, "three");
        assertEquals(3, notifying.unreadProperty().get());
        String print = seen.chat.connection().printProperty().get();
        profile.prefer(was -> was.with(print, "general", Notify.NONE));
        after(name, "four");
        assertEquals(2, notifying.unreadProperty().get());
        seen.chat.actions().open(seen.model(name));
        seen.chat.setAttentive(true);
        assertEquals(0, notifying.unreadProperty().get());
    }
}
