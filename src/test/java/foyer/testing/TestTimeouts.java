package foyer.testing;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// How long a test waits for what another process says; then it fails, and does not hold up all the
/// others. Any thread.
final class TestTimeouts {
    /// More than anything takes, and more than the patience of what is waited for, whose words are
    /// better.
    static final Duration LIMIT = Duration.ofSeconds(Soak.or(90, 1_500));

    private TestTimeouts() {}

    /// Does something that waits by itself, and has no limit of its own.
    ///
    /// @param what is waited for; asked when it did not come
    static <T> T within(Duration limit, Supplier<String> what, Callable<T> wait)
            throws IOException {
        var answer = new FutureTask<>(wait);
        // held up for ever, it keeps neither the test nor the program from ending
        Thread.ofPlatform().daemon().name("patience").start(answer);
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("waited %s in vain for %s".formatted(limit, what.get()), e);
        } catch (ExecutionException e) {
            throw new IOException(what.get(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(what.get(), e);
        }
    }
}
