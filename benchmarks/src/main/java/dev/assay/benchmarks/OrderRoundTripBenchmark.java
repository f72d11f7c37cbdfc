package dev.assay.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Order round trips through every stage of the journey: a target by percent is sized, judged by the standard policy, submitted,
/// acknowledged by the simulated venue, filled in full at the next price, costed and booked in the ledger. Events are built and numbered,
/// not encoded or stored: [EngineRun] measures that.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class OrderRoundTripBenchmark {
    private final RoundTripDesk desk = new RoundTripDesk();

    /// One order from signal to booked fill; the position flips with each.
    @Benchmark
    public long roundTrip() {
        return desk.trade();
    }
}
