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

/// The rooms near this computer, and why there may be none. UI thread.
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
    private boolean waited;
    private Looking eyes = Looking.NOWHERE;

    /// How far the search is.
    public enum Phase {
        SEARCHING,
        FOUND,
        NOTHING
    }

    /// How one goes to a server that was found.
    @FunctionalInterface
    public interface Way {
        /// Goes there.
        ///
        /// @param addresses where it is, the quickest first; at least one
        /// @param fingerprint the print of the key it is said to have, to be compared with the one
        ///   it shows; empty if none was said
        void go(List<ServerAddress> addresses, String fingerprint);
    }

    /// Who does the looking.
    public interface Looking {
        Looking NOWHERE =
                new Looking() {
                    @Override
                    public void again() {}

                    @Override
                    public void everywhere() {}
                };

        /// Asks all once more.
        void again();

        /// Tries every address of the own networks.
        void everywhere();
    }

    public NearbyModel(Way way) {
        this.way = way;
    }

    /// Somebody looks from now on.
    public void begin(Looking by) {
        eyes = by;
        looking.set(true);
    }

    /// Whether anybody looks at all; a Foyer that keeps to its own computer does not.
    public ReadOnlyBooleanProperty lookingProperty() {
        return looking.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /// Sorted by name; those that are gone stay for some seconds.
    public ObservableList<NearbyServer> servers() {
        return readOnly;
    }

    /// What one would look at to find out why nobody is found; filled in every phase.
    public ObservableList<NetworkCheck> networkChecks() {
        return readOnlyChecks;
    }

    /// How many addresses are still to be tried; 0 while none are.
    public ReadOnlyIntegerProperty toScanProperty() {
        return toScan.getReadOnlyProperty();
    }

    /// What is around now.
    public void update(DiscoverySnapshot snapshot) {
        take(snapshot.servers());
        findings = snapshot.findings();
        toScan.set(snapshot.toScan());
        settle();
    }

    /// Changes as little as it can, so that what is selected stays so.
    private void take(List<NearbyServer> now) {
        if (!now.stream()
                .map(NearbyServer::key)
                .toList()
                .equals(servers.stream().map(NearbyServer::key).toList())) {
            servers.setAll(now);
            return;
        }
        for (int i = 0; i < now.size(); i++) {
            if (!now.get(i).equals(servers.get(i))) {
                servers.set(i, now.get(i));
            }
        }
    }

    /// Some seconds have passed in which somebody would have answered.
    public void searchTimedOut() {
        waited = true;
        settle();
    }

    /// Says anew what was found, as in another language.
    public void settle() {
        List<NetworkCheck> now = NetworkCheck.all(findings);
        if (!now.equals(networkChecks)) {
            networkChecks.setAll(now);
        }
        if (servers.isEmpty()) {
            phase.set(waited ? Phase.NOTHING : Phase.SEARCHING);
        } else {
            phase.set(Phase.FOUND);
        }
    }

    public void join(NearbyServer near) {
        if (near.state() != NearbyServer.State.GONE) {
            way.go(addresses(near), near.fingerprint());
        }
    }

    /// Where somebody near is, as a link goes there.
    static List<ServerAddress> addresses(NearbyServer near) {
        return near.addresses().stream()
                .map(at -> new ServerAddress(at.getAddress().getHostAddress(), at.getPort()))
                .toList();
    }

    /// The servers near to which a code points that was said aloud; two may have the same.
    public List<NearbyServer> withCode(String code) {
        return servers.stream()
                .filter(near -> near.state() != NearbyServer.State.GONE)
                .filter(near -> !near.fingerprint().isEmpty())
                .filter(near -> ServerCode.of(near.fingerprint()).equals(code))
                .toList();
    }

    public void lookAgain() {
        eyes.again();
    }

    public void scan() {
        eyes.everywhere();
    }
}
