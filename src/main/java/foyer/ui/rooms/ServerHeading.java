package foyer.ui.rooms;

import foyer.client.ServerSession;
import foyer.language.Texts;
import foyer.model.ChatModel;
import foyer.model.ConnectionModel.Status;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Subscription;

/// A server's name and whether it is connected. UI thread.
final class ServerHeading extends HBox {
    private static final PseudoClass LIVE = PseudoClass.getPseudoClass("live");
    private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");

    private final Region dot = new Region();
    private final Label name = new Label();
    private Subscription subscription = Subscription.EMPTY;

    ServerHeading() {
        getStyleClass().add("server-line");
        dot.getStyleClass().add("server-dot");
        name.getStyleClass().add("server-line-name");
        name.setMinWidth(0);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(dot, name);
    }

    /// Follows a session until [#clear].
    ///
    /// @param onChange runs when the accessible text changes
    void show(ServerSession session, Runnable onChange) {
        clear();
        Runnable fill =
                () -> {
                    fill(session);
                    onChange.run();
                };
        subscription =
                session.endProperty()
                        .subscribe(fill)
                        // a session may get its chat later
                        .and(session.chatProperty().subscribe(() -> show(session, onChange)));
        ChatModel chat = session.chatProperty().get();
        if (chat != null) {
            subscription =
                    subscription
                            .and(chat.connection().statusProperty().subscribe(fill))
                            .and(chat.connection().serverProperty().subscribe(fill));
        }
        fill.run();
    }

    private void fill(ServerSession session) {
        name.setText(session.title());
        boolean ended = session.endProperty().get() != null;
        dot.pseudoClassStateChanged(OVER, ended);
        dot.pseudoClassStateChanged(LIVE, !ended && isLive(session));
    }

    static boolean isLive(ServerSession session) {
        ChatModel chat = session.chatProperty().get();
        return chat != null && chat.connection().statusProperty().get() instanceof Status.Live;
    }

    /// The text for screen readers.
    static String spoken(ServerSession session) {
        String state =
                session.endProperty().get() != null
                        ? Texts.of("rooms.server.gone")
                        : Texts.of(
                                isLive(session) ? "rooms.server.connected" : "rooms.server.lost");
        return Texts.of("rooms.server", session.title(), state);
    }

    void clear() {
        subscription.unsubscribe();
        subscription = Subscription.EMPTY;
    }
}
