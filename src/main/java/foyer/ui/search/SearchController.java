package foyer.ui.search;

import foyer.language.Texts;
import foyer.model.ChatModel;
import foyer.model.RoomModel;
import foyer.model.SearchModel;
import foyer.protocol.LogEntry;
import foyer.protocol.Member;
import foyer.search.SearchTerms;
import foyer.ui.EnterKey;
import foyer.ui.NodeVisibility;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.animation.PauseTransition;
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
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Shows [SearchModel] beside the log. Enter or a click opens a result. UI thread.
public final class SearchController {
    /// After the last key, so that a word typed without a pause is one search.
    private static final Duration TYPING_PAUSE = Duration.millis(250);

    private static final String TIME_PATTERN = "HH:mm";
    private static final String DATE_PATTERN = "d MMM yyyy, HH:mm";

    private final ChatModel chat;
    private final SearchModel search;
    private final Clock clock;
    private final Runnable close;
    private final Runnable onOpen;
    private final PauseTransition typingPause = new PauseTransition(TYPING_PAUSE);
    private SearchTerms terms = new SearchTerms("");

    @FXML private Node root;
    @FXML private TextField queryField;
    @FXML private ToggleButton thisRoom;
    @FXML private ToggleButton allRooms;
    @FXML private ChoiceBox<AuthorChoice> authorFilter;
    @FXML private ChoiceBox<SearchPeriod> periodFilter;
    @FXML private Node dateRow;
    @FXML private DatePicker fromDate;
    @FXML private DatePicker toDate;
    @FXML private Node progress;
    @FXML private Label statusLabel;
    @FXML private ListView<LogEntry> resultList;
    @FXML private Button moreButton;

    /// An entry of the author filter; null stands for all authors.
    private record AuthorChoice(@Nullable Member author) {
        @Override
        public String toString() {
            return author == null ? Texts.of("search.anybody") : author.name();
        }
    }

    /// @param close closes the search
    /// @param onOpen called when a result is shown in its room
    public SearchController(ChatModel chat, Clock clock, Runnable close, Runnable onOpen) {
        this.chat = chat;
        this.search = chat.search();
        this.clock = clock;
        this.close = close;
        this.onOpen = onOpen;
    }

