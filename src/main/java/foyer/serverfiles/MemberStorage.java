package foyer.serverfiles;

import java.util.Comparator;

/// How much one member has in the store. Immutable.
///
/// @param files shared files and unfinished uploads
public record MemberStorage(String member, int files, long bytes) {
    static final Comparator<MemberStorage> LARGEST_FIRST =
            Comparator.comparingLong(MemberStorage::bytes)
                    .thenComparingInt(MemberStorage::files)
                    .reversed()
                    .thenComparing(MemberStorage::member);
}
