package foyer.server;

import foyer.hub.HubLoop;
import foyer.hub.Peer;
import foyer.protocol.Departure;
import foyer.protocol.Request;

/// What the sockets report to the hub. Tests record it instead. Thread-safe; only `stop` blocks.
interface HubGateway {
    void onConnected(Peer peer);

    /// Queues a command.
    ///
    /// @param chars the length of the command's frame
    /// @return false if the connection has too many commands waiting
    boolean submit(Peer peer, Request request, int chars);

    void onDisconnected(Peer peer, Departure reason);

    /// Whether the server has a password.
    boolean isLocked();

    void stop(String text, int retryAfter) throws InterruptedException;

    static HubGateway of(HubLoop hub) {
        return of(hub, hub::stop);
    }

    /// Like [#of], but `stop` only dismisses the guests.
    static HubGateway ofGuests(HubLoop hub) {
        return of(hub, (text, _) -> hub.dismissGuests(text));
    }

    /// How the gateway stops.
    interface StopAction {
        void stop(String text, int retryAfter) throws InterruptedException;
    }

    private static HubGateway of(HubLoop hub, StopAction stopAction) {
        return new HubGateway() {
            @Override
            public void onConnected(Peer peer) {
                hub.onConnected(peer);
            }

            @Override
            public boolean submit(Peer peer, Request request, int chars) {
                return hub.submit(peer, request, chars);
            }

            @Override
            public void onDisconnected(Peer peer, Departure reason) {
                hub.onDisconnected(peer, reason);
            }

            @Override
            public boolean isLocked() {
                return hub.occupancy().locked();
            }

            @Override
            public void stop(String text, int retryAfter) throws InterruptedException {
                stopAction.stop(text, retryAfter);
            }
        };
    }
}
