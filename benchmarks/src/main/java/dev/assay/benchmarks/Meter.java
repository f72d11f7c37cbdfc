package dev.assay.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/// Processor time and allocation of the present thread since it was made.
final class Meter {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final long allocated = allocated();
    private final long started = THREADS.getCurrentThreadCpuTime();

    double seconds() {
        return (THREADS.getCurrentThreadCpuTime() - started) / 1e9;
    }

    long allocatedBytes() {
        return allocated() - allocated;
    }

    private static long allocated() {
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().threadId());
    }
}
