package dev.assay.application.run;

import dev.assay.analytics.Drawdown;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/// `drawdowns.csv`: the deepest falls from a peak, deepest first.
final class DrawdownRows {
    private static final int MOST = 20;
    private static final double DAY_NANOS = 86_400e9;

    private DrawdownRows() {}

    static void write(Path directory, double start, long[] ts, double[] equity) {
        double[] values = new double[equity.length + 1];
        long[] times = new long[values.length];
        values[0] = start;
        times[0] = ts.length == 0 ? 0 : ts[0];
        System.arraycopy(equity, 0, values, 1, equity.length);
        System.arraycopy(ts, 0, times, 1, ts.length);
        List<Drawdown.Episode> deepest = Drawdown.episodes(values).stream().sorted(Comparator.comparingDouble(Drawdown.Episode::depth))
                .limit(MOST).toList();
        try (CsvFile out = new CsvFile(directory.resolve(RunFiles.DRAWDOWNS), "rank", "depth", "peakTs", "troughTs", "recoveredTs",
                "fallDays", "recoveryDays", "peakEquity", "troughEquity")) {
            int rank = 0;
            for (Drawdown.Episode each : deepest) {
                boolean recovered = each.recovered() >= 0;
                out.row(++rank, Double.toString(each.depth()), Timestamps.text(times[each.peak()]), Timestamps.text(times[each.trough()]),
                        recovered ? Timestamps.text(times[each.recovered()]) : "", days(times[each.trough()] - times[each.peak()]),
                        recovered ? days(times[each.recovered()] - times[each.trough()]) : "", Double.toString(values[each.peak()]),
                        Double.toString(values[each.trough()]));
            }
        }
    }

    private static String days(long nanos) {
        return Long.toString(Math.round(nanos / DAY_NANOS));
    }
}
