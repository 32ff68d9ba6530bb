package foyer.markup;

import java.util.List;
import java.util.stream.Collectors;

/// Lines of a message that stand together: text, a quotation or code. A message is the text of its
/// blocks with a line break between two. Immutable.
///
/// @param quotes how many quotations the lines are in
public record MarkupBlock(boolean isCode, int quotes, List<MarkupSpan> spans) {
    public MarkupBlock {
        spans = List.copyOf(spans);
    }

    /// The characters that are shown.
    public String text() {
        return spans.stream().map(MarkupSpan::text).collect(Collectors.joining());
    }
}
