package foyer.client;

import foyer.connection.Destination;
import foyer.discovery.Firewall;
import foyer.discovery.ReachReport;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Starts servers in this program.
@FunctionalInterface
public interface ServerStarter {

    /// Starts a server. Blocks; not on the UI thread.
    ///
    /// @param hostId the host's member id at a server with this identity
    /// @throws IOException with a text for the user
    HostedServer start(String hostName, UnaryOperator<String> hostId) throws IOException;

    /// A running server.
    interface HostedServer {
        /// The server's address for this program, and its key.
        Destination local();

        /// The addresses for others, as they would type them.
        List<String> addresses();

        /// The server's identity among nearby servers, see
        /// [foyer.discovery.ServerAnnouncement#key].
        String identity();

        /// Whether the server is announced on the network.
        boolean isAnnounced();

        /// The firewall that may keep others out.
        Firewall firewall();

        /// Passes reports of others who tried to reach the server, the earlier ones included. The
        /// listener is called on any thread.
        void hearReach(Consumer<ReachReport> listener);

        /// Opens the port for guests, or closes it and disconnects them. Blocks some seconds; not
        /// on the UI thread.
        ///
        /// @param encrypted whether with the server's own certificate, which browsers do not trust
        /// @return the links for guests; empty when off
        /// @throws IOException with a text for the user
        List<String> guests(boolean on, boolean encrypted) throws IOException;

        /// A text for the host about the start; empty if none.
        String notice();

        /// Disconnects all members and stops. Blocks some seconds; not on the UI thread.
        void stop();
    }
}
