package foyer.ui.about;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Something Foyer is made of, and under what licence. Immutable; any thread.
///
/// @param name with the names of its files, where they are others
/// @param version empty if it has none of its own
/// @param holders whose it is; empty for nobody
/// @param licence begins with its SPDX identifier
record Library(String name, String version, String holders, String licence) {
    private static final Pattern PART =
            Pattern.compile("## In the program\n(.*?)(?:\n## |\\z)", Pattern.DOTALL);
    private static final Pattern ROW =
            Pattern.compile(
                    "^\\| *(.*?) *\\| *(.*?) *\\| *(.*?) *\\| *(.*?) *\\|$", Pattern.MULTILINE);

    /// The table's head, and the line under it.
    private static final int HEAD = 2;

    /// What comes along with Foyer.
    ///
    /// @param list `docs/licences.md`
    static List<Library> shipped(String list) {
        Matcher part = PART.matcher(list);
        return !part.find()
                ? List.of()
                : ROW.matcher(part.group(1)).results().skip(HEAD).map(Library::of).toList();
    }

    private static Library of(MatchResult row) {
        return new Library(row.group(1), row.group(2), row.group(3), row.group(4));
    }

    /// Such as `Apache-2.0`; empty if it needs no licence.
    String identifier() {
        String first = licence.split("[ ;,]", 2)[0];
        return first.contains("-") || first.equals("MIT") ? first : "";
    }

    /// The licence's own words; empty if it needs none.
    String text() {
        if (identifier().isEmpty()) {
            return "";
        }
        try (InputStream in =
                Library.class.getResourceAsStream("licences/" + identifier() + ".txt")) {
            if (in == null) {
                throw new IllegalStateException("the text of " + identifier() + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What it is called in a list.
    @Override
    public String toString() {
        return name.replaceFirst(":.*", "")
                + (version.isEmpty() ? "" : " " + version)
                + " · "
                + licence;
    }
}
