package foyer.ui.log;

import foyer.language.Texts;
import foyer.protocol.Limits;
import foyer.protocol.Member;
import foyer.state.ChatModel;
import foyer.state.LogRow.Entry;
import foyer.state.Mentions;
import foyer.state.Profile;
import foyer.state.RoomModel;
import foyer.state.RoomModel.Presence;
import foyer.state.Silence;
import foyer.ui.IfAny;
import foyer.ui.WrappedText;
import foyer.ui.emoji.EmojiPicker;
import foyer.ui.emoji.Shortcodes;
import foyer.ui.files.GivingBar;
import foyer.ui.log.Completion.Offer;
import foyer.ui.log.Completion.Offered;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// Where this person types what to say in the shown room. UI thread.
public final class ComposerController {
    private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");

    /// From so many characters on, they are counted before the person's eyes.
    private static final int COUNTED_FROM = Limits.MESSAGE_POINTS - 500;

    private static final KeyCombination PASTE =
            new KeyCodeCombination(KeyCode.V, KeyCombination.SHORTCUT_DOWN);

    private final ChatModel chat;
    private final Profile profile;
    private final Times times;
    private final Clock clock;
    private @Nullable RoomModel bound;

    @FXML private GrowingTextArea words;
    @FXML private TypingLine typing;
    @FXML private ComposingLine composing;
    @FXML private Button emoji;
    @FXML private GivingBar giving;
    @FXML private Button send;
    @FXML private WrappedText refusal;
    @FXML private Label count;
    @FXML private Node frame;
    @FXML private Node muted;
    @FXML private WrappedText whyMuted;

    public ComposerController(ChatModel chat, Profile profile, Clock clock) {
        this.profile = profile;
        this.chat = chat;
        this.clock = clock;
        this.times = new Times(clock);
    }

