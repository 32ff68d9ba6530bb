package foyer.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What was measured of all servers in all rounds, and the tables of it. One thread.
final class BenchResults {
    private final Map<String, String> forms = new LinkedHashMap<>();
    private final Map<String, Map<ServerUnderTest, List<Double>>> rows = new LinkedHashMap<>();

    /// @param form how a number of this row is printed
    void add(String what, String form, ServerUnderTest serverUnderTest, double value) {
        forms.put(what, form);
        rows.computeIfAbsent(what, _ -> new EnumMap<>(ServerUnderTest.class))
                .computeIfAbsent(serverUnderTest, _ -> new ArrayList<>())
                .add(value);
    }

    /// Of all rounds; no number if there is none.
    double median(String what, ServerUnderTest serverUnderTest) {
        return median(rows.getOrDefault(what, Map.of()).getOrDefault(serverUnderTest, List.of()));
    }

    /// How many times the one is the other: the median of the rounds, since the two took turns in
    /// each.
    double ratio(String what, ServerUnderTest one, ServerUnderTest other) {
        List<Double> ones = rows.getOrDefault(what, Map.of()).getOrDefault(one, List.of());
        List<Double> others = rows.getOrDefault(what, Map.of()).getOrDefault(other, List.of());
        var ratios = new ArrayList<Double>();
        for (int i = 0; i < Math.min(ones.size(), others.size()); i++) {
            ratios.add(ones.get(i) / others.get(i));
        }
        return median(ratios);
    }

    /// Medians and, in brackets, the least and the most.
    String table(ServerUnderTest naive, ServerUnderTest foyer) {
        var text = new StringBuilder();
        text.append(
                "| what | %s | %s | ratio |%n|---|---|---|---|%n"
                        .formatted(naive.label, foyer.label));
        for (String what : rows.keySet()) {
            if (!Double.isNaN(median(what, foyer))) {
                text.append(
                        "| %s | %s | %s | %s |%n"
                                .formatted(
                                        what,
                                        cell(what, naive),
                                        cell(what, foyer),
                                        number("%.2f", ratio(what, naive, foyer))));
            }
        }
        return text.toString();
    }

    private String cell(String what, ServerUnderTest serverUnderTest) {
        List<Double> sorted =
                rows.get(what).getOrDefault(serverUnderTest, List.of()).stream().sorted().toList();
        String form = forms.get(what);
        String median = number(form, median(sorted));
        return sorted.size() < 2
                ? median
                : "%s [%s to %s]"
                        .formatted(
                                median,
                                number(form, sorted.getFirst()),
                                number(form, sorted.getLast()));
    }

    static String number(String form, double value) {
        return Double.isNaN(value) ? "" : form.formatted(value);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.isEmpty()
                ? Double.NaN
                : sorted.size() % 2 == 1
                        ? sorted.get(half)
                        : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
