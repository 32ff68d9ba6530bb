package foyer.hosting;

import foyer.discovery.Firewall;
import foyer.discovery.ReachReport;
import java.util.function.Consumer;

/// Prints the first report that the server was reached, and the first that it was not, with
/// commands that open the firewall. Discovery thread.
final class ReachReportPrinter implements Consumer<ReachReport> {
    private final int port;
    private final Consumer<String> output;
    private boolean printedReached;
    private boolean printedUnreached;

    ReachReportPrinter(RunningServer server, Consumer<String> output) {
        this.port = server.port();
        this.output = output;
    }

    @Override
    public void accept(ReachReport reachReport) {
        if (reachReport.reached() && !printedReached) {
            printedReached = true;
            output.accept("Reached by %s.".formatted(reachReport.device()));
        } else if (!reachReport.reached() && !printedReached && !printedUnreached) {
            printedUnreached = true;
            output.accept(
                    "%s hears of this server but cannot reach it: a firewall, most likely."
                            .formatted(reachReport.device()));
            Firewall.ofThisComputer(port).commands().forEach(output);
        }
    }
}
