package foyer.hub;

import com.ibm.icu.text.SpoofChecker;
import foyer.protocol.Names;

/// What names look like: two names that people would take for one another have the same likeness,
/// whatever alphabets they are written in (the skeleton of Unicode Technical Standard 39, section
/// 4, over the folded name). Pure function; one thread, the hub's.
final class Likeness {
    private static final SpoofChecker SPOOFS = new SpoofChecker.Builder().build();

    private Likeness() {}

    static String of(String name) {
        // once before the case is folded, since capital I looks like small l, and once after
        return Names.key(SPOOFS.getSkeleton(Names.key(SPOOFS.getSkeleton(name))));
    }
}
