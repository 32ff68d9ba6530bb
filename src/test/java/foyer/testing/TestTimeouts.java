package foyer.testing;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// Limits how long a test waits for another process, so that it fails instead of blocking the
/// others. Thread-safe.
final class TestTimeouts {
    /// Longer than the timeouts of the processes themselves, whose error messages are better.
    static final Duration LIMIT = Duration.ofSeconds(Soak.or(90, 1_500));

    private TestTimeouts() {}

    /// Runs a blocking call with a timeout.
    ///
    /// @param what description for the error message
    static <T> T within(Duration limit, Supplier<String> what, Callable<T> wait)
            throws IOException {
        var answer = new FutureTask<>(wait);
        // daemon, so that a blocked call does not keep the process alive
        Thread.ofPlatform().daemon().name("test-timeout").start(answer);
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError(
                    "timed out after %s waiting for %s".formatted(limit, what.get()), e);
        } catch (ExecutionException e) {
            throw new IOException(what.get(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(what.get(), e);
        }
    }
}
