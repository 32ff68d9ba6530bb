package foyer.logging;

import ch.qos.logback.classic.pattern.ThrowableHandlingConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;

/// A fault as it stands in the log: of what kind and where. What it says stands there only where
/// the disk, the network or the database says it; anything else may be what somebody wrote. Made by
/// logback from its settings; any thread.
public final class SafeThrowableConverter extends ThrowableHandlingConverter {
    private static final int CAUSES = 8;
    private static final String UNSEEN = "[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]";

    @Override
    public String convert(ILoggingEvent event) {
        var text = new StringBuilder();
        IThrowableProxy fault = event.getThrowableProxy();
        for (int i = 0; fault != null && i < CAUSES; i++) {
            text.append(i == 0 ? "" : "caused by ").append(fault.getClassName());
            text.append(words(fault)).append('\n').append(frames(fault));
            fault = fault.getCause();
        }
        return text.toString();
    }

    private static String words(IThrowableProxy fault) {
        Throwable thrown = fault instanceof ThrowableProxy proxy ? proxy.getThrowable() : null;
        String kind = fault.getClassName();
        boolean ofTheSystem =
                kind.startsWith("java.sql.")
                        || kind.startsWith("org.sqlite.")
                        || (kind.startsWith("java") && thrown instanceof IOException);
        return ofTheSystem ? ": " + String.valueOf(fault.getMessage()).replaceAll(UNSEEN, "?") : "";
    }

    /// Those it does not share with the fault it caused.
    private static String frames(IThrowableProxy fault) {
        StackTraceElementProxy[] all = fault.getStackTraceElementProxyArray();
        return Arrays.stream(all, 0, all.length - fault.getCommonFrames())
                .map(frame -> "    " + frame + "\n")
                .collect(Collectors.joining());
    }
}
