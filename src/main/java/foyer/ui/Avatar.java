package foyer.ui;

import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

/// A member's initials on a colour. The colour follows from the id, so it survives a change of
/// name. UI thread.
public final class Avatar extends StackPane {
    private static final int HUES = 10;
    private static final String HUE = "hue-";

    private final Label initials = new Label();

    public Avatar() {
        getStyleClass().setAll("avatar");
        initials.getStyleClass().setAll("initials");
        getChildren().add(initials);
        setMouseTransparent(true);
    }

    public void show(String id, String name) {
        initials.setText(initials(name));
        colour(this, id);
    }

    /// Gives a node the colour of an id, in place of any other.
    public static void colour(Node node, String id) {
        List<String> classes = node.getStyleClass();
        String hue = hue(id);
        if (!classes.contains(hue)) {
            // replaced in one step, because each change restyles the node
            classes.stream()
                    .filter(styleClass -> styleClass.startsWith(HUE))
                    .findAny()
                    .ifPresentOrElse(
                            old -> classes.set(classes.indexOf(old), hue), () -> classes.add(hue));
        }
    }

    /// The style class that stands for the colour of an id.
    public static String hue(String id) {
        return HUE + Math.floorMod(id.hashCode(), HUES);
    }

    static String initials(String name) {
        String[] words = name.strip().split("[\\s._-]+", -1);
        String first = letter(words[0]);
        String last = words.length > 1 ? letter(words[words.length - 1]) : "";
        return (first + last).toUpperCase(Locale.ROOT);
    }

    private static String letter(String word) {
        return word.isEmpty() ? "" : word.substring(0, word.offsetByCodePoints(0, 1));
    }
}
