package foyer.client;

import foyer.connection.Destination;
import foyer.discovery.Firewall;
import foyer.discovery.ReachReport;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// How a server is started inside this program; told to [ClientModel] by whoever can.
@FunctionalInterface
public interface ServerStarter {

    /// Starts a server; may wait, so never on the UI thread.
    ///
    /// @param hostName what the host is called
    /// @param hostId the host's member id at a server with this identity
    /// @throws IOException with words to the person
    HostedServer start(String hostName, UnaryOperator<String> hostId) throws IOException;

    /// A server that runs.
    interface HostedServer {
        /// Where this program itself reaches it, and its key.
        Destination local();

        /// Where others reach it, as they would type it.
        List<String> addresses();

        /// What it is recognised by among the servers near; see
        /// [foyer.discovery.ServerAnnouncement#key].
        String identity();

        /// Whether those near are told of it.
        boolean isAnnounced();

        /// What may keep others out.
        Firewall firewall();

        /// Tells what others say of reaching it, what was said before included. On any thread.
        void hearReach(Consumer<ReachReport> listener);

        /// Lets people in from a browser, or sends them away and lets nobody in so any more; may
        /// wait some seconds, so never on the UI thread.
        ///
        /// @param encrypted whether with the server's key, which no browser knows
        /// @return the links to give them, none when it is off
        /// @throws IOException with words to the person
        List<String> guests(boolean on, boolean encrypted) throws IOException;

        /// What the host is to know about how it started, in words; empty for nothing.
        String notice();

        /// Says goodbye to all and stops; may wait some seconds, so never on the UI thread.
        void stop();
    }
}
