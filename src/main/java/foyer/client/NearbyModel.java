package foyer.client;

import foyer.connection.ServerAddress;
import foyer.discovery.DiscoverySnapshot;
import foyer.discovery.Findings;
import foyer.discovery.NearbyServer;
import foyer.protocol.ServerCode;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The servers that discovery has found, and the checks that explain why there may be none. UI
/// thread.
public final class NearbyModel {
    private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.SEARCHING);
    private final ReadOnlyIntegerWrapper toScan = new ReadOnlyIntegerWrapper();
    private final ObservableList<NearbyServer> servers = FXCollections.observableArrayList();
    private final ObservableList<NearbyServer> readOnly =
            FXCollections.unmodifiableObservableList(servers);
    private final ObservableList<NetworkCheck> networkChecks = FXCollections.observableArrayList();
    private final ObservableList<NetworkCheck> readOnlyChecks =
            FXCollections.unmodifiableObservableList(networkChecks);
    private final Way way;
    private Findings findings = Findings.NONE;
    private boolean timedOut;
    private Looking discovery = Looking.NOWHERE;

    public enum Phase {
        SEARCHING,
        FOUND,
        NOTHING
    }

    /// Joins a server that was found.
    @FunctionalInterface
    public interface Way {
        /// Joins the server at these addresses.
        ///
        /// @param addresses at least one, the quickest first
        /// @param fingerprint the announced fingerprint, which may be forged; empty if none
        void go(List<ServerAddress> addresses, String fingerprint);
    }

    /// The running discovery.
    public interface Looking {
        Looking NOWHERE =
                new Looking() {
                    @Override
                    public void again() {}

                    @Override
                    public void everywhere() {}
                };

        /// Sends the queries again.
        void again();

        /// Probes every address of this computer's networks.
        void everywhere();
    }

    public NearbyModel(Way way) {
        this.way = way;
    }

    /// Discovery has started.
    public void begin(Looking running) {
        discovery = running;
        looking.set(true);
    }

    /// Whether discovery runs; it does not if the window hosts on the loopback address only.
    public ReadOnlyBooleanProperty lookingProperty() {
        return looking.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /// The servers sorted by name; one that is gone stays for some seconds.
    public ObservableList<NearbyServer> servers() {
        return readOnly;
    }

    /// The checks that explain why no server is found; filled in every phase.
    public ObservableList<NetworkCheck> networkChecks() {
        return readOnlyChecks;
    }

    /// The number of addresses that the scan has yet to probe; 0 if none.
    public ReadOnlyIntegerProperty toScanProperty() {
        return toScan.getReadOnlyProperty();
    }

    public void update(DiscoverySnapshot snapshot) {
        updateServers(snapshot.servers());
        findings = snapshot.findings();
        toScan.set(snapshot.toScan());
        refresh();
    }

    /// Replaces only the changed servers, to keep the selection.
    private void updateServers(List<NearbyServer> current) {
        if (!current.stream()
                .map(NearbyServer::key)
                .toList()
                .equals(servers.stream().map(NearbyServer::key).toList())) {
            servers.setAll(current);
            return;
        }
        for (int i = 0; i < current.size(); i++) {
            if (!current.get(i).equals(servers.get(i))) {
                servers.set(i, current.get(i));
            }
        }
    }

    /// A server would have answered by now.
    public void searchTimedOut() {
        timedOut = true;
        refresh();
    }

    /// Updates the phase and the texts of the checks, also after a change of the language.
    public void refresh() {
        List<NetworkCheck> checks = NetworkCheck.all(findings);
        if (!checks.equals(networkChecks)) {
            networkChecks.setAll(checks);
        }
        if (servers.isEmpty()) {
            phase.set(timedOut ? Phase.NOTHING : Phase.SEARCHING);
        } else {
            phase.set(Phase.FOUND);
        }
    }

    public void join(NearbyServer server) {
        if (server.state() != NearbyServer.State.GONE) {
            way.go(addresses(server), server.fingerprint());
        }
    }

    static List<ServerAddress> addresses(NearbyServer server) {
        return server.addresses().stream()
                .map(
                        socket ->
                                new ServerAddress(
                                        socket.getAddress().getHostAddress(), socket.getPort()))
                .toList();
    }

    /// The nearby servers with a server code; several may have the same.
    public List<NearbyServer> withCode(String code) {
        return servers.stream()
                .filter(server -> server.state() != NearbyServer.State.GONE)
                .filter(server -> !server.fingerprint().isEmpty())
                .filter(server -> ServerCode.of(server.fingerprint()).equals(code))
                .toList();
    }

    public void lookAgain() {
        discovery.again();
    }

    public void scan() {
        discovery.everywhere();
    }
}
