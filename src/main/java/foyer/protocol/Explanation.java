package foyer.protocol;

import java.util.List;
import java.util.stream.IntStream;

/// What a server says in English words beside this, for clients that say it in another language. On
/// the wire it is a list: the sentence's name, then what belongs in it. A client may ignore it.
/// Immutable.
///
/// @param with a `Long` for each number, a `String` for each text
public record Explanation(Sentence sentence, List<Object> with) {
    public Explanation {
        with = List.copyOf(with);
        if (!fits(sentence, with)) {
            throw new IllegalArgumentException(sentence + " is not made with that");
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
