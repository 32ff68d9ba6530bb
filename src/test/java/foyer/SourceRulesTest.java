package foyer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.PatternCaseLabelTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Limits on the size and shape of the production sources. Every exception is named here with its
/// reason; an exception that no source needs fails the test.
class SourceRulesTest {
    private static final Path MAIN = Path.of("src/main/java");
    private static final Path TESTS = Path.of("src/test/java");
    private static final Pattern HEAVY =
            Pattern.compile(
                    "ChildProcess|ProcessBuilder|SystemCommand|UiStage|ShellFixture|TestServer|"
                            + "SocketServer|ServerSocket|SocketChannel|new Socket\\(|VirtualLan");
    private static final Pattern TAGGED = Pattern.compile("@Tag\\(\"(soak|display|process)\"\\)");
    private static final int MAX_FILE_LINES = 350;
    private static final int MAX_METHOD_LINES = 60;
    private static final int MAX_PARAMETERS = 8;

    private static final Map<String, String> LONG_FILES =
            Map.of(
                    "foyer/protocol/Command.java", "the list of all commands",
                    "foyer/protocol/Event.java", "the list of all events");

    private static final Map<String, String> LONG_METHODS = Map.of();

    private static final Map<String, String> MANY_PARAMETERS =
            Map.of(
                    "foyer/protocol/RoomInfo", "its components are the fields on the wire",
                    "foyer/clientstore/SavedServerState", "its components are the tables",
                    "foyer/protocol/LogEntry.Said", "its components are the fields on the wire",
                    "foyer/ui/export/Conversation.Message",
                            "its components are those of the export");

    private static final Map<String, String> DEFAULT_BESIDE_PATTERNS =
            Map.of(
                    "foyer/clientfiles/LocalFiles", "exceptions are an open type",
                    "foyer/ui/text/TextBlockFlow", "JavaFX path elements are an open type");

    private static final Measurements SOURCES = new Measurements();

    @BeforeAll
    static void parseSources() throws IOException {
        try (Stream<Path> all = Files.walk(MAIN)) {
            SOURCES.parse(all.filter(file -> file.toString().endsWith(".java")).toList());
        }
        assertTrue(SOURCES.fileLines.size() > 300, "the sources of the program are found");
    }

    @Test
    void noFileExceedsTheLineLimit() {
        // a longer file usually holds two classes
        assertEquals(LONG_FILES.keySet(), above(SOURCES.fileLines, MAX_FILE_LINES));
    }

    @Test
    void noMethodExceedsTheLineLimit() {
        assertEquals(LONG_METHODS.keySet(), above(SOURCES.methodLines, MAX_METHOD_LINES));
    }

    @Test
    void noConstructorTakesMoreThanEightParameters() {
        // more collaborators than that are more than one responsibility
        assertEquals(MANY_PARAMETERS.keySet(), above(SOURCES.parameters, MAX_PARAMETERS));
    }

    @Test
    void noSwitchOverTypesHasADefault() {
        // the compiler then points at every switch that must handle a new command, event or row
        assertEquals(DEFAULT_BESIDE_PATTERNS.keySet(), new TreeSet<>(SOURCES.defaults));
    }

    @Test
    void noTwoTypesShareASimpleName() {
        var shared = new TreeMap<String, List<String>>();
        for (String type : SOURCES.topLevelTypes) {
            String simpleName = type.substring(type.lastIndexOf('.') + 1);
            shared.computeIfAbsent(simpleName, _ -> new ArrayList<>()).add(type);
        }
        shared.values().removeIf(types -> types.size() < 2);
        assertEquals(Map.of(), shared);
    }

    @Test
    void quickTestsNeedNoProcessWindowOrNetwork() throws IOException {
        String quick = Files.readString(Path.of("pom.xml")).split("<id>quick</id>", 2)[1];
        String includes = quick.substring(0, quick.indexOf("</includes>"));
        var heavy = new TreeSet<String>();
        int tests = 0;
        for (var include = Pattern.compile("<include>(.*)/\\*Test.java").matcher(includes);
                include.find(); ) {
            Path folder = TESTS.resolve(include.group(1));
            try (var files = Files.newDirectoryStream(folder, "*Test.java")) {
                for (Path file : files) {
                    tests++;
                    String source = Files.readString(file);
                    if (HEAVY.matcher(source).find() && !TAGGED.matcher(source).find()) {
                        heavy.add(TESTS.relativize(file).toString());
                    }
                }
            }
        }
        assertTrue(tests > 80, "the quick profile names the folders of the tests");
        assertEquals(Set.of("foyer/SourceRulesTest.java"), heavy); // which names them
    }

