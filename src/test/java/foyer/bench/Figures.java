package foyer.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What was measured of both servers in all rounds, and the table of it. One thread.
final class Figures {
    private record Row(String what, String form) {}

    private final Map<Row, Map<String, List<Double>>> rows = new LinkedHashMap<>();

    /// @param form how a number of this row is printed
    void add(String what, String form, String server, double value) {
        rows.computeIfAbsent(new Row(what, form), _ -> new LinkedHashMap<>())
                .computeIfAbsent(server, _ -> new ArrayList<>())
                .add(value);
    }

    /// Medians and, in brackets, the least and the most.
    String table(String naive, String foyer) {
        var text = new StringBuilder();
        text.append("| what | %s | %s | ratio |%n|---|---|---|---|%n".formatted(naive, foyer));
        rows.forEach(
                (row, values) -> {
                    List<Double> one = values.getOrDefault(naive, List.of());
                    List<Double> other = values.getOrDefault(foyer, List.of());
                    text.append(
                            "| %s | %s | %s | %.2f |%n"
                                    .formatted(
                                            row.what,
                                            cell(row.form, one),
                                            cell(row.form, other),
                                            median(one) / median(other)));
                });
        return text.toString();
    }

    private static String cell(String form, List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        String median = form.formatted(median(values));
        return sorted.size() < 2
                ? median
                : median
                        + " ["
                        + form.formatted(sorted.getFirst())
                        + " to "
                        + form.formatted(sorted.getLast())
                        + "]";
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
