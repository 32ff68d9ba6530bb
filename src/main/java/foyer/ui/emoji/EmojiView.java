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

/// The picture of an emoji, as large as the style class `emoji` says. UI thread; pictures are
/// decoded on JavaFX's own threads, a sheet at a time when one of it is first shown.
public final class EmojiView extends Region {
    private static final int SIDE = 40;
    private static final int ROW = 16;
    private static final int SHEET = ROW * ROW;
    private static final @Nullable Image[] SHEETS = new Image[16];

    /// How much of a picture stands above the line that letters stand on.
    private static final double ABOVE = 0.8;

    private final ImageView picture = new ImageView();

    /// One that shows nothing yet.
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

    /// What one emoji is drawn as: its picture, or letters if there is none.
    public static Node of(String text) {
        var found = EmojiTable.foundIn(text);
        return found.size() == 1
                        && found.getFirst().start() == 0
                        && found.getFirst().end() == text.length()
                ? new EmojiView(found.getFirst().emoji())
                : new Label(text);
    }

    /// Shows another.
    public void show(Emoji emoji) {
        int place = emoji.number() % SHEET;
        picture.setImage(sheet(emoji.number() / SHEET));
        int row = place / ROW;
        int column = place % ROW;
        picture.setViewport(new Rectangle2D(column * SIDE, row * SIDE, SIDE, SIDE));
        setAccessibleText(emoji.name());
    }

    private static Image sheet(int number) {
        Image sheet = SHEETS[number];
        if (sheet == null) {
            String file = "sheet-%02d.png".formatted(number);
            String from =
                    Objects.requireNonNull(EmojiView.class.getResource(file)).toExternalForm();
            sheet = new Image(from, true);
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
        return SIDE / 2.0;
    }

    @Override
    protected double computePrefHeight(double width) {
        return SIDE / 2.0;
    }

    @Override
    public double getBaselineOffset() {
        return prefHeight(-1) * ABOVE;
    }
}
