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

/// Which classes of a library are named, directly or by way of one another, by the classes that use
/// it. Every text of a class file that could be the name of a class counts as one, so this errs
/// only towards too many; names put together while the program runs are not seen.
final class ReachableClasses {
    private static final Pattern NAMES = Pattern.compile("[\\w$]+(?:[/.][\\w$]+)+");

    private final Map<String, byte[]> classes;
    private final Set<String> found = new HashSet<>();

    private ReachableClasses(Map<String, byte[]> classes) {
        this.classes = classes;
    }

    /// @param classes all of the libraries, by internal name
    /// @param users what needs them
    /// @return internal names
    static Set<String> from(Stream<byte[]> users, Map<String, byte[]> classes) {
        var reachableClasses = new ReachableClasses(classes);
        Deque<String> left = new ArrayDeque<>();
        users.forEach(user -> reachableClasses.add(user, left));
        while (!left.isEmpty()) {
            reachableClasses.add(classes.getOrDefault(left.pop(), new byte[0]), left);
        }
        return reachableClasses.found;
    }

    private void add(byte[] by, Deque<String> left) {
        for (PoolEntry entry : ClassFile.of().parse(by).constantPool()) {
            if (entry instanceof Utf8Entry text) {
                NAMES.matcher(text.stringValue())
                        .results()
                        .map(MatchResult::group)
                        .flatMap(name -> Stream.of(name, name.substring(1)))
                        .map(name -> name.replace('.', '/'))
                        .filter(classes::containsKey)
                        .filter(found::add)
                        .forEach(left::push);
            }
        }
    }
}
