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

/// What a server is called, and whether it is there. UI thread.
final class ServerHeading extends HBox {
    private static final PseudoClass LIVE = PseudoClass.getPseudoClass("live");
    private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");

    private final Region dot = new Region();
    private final Label name = new Label();
    private Subscription shown = Subscription.EMPTY;

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

    /// Follows a visit until [#clear].
    ///
    /// @param changed run when the words for it changed
    void show(ServerSession session, Runnable changed) {
        clear();
        Runnable fill =
                () -> {
                    fill(session);
                    changed.run();
                };
        shown = session.endProperty().subscribe(fill);
        ChatModel chat = session.chatProperty().get();
        if (chat != null) {
            shown =
                    shown.and(chat.connection().statusProperty().subscribe(fill))
                            .and(chat.connection().serverProperty().subscribe(fill));
        }
        fill.run();
    }

    private void fill(ServerSession session) {
        name.setText(session.title());
        boolean over = session.endProperty().get() != null;
        dot.pseudoClassStateChanged(OVER, over);
        dot.pseudoClassStateChanged(LIVE, !over && isLive(session));
    }

    static boolean isLive(ServerSession session) {
        ChatModel chat = session.chatProperty().get();
        return chat != null && chat.connection().statusProperty().get() instanceof Status.Live;
    }

    /// In words, for those who hear it.
    static String spoken(ServerSession session) {
        String state =
                session.endProperty().get() != null
                        ? Texts.of("rooms.server.gone")
                        : Texts.of(
                                isLive(session) ? "rooms.server.connected" : "rooms.server.lost");
        return Texts.of("rooms.server", session.title(), state);
    }

    void clear() {
        shown.unsubscribe();
        shown = Subscription.EMPTY;
    }
}
