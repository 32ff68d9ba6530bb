package foyer.ui.start;

import foyer.discovery.NearbyServer;
import foyer.discovery.NearbyServer.State;
import foyer.language.Texts;
import foyer.ui.NodeVisibility;
import foyer.ui.TextDirection;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// One server near this computer. UI thread.
final class NearbyServerCell extends ListCell<NearbyServer> {
    private static final PseudoClass GONE = PseudoClass.getPseudoClass("gone");
    private static final PseudoClass SILENT = PseudoClass.getPseudoClass("silent");

    private final Label name = new Label();
    private final Label where = new Label();
    private final FontIcon lock = new FontIcon("fth-lock");
    private final Label people = new Label();
    private final Label latency = new Label();
    private final HBox row;
    private final Tooltip tip = new Tooltip();

    NearbyServerCell(Consumer<NearbyServer> join) {
        name.getStyleClass().add("near-name");
        where.getStyleClass().add("near-where");
        people.getStyleClass().add("near-figure");
        people.setGraphic(new FontIcon("fth-user"));
        latency.getStyleClass().add("near-figure");
        var texts = new VBox(name, where);
        texts.setMinWidth(0);
        texts.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(texts, Priority.ALWAYS);
        row = new HBox(texts, lock, people, latency);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("near-row");
        people.setMinWidth(Region.USE_PREF_SIZE);
        latency.setMinWidth(Region.USE_PREF_SIZE);
        getStyleClass().add("near-cell");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setPrefWidth(0);
        setOnMouseClicked(
                _ -> {
                    if (getItem() != null) {
                        join.accept(getItem());
                    }
                });
    }

    @Override
    protected void updateItem(@Nullable NearbyServer near, boolean empty) {
        super.updateItem(near, empty);
        if (near == null || empty) {
            setGraphic(null);
            setTooltip(null);
            setAccessibleText(null);
            pseudoClassStateChanged(GONE, false);
            pseudoClassStateChanged(SILENT, false);
            return;
        }
        name.setText(near.name());
        where.setText(where(near));
        NodeVisibility.show(lock, near.locked());
        people.setText(String.valueOf(near.people()));
        NodeVisibility.show(people, near.people() >= 0);
        latency.setText(latency(near, "words.milliseconds"));
        NodeVisibility.show(latency, near.latencyNanos().isPresent());
        tip.setText(near.name() + "\n" + addresses(near, "\n"));
        pseudoClassStateChanged(GONE, near.state() == State.GONE);
        pseudoClassStateChanged(SILENT, near.state() == State.SILENT);
        setTooltip(tip);
        setAccessibleText(spoken(near));
        setGraphic(row);
    }

    private static String where(NearbyServer near) {
        String state =
                switch (near.state()) {
                    case GONE -> Texts.of("nearby.gone");
                    case SILENT -> Texts.of("nearby.silent");
                    case HEARD, ANSWERS -> {
                        int more = near.addresses().size() - 1;
                        yield more > 0
                                ? Texts.of("nearby.more_addresses", address(near, 0), more)
                                : address(near, 0);
                    }
                };
        return near.host().isEmpty() ? state : TextDirection.join(near.host(), " · " + state);
    }

    private static String address(NearbyServer near, int index) {
        var at = near.addresses().get(index);
        return at.getAddress().getHostAddress() + ":" + at.getPort();
    }

    private static String spokenAddresses(NearbyServer near) {
        return near.addresses().stream()
                .map(at -> at.getAddress().getHostAddress() + ":" + at.getPort())
                .reduce((one, other) -> Texts.of("words.and", one, other))
                .orElse("");
    }

    private static String addresses(NearbyServer near, String between) {
        return near.addresses().stream()
                .map(at -> at.getAddress().getHostAddress() + ":" + at.getPort())
                .collect(Collectors.joining(between));
    }

    private static String latency(NearbyServer near, String unit) {
        if (near.latencyNanos().isEmpty()) {
            return "";
        }
        long millis = Math.round(near.latencyNanos().getAsLong() / 1e6);
        return Texts.of(unit, millis < 1 ? "<1" : String.valueOf(millis));
    }

    private static String spoken(NearbyServer near) {
        String state =
                switch (near.state()) {
                    case GONE -> ", " + Texts.of("nearby.gone");
                    case SILENT -> ", " + Texts.of("nearby.silent.spoken");
                    case HEARD -> "";
                    case ANSWERS -> ", " + latency(near, "nearby.milliseconds.spoken");
                };
        return near.name()
                + (near.host().isEmpty() ? "" : ", " + Texts.of("nearby.on", near.host()))
                + (near.people() < 0 ? "" : ", " + Texts.of("words.people", near.people()))
                + (near.locked() ? ", " + Texts.of("words.asks_for_password") : "")
                + state
                + ", "
                + Texts.of("nearby.at", spokenAddresses(near));
    }
}
