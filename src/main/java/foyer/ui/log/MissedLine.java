package foyer.ui.log;

import foyer.language.Texts;
import foyer.state.Missed;
import foyer.state.Missed.Offer;
import foyer.state.Missed.Shown;
import foyer.state.MissedKind;
import foyer.ui.WrappedText;
import java.util.ArrayList;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/// Above the log, for who comes back: what they missed, and a way through it. UI thread.
public final class MissedLine extends HBox {
    private final WrappedText words = new WrappedText();
    private final Button back = button("fth-chevron-up", Texts.of("missed.back"), "back");
    private final Button on = button("fth-chevron-down", Texts.of("missed.on"), "on");
    private final Button close = button("fth-x", Texts.of("missed.dismiss"), "close");

    public MissedLine() {
        getStyleClass().add("missed-line");
        setAlignment(Pos.CENTER_LEFT);
        setFillHeight(false);
        setAccessibleRole(AccessibleRole.TOOL_BAR);
        HBox.setHgrow(words, Priority.ALWAYS);
        var icon = new FontIcon("fth-corner-down-right");
        getChildren().addAll(icon, words, back, on, close);
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    private static Button button(String icon, String words, String what) {
        var button = new Button("", new FontIcon(icon));
        button.getStyleClass().addAll("flat", "button-icon", "small", "missed-" + what);
        button.setAccessibleText(words);
        button.setTooltip(new Tooltip(words));
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    public void follow(Missed missed) {
        back.setOnAction(_ -> missed.step(-1));
        on.setOnAction(_ -> missed.step(1));
        close.setOnAction(_ -> missed.dismiss());
        missed.offerProperty().subscribe(this::show);
    }

    private void show(Offer offer) {
        setVisible(offer.count() > 0);
        back.setDisable(offer.here() <= 1);
        words.setText(offer.count() == 0 ? "" : words(offer));
        setAccessibleText(words.getText());
    }

    private static String words(Offer offer) {
        Shown shown = offer.shown();
        if (shown != null) {
            return Texts.of(
                    shown.room().isEmpty() ? "missed.shown.direct" : "missed.shown",
                    offer.here(),
                    offer.count(),
                    one(shown.kind()),
                    shown.by(),
                    shown.room());
        }
        var parts = new ArrayList<String>();
        for (MissedKind kind : MissedKind.values()) {
            int count = offer.counts().getOrDefault(kind, 0);
            if (count > 0) {
                parts.add(Texts.of(some(kind), count));
            }
        }
        return Texts.of(
                offer.isWhole() ? "missed.words" : "missed.words.at_least",
                String.join(", ", parts));
    }

    private static String one(MissedKind kind) {
        return switch (kind) {
            case MENTION -> Texts.of("missed.mention");
            case REPLY -> Texts.of("missed.reply");
            case FILE -> Texts.of("missed.file");
            case LINK -> Texts.of("missed.link");
            case QUESTION -> Texts.of("missed.question");
        };
    }

    private static String some(MissedKind kind) {
        return switch (kind) {
            case MENTION -> "missed.mentions";
            case REPLY -> "missed.replies";
            case FILE -> "missed.files";
            case LINK -> "missed.links";
            case QUESTION -> "missed.questions";
        };
    }
}