    @FXML
    private void initialize() {
        var room = chat.rooms().selectedProperty();
        ObservableValue<Presence> presence =
                IfAny.of(room, RoomModel::presenceProperty, Presence.OUTSIDE);
        ObservableValue<String> title = IfAny.of(room, RoomModel::titleProperty, "");
        ObservableValue<@Nullable Silence> silence = chat.silenceProperty();
        words.promptTextProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        silence.getValue() != null
                                                ? Texts.of("composer.muted")
                                                : prompt(
                                                        room.get(),
                                                        presence.getValue(),
                                                        title.getValue()),
                                room,
                                presence,
                                title,
                                silence));
        words.accessibleTextProperty().bind(words.promptTextProperty());
        frame.disableProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> silence.getValue() != null || !mayWrite(presence.getValue()),
                                silence,
                                presence));
        muted.visibleProperty().bind(silence.map(_ -> true).orElse(false));
        muted.managedProperty().bind(muted.visibleProperty());
        whyMuted.textProperty().bind(silence.map(this::why).orElse(""));
        giving.follow(chat, frame.getParent());
        send.disableProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> words.getText().isBlank() && !giving.anyProperty().get(),
                                words.textProperty(),
                                giving.anyProperty()));
        refusal.textProperty().bind(IfAny.of(room, RoomModel::refusalProperty, ""));
        refusal.visibleProperty().bind(refusal.textProperty().isNotEmpty());
        refusal.managedProperty().bind(refusal.visibleProperty());
        count.managedProperty().bind(count.visibleProperty());
        words.textProperty().subscribe(this::count);
        var _ = new Completion(words, frame, this::offer);
        words.addEventFilter(KeyEvent.KEY_PRESSED, this::typed);
        typing.follow(chat, clock);
        composing.follow(chat, this::begin);
        room.subscribe(this::bind);
        words.textProperty().subscribe(this::tellTyping);
    }

    private static boolean mayWrite(Presence presence) {
        return presence == Presence.INSIDE || presence == Presence.RETURNING;
    }

    private static String prompt(@Nullable RoomModel room, Presence presence, String title) {
        if (room == null) {
            return Texts.of("composer.no_room");
        }
        return switch (presence) {
            case INSIDE -> Texts.of("composer.inside", title);
            case RETURNING -> Texts.of("composer.returning", title);
            case OUTSIDE -> Texts.of("composer.outside", title);
            case CLOSED -> Texts.of("composer.closed");
        };
    }

    private String why(@Nullable Silence silence) {
        if (silence == null) {
            return "";
        }
        Long until = silence.untilMillis();
        String muted =
                until == null
                        ? Texts.of("composer.muted.further", silence.by())
                        : Texts.of("composer.muted.until", silence.by(), times.moment(until));
        return muted + (silence.reason().isEmpty() ? "." : ": " + silence.reason());
    }

    private void bind(@Nullable RoomModel room) {
        if (bound != null) {
            words.textProperty().unbindBidirectional(bound.draftProperty());
        }
        bound = room;
        if (room == null) {
            words.clear();
        } else {
            words.textProperty().bindBidirectional(room.draftProperty());
            words.end();
            takeFocus();
        }
    }

    /// Whoever comes into a room can write at once, unless they are leafing through the list.
    private void takeFocus() {
        Scene scene = words.getScene();
        if (scene == null) {
            return;
        }
        Node owner = scene.getFocusOwner();
        // the list of another view, which is gone, may have it still
        boolean leafs = owner instanceof ListView && scene.equals(owner.getScene());
        if (!leafs) {
            words.requestFocus();
        }
    }

    /// A message is to be answered or changed; emoji in it stand as names, as they are typed.
    private void begin() {
        if (bound != null && bound.composing().editedProperty().get() != null) {
            words.setText(Shortcodes.written(words.getText()));
        }
        words.requestFocus();
        words.end();
    }

    private void tellTyping(String text) {
        if (bound != null && words.isFocused() && !text.isBlank()) {
            chat.attention().typing(bound);
        }
    }

    private @Nullable Offer offer() {
        if (bound == null) {
            return null;
        }
        List<Offered> commands =
                chat.slashCommands().begun(words.getText(), words.getCaretPosition()).stream()
                        .map(each -> new Offered("/" + each.name(), each.tail()))
                        .toList();
        if (!commands.isEmpty()) {
            return new Offer(0, commands);
        }
        Member me = chat.meProperty().get();
        List<String> others =
                bound.roster().members().stream()
                        .filter(who -> me == null || !who.id().equals(me.id()))
                        .map(Member::name)
                        .toList();
        var begun = Mentions.begun(words.getText(), words.getCaretPosition(), others);
        return begun == null
                ? emojiNames()
                : Offer.of(begun.start(), begun.names().stream().map("@"::concat).toList());
    }

    private @Nullable Offer emojiNames() {
        var begun = Shortcodes.begun(words.getText(), words.getCaretPosition());
        return begun == null ? null : Offer.of(begun.start(), begun.codes());
    }

    private void count(String text) {
        int points = text.codePointCount(0, text.length());
        count.setVisible(points >= COUNTED_FROM);
        count.setText(Texts.of("composer.count", points, Limits.MESSAGE_POINTS));
        count.pseudoClassStateChanged(OVER, points > Limits.MESSAGE_POINTS);
    }

    private void typed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            if (event.isShiftDown()) {
                words.replaceSelection("\n");
            } else {
                send();
            }
            event.consume();
        } else if (PASTE.match(event) && giving.paste()) {
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && composing.isVisible()) {
            inRoom(room -> room.composing().nothing());
            event.consume();
        } else if (event.getCode() == KeyCode.UP && words.getText().isEmpty()) {
            inRoom(this::editLast);
            event.consume();
        }
    }

    private void editLast(RoomModel room) {
        Entry last = room.log().lastOwn();
        if (last != null) {
            room.composing().edit(last);
        }
    }

    private void inRoom(Consumer<RoomModel> then) {
        if (bound != null) {
            then.accept(bound);
        }
    }

    /// Puts its name among the words: a text area cannot show it.
    @FXML
    private void pickEmoji() {
        EmojiPicker.show(
                emoji,
                profile,
                picked -> {
                    words.replaceSelection(Shortcodes.written(picked) + " ");
                    words.requestFocus();
                });
    }

    @FXML
    private void chooseFiles() {
        giving.choose();
    }

    @FXML
    private void send() {
        RoomModel room = chat.rooms().selectedProperty().get();
        if (room != null && giving.anyProperty().get()) {
            Entry answered = room.composing().answeredProperty().get();
            String text = words.getText();
            giving.send(
                    Shortcodes.drawn(text.strip()),
                    answered == null ? null : answered.logged().seq(),
                    () -> {
                        room.composing().nothing();
                        if (room.draftProperty().get().equals(text)) {
                            room.draftProperty().set("");
                        }
                    });
            words.requestFocus();
        } else if (room != null && !words.getText().isBlank()) {
            String text = words.getText();
            // before what a command opens takes it
            words.requestFocus();
            if (chat.slashCommands().enter(room, Shortcodes.drawn(text))
                    && room.draftProperty().get().equals(text)) {
                room.draftProperty().set("");
            }
        }
    }
}
