package foyer.model;

import foyer.discovery.Firewall;
import foyer.discovery.ReachReport;

/// What a host's desk hears when others call back, said by the test. UI thread.
public final class FakeReachReports {
    private FakeReachReports() {}

    /// That the server is announced, and what others said of reaching it.
    public static void to(HostModel host, ReachReport... said) {
        host.onAnnounced(Firewall.NONE);
        for (ReachReport each : said) {
            host.handle(each);
        }
    }
}
