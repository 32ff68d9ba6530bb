package foyer.model;

import foyer.clientfiles.LocalFiles;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A file chosen to go with what is said next, and not sent. Immutable.
///
/// @param n one of this person's numbers, by which it is told from others
/// @param path where it is; nothing if only [#unkept] has it
/// @param unkept makes what was pasted, where this computer's disk did not take it
/// @param stamp what it is; nothing while that is not known
/// @param problem what is the matter with it; empty if nothing is
/// @param gone whether it was not where it should be
public record DraftAttachment(
        long n,
        String name,
        @Nullable Path path,
        @Nullable Supplier<byte[]> unkept,
        LocalFiles.@Nullable FileStamp stamp,
        String problem,
        boolean gone) {
    static DraftAttachment of(
            long n, String name, Path path, LocalFiles.@Nullable FileStamp fileStamp) {
        return new DraftAttachment(n, name, path, null, fileStamp, "", false);
    }

    static DraftAttachment unkept(long n, String name, Supplier<byte[]> made, String problem) {
        return new DraftAttachment(n, name, null, made, null, problem, false);
    }

    DraftAttachment at(Path there) {
        return new DraftAttachment(n, name, there, null, stamp, "", false);
    }

    DraftAttachment known(LocalFiles.FileStamp what, String now) {
        return new DraftAttachment(n, name, path, unkept, what, now, false);
    }

    DraftAttachment withProblem(String now) {
        return new DraftAttachment(n, name, path, unkept, stamp, now, gone);
    }

    DraftAttachment goneFor(String why) {
        return new DraftAttachment(n, name, path, unkept, stamp, why, true);
    }
}
