package foyer.ui.start;

import foyer.discovery.NearbyServer;
import foyer.discovery.NearbyServer.State;
import foyer.language.Texts;
import foyer.ui.NodeVisibility;
import foyer.ui.SafeListCell;
import foyer.ui.TextDirection;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// A server found on this network. UI thread.
final class NearbyServerCell extends SafeListCell<NearbyServer> {
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
        name.getStyleClass().add("nearby-name");
        where.getStyleClass().add("nearby-location");
        people.getStyleClass().add("nearby-figure");
        people.setGraphic(new FontIcon("fth-user"));
        latency.getStyleClass().add("nearby-figure");
        var texts = new VBox(name, where);
        texts.setMinWidth(0);
        texts.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(texts, Priority.ALWAYS);
        row = new HBox(texts, lock, people, latency);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("nearby-row");
        people.setMinWidth(Region.USE_PREF_SIZE);
        latency.setMinWidth(Region.USE_PREF_SIZE);
        getStyleClass().add("nearby-cell");
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
    protected void fill(@Nullable NearbyServer server) {
        if (server == null) {
            setGraphic(null);
            setTooltip(null);
            setAccessibleText(null);
            pseudoClassStateChanged(GONE, false);
            pseudoClassStateChanged(SILENT, false);
            return;
        }
        name.setText(server.name());
        where.setText(where(server));
        NodeVisibility.show(lock, server.locked());
        people.setText(String.valueOf(server.people()));
        NodeVisibility.show(people, server.people() >= 0);
        latency.setText(latency(server, "words.milliseconds"));
        NodeVisibility.show(latency, server.latencyNanos().isPresent());
        tip.setText(server.name() + "\n" + addresses(server, "\n"));
        pseudoClassStateChanged(GONE, server.state() == State.GONE);
        pseudoClassStateChanged(SILENT, server.state() == State.SILENT);
        setTooltip(tip);
        setAccessibleText(spoken(server));
        setGraphic(row);
    }

    private static String where(NearbyServer server) {
        String state =
                switch (server.state()) {
                    case GONE -> Texts.of("nearby.gone");
                    case SILENT -> Texts.of("nearby.silent");
                    case HEARD, ANSWERS -> {
                        int more = server.addresses().size() - 1;
                        yield more > 0
                                ? Texts.of("nearby.more_addresses", address(server, 0), more)
                                : address(server, 0);
                    }
                };
        return server.host().isEmpty() ? state : TextDirection.join(server.host(), " · " + state);
    }

    private static String address(NearbyServer server, int index) {
        var address = server.addresses().get(index);
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }

    private static String spokenAddresses(NearbyServer server) {
        return server.addresses().stream()
                .map(address -> address.getAddress().getHostAddress() + ":" + address.getPort())
                .reduce((one, other) -> Texts.of("words.and", one, other))
                .orElse("");
    }

    private static String addresses(NearbyServer server, String separator) {
        return server.addresses().stream()
                .map(address -> address.getAddress().getHostAddress() + ":" + address.getPort())
                .collect(Collectors.joining(separator));
    }

    private static String latency(NearbyServer server, String unit) {
        if (server.latencyNanos().isEmpty()) {
            return "";
        }
        long millis = Math.round(server.latencyNanos().getAsLong() / 1e6);
        return Texts.of(unit, millis < 1 ? "<1" : String.valueOf(millis));
    }

    private static String spoken(NearbyServer server) {
        String state =
                switch (server.state()) {
                    case GONE -> ", " + Texts.of("nearby.gone");
                    case SILENT -> ", " + Texts.of("nearby.silent.spoken");
                    case HEARD -> "";
                    case ANSWERS -> ", " + latency(server, "nearby.milliseconds.spoken");
                };
        return server.name()
                + (server.host().isEmpty() ? "" : ", " + Texts.of("nearby.on", server.host()))
                + (server.people() < 0 ? "" : ", " + Texts.of("words.people", server.people()))
                + (server.locked() ? ", " + Texts.of("words.asks_for_password") : "")
                + state
                + ", "
                + Texts.of("nearby.at", spokenAddresses(server));
    }
}
