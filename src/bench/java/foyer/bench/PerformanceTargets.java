package foyer.bench;

import java.util.ArrayList;
import java.util.List;

/// What issue 3 asks for, and whether it was met. One thread.
final class PerformanceTargets {
    private final BenchResults benchResults;
    private final List<String> lines = new ArrayList<>();

    PerformanceTargets(BenchResults benchResults) {
        this.benchResults = benchResults;
    }

    String table() {
        lines.add("| mark | asked | measured | |");
        lines.add("|---|---|---|---|");
        cheaper(BenchRows.flood(1_000), 15);
        atLeast(BenchRows.perSecond(BenchRows.flood(1_000)), 1_200_000);
        cheaper(BenchRows.flood(100), 7);
        for (int people : new int[] {10, 100, 1_000}) {
            cheaper(BenchRows.quiet(people), 1);
        }
        cheaper(BenchRows.busy(100), 2);
        String late = BenchRows.p99(BenchRows.busy(100));
        atMost(late, 15, "ms", benchResults.median(late, ServerUnderTest.FOYER));
        atLeast(BenchRows.receipts(100), 30_000);
        atMost(
                BenchRows.heap(),
                4_096,
                "bytes",
                benchResults.median(BenchRows.heap(), ServerUnderTest.FOYER));
        for (int people : new int[] {10, 100, 1_000}) {
            String cpu = BenchRows.cpu(BenchRows.flood(people));
            atMost(
                    "TLS ÷ plain, " + cpu,
                    3,
                    "times",
                    benchResults.ratio(cpu, ServerUnderTest.FOYER_TLS, ServerUnderTest.FOYER));
        }
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }

    private void cheaper(String what, double times) {
        double measured =
                benchResults.ratio(
                        BenchRows.cpu(what), ServerUnderTest.NAIVE, ServerUnderTest.FOYER);
        line(
                "`broadcast()` ÷ Foyer, " + BenchRows.cpu(what),
                "at least %.0f times".formatted(times),
                BenchResults.number("%.2f times", measured),
                measured >= times);
    }

    private void atLeast(String what, double count) {
        double measured = benchResults.median(what, ServerUnderTest.FOYER);
        line(
                what,
                "at least %,.0f".formatted(count),
                BenchResults.number("%,.0f", measured),
                measured >= count);
    }

    private void atMost(String what, double most, String unit, double measured) {
        line(
                what,
                "at most %,.0f %s".formatted(most, unit),
                BenchResults.number("%,.2f " + unit, measured),
                measured <= most);
    }

    private void line(String what, String asked, String measured, boolean met) {
        String verdict = measured.isEmpty() ? "not measured" : met ? "met" : "**missed**";
        lines.add("| %s | %s | %s | %s |".formatted(what, asked, measured, verdict));
    }
}
