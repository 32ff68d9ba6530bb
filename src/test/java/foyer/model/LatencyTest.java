package foyer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatencyTest {
    private final Latency latency = new Latency();

    @Test
    void beforeTheFirstRoundTripThereIsNone() {
        assertEquals(OptionalLong.empty(), latency.medianNanos());
    }

    @Test
    void medianOfEvenCountIsTheLower() {
        LongStream.of(30, 10, 20).forEach(latency::add);
        assertEquals(20, latency.medianNanos().orElseThrow());
        latency.add(1_000_000);
        assertEquals(20, latency.medianNanos().orElseThrow(), "one slow answer changes little");
    }

    @Test
    void onlyTheLastThirtyCount() {
        LongStream.range(0, 100).forEach(_ -> latency.add(5_000));
        LongStream.rangeClosed(1, 30).forEach(latency::add);
        assertEquals(15, latency.medianNanos().orElseThrow());
        latency.clear();
        assertEquals(OptionalLong.empty(), latency.medianNanos());
    }
}