    private static TreeSet<String> above(Map<String, Integer> sizes, int limit) {
        var names = new TreeSet<String>();
        sizes.forEach(
                (name, size) -> {
                    if (size > limit) {
                        names.add(name);
                    }
                });
        return names;
    }

    /// What the rules need to know of the sources, read with the compiler's parser.
    private static final class Measurements {
        final Map<String, Integer> fileLines = new TreeMap<>();
        final Map<String, Integer> methodLines = new TreeMap<>();
        final Map<String, Integer> parameters = new TreeMap<>();
        final List<String> defaults = new ArrayList<>();
        final List<String> topLevelTypes = new ArrayList<>();

        void parse(List<Path> files) throws IOException {
            var compiler = ToolProvider.getSystemJavaCompiler();
            try (var manager = compiler.getStandardFileManager(null, null, null)) {
                var task =
                        (JavacTask)
                                compiler.getTask(
                                        null,
                                        manager,
                                        null,
                                        List.of("-proc:none"),
                                        null,
                                        manager.getJavaFileObjectsFromPaths(files));
                SourcePositions positions = Trees.instance(task).getSourcePositions();
                for (CompilationUnitTree unit : task.parse()) {
                    measure(unit, positions);
                }
            }
            for (Path file : files) {
                fileLines.put(
                        MAIN.relativize(file).toString().replace('\\', '/'),
                        Files.readAllLines(file).size());
            }
        }

        private void measure(CompilationUnitTree unit, SourcePositions positions) {
            String inPackage =
                    unit.getPackageName() == null ? "" : unit.getPackageName().toString();
            for (Tree type : unit.getTypeDecls()) {
                if (type instanceof ClassTree declared) {
                    topLevelTypes.add(inPackage + "." + declared.getSimpleName());
                }
            }
            new TreeScanner<Void, String>() {
                @Override
                public Void visitClass(ClassTree type, String outer) {
                    String name =
                            outer.endsWith("/")
                                    ? outer + type.getSimpleName()
                                    : outer + "." + type.getSimpleName();
                    if (type.getKind() == Tree.Kind.RECORD) {
                        parameters.merge(name, recordComponents(type), Math::max);
                    }
                    return super.visitClass(type, name);
                }

                @Override
                public Void visitMethod(MethodTree method, String type) {
                    if (method.getName().contentEquals("<init>")) {
                        parameters.merge(type, method.getParameters().size(), Math::max);
                    }
                    methodLines.merge(type + "#" + method.getName(), lines(method), Math::max);
                    return super.visitMethod(method, type);
                }

                private int lines(MethodTree method) {
                    if (method.getBody() == null) {
                        return 0;
                    }
                    var lineMap = unit.getLineMap();
                    long first = positions.getStartPosition(unit, method.getBody());
                    long last = positions.getEndPosition(unit, method.getBody());
                    return (int) (lineMap.getLineNumber(last) - lineMap.getLineNumber(first) + 1);
                }

                @Override
                public Void visitSwitch(SwitchTree tree, String type) {
                    check(tree.getCases(), type);
                    return super.visitSwitch(tree, type);
                }

                @Override
                public Void visitSwitchExpression(SwitchExpressionTree tree, String type) {
                    check(tree.getCases(), type);
                    return super.visitSwitchExpression(tree, type);
                }

                private void check(List<? extends CaseTree> cases, String type) {
                    boolean overTypes =
                            cases.stream()
                                    .flatMap(each -> each.getLabels().stream())
                                    .anyMatch(PatternCaseLabelTree.class::isInstance);
                    boolean hasDefault =
                            cases.stream()
                                    .flatMap(each -> each.getLabels().stream())
                                    .anyMatch(DefaultCaseLabelTree.class::isInstance);
                    if (overTypes && hasDefault) {
                        defaults.add(type);
                    }
                }
            }.scan(unit, inPackage.replace('.', '/') + "/");
        }

        private static int recordComponents(ClassTree type) {
            return (int)
                    type.getMembers().stream()
                            .filter(member -> member instanceof VariableTree)
                            .map(member -> (VariableTree) member)
                            .filter(
                                    field ->
                                            !field.getModifiers()
                                                    .getFlags()
                                                    .contains(Modifier.STATIC))
                            .count();
        }
    }
}
