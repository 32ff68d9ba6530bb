package foyer.state;

import foyer.lan.Firewall;
import foyer.lan.Reach;

/// What a host's desk hears when others call back, said by the test. UI thread.
public final class ReachSaid {
    private ReachSaid() {}

    /// That the server is announced, and what others said of reaching it.
    public static void to(HostDesk desk, Reach... said) {
        desk.announced(Firewall.NONE);
        for (Reach each : said) {
            desk.heard(each);
        }
    }
}
