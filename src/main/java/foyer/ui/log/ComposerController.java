package foyer.ui.log;

import foyer.client.Profile;
import foyer.commands.SlashCommand;
import foyer.commands.SlashCommandHandler;
import foyer.language.Texts;
import foyer.model.ChatModel;
import foyer.model.LogRow.Entry;
import foyer.model.Membership;
import foyer.model.Mentions;
import foyer.model.MuteStatus;
import foyer.model.RoomModel;
import foyer.protocol.Limits;
import foyer.protocol.Member;
import foyer.protocol.MessageTexts;
import foyer.ui.BidiText;
import foyer.ui.NestedProperty;
import foyer.ui.NodeVisibility;
import foyer.ui.emoji.EmojiPicker;
import foyer.ui.emoji.EmojiShortcodes;
import foyer.ui.files.AttachmentBar;
import foyer.ui.log.CompletionPopup.CompletionList;
import foyer.ui.log.CompletionPopup.Suggestion;
import foyer.ui.scroll.StackedList;
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

/// The text area, buttons and status lines for writing a message in the selected room. UI thread.
public final class ComposerController {
    private static final PseudoClass OVER_LIMIT = PseudoClass.getPseudoClass("over");

    /// The length from which the character count is visible.
    private static final int COUNT_VISIBLE_FROM = Limits.MESSAGE_POINTS - 500;

    private static final KeyCombination PASTE =
            new KeyCodeCombination(KeyCode.V, KeyCombination.SHORTCUT_DOWN);

    private final ChatModel chat;
    private final SlashCommandHandler slashCommands;
    private final Profile profile;
    private final MessageTimes messageTimes;
    private final Clock clock;
    private @Nullable RoomModel boundRoom;

    @FXML private GrowingTextArea textArea;
    @FXML private TypingIndicator typingIndicator;
    @FXML private ComposeModeBar composeModeBar;
    @FXML private Button emojiButton;
    @FXML private AttachmentBar attachmentBar;
    @FXML private Button sendButton;
    @FXML private BidiText refusal;
    @FXML private Label lengthLabel;
    @FXML private Node frame;
    @FXML private Node mutedNotice;
    @FXML private BidiText muteText;

