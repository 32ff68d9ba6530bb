package foyer.hub;

import com.ibm.icu.text.SpoofChecker;
import foyer.protocol.Names;
import java.util.Set;

/// What names look like: two names that people would take for one another have a likeness in
/// common, whatever alphabets they are written in (skeletons of Unicode Technical Standard 39,
/// section 4). Pure function; one thread, the hub's.
final class NameSkeleton {
    private static final SpoofChecker SPOOFS = new SpoofChecker.Builder().build();

    private NameSkeleton() {}

    /// As it is written, where capital I looks like small l, and as it is read without regard to
    /// case, where capital I is small i.
    static Set<String> of(String name) {
        String read = skeleton(Names.key(name));
        String written = skeleton(skeleton(name));
        return read.equals(written) ? Set.of(read) : Set.of(read, written);
    }

    private static String skeleton(String name) {
        return Names.key(SPOOFS.getSkeleton(name));
    }
}
