package foyer.ui.members;

import foyer.language.Texts;
import foyer.protocol.Member;
import foyer.protocol.Presence;
import foyer.protocol.Role;
import foyer.ui.Avatar;
import foyer.ui.NodeVisibility;
import foyer.ui.PresenceDot;
import foyer.ui.SafeListCell;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// A member in the list of the selected room. UI thread.
final class MemberCell extends SafeListCell<Member> {
    private final ObservableValue<String> myId;
    private final Avatar avatar = new Avatar();
    private final Label name = new Label();
    private final Label role = new Label();
    private final FontIcon muted = new FontIcon("fth-mic-off");
    private final Label status = new Label();
    private final PresenceDot dot = new PresenceDot();
    private final StackPane avatarBox = new StackPane(avatar, dot);
    private final VBox texts = new VBox(name, role, status);
    private final HBox row = new HBox(avatarBox, texts, muted);
    private final Tooltip tip = new Tooltip();

    MemberCell(ObservableValue<String> myId) {
        this.myId = myId;
        avatar.getStyleClass().add("small");
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("member-row");
        texts.setAlignment(Pos.CENTER_LEFT);
        texts.setMinWidth(0);
        HBox.setHgrow(texts, Priority.ALWAYS);
        name.setMinWidth(0);
        name.getStyleClass().add("member-name");
        muted.getStyleClass().add("member-muted");
        role.getStyleClass().add("role");
        status.getStyleClass().add("member-status");
        status.setMinWidth(0);
        StackPane.setAlignment(dot, Pos.BOTTOM_RIGHT);
        avatarBox.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        role.setMinWidth(0);
        getStyleClass().add("member-cell");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setPrefWidth(0);
        setOnMousePressed(_ -> getListView().getSelectionModel().select(getItem()));
    }

    @Override
    protected void fill(@Nullable Member member) {
        if (member == null) {
            setGraphic(null);
            setTooltip(null);
            setAccessibleText(null);
            return;
        }
        boolean isMe = member.id().equals(myId.getValue());
        avatar.show(member.id(), member.name());
        name.setText(member.name());
        boolean isPlain = member.role() == Role.MEMBER && !member.isGuest();
        role.setText(
                !isMe
                        ? roleText(member)
                        : isPlain
                                ? Texts.of("members.you")
                                : Texts.of("members.you_are", roleText(member)));
        NodeVisibility.show(role, isMe || !isPlain);
        role.getStyleClass().setAll("label", "role", member.role().name().toLowerCase(Locale.ROOT));
        NodeVisibility.show(muted, member.isMuted());
        dot.show(member.present());
        String text = member.status();
        status.setText(text == null ? "" : text);
        NodeVisibility.show(status, text != null);
        String presence = presenceText(member);
        tip.setText(
                member.name()
                        + (presence.isEmpty() ? "" : "\n" + presence)
                        + (member.isMuted() ? "\n" + Texts.of("members.muted") : ""));
        setTooltip(tip);
        setGraphic(row);
        setAccessibleText(
                member.name()
                        + (isMe ? ", " + Texts.of("members.you") + ", " : ", ")
                        + roleText(member)
                        + (presence.isEmpty() ? "" : ", " + presence)
                        + (member.isMuted() ? ", " + Texts.of("members.muted") : ""));
    }

    /// Empty for an available member without a status.
    private static String presenceText(Member member) {
        String text = member.status();
        return text != null
                ? PresenceDot.word(member.present()) + ": " + text
                : member.present() == Presence.HERE ? "" : PresenceDot.word(member.present());
    }

    private static String roleText(Member member) {
        String role = roleText(member.role());
        return !member.isGuest()
                ? role
                : member.role() == Role.MEMBER
                        ? Texts.of("members.guest")
                        : Texts.of("members.a_guest", role);
    }

    private static String roleText(Role role) {
        return switch (role) {
            case HOST -> Texts.of("members.host");
            case MODERATOR -> Texts.of("members.moderator");
            case MEMBER -> Texts.of("members.member");
        };
    }
}
