package foyer.logging;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;

/// Logs faults that what others sent has caused: each once, as a hostile member could repeat it,
/// and without the exception's message, which may hold a member's text. Thread-safe.
public final class FaultLog {
    private static final int MAX_KINDS = 100;
    private static final int MAX_FRAMES = 6;
    private static final Set<String> LOGGED = ConcurrentHashMap.newKeySet();

    private FaultLog() {}

    /// Logs a fault unless one of its kind was logged since the start.
    ///
    /// @param what says what could not be done, for example `a row could not be drawn`
    public static void warnOnce(Logger log, String what, Throwable fault) {
        StackTraceElement[] trace = fault.getStackTrace();
        String kind =
                fault.getClass().getName()
                        + (trace.length == 0 ? "" : " at " + trace[0].toString());
        if (LOGGED.size() < MAX_KINDS && LOGGED.add(what + kind)) {
            var frames = new StringBuilder(fault.getClass().getName());
            for (int i = 0; i < Math.min(MAX_FRAMES, trace.length); i++) {
                frames.append(" at ").append(trace[i]);
            }
            log.warn("{}: {}", what, frames);
        }
    }
}
