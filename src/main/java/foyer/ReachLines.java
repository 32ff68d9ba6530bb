package foyer;

import foyer.lan.Firewall;
import foyer.lan.Reach;
import java.util.function.Consumer;

/// Says in lines what others say of reaching a server, the first time only. The beacon's thread.
final class ReachLines implements Consumer<Reach> {
    private final int port;
    private final Consumer<String> line;
    private boolean saidReached;
    private boolean saidNot;

    ReachLines(RunningServer server, Consumer<String> line) {
        this.port = server.port();
        this.line = line;
    }

    @Override
    public void accept(Reach reach) {
        if (reach.reached() && !saidReached) {
            saidReached = true;
            line.accept("Reached by %s.".formatted(reach.device()));
        } else if (!reach.reached() && !saidReached && !saidNot) {
            saidNot = true;
            line.accept(
                    "%s hears of this server but cannot reach it: a firewall, most likely."
                            .formatted(reach.device()));
            Firewall.ofThisComputer(port).commands().forEach(line);
        }
    }
}
