package foyer.server;

import foyer.hub.HubLoop;
import foyer.hub.Peer;
import foyer.protocol.Departure;
import foyer.protocol.Request;

/// What the sockets tell: the hub's queue, or a test's list. Any thread; only `stop` may wait.
interface Inside {
    void opened(Peer peer);

    /// A connection asks for something.
    ///
    /// @return whether it was taken; if not, the server is busy
    boolean asked(Peer peer, Request request);

    void gone(Peer peer, Departure reason);

    void stop(String words, int retryAfter) throws InterruptedException;

    static Inside of(HubLoop hub) {
        return of(hub, hub::stop);
    }

    /// The same, but only the guests are sent away at the end.
    static Inside ofGuests(HubLoop hub) {
        return of(hub, (words, _) -> hub.dismissGuests(words));
    }

    /// What happens at the end.
    interface Ending {
        void stop(String words, int retryAfter) throws InterruptedException;
    }

    private static Inside of(HubLoop hub, Ending ending) {
        return new Inside() {
            @Override
            public void opened(Peer peer) {
                hub.opened(peer);
            }

            @Override
            public boolean asked(Peer peer, Request request) {
                return hub.asked(peer, request);
            }

            @Override
            public void gone(Peer peer, Departure reason) {
                hub.gone(peer, reason);
            }

            @Override
            public void stop(String words, int retryAfter) throws InterruptedException {
                ending.stop(words, retryAfter);
            }
        };
    }
}
