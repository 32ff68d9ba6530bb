package foyer.lan;

import java.util.List;

/// What is known of the surroundings at a moment. Immutable; any thread.
///
/// @param servers sorted by name
/// @param findings what may explain that there are none
/// @param toScan how many addresses are still to be tried; 0 while none are
public record Around(List<Near> servers, Findings findings, int toScan) {
    public static final Around NOTHING = new Around(List.of(), Findings.NONE, 0);

    public Around {
        servers = List.copyOf(servers);
    }
}
