package foyer.ui.search;

import foyer.language.Texts;
import foyer.model.ChatModel;
import foyer.model.RoomModel;
import foyer.model.SearchModel;
import foyer.model.SearchTerms;
import foyer.protocol.LogEntry;
import foyer.protocol.Member;
import foyer.ui.EnterKey;
import foyer.ui.NodeVisibility;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// The view of [SearchModel], beside the conversation. What is found is gone to by Enter or a
/// click. UI thread.
public final class SearchController {
    private static final String HOUR = "HH:mm";
    private static final String DAY = "d MMM yyyy, HH:mm";

    private final ChatModel chat;
    private final SearchModel search;
    private final Clock clock;
    private final Runnable close;
    private final Runnable went;
    private SearchTerms sought = new SearchTerms("");

    @FXML private Node root;
    @FXML private TextField typed;
    @FXML private ToggleButton here;
    @FXML private ToggleButton everywhere;
    @FXML private ChoiceBox<By> by;
    @FXML private ChoiceBox<SearchPeriod> span;
    @FXML private Node days;
    @FXML private DatePicker from;
    @FXML private DatePicker to;
    @FXML private Node busy;
    @FXML private Label state;
    @FXML private ListView<LogEntry> found;
    @FXML private Button more;

    /// Who said it; null for anybody.
    private record By(@Nullable Member who) {
        @Override
        public String toString() {
            return who == null ? Texts.of("search.anybody") : who.name();
        }
    }

    /// @param close puts the view away
    /// @param went hears that what was found is shown
    public SearchController(ChatModel chat, Clock clock, Runnable close, Runnable went) {
        this.chat = chat;
        this.search = chat.search();
        this.clock = clock;
        this.close = close;
        this.went = went;
    }

    @FXML
    private void initialize() {
        span.getItems().setAll(SearchPeriod.values());
        span.setValue(SearchPeriod.ANY);
        NodeVisibility.bind(days, span.valueProperty().isEqualTo(SearchPeriod.CHOSEN));
        EnterKey.in(typed, this::search);
        found.setItems(search.found());
        found.setCellFactory(
                _ ->
                        new SearchResultCell(
                                () -> sought,
                                this::titleOfRoom,
                                this::moment,
                                everywhere::isSelected,
                                this::open));
        found.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        found.visibleProperty().bind(Bindings.isNotEmpty(search.found()));
        NodeVisibility.bind(busy, search.busyProperty());
        NodeVisibility.bind(more, search.moreProperty());
        more.disableProperty().bind(search.busyProperty());
        state.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                this::stateWords,
                                search.busyProperty(),
                                search.answeredProperty(),
                                search.moreProperty(),
                                search.onlyLoadedProperty(),
                                search.refusalProperty(),
                                search.found()));
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::leave);
        span.valueProperty().addListener((_, _, _) -> searchAgain());
        by.valueProperty().addListener((_, _, _) -> searchAgain());
        from.valueProperty().addListener((_, _, _) -> searchAgain());
        to.valueProperty().addListener((_, _, _) -> searchAgain());
        chat.rooms().selectedProperty().subscribe(_ -> moved());
        offerAuthors();
    }

    private void moved() {
        if (here.isSelected() && root.isVisible()) {
            offerAuthors();
        }
    }

    /// Begins to search.
    ///
    /// @param all whether everywhere, rather than in the room that is shown
    public void begin(boolean all) {
        (all ? everywhere : here).setSelected(true);
        offerAuthors();
        typed.requestFocus();
        typed.selectAll();
    }

    private String stateWords() {
        String refusal = search.refusalProperty().get();
        int count = search.found().size();
        if (!refusal.isEmpty()) {
            return refusal;
        }
        if (search.busyProperty().get()) {
            return Texts.of("search.searching.words");
        }
        if (!search.answeredProperty().get()) {
            return Texts.of("search.hint");
        }
        String what =
                count == 0
                        ? Texts.of("search.nothing")
                        : Texts.of(
                                search.moreProperty().get() ? "search.count.more" : "search.count",
                                count);
        return search.onlyLoadedProperty().get() ? Texts.of("search.offline", what) : what;
    }

    @FXML
    private void search() {
        sought = new SearchTerms(typed.getText());
        By who = by.getValue();
        Member author = who == null ? null : who.who();
        search.search(
                typed.getText(),
                everywhere.isSelected() ? null : chat.rooms().selectedProperty().get(),
                author == null ? null : author.id(),
                since(),
                until());
    }

    private void searchAgain() {
        if (!typed.getText().isBlank()) {
            search();
        }
    }

    @FXML
    private void rescope() {
        here.setSelected(!everywhere.isSelected());
        offerAuthors();
        searchAgain();
    }

    /// Whoever is chosen stays so if they may have said something there, too.
    private void offerAuthors() {
        By before = by.getValue();
        RoomModel room = everywhere.isSelected() ? null : chat.rooms().selectedProperty().get();
        List<By> all = new ArrayList<>(List.of(new By(null)));
        search.authors(room).forEach(member -> all.add(new By(member)));
        if (!all.equals(by.getItems())) {
            by.getItems().setAll(all);
        }
        Member chosen = before == null ? null : before.who();
        by.setValue(
                all.stream()
                        .filter(each -> chosen != null && isSame(each.who(), chosen))
                        .findFirst()
                        .orElse(all.getFirst()));
    }

    private static boolean isSame(@Nullable Member one, Member other) {
        return one != null && one.id().equals(other.id());
    }

    private @Nullable Long since() {
        SearchPeriod chosen = Objects.requireNonNull(span.getValue());
        LocalDate day =
                chosen.isCounted()
                        ? chosen.first(LocalDate.now(clock))
                        : chosen == SearchPeriod.CHOSEN ? from.getValue() : null;
        return day == null ? null : startOf(day);
    }

    private @Nullable Long until() {
        LocalDate last = span.getValue() == SearchPeriod.CHOSEN ? to.getValue() : null;
        return last == null ? null : startOf(last.plusDays(1));
    }

    private long startOf(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant().toEpochMilli();
    }

    private String titleOfRoom(LogEntry entry) {
        RoomModel room = search.roomOf(entry);
        return room == null ? entry.room() : room.titleProperty().get();
    }

    private String moment(long millis) {
        var at = Instant.ofEpochMilli(millis).atZone(clock.getZone());
        boolean today = at.toLocalDate().equals(LocalDate.now(clock));
        return DateTimeFormatter.ofPattern(today ? HOUR : DAY, Texts.locale()).format(at);
    }

    private void pressed(KeyEvent event) {
        LogEntry chosen = found.getSelectionModel().getSelectedItem();
        if (chosen != null && event.getCode() == KeyCode.ENTER) {
            open(chosen);
            event.consume();
        }
    }

    private void open(LogEntry entry) {
        RoomModel room = search.roomOf(entry);
        if (room != null) {
            chat.actions().open(room);
            chat.messaging().seek(room, entry.seq());
            went.run();
        }
    }

    private void leave(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            close();
            event.consume();
        } else if (event.getCode() == KeyCode.DOWN && typed.isFocused()) {
            found.requestFocus();
            found.getSelectionModel().selectFirst();
            event.consume();
        }
    }

    @FXML
    private void findMore() {
        search.searchMore();
    }

    @FXML
    private void close() {
        close.run();
    }
}
