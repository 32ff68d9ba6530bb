package foyer.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What other tests hear of a process that is silent, or over.
class ChildProcessTest {
    private static final Duration SHORT = Duration.ofMillis(50);

    /// Says two words, and then nothing until it is told something.
    static final class SilentProgram {
        private SilentProgram() {}

        static void main() throws IOException {
            System.out.println("one\ntwo");
            System.in.read();
        }
    }

    private static ChildProcess silent() throws IOException {
        ChildProcess process = ChildProcess.ofTests(SilentProgram.class, List.of(), "in vain");
        assertEquals("one", process.line());
        assertEquals("two", process.line());
        return process;
    }

    @Test
    void silentProgramFailsWithItsLastLine() throws Exception {
        try (ChildProcess process = silent()) {
            var failure = assertThrows(AssertionError.class, () -> process.line(SHORT));
            String words = failure.getMessage();
            assertTrue(words.contains("the next line of `" + SilentProgram.class.getName()), words);
            assertTrue(words.endsWith(" in vain`, which last said “two”"), words);
        }
    }

    @Test
    void endedProgramReturnsNull() throws Exception {
        try (ChildProcess process = silent()) {
            process.tell("go on");
            assertEquals("null", process.line());
            assertEquals(0, process.exitCode());
            assertEquals("", process.errors());
        }
    }
}
