package foyer.ui.about;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A library that Foyer contains, with its licence. Immutable.
///
/// @param name the name, with the file names if they differ
/// @param version empty if it has none
/// @param holders the copyright holders; empty if there are none
/// @param licence starts with the SPDX identifier
record Library(String name, String version, String holders, String licence) {
    private static final Pattern PART =
            Pattern.compile("## In the program\n(.*?)(?:\n## |\\z)", Pattern.DOTALL);
    private static final Pattern ROW =
            Pattern.compile(
                    "^\\| *(.*?) *\\| *(.*?) *\\| *(.*?) *\\| *(.*?) *\\|$", Pattern.MULTILINE);

    /// The table's header and the line below it.
    private static final int HEADER_ROWS = 2;

    /// The libraries that are shipped with Foyer.
    ///
    /// @param licences the text of `docs/licences.md`
    static List<Library> shipped(String licences) {
        Matcher part = PART.matcher(licences);
        return !part.find()
                ? List.of()
                : ROW.matcher(part.group(1)).results().skip(HEADER_ROWS).map(Library::of).toList();
    }

    private static Library of(MatchResult row) {
        return new Library(row.group(1), row.group(2), row.group(3), row.group(4));
    }

    /// The SPDX identifier, such as `Apache-2.0`; empty if it needs no licence.
    String identifier() {
        String first = licence.split("[ ;,]", 2)[0];
        return first.contains("-") || first.equals("MIT") ? first : "";
    }

    /// The licence's text; empty if it needs none.
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

    /// The text in a list.
    @Override
    public String toString() {
        return name.replaceFirst(":.*", "")
                + (version.isEmpty() ? "" : " " + version)
                + " · "
                + licence;
    }
}
