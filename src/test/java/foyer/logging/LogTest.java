package foyer.logging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A line of the log is one line, and no fault brings in what somebody wrote.
class LogTest {
    private static final LoggerContext CONTEXT = (LoggerContext) LoggerFactory.getILoggerFactory();

    /// As it would come out of the process.
    static String written(ILoggingEvent event) {
        var appender =
                (ConsoleAppender<ILoggingEvent>)
                        CONTEXT.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("stderr");
        return new String(appender.getEncoder().encode(event), StandardCharsets.UTF_8);
    }

    private static List<String> lines(String words, @Nullable Throwable fault) {
        var logger = CONTEXT.getLogger(LogTest.class);
        var event =
                new LoggingEvent(LogTest.class.getName(), logger, Level.ERROR, words, fault, null);
        return written(event).replaceFirst("^\\S+ ", "").lines().toList();
    }

    @Test
    void controlCharactersAreReplaced() {
        assertEquals(
                List.of("ERROR LogTest a?ERROR Hub b??[2J?c?d?e"),
                lines("a\nERROR Hub b\r\u001b[2J\u202ec\u2028d\u0085e", null));
    }

    @Test
    void exceptionIsLoggedWithoutItsMessage() {
        var fault =
                new IllegalStateException(
                        "zebra\nERROR forged", new NumberFormatException("For input: zebra"));
        List<String> lines = lines("it broke", fault);
        assertEquals("ERROR LogTest it broke", lines.getFirst());
        assertTrue(lines.contains("java.lang.IllegalStateException"), lines.toString());
        assertTrue(lines.contains("caused by java.lang.NumberFormatException"), lines.toString());
        assertEquals(
                List.of(),
                lines.stream().filter(line -> line.matches(".*(zebra|forged).*")).toList());
    }

    @Test
    void diskErrorIsLoggedWithItsMessage() {
        List<String> lines =
                lines("it broke", new IllegalStateException(new FileSystemException("a\nb")));
        assertTrue(
                lines.contains("caused by java.nio.file.FileSystemException: a?b"),
                lines.toString());
        assertTrue(lines("it broke", new IOException()).contains("java.io.IOException: null"));
    }
}
