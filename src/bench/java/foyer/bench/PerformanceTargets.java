package foyer.bench;

import java.util.ArrayList;
import java.util.List;

/// The performance targets, and whether they were met. One thread.
final class PerformanceTargets {
    private final BenchResults benchResults;
    private final List<String> lines = new ArrayList<>();

    PerformanceTargets(BenchResults benchResults) {
        this.benchResults = benchResults;
    }

    String table() {
        lines.add("| target | required | measured | |");
        lines.add("|---|---|---|---|");
        requireCheaper(BenchRows.flood(1_000), 15);
        requireAtLeast(BenchRows.perSecond(BenchRows.flood(1_000)), 1_200_000);
        requireCheaper(BenchRows.flood(100), 7);
        for (int people : new int[] {10, 100, 1_000}) {
            requireCheaper(BenchRows.quiet(people), 1);
        }
        requireCheaper(BenchRows.busy(100), 2);
        String p99 = BenchRows.p99(BenchRows.busy(100));
        requireAtMost(p99, 15, "ms", benchResults.median(p99, ServerUnderTest.FOYER));
        requireAtLeast(BenchRows.receipts(100), 30_000);
        requireAtMost(
                BenchRows.heap(),
                4_096,
                "bytes",
                benchResults.median(BenchRows.heap(), ServerUnderTest.FOYER));
        for (int people : new int[] {10, 100, 1_000}) {
            String cpu = BenchRows.cpu(BenchRows.flood(people));
            requireAtMost(
                    "TLS ÷ plain, " + cpu,
                    3,
                    "times",
                    benchResults.ratio(cpu, ServerUnderTest.FOYER_TLS, ServerUnderTest.FOYER));
        }
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }

    private void requireCheaper(String row, double times) {
        double measured =
                benchResults.ratio(
                        BenchRows.cpu(row), ServerUnderTest.NAIVE, ServerUnderTest.FOYER);
        addLine(
                "`broadcast()` ÷ Foyer, " + BenchRows.cpu(row),
                "at least %.0f times".formatted(times),
                BenchResults.number("%.2f times", measured),
                measured >= times);
    }

    private void requireAtLeast(String row, double count) {
        double measured = benchResults.median(row, ServerUnderTest.FOYER);
        addLine(
                row,
                "at least %,.0f".formatted(count),
                BenchResults.number("%,.0f", measured),
                measured >= count);
    }

    private void requireAtMost(String row, double limit, String unit, double measured) {
        addLine(
                row,
                "at most %,.0f %s".formatted(limit, unit),
                BenchResults.number("%,.2f " + unit, measured),
                measured <= limit);
    }

    private void addLine(String row, String required, String measured, boolean isMet) {
        String verdict = measured.isEmpty() ? "not measured" : isMet ? "met" : "**missed**";
        lines.add("| %s | %s | %s | %s |".formatted(row, required, measured, verdict));
    }
}