    public ComposerController(
            ChatModel chat, SlashCommandHandler slashCommands, Profile profile, Clock clock) {
        this.slashCommands = slashCommands;
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
        textArea.promptTextProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        muteStatus.getValue() != null
                                                ? Texts.of("composer.muted")
                                                : promptText(
                                                        room.get(),
                                                        membership.getValue(),
                                                        title.getValue()),
                                room,
                                membership,
                                title,
                                muteStatus));
        textArea.accessibleTextProperty().bind(textArea.promptTextProperty());
        frame.disableProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () ->
                                        muteStatus.getValue() != null
                                                || !mayWrite(membership.getValue()),
                                muteStatus,
                                membership));
        NodeVisibility.bind(mutedNotice, muteStatus.map(_ -> true).orElse(false));
        muteText.textProperty().bind(muteStatus.map(this::muteText).orElse(""));
        attachmentBar.follow(chat, frame.getParent(), clock, textArea::requestFocus);
        sendButton
                .disableProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () ->
                                        textArea.getText().isBlank()
                                                && !attachmentBar.anyProperty().get(),
                                textArea.textProperty(),
                                attachmentBar.anyProperty()));
        refusal.textProperty().bind(NestedProperty.of(room, RoomModel::refusalProperty, ""));
        NodeVisibility.bindToText(refusal, refusal.textProperty());
        NodeVisibility.collapseWhenHidden(lengthLabel);
        textArea.textProperty().subscribe(this::updateLength);
        var _ = new CompletionPopup(textArea, frame, this::completions);
        textArea.addEventFilter(KeyEvent.KEY_PRESSED, this::handleKey);
        typingIndicator.follow(chat, clock);
        composeModeBar.follow(chat, this::prepareDraft);
        room.subscribe(this::bind);
        textArea.textProperty().subscribe(this::reportTyping);
    }

    private static boolean mayWrite(Membership membership) {
        return membership == Membership.INSIDE || membership == Membership.RETURNING;
    }

    private static String promptText(
            @Nullable RoomModel room, Membership membership, String title) {
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

    private String muteText(@Nullable MuteStatus muteStatus) {
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
                                messageTimes.timeAndDay(until));
        return muted + (muteStatus.reason().isEmpty() ? "." : ": " + muteStatus.reason());
    }

    private void bind(@Nullable RoomModel room) {
        if (boundRoom != null) {
            textArea.textProperty().unbindBidirectional(boundRoom.draftProperty());
        }
        boundRoom = room;
        if (room == null) {
            textArea.clear();
        } else {
            textArea.textProperty().bindBidirectional(room.draftProperty());
            textArea.end();
            takeFocus();
        }
    }

    /// Focuses the text area of the opened room, unless the user is moving through a list.
    private void takeFocus() {
        Scene scene = textArea.getScene();
        if (scene == null) {
            return;
        }
        Node owner = scene.getFocusOwner();
        // the focus owner may be a list of a view that was removed
        boolean isInList =
                (owner instanceof ListView || owner instanceof StackedList)
                        && scene.equals(owner.getScene());
        if (!isInList) {
            textArea.requestFocus();
        }
    }

    /// Prepares the draft for an answer or an edit. Emoji of an edited message become shortcodes.
    private void prepareDraft() {
        if (boundRoom != null && boundRoom.composeMode().editedProperty().get() != null) {
            textArea.setText(EmojiShortcodes.toShortcodes(textArea.getText()));
        }
        textArea.requestFocus();
        textArea.end();
    }

    private void reportTyping(String text) {
        if (boundRoom != null && textArea.isFocused() && !text.isBlank()) {
            chat.presenceReporter().reportTyping(boundRoom);
        }
    }

    private @Nullable CompletionList completions() {
        if (boundRoom == null) {
            return null;
        }
        List<Suggestion> commands =
                SlashCommand.completions(textArea.getText(), textArea.getCaretPosition()).stream()
                        .map(command -> new Suggestion(command.literal(), command.tail()))
                        .toList();
        if (!commands.isEmpty()) {
            return new CompletionList(0, commands);
        }
        Member me = chat.meProperty().get();
        List<String> others =
                boundRoom.roster().members().stream()
                        .filter(member -> me == null || !member.id().equals(me.id()))
                        .map(Member::name)
                        .toList();
        var prefix = Mentions.completionAt(textArea.getText(), textArea.getCaretPosition(), others);
        return prefix == null
                ? shortcodeCompletions()
                : CompletionList.of(
                        prefix.start(), prefix.names().stream().map("@"::concat).toList());
    }

    private @Nullable CompletionList shortcodeCompletions() {
        var prefix = EmojiShortcodes.completionAt(textArea.getText(), textArea.getCaretPosition());
        return prefix == null ? null : CompletionList.of(prefix.start(), prefix.codes());
    }

    private void updateLength(String text) {
        int points = text.codePointCount(0, text.length());
        lengthLabel.setVisible(points >= COUNT_VISIBLE_FROM);
        lengthLabel.setText(Texts.of("composer.count", points, Limits.MESSAGE_POINTS));
        lengthLabel.pseudoClassStateChanged(OVER_LIMIT, points > Limits.MESSAGE_POINTS);
    }

    private void handleKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            if (event.isShiftDown()) {
                textArea.replaceSelection("\n");
            } else {
                send();
            }
            event.consume();
        } else if (PASTE.match(event) && attachmentBar.paste()) {
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && composeModeBar.isVisible()) {
            inBoundRoom(room -> room.composeMode().clear());
            event.consume();
        } else if (event.getCode() == KeyCode.UP && textArea.getText().isEmpty()) {
            inBoundRoom(this::editLast);
            event.consume();
        }
    }

    private void editLast(RoomModel room) {
        Entry last = room.log().lastOwn();
        if (last != null) {
            room.composeMode().edit(last);
        }
    }

    private void inBoundRoom(Consumer<RoomModel> action) {
        if (boundRoom != null) {
            action.accept(boundRoom);
        }
    }

    /// Inserts the shortcode, because a text area cannot draw emoji.
    @FXML
    private void pickEmoji() {
        EmojiPicker.show(
                emojiButton,
                profile,
                picked -> {
                    textArea.replaceSelection(EmojiShortcodes.toShortcodes(picked) + " ");
                    textArea.requestFocus();
                });
    }

    @FXML
    private void chooseFiles() {
        attachmentBar.choose();
    }

    @FXML
    private void send() {
        RoomModel room = chat.rooms().selectedProperty().get();
        if (room != null && attachmentBar.anyProperty().get()) {
            Entry answered = room.composeMode().answeredProperty().get();
            String text = textArea.getText();
            String caption =
                    slashCommands.caption(
                            room, EmojiShortcodes.toEmoji(MessageTexts.trimmed(text)));
            if (caption == null) {
                return;
            }
            attachmentBar.send(
                    caption,
                    answered == null ? null : answered.logEntry().seq(),
                    () -> {
                        room.composeMode().clear();
                        if (room.draftProperty().get().equals(text)) {
                            room.draftProperty().set("");
                        }
                    });
            textArea.requestFocus();
        } else if (room != null && !MessageTexts.isInvisible(textArea.getText())) {
            String text = textArea.getText();
            // before a view that the command opens takes the focus
            textArea.requestFocus();
            if (slashCommands.submit(room, EmojiShortcodes.toEmoji(text))
                    && room.draftProperty().get().equals(text)) {
                room.draftProperty().set("");
            }
        }
    }
}
