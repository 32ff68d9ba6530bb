package foyer.installer;

import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds the library classes that a program can reach by name. Treats every string in a class file
/// that could be a class name as one, so it may find too many. Names that are built at run time are
/// not found.
final class ReachableClasses {
    private static final Pattern NAMES = Pattern.compile("[\\w$]+(?:[/.][\\w$]+)+");

    private final Map<String, byte[]> classes;
    private final Set<String> reachable = new HashSet<>();

    private ReachableClasses(Map<String, byte[]> classes) {
        this.classes = classes;
    }

    /// Returns the internal names of the reachable classes.
    ///
    /// @param users the classes of the program
    /// @param classes of the libraries by internal name
    static Set<String> find(Stream<byte[]> users, Map<String, byte[]> classes) {
        var reachableClasses = new ReachableClasses(classes);
        Deque<String> pending = new ArrayDeque<>();
        users.forEach(user -> reachableClasses.add(user, pending));
        while (!pending.isEmpty()) {
            reachableClasses.add(classes.getOrDefault(pending.pop(), new byte[0]), pending);
        }
        return reachableClasses.reachable;
    }

    private void add(byte[] classFile, Deque<String> pending) {
        for (PoolEntry entry : ClassFile.of().parse(classFile).constantPool()) {
            if (entry instanceof Utf8Entry text) {
                NAMES.matcher(text.stringValue())
                        .results()
                        .map(MatchResult::group)
                        .flatMap(name -> Stream.of(name, name.substring(1)))
                        .map(name -> name.replace('.', '/'))
                        .filter(classes::containsKey)
                        .filter(reachable::add)
                        .forEach(pending::push);
            }
        }
    }
}
