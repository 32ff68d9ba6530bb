package foyer.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.LogEntry;
import foyer.protocol.LogEntry.Said;
import foyer.testing.Soak;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Faults, cases 2 and 3: the programs of those who talk are killed while they do, and so is the
/// server.
@Tag("soak")
class KillClientsTest {
    private static final List<String> PROGRAMS = List.of("Ada", "Bob");
    private static final int EACH = 2;
    private static final double SETTLED_SECONDS = 10;

    @TempDir private Path folder;
    private final List<TalkerProcess> programs = new ArrayList<>();
    private ServeCommandProcess server;
    private double slowest;

    @BeforeEach
    void start() throws Exception {
        server = new ServeCommandProcess(folder.resolve("data"));
        for (String called : PROGRAMS) {
            Path own = Files.createDirectory(folder.resolve(called));
            programs.add(new TalkerProcess(called, EACH, server.address(), own));
        }
        programs.forEach(TalkerProcess::talk);
    }

    @AfterEach
    void end() {
        programs.forEach(TalkerProcess::close);
        server.close();
    }

    @Test
    void killedClientsLoseAndDuplicateNothingSeed2() throws Exception {
        var random = new Random(2);
        int kills = PROGRAMS.size() * Soak.or(2, 50);
        for (int kill = 0; kill < kills; kill++) {
            TalkerProcess program = programs.get(kill % PROGRAMS.size());
            program.say(1 + random.nextInt(10));
            program.kill();
            comeBack(program);
        }
        check(kills + " kills of clients");
    }

    @Test
    void killsOnBothSidesLoseNothingSeed3() throws Exception {
        var random = new Random(3);
        int kills = Soak.or(3, 100);
        for (int kill = 0; kill < kills; kill++) {
            TalkerProcess program = programs.get(random.nextInt(PROGRAMS.size()));
            program.say(1 + random.nextInt(10));
            // the one, the other, or both at the same moment
            int which = random.nextInt(3);
            if (which != 0) {
                program.kill();
            }
            if (which != 1) {
                server.killAndStart();
            }
            if (which != 0) {
                comeBack(program);
            }
        }
        check(kills + " kills of clients, the server or both");
    }

    private void comeBack(TalkerProcess program) throws IOException {
        program.start();
        long start = System.nanoTime();
        program.settle();
        double settled = (System.nanoTime() - start) / 1e9;
        slowest = Math.max(slowest, settled);
        assertTrue(settled <= SETTLED_SECONDS, "all is stored after " + settled + " s");
        program.talk();
    }

    private void check(String what) throws Exception {
        programs.forEach(TalkerProcess::hush);
        programs.forEach(TalkerProcess::settle);
        programs.forEach(TalkerProcess::finish);
        var talkerReports = new ArrayList<TalkerReport>();
        programs.forEach(each -> talkerReports.addAll(each.talkerReports()));
        server.kill();
        List<LogEntry> stored = server.stored("Lobby");
        var check = new HistoryCheck(stored);
        for (TalkerReport each : talkerReports) {
            check.seenBy(each.name(), each.log(), each.acknowledged());
        }
        check.assertHolds();
        int kept = 0;
        int said = 0;
        Set<String> texts = textsOf(stored);
        assertEquals(stored.size(), texts.size(), "something was said twice");
        for (String called : PROGRAMS) {
            for (int i = 1; i <= EACH; i++) {
                var journal =
                        new Journal(folder.resolve(called).resolve(called + " " + i + ".journal"));
                var missing = new HashSet<>(journal.kept);
                missing.removeAll(texts);
                assertEquals(Set.of(), missing, "kept on the own disk and never stored");
                texts.removeAll(journal.said);
                kept += journal.kept.size();
                said += journal.said.size();
            }
        }
        assertEquals(Set.of(), texts, "stored, but nobody said it");
        System.out.printf(
                "%s: %d typed, %d seen to be kept, %d stored, each once; after a start all was"
                        + " stored within %.1f s%n",
                what, said, kept, stored.size(), slowest);
    }

    private static Set<String> textsOf(List<LogEntry> stored) {
        return stored.stream().map(each -> ((Said) each).text()).collect(Collectors.toSet());
    }
}
