package foyer.ui.rooms;

import foyer.client.ServerSession;
import foyer.ui.scroll.StackedRow;
import javafx.scene.control.Tooltip;

/// A server in the list, above its rooms. UI thread.
final class ServerCell extends StackedRow<RoomRow> {
    private final ServerSession session;
    private final ServerHeading heading;
    private final Tooltip tip = new Tooltip();

    ServerCell(RoomRow.Server server) {
        this(server, new ServerHeading());
    }

    private ServerCell(RoomRow.Server server, ServerHeading heading) {
        super(server, heading, false);
        this.session = server.session();
        this.heading = heading;
        getStyleClass().add("room-cell");
        Tooltip.install(this, tip);
    }

    @Override
    protected void start() {
        heading.show(
                session,
                () -> {
                    setAccessibleText(ServerHeading.spoken(session));
                    tip.setText(ServerHeading.spoken(session));
                });
    }

    @Override
    protected void stop() {
        heading.clear();
    }

    @Override
    protected String plainText() {
        return session.title();
    }
}
