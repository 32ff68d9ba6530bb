package foyer.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChildProcessTest {
    private static final Duration SHORT = Duration.ofMillis(50);

    /// Prints two words, then waits for input.
    static final class SilentProgram {
        private SilentProgram() {}

        static void main() throws IOException {
            System.out.println("one\ntwo");
            System.in.read();
        }
    }

    private static ChildProcess silent() throws IOException {
        ChildProcess process = ChildProcess.ofTests(SilentProgram.class, List.of(), "argument");
        assertEquals("one", process.line());
        assertEquals("two", process.line());
        return process;
    }

    @Test
    void silentProgramFailsWithItsLastLine() throws Exception {
        try (ChildProcess process = silent()) {
            var failure = assertThrows(AssertionError.class, () -> process.line(SHORT));
            String message = failure.getMessage();
            assertTrue(
                    message.contains("the next line of `" + SilentProgram.class.getName()),
                    message);
            assertTrue(message.endsWith(" argument`, which last printed “two”"), message);
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
