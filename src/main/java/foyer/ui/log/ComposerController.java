package foyer.ui.log;

import foyer.client.Profile;
import foyer.language.Texts;
import foyer.model.ChatModel;
import foyer.model.LogRow.Entry;
import foyer.model.Mentions;
import foyer.model.MuteStatus;
import foyer.model.RoomModel;
import foyer.model.RoomModel.Membership;
import foyer.protocol.Limits;
import foyer.protocol.Member;
import foyer.ui.BidiText;
import foyer.ui.NestedProperty;
import foyer.ui.NodeVisibility;
import foyer.ui.emoji.EmojiPicker;
import foyer.ui.emoji.EmojiShortcodes;
import foyer.ui.files.AttachmentBar;
import foyer.ui.log.CompletionPopup.Offer;
import foyer.ui.log.CompletionPopup.Offered;
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
    private final MessageTimes messageTimes;
    private final Clock clock;
    private @Nullable RoomModel bound;

    @FXML private GrowingTextArea words;
    @FXML private TypingIndicator typing;
    @FXML private ComposeModeBar composing;
    @FXML private Button emoji;
    @FXML private AttachmentBar giving;
    @FXML private Button send;
    @FXML private BidiText refusal;
    @FXML private Label count;
    @FXML private Node frame;
    @FXML private Node muted;
    @FXML private BidiText whyMuted;

    public ComposerController(ChatModel chat, Profile profile, Clock clock) {
        this.profile = profile;
        this.chat = chat;
        this.clock = clock;
        this.messageTimes = new MessageTimes(clock);
    }

    @FXML
    private void initialize() {
        var room = chat.rooms().selectedProperty();
        ObservableValue<Membership> membership =
                NestedProperty.of(room, RoomModel::membershipProperty, Membership.OUTSIDE);
        ObservableValue<String> title = NestedProperty.of(room, RoomModel::titleProperty, "");
        ObservableValue<@Nullable MuteStatus> muteStatus = chat.muteStatusProperty();
        words.promptTextProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        muteStatus.getValue() != null
                                                ? Texts.of("composer.muted")
                                                : prompt(
                                                        room.get(),
                                                        membership.getValue(),
                                                        title.getValue()),
                                room,
                                membership,
                                title,
                                muteStatus));
        words.accessibleTextProperty().bind(words.promptTextProperty());
        frame.disableProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () ->
                                        muteStatus.getValue() != null
                                                || !mayWrite(membership.getValue()),
                                muteStatus,
                                membership));
        NodeVisibility.bind(muted, muteStatus.map(_ -> true).orElse(false));
        whyMuted.textProperty().bind(muteStatus.map(this::why).orElse(""));
        giving.follow(chat, frame.getParent());
        send.disableProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> words.getText().isBlank() && !giving.anyProperty().get(),
                                words.textProperty(),
                                giving.anyProperty()));
        refusal.textProperty().bind(NestedProperty.of(room, RoomModel::refusalProperty, ""));
        NodeVisibility.bindToText(refusal, refusal.textProperty());
        NodeVisibility.collapseWhenHidden(count);
        words.textProperty().subscribe(this::count);
        var _ = new CompletionPopup(words, frame, this::offer);
        words.addEventFilter(KeyEvent.KEY_PRESSED, this::typed);
        typing.follow(chat, clock);
        composing.follow(chat, this::begin);
        room.subscribe(this::bind);
        words.textProperty().subscribe(this::tellTyping);
    }

    private static boolean mayWrite(Membership membership) {
        return membership == Membership.INSIDE || membership == Membership.RETURNING;
    }

    private static String prompt(@Nullable RoomModel room, Membership membership, String title) {
        if (room == null) {
            return Texts.of("composer.no_room");
        }
        return switch (membership) {
            case INSIDE -> Texts.of("composer.inside", title);
            case RETURNING -> Texts.of("composer.returning", title);
            case OUTSIDE -> Texts.of("composer.outside", title);
            case CLOSED -> Texts.of("composer.closed");
        };
    }

    private String why(@Nullable MuteStatus muteStatus) {
        if (muteStatus == null) {
            return "";
        }
        Long until = muteStatus.untilMillis();
        String muted =
                until == null
                        ? Texts.of("composer.muted.further", muteStatus.by())
                        : Texts.of(
                                "composer.muted.until",
                                muteStatus.by(),
                                messageTimes.moment(until));
        return muted + (muteStatus.reason().isEmpty() ? "." : ": " + muteStatus.reason());
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
        if (bound != null && bound.composeMode().editedProperty().get() != null) {
            words.setText(EmojiShortcodes.toShortcodes(words.getText()));
        }
        words.requestFocus();
        words.end();
    }

    private void tellTyping(String text) {
        if (bound != null && words.isFocused() && !text.isBlank()) {
            chat.presenceReporter().reportTyping(bound);
        }
    }

    private @Nullable Offer offer() {
        if (bound == null) {
            return null;
        }
        List<Offered> commands =
                chat.slashCommands().completions(words.getText(), words.getCaretPosition()).stream()
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
        var begun = Mentions.completionAt(words.getText(), words.getCaretPosition(), others);
        return begun == null
                ? emojiNames()
                : Offer.of(begun.start(), begun.names().stream().map("@"::concat).toList());
    }

    private @Nullable Offer emojiNames() {
        var begun = EmojiShortcodes.completionAt(words.getText(), words.getCaretPosition());
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
            inRoom(room -> room.composeMode().clear());
            event.consume();
        } else if (event.getCode() == KeyCode.UP && words.getText().isEmpty()) {
            inRoom(this::editLast);
            event.consume();
        }
    }

    private void editLast(RoomModel room) {
        Entry last = room.log().lastOwn();
        if (last != null) {
            room.composeMode().edit(last);
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
                    words.replaceSelection(EmojiShortcodes.toShortcodes(picked) + " ");
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
            Entry answered = room.composeMode().answeredProperty().get();
            String text = words.getText();
            giving.send(
                    EmojiShortcodes.toEmoji(text.strip()),
                    answered == null ? null : answered.logEntry().seq(),
                    () -> {
                        room.composeMode().clear();
                        if (room.draftProperty().get().equals(text)) {
                            room.draftProperty().set("");
                        }
                    });
            words.requestFocus();
        } else if (room != null && !words.getText().isBlank()) {
            String text = words.getText();
            // before what a command opens takes it
            words.requestFocus();
            if (chat.slashCommands().submit(room, EmojiShortcodes.toEmoji(text))
                    && room.draftProperty().get().equals(text)) {
                room.draftProperty().set("");
            }
        }
    }
}
