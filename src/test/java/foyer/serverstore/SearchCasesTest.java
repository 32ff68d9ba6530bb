package foyer.serverstore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foyer.protocol.LogEntry.Said;
import foyer.protocol.Names;
import foyer.protocol.Retention;
import foyer.search.SearchCases;
import foyer.search.SearchCases.Case;
import foyer.testing.MemberKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The server finds what [SearchCases] say.
class SearchCasesTest {
    private static final String ADA = MemberKeys.id("Ada");

    @Test
    void serverFindsWhatTheCasesSay() throws Exception {
        List<String> messages = SearchCases.all().stream().map(Case::message).distinct().toList();
        try (MessageStore store = MessageStore.inMemory("log")) {
            var changes = new ArrayList<Change>();
            for (int i = 0; i < messages.size(); i++) {
                String room = "room " + i;
                changes.add(new Change.Room(room, ADA, "", true, room, Retention.ALWAYS, 0));
                Said said = new Said(room, 1, 5, ADA, "Ada", i + 1, messages.get(i));
                changes.add(new Change.Entry(said));
            }
            store.store(changes);
            while (store.updateSearchIndex(1_000)) {}
            assertEquals(
                    "",
                    SearchCases.all().stream()
                            .filter(each -> isFound(store, messages, each) != each.isFound())
                            .map(Case::toString)
                            .collect(Collectors.joining("\n")));
        }
    }

    private static boolean isFound(MessageStore store, List<String> messages, Case each) {
        String room = "room " + messages.indexOf(each.message());
        String words = Names.search(each.query());
        return !store.search().find(new SearchQuery(words, room, 9)).isEmpty();
    }
}
