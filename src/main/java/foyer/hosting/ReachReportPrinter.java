package foyer.hosting;

import foyer.discovery.Firewall;
import foyer.discovery.ReachReport;
import java.util.function.Consumer;

/// Says in lines what others say of reaching a server, the first time only. The beacon's thread.
final class ReachReportPrinter implements Consumer<ReachReport> {
    private final int port;
    private final Consumer<String> line;
    private boolean saidReached;
    private boolean saidNot;

    ReachReportPrinter(RunningServer server, Consumer<String> line) {
        this.port = server.port();
        this.line = line;
    }

    @Override
    public void accept(ReachReport reachReport) {
        if (reachReport.reached() && !saidReached) {
            saidReached = true;
            line.accept("Reached by %s.".formatted(reachReport.device()));
        } else if (!reachReport.reached() && !saidReached && !saidNot) {
            saidNot = true;
            line.accept(
                    "%s hears of this server but cannot reach it: a firewall, most likely."
                            .formatted(reachReport.device()));
            Firewall.ofThisComputer(port).commands().forEach(line);
        }
    }
}
