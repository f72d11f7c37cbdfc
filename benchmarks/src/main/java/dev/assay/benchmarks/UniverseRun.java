package dev.assay.benchmarks;

import dev.assay.benchmarks.SyntheticBars.Wave;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Currency;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Five hundred instruments, daily bars, about a thousand orders a year each way: bars per second, and what the session
/// holds at its end, for ten years and for four times as many. Memory must not grow with the length of the run.
///
/// ```
/// java -Xmx1g -XX:FreqInlineSize=600 -XX:InlineSmallCode=5000 -cp … dev.assay.benchmarks.UniverseRun [instruments] [years]
/// ```
public final class UniverseRun {
    private static final long DAY = 86_400_000_000_000L;
    private static final int DAYS_A_YEAR = 252;

    private UniverseRun() {}

    /// Runs and prints.
    public static void main(String[] args) throws IOException {
        int count = args.length > 0 ? Integer.parseInt(args[0]) : 500;
        int years = args.length > 1 ? Integer.parseInt(args[1]) : 10;
        List<Instrument> instruments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            instruments.add(Instrument.equity(i, "S" + i, "XNYS", Currency.USD));
        }
        // Two crosses up and two down a year in each instrument.
        Wave wave = new Wave(DAYS_A_YEAR / 2, 300);
        System.out.printf(Locale.ROOT, "%-26s %10s %10s %10s %12s %14s%n", "run", "M bars/s", "orders", "rejected", "orders/s", "live MiB");
        for (int span : new int[]{years, years, 4 * years}) {
            long bars = (long) span * DAYS_A_YEAR;
            Bench.Measured run = Bench.run(instruments, new SyntheticBars(instruments, wave, bars, DAY));
            System.out.printf(Locale.ROOT, "%-26s %10.2f %10d %10d %12.0f %14.1f%n", count + " instruments, " + span + " y",
                    bars * count / run.seconds() / 1e6, run.orders(), run.rejections(), run.orders() / run.seconds(),
                    run.liveBytes() / 1048576.0);
        }
    }
}