    @FXML
    private void initialize() {
        periodFilter.getItems().setAll(SearchPeriod.values());
        periodFilter.setValue(SearchPeriod.ANY);
        NodeVisibility.bind(dateRow, periodFilter.valueProperty().isEqualTo(SearchPeriod.CHOSEN));
        EnterKey.in(queryField, this::search);
        typingPause.setOnFinished(_ -> searchAgain());
        queryField.textProperty().addListener((_, _, _) -> onTyped());
        resultList.setItems(search.found());
        resultList.setCellFactory(
                _ ->
                        new SearchResultCell(
                                () -> terms,
                                this::roomTitle,
                                this::timeText,
                                allRooms::isSelected,
                                this::open));
        resultList.addEventHandler(KeyEvent.KEY_PRESSED, this::handleResultKey);
        resultList.visibleProperty().bind(Bindings.isNotEmpty(search.found()));
        NodeVisibility.bind(progress, search.busyProperty());
        NodeVisibility.bind(moreButton, search.moreProperty());
        moreButton.disableProperty().bind(search.busyProperty());
        statusLabel
                .textProperty()
                .bind(
                        Bindings.createStringBinding(
                                this::statusText,
                                search.busyProperty(),
                                search.answeredProperty(),
                                search.moreProperty(),
                                search.onlyLoadedProperty(),
                                search.indexingProperty(),
                                search.refusalProperty(),
                                search.found()));
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::handleKey);
        periodFilter.valueProperty().addListener((_, _, _) -> searchAgain());
        authorFilter.valueProperty().addListener((_, _, _) -> searchAgain());
        fromDate.valueProperty().addListener((_, _, _) -> searchAgain());
        toDate.valueProperty().addListener((_, _, _) -> searchAgain());
        chat.rooms().selectedProperty().subscribe(_ -> updateForRoom());
        offerAuthors();
    }

    private void updateForRoom() {
        if (thisRoom.isSelected() && root.isVisible()) {
            offerAuthors();
        }
    }

    /// Starts a new search.
    ///
    /// @param isEverywhere true to search all rooms, false for the selected one
    public void begin(boolean isEverywhere) {
        (isEverywhere ? allRooms : thisRoom).setSelected(true);
        offerAuthors();
        queryField.requestFocus();
        queryField.selectAll();
    }

    private String statusText() {
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
        String countText =
                count == 0
                        ? Texts.of("search.nothing")
                        : Texts.of(
                                search.moreProperty().get() ? "search.count.more" : "search.count",
                                count);
        if (search.indexingProperty().get()) {
            return Texts.of("search.indexing", countText);
        }
        return search.onlyLoadedProperty().get()
                ? Texts.of("search.offline", countText)
                : countText;
    }

    private void onTyped() {
        if (queryField.getText().isBlank()) {
            typingPause.stop();
            search.clear();
        } else {
            typingPause.playFromStart();
        }
    }

    @FXML
    private void search() {
        typingPause.stop();
        terms = new SearchTerms(queryField.getText());
        AuthorChoice choice = authorFilter.getValue();
        Member author = choice == null ? null : choice.author();
        search.search(
                queryField.getText(),
                allRooms.isSelected() ? null : chat.rooms().selectedProperty().get(),
                author == null ? null : author.id(),
                since(),
                until());
    }

    private void searchAgain() {
        if (!queryField.getText().isBlank()) {
            search();
        }
    }

    @FXML
    private void rescope() {
        thisRoom.setSelected(!allRooms.isSelected());
        offerAuthors();
        searchAgain();
    }

    /// Fills the author filter for the scope; keeps the chosen author if listed.
    private void offerAuthors() {
        AuthorChoice previous = authorFilter.getValue();
        RoomModel room = allRooms.isSelected() ? null : chat.rooms().selectedProperty().get();
        List<AuthorChoice> choices = new ArrayList<>(List.of(new AuthorChoice(null)));
        search.authors(room).forEach(member -> choices.add(new AuthorChoice(member)));
        if (!choices.equals(authorFilter.getItems())) {
            authorFilter.getItems().setAll(choices);
        }
        Member selected = previous == null ? null : previous.author();
        authorFilter.setValue(
                choices.stream()
                        .filter(choice -> selected != null && isSame(choice.author(), selected))
                        .findFirst()
                        .orElse(choices.getFirst()));
    }

    private static boolean isSame(@Nullable Member member, Member other) {
        return member != null && member.id().equals(other.id());
    }

    private @Nullable Long since() {
        SearchPeriod selected = Objects.requireNonNull(periodFilter.getValue());
        LocalDate day =
                selected.hasFixedLength()
                        ? selected.firstDay(LocalDate.now(clock))
                        : selected == SearchPeriod.CHOSEN ? fromDate.getValue() : null;
        return day == null ? null : startOf(day);
    }

    private @Nullable Long until() {
        LocalDate last = periodFilter.getValue() == SearchPeriod.CHOSEN ? toDate.getValue() : null;
        return last == null ? null : startOf(last.plusDays(1));
    }

    private long startOf(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant().toEpochMilli();
    }

    private String roomTitle(LogEntry entry) {
        RoomModel room = search.roomOf(entry);
        return room == null ? entry.room() : room.titleProperty().get();
    }

    private String timeText(long millis) {
        var at = Instant.ofEpochMilli(millis).atZone(clock.getZone());
        boolean today = at.toLocalDate().equals(LocalDate.now(clock));
        return DateTimeFormatter.ofPattern(today ? TIME_PATTERN : DATE_PATTERN, Texts.locale())
                .format(at);
    }

    private void handleResultKey(KeyEvent event) {
        LogEntry selected = resultList.getSelectionModel().getSelectedItem();
        if (selected != null && event.getCode() == KeyCode.ENTER) {
            open(selected);
            event.consume();
        }
    }

    private void open(LogEntry entry) {
        RoomModel room = search.roomOf(entry);
        if (room != null) {
            chat.memberships().open(room);
            room.history().seek(entry.seq());
            onOpen.run();
        }
    }

    private void handleKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            close();
            event.consume();
        } else if (event.getCode() == KeyCode.DOWN && queryField.isFocused()) {
            resultList.requestFocus();
            resultList.getSelectionModel().selectFirst();
            event.consume();
        }
    }

    @FXML
    private void findMore() {
        search.searchMore();
    }

    @FXML
    private void close() {
        typingPause.stop();
        close.run();
    }
}
