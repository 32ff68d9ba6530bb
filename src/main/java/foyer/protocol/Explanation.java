package foyer.protocol;

import java.util.List;
import java.util.stream.IntStream;

/// The meaning of an English text of the server, for clients that translate it. On the wire it is a
/// list: the sentence's name, then its values. A client may ignore it. Immutable.
///
/// @param with the values: a `Long` or a `String` each
public record Explanation(Sentence sentence, List<Object> with) {
    public Explanation {
        with = List.copyOf(with);
        if (!fits(sentence, with)) {
            throw new IllegalArgumentException(sentence + " does not take these values");
        }
    }

    static boolean fits(Sentence sentence, List<?> with) {
        List<Sentence.Value> parts = sentence.parts();
        return parts.size() == with.size()
                && IntStream.range(0, with.size())
                        .allMatch(
                                i ->
                                        parts.get(i).isNumber()
                                                ? with.get(i) instanceof Long
                                                : with.get(i) instanceof String);
    }
}
