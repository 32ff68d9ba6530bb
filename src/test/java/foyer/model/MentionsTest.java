package foyer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.model.Mentions.Begun;
import foyer.model.Mentions.Mention;
import java.util.List;
import org.junit.jupiter.api.Test;

class MentionsTest {
    private static final List<String> NAMES = List.of("Bob", "Bob Jones", "Zoë");

    private static List<Mention> in(String text) {
        return Mentions.in(text, NAMES);
    }

    @Test
    void nameAfterAtSignIsAMention() {
        assertEquals(List.of(new Mention(3, 7, "Bob")), in("hi @bob, come"));
        assertEquals(List.of(new Mention(0, 4, "Zoë")), in("@zoË"));
    }

    @Test
    void longestMatchingNameWins() {
        assertEquals(List.of(new Mention(0, 10, "Bob Jones")), in("@Bob Jones?"));
        assertEquals(List.of(new Mention(0, 4, "Bob")), in("@Bob Joneses"));
    }

    @Test
    void roomIsEverybody() {
        assertEquals(List.of(new Mention(0, 5, "room")), in("@room tea!"));
        assertTrue(Mentions.mentions("@Room tea!", "anybody", NAMES));
    }

    @Test
    void mailAddressesLongerWordsAndStrangersAreNoMentions() {
        assertEquals(List.of(), in("me@bob.example @bobby @eve @roomy @"));
        assertFalse(Mentions.mentions("@Bob Jones", "Bob", NAMES));
    }

    @Test
    void severalAreFoundInTheirOrder() {
        assertEquals(
                List.of(new Mention(0, 4, "Zoë"), new Mention(6, 10, "Bob")), in("@Zoë, @Bob"));
    }

    @Test
    void unfinishedMentionOffersMatchingNames() {
        assertEquals(
                new Begun(3, List.of("Bob", "Bob Jones")),
                Mentions.completionAt("hi @bo", 6, NAMES));
        assertEquals(new Begun(0, List.of("Bob Jones")), Mentions.completionAt("@Bob J", 6, NAMES));
        assertEquals(new Begun(0, List.of("room")), Mentions.completionAt("@r and more", 2, NAMES));
        assertEquals(
                new Begun(0, List.of("Bob", "Bob Jones", "Zoë", "room")),
                Mentions.completionAt("@", 1, NAMES));
        assertNull(Mentions.completionAt("me@bo", 5, NAMES));
        assertNull(Mentions.completionAt("@Bob is", 7, NAMES));
        assertNull(Mentions.completionAt("@Bob ", 5, NAMES), "a whole name and a space end it");
        assertNull(Mentions.completionAt("", 0, NAMES));
    }
}
