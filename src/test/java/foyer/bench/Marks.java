package foyer.bench;

import java.util.ArrayList;
import java.util.List;

/// What issue 3 asks for, and whether it was met. One thread.
final class Marks {
    private final Figures figures;
    private final List<String> lines = new ArrayList<>();

    Marks(Figures figures) {
        this.figures = figures;
    }

    String table() {
        lines.add("| mark | asked | measured | |");
        lines.add("|---|---|---|---|");
        cheaper(Rows.flood(1_000), 15);
        atLeast(Rows.perSecond(Rows.flood(1_000)), 1_200_000);
        cheaper(Rows.flood(100), 7);
        for (int people : new int[] {10, 100, 1_000}) {
            cheaper(Rows.quiet(people), 1);
        }
        cheaper(Rows.busy(100), 2);
        String late = Rows.p99(Rows.busy(100));
        atMost(late, 15, "ms", figures.median(late, Side.FOYER));
        atLeast(Rows.receipts(100), 30_000);
        atMost(Rows.heap(), 4_096, "bytes", figures.median(Rows.heap(), Side.FOYER));
        for (int people : new int[] {10, 100, 1_000}) {
            String cpu = Rows.cpu(Rows.flood(people));
            atMost(
                    "TLS ÷ plain, " + cpu,
                    3,
                    "times",
                    figures.ratio(cpu, Side.FOYER_TLS, Side.FOYER));
        }
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }

    private void cheaper(String what, double times) {
        double measured = figures.ratio(Rows.cpu(what), Side.NAIVE, Side.FOYER);
        line(
                "`broadcast()` ÷ Foyer, " + Rows.cpu(what),
                "at least %.0f times".formatted(times),
                Figures.number("%.2f times", measured),
                measured >= times);
    }

    private void atLeast(String what, double count) {
        double measured = figures.median(what, Side.FOYER);
        line(
                what,
                "at least %,.0f".formatted(count),
                Figures.number("%,.0f", measured),
                measured >= count);
    }

    private void atMost(String what, double most, String unit, double measured) {
        line(
                what,
                "at most %,.0f %s".formatted(most, unit),
                Figures.number("%,.2f " + unit, measured),
                measured <= most);
    }

    private void line(String what, String asked, String measured, boolean met) {
        String verdict = measured.isEmpty() ? "not measured" : met ? "met" : "**missed**";
        lines.add("| %s | %s | %s | %s |".formatted(what, asked, measured, verdict));
    }
}
