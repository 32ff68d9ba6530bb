package foyer.markup;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// The shared table of texts and what is shown of them, for the window and the guest page.
///
/// @param asTyped texts without markup
/// @param links texts with one link
public record MarkupCases(
        List<String> asTyped, List<Markup> markup, List<Link> links, List<String> noLinks) {
    /// A text with markup. In what is shown, `⟦b:word⟧` is bold, `i` italic, `s` struck, `c` code;
    /// `¶` begins another block, `> ` a quotation, `code:` a code block.
    public record Markup(String in, String shown, String copied) {}

    /// A text with one link.
    public record Link(String in, String link) {}

    /// The table.
    public static MarkupCases read() throws IOException {
        try (var json =
                new InputStreamReader(
                        Objects.requireNonNull(MarkupCases.class.getResourceAsStream("cases.json")),
                        StandardCharsets.UTF_8)) {
            return new Gson().fromJson(json, MarkupCases.class);
        }
    }
}
