package foyer.state;

import foyer.transfer.FileDesk;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A file chosen to go with what is said next, and not sent. Immutable.
///
/// @param n one of this person's numbers, by which it is told from others
/// @param path where it is; nothing if only [#unkept] has it
/// @param unkept makes what was pasted, where this computer's disk did not take it
/// @param sight what it is; nothing while that is not known
/// @param words what is the matter with it; empty if nothing is
/// @param gone whether it was not where it should be
public record Chosen(
        long n,
        String name,
        @Nullable Path path,
        @Nullable Supplier<byte[]> unkept,
        FileDesk.@Nullable Sight sight,
        String words,
        boolean gone) {
    static Chosen of(long n, String name, Path path, FileDesk.@Nullable Sight sight) {
        return new Chosen(n, name, path, null, sight, "", false);
    }

    static Chosen unkept(long n, String name, Supplier<byte[]> made, String words) {
        return new Chosen(n, name, null, made, null, words, false);
    }

    Chosen at(Path there) {
        return new Chosen(n, name, there, null, sight, "", false);
    }

    Chosen known(FileDesk.Sight what, String now) {
        return new Chosen(n, name, path, unkept, what, now, false);
    }

    Chosen withWords(String now) {
        return new Chosen(n, name, path, unkept, sight, now, gone);
    }

    Chosen goneFor(String why) {
        return new Chosen(n, name, path, unkept, sight, why, true);
    }
}
