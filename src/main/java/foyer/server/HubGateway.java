package foyer.server;

import foyer.hub.HubLoop;
import foyer.hub.Peer;
import foyer.protocol.Departure;
import foyer.protocol.Request;

/// What the sockets tell: the hub's queue, or a test's list. Any thread; only `stop` may wait.
interface HubGateway {
    void onConnected(Peer peer);

    /// A connection asks for something.
    ///
    /// @return whether it was taken; if not, the server is busy
    boolean submit(Peer peer, Request request);

    void onDisconnected(Peer peer, Departure reason);

    void stop(String text, int retryAfter) throws InterruptedException;

    static HubGateway of(HubLoop hub) {
        return of(hub, hub::stop);
    }

    /// The same, but only the guests are sent away at the end.
    static HubGateway ofGuests(HubLoop hub) {
        return of(hub, (text, _) -> hub.dismissGuests(text));
    }

    /// What happens at the end.
    interface Ending {
        void stop(String text, int retryAfter) throws InterruptedException;
    }

    private static HubGateway of(HubLoop hub, Ending ending) {
        return new HubGateway() {
            @Override
            public void onConnected(Peer peer) {
                hub.onConnected(peer);
            }

            @Override
            public boolean submit(Peer peer, Request request) {
                return hub.submit(peer, request);
            }

            @Override
            public void onDisconnected(Peer peer, Departure reason) {
                hub.onDisconnected(peer, reason);
            }

            @Override
            public void stop(String text, int retryAfter) throws InterruptedException {
                ending.stop(text, retryAfter);
            }
        };
    }
}
