package foyer.discovery;

import java.util.List;

/// The result of discovery at one moment. Immutable.
///
/// @param servers sorted by name
/// @param findings what may explain an empty list
/// @param toScan addresses still to scan; 0 if no scan is running
public record DiscoverySnapshot(List<NearbyServer> servers, Findings findings, int toScan) {
    public static final DiscoverySnapshot EMPTY =
            new DiscoverySnapshot(List.of(), Findings.NONE, 0);

    public DiscoverySnapshot {
        servers = List.copyOf(servers);
    }
}
