package foyer.hub;

import com.ibm.icu.text.SpoofChecker;
import foyer.protocol.Names;
import java.util.Set;

/// Computes skeletons of names by Unicode Technical Standard 39, section 4. Two names that look
/// alike, in whatever alphabets, have a skeleton in common. Hub thread.
final class NameSkeleton {
    private static final SpoofChecker SPOOFS = new SpoofChecker.Builder().build();

    private NameSkeleton() {}

    /// Two skeletons: of the name as written, where capital I looks like small l, and of its lower
    /// case, where capital I becomes small i.
    static Set<String> of(String name) {
        String lowerCase = skeleton(Names.key(name));
        String written = skeleton(skeleton(name));
        return lowerCase.equals(written) ? Set.of(written) : Set.of(lowerCase, written);
    }

    private static String skeleton(String name) {
        return Names.key(SPOOFS.getSkeleton(name));
    }
}
