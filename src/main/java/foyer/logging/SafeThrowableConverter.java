package foyer.logging;

import ch.qos.logback.classic.pattern.ThrowableHandlingConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;

/// Formats exceptions for the log, with type and stack trace. Includes the message only if it comes
/// from the disk, the network or the database: any other may quote what users wrote. Created by
/// logback. Thread-safe.
public final class SafeThrowableConverter extends ThrowableHandlingConverter {
    private static final int CAUSES_MAX = 8;
    private static final String INVISIBLE = "[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]";

    @Override
    public String convert(ILoggingEvent event) {
        var text = new StringBuilder();
        IThrowableProxy fault = event.getThrowableProxy();
        for (int i = 0; fault != null && i < CAUSES_MAX; i++) {
            text.append(i == 0 ? "" : "caused by ").append(fault.getClassName());
            text.append(message(fault)).append('\n').append(frames(fault));
            fault = fault.getCause();
        }
        return text.toString();
    }

    private static String message(IThrowableProxy fault) {
        Throwable thrown = fault instanceof ThrowableProxy proxy ? proxy.getThrowable() : null;
        String type = fault.getClassName();
        boolean fromSystem =
                type.startsWith("java.sql.")
                        || type.startsWith("org.sqlite.")
                        || (type.startsWith("java") && thrown instanceof IOException);
        return fromSystem
                ? ": " + String.valueOf(fault.getMessage()).replaceAll(INVISIBLE, "?")
                : "";
    }

    /// The frames that the enclosing exception does not share.
    private static String frames(IThrowableProxy fault) {
        StackTraceElementProxy[] all = fault.getStackTraceElementProxyArray();
        return Arrays.stream(all, 0, all.length - fault.getCommonFrames())
                .map(frame -> "    " + frame + "\n")
                .collect(Collectors.joining());
    }
}
