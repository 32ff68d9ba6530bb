package foyer.ui.emoji;

import java.util.Objects;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The picture of an emoji, sized by the style class `emoji`. JavaFX decodes a sheet in the
/// background when one of its pictures is first shown. UI thread.
public final class EmojiView extends Region {
    private static final int PICTURE_SIZE = 40;
    private static final int PICTURES_PER_ROW = 16;
    private static final int PICTURES_PER_SHEET = PICTURES_PER_ROW * PICTURES_PER_ROW;
    private static final @Nullable Image[] SHEETS = new Image[16];

    /// The share of a picture above the baseline of text.
    private static final double ABOVE_BASELINE = 0.8;

    private final ImageView picture = new ImageView();

    /// An empty view.
    public EmojiView() {
        getStyleClass().add("emoji");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMouseTransparent(true);
        picture.setSmooth(true);
        getChildren().add(picture);
    }

    public EmojiView(Emoji emoji) {
        this();
        show(emoji);
    }

    /// A view of the emoji, or a label if the text is no known emoji.
    public static Node of(String text) {
        var matches = EmojiTable.matchesIn(text);
        return matches.size() == 1
                        && matches.getFirst().start() == 0
                        && matches.getFirst().end() == text.length()
                ? new EmojiView(matches.getFirst().emoji())
                : new Label(text);
    }

    public void show(Emoji emoji) {
        int index = emoji.number() % PICTURES_PER_SHEET;
        picture.setImage(sheet(emoji.number() / PICTURES_PER_SHEET));
        int row = index / PICTURES_PER_ROW;
        int column = index % PICTURES_PER_ROW;
        picture.setViewport(
                new Rectangle2D(
                        column * PICTURE_SIZE, row * PICTURE_SIZE, PICTURE_SIZE, PICTURE_SIZE));
        setAccessibleText(emoji.name());
    }

    private static Image sheet(int number) {
        Image sheet = SHEETS[number];
        if (sheet == null) {
            String file = "sheet-%02d.png".formatted(number);
            String url = Objects.requireNonNull(EmojiView.class.getResource(file)).toExternalForm();
            sheet = new Image(url, true);
            SHEETS[number] = sheet;
        }
        return sheet;
    }

    @Override
    protected void layoutChildren() {
        picture.setFitWidth(getWidth());
        picture.setFitHeight(getHeight());
    }

    @Override
    protected double computePrefWidth(double height) {
        return PICTURE_SIZE / 2.0;
    }

    @Override
    protected double computePrefHeight(double width) {
        return PICTURE_SIZE / 2.0;
    }

    @Override
    public double getBaselineOffset() {
        return prefHeight(-1) * ABOVE_BASELINE;
    }
}
