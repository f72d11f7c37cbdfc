package dev.assay.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/// Very many orders through one OMS, to see that memory does not grow with them: prints, for each tenth of the run, orders done, the heap
/// left after a collection, bytes allocated per order and the rate on the thread's own processor time.
///
/// ```
/// java -Xmx64m -cp … dev.assay.benchmarks.OmsEndurance [orders]
/// ```
public final class OmsEndurance {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private OmsEndurance() {}

    /// Runs and prints.
    public static void main(String[] args) {
        long orders = args.length > 0 ? Long.parseLong(args[0]) : 20_000_000;
        OmsDesk desk = new OmsDesk();
        System.out.println("orders       heap KB  bytes/order  orders/s");
        for (int tenth = 0; tenth < 10; tenth++) {
            long cpu = THREADS.getCurrentThreadCpuTime();
            long allocated = THREADS.getCurrentThreadAllocatedBytes();
            for (long i = 0; i < orders / 10; i++) {
                desk.order();
            }
            double seconds = (THREADS.getCurrentThreadCpuTime() - cpu) / 1e9;
            long perOrder = (THREADS.getCurrentThreadAllocatedBytes() - allocated) / (orders / 10);
            System.gc();
            long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1024;
            System.out.printf(Locale.ROOT, "%,11d  %7d  %11d  %,8.0f%n", (tenth + 1) * (orders / 10), heap, perOrder,
                    orders / 10.0 / seconds);
        }
    }
}
