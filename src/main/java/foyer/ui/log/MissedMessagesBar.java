package foyer.ui.log;

import foyer.language.Texts;
import foyer.model.MissedKind;
import foyer.model.MissedMessages;
import foyer.model.MissedMessages.Offer;
import foyer.model.MissedMessages.Shown;
import foyer.ui.BidiText;
import foyer.ui.NodeVisibility;
import java.util.ArrayList;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/// Tells a returning user what they missed, with buttons to step through it. UI thread.
public final class MissedMessagesBar extends HBox {
    private final BidiText label = new BidiText();
    private final Button back = button("fth-chevron-up", Texts.of("missed.back"), "back");
    private final Button next = button("fth-chevron-down", Texts.of("missed.on"), "on");
    private final Button close = button("fth-x", Texts.of("missed.dismiss"), "close");

    public MissedMessagesBar() {
        getStyleClass().add("missed-line");
        setAlignment(Pos.CENTER_LEFT);
        setFillHeight(false);
        setAccessibleRole(AccessibleRole.TOOL_BAR);
        HBox.setHgrow(label, Priority.ALWAYS);
        var icon = new FontIcon("fth-corner-down-right");
        getChildren().addAll(icon, label, back, next, close);
        NodeVisibility.collapseWhenHidden(this);
        setVisible(false);
    }

    private static Button button(String icon, String label, String action) {
        var button = new Button("", new FontIcon(icon));
        button.getStyleClass().addAll("flat", "button-icon", "small", "missed-" + action);
        button.setAccessibleText(label);
        button.setTooltip(new Tooltip(label));
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    public void follow(MissedMessages missed) {
        back.setOnAction(_ -> missed.step(-1));
        next.setOnAction(_ -> missed.step(1));
        close.setOnAction(_ -> missed.dismiss());
        missed.offerProperty().subscribe(this::show);
    }

    private void show(Offer offer) {
        setVisible(offer.count() > 0);
        back.setDisable(offer.position() <= 1);
        label.setText(offer.count() == 0 ? "" : label(offer));
        setAccessibleText(label.getText());
    }

    private static String label(Offer offer) {
        Shown shown = offer.shown();
        if (shown != null) {
            return Texts.of(
                    shown.room().isEmpty() ? "missed.shown.direct" : "missed.shown",
                    offer.position(),
                    offer.count(),
                    kindText(shown.kind()),
                    shown.by(),
                    shown.room());
        }
        var parts = new ArrayList<String>();
        for (MissedKind kind : MissedKind.values()) {
            int count = offer.counts().getOrDefault(kind, 0);
            if (count > 0) {
                parts.add(Texts.of(countKey(kind), count));
            }
        }
        return Texts.of(
                offer.isWhole() ? "missed.words" : "missed.words.at_least",
                String.join(", ", parts));
    }

    private static String kindText(MissedKind kind) {
        return switch (kind) {
            case MENTION -> Texts.of("missed.mention");
            case REPLY -> Texts.of("missed.reply");
            case FILE -> Texts.of("missed.file");
            case LINK -> Texts.of("missed.link");
            case QUESTION -> Texts.of("missed.question");
        };
    }

    private static String countKey(MissedKind kind) {
        return switch (kind) {
            case MENTION -> "missed.mentions";
            case REPLY -> "missed.replies";
            case FILE -> "missed.files";
            case LINK -> "missed.links";
            case QUESTION -> "missed.questions";
        };
    }
}
