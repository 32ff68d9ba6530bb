package foyer.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class LimitsDocumentTest {
    private static final Pattern NAME = Pattern.compile("`([a-z_]+)`");

    @Test
    void tableOfPricesNamesEveryCommand() throws Exception {
        String text = Files.readString(Path.of("docs/limits.md"));
        var named = new TreeSet<String>();
        text.substring(text.indexOf("## Commands"))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|")[1])
                .forEach(
                        cell ->
                                NAME.matcher(cell)
                                        .results()
                                        .forEach(match -> named.add(match.group(1))));
        var all =
                Samples.COMMANDS.stream()
                        .map(command -> Codec.encode(new Request(0, command)))
                        .map(frame -> frame.split("\"")[3])
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(all, named);
    }
}
