package dev.assay.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// State changes of orders per second, the OMS alone: each with its report judged, its events built and numbered, its fill costed.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class OmsTransitionsBenchmark {
    private final OmsDesk desk = new OmsDesk();

    /// One order, born, acknowledged, filled in part and filled.
    @Benchmark
    @OperationsPerInvocation(OmsDesk.TRANSITIONS_PER_ORDER)
    public long transitions() {
        desk.order();
        return desk.events;
    }
}
