package foyer.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The figures of all servers and rounds, and their tables. One thread.
final class BenchResults {
    private final Map<String, String> formats = new LinkedHashMap<>();
    private final Map<String, Map<ServerUnderTest, List<Double>>> rows = new LinkedHashMap<>();

    /// @param format of the figures of this row
    void add(String rowName, String format, ServerUnderTest serverUnderTest, double value) {
        formats.put(rowName, format);
        rows.computeIfAbsent(rowName, _ -> new EnumMap<>(ServerUnderTest.class))
                .computeIfAbsent(serverUnderTest, _ -> new ArrayList<>())
                .add(value);
    }

    /// The median of all rounds; NaN if there is none.
    double median(String rowName, ServerUnderTest serverUnderTest) {
        return median(
                rows.getOrDefault(rowName, Map.of()).getOrDefault(serverUnderTest, List.of()));
    }

    /// The median of the ratios of the rounds, because the servers take turns within each round.
    double ratio(String rowName, ServerUnderTest first, ServerUnderTest second) {
        List<Double> firstValues =
                rows.getOrDefault(rowName, Map.of()).getOrDefault(first, List.of());
        List<Double> secondValues =
                rows.getOrDefault(rowName, Map.of()).getOrDefault(second, List.of());
        var ratios = new ArrayList<Double>();
        for (int i = 0; i < Math.min(firstValues.size(), secondValues.size()); i++) {
            ratios.add(firstValues.get(i) / secondValues.get(i));
        }
        return median(ratios);
    }

    /// The medians with the least and the greatest figure in brackets.
    String table(ServerUnderTest naive, ServerUnderTest foyer) {
        var text = new StringBuilder();
        text.append(
                "| what | %s | %s | ratio |%n|---|---|---|---|%n"
                        .formatted(naive.label, foyer.label));
        for (String rowName : rows.keySet()) {
            if (!Double.isNaN(median(rowName, foyer))) {
                text.append(
                        "| %s | %s | %s | %s |%n"
                                .formatted(
                                        rowName,
                                        cell(rowName, naive),
                                        cell(rowName, foyer),
                                        number("%.2f", ratio(rowName, naive, foyer))));
            }
        }
        return text.toString();
    }

    private String cell(String rowName, ServerUnderTest serverUnderTest) {
        List<Double> sorted =
                rows.get(rowName).getOrDefault(serverUnderTest, List.of()).stream()
                        .sorted()
                        .toList();
        String format = formats.get(rowName);
        String median = number(format, median(sorted));
        return sorted.size() < 2
                ? median
                : "%s [%s to %s]"
                        .formatted(
                                median,
                                number(format, sorted.getFirst()),
                                number(format, sorted.getLast()));
    }

    static String number(String format, double value) {
        return Double.isNaN(value) ? "" : format.formatted(value);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.isEmpty()
                ? Double.NaN
                : sorted.size() % 2 == 1
                        ? sorted.get(middle)
                        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
