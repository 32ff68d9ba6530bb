package foyer.discovery;

import java.util.List;

/// What is known of the surroundings at a moment. Immutable; any thread.
///
/// @param servers sorted by name
/// @param findings what may explain that there are none
/// @param toScan how many addresses are still to be tried; 0 while none are
public record DiscoverySnapshot(List<NearbyServer> servers, Findings findings, int toScan) {
    public static final DiscoverySnapshot NOTHING =
            new DiscoverySnapshot(List.of(), Findings.NONE, 0);

    public DiscoverySnapshot {
        servers = List.copyOf(servers);
    }
}
