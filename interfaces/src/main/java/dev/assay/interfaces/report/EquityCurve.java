package dev.assay.interfaces.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/// The points of `equity.csv` that are drawn. A long curve is thinned to real points: the first and last of every bucket, and its highest
/// and lowest equity and deepest drawdown, so that no peak or trough is lost.
record EquityCurve(List<Point> points, long recorded) {
    /// Twice the width in pixels of the widest plot: more points cannot be told apart.
    static final int BUCKETS = 3000;

    EquityCurve {
        points = List.copyOf(points);
    }

    static EquityCurve read(Path runDir) {
        Thinning<Extremes> thinning = new Thinning<>(BUCKETS, Extremes::join);
        long[] previous = {Long.MIN_VALUE};
        CsvFile.read(runDir, RunFile.EQUITY, row -> {
            Point point = Point.of(row, thinning.seen());
            if (point.ts() < previous[0]) {
                throw new ReportException("%s:%d: ts %s is before the row above; equity must be in time order"
                        .formatted(RunFile.EQUITY.fileName(), row.line(), row.text("ts")));
            }
            previous[0] = point.ts();
            thinning.add(new Extremes(point, point, point, point, point));
        });
        List<Point> points = new ArrayList<>();
        for (Extremes bucket : thinning.buckets()) {
            points.addAll(bucket.points());
        }
        return new EquityCurve(points, thinning.seen());
    }

    boolean thinned() {
        return points.size() < recorded;
    }

    /// One row of the file; `index` is its position there. Money in the account's currency; drawdown is a fraction, zero or less.
    record Point(long index, long ts, double equity, double drawdown, CsvRow row) {
        static Point of(CsvRow row, long index) {
            return new Point(index, row.seconds("ts"), row.number("equity"), row.number("drawdown"), row);
        }
    }

    private record Extremes(Point first, Point last, Point highest, Point lowest, Point deepest) {
        Extremes join(Extremes next) {
            return new Extremes(first, next.last, highest.equity() >= next.highest.equity() ? highest : next.highest,
                    lowest.equity() <= next.lowest.equity() ? lowest : next.lowest,
                    deepest.drawdown() <= next.deepest.drawdown() ? deepest : next.deepest);
        }

        /// The distinct points in time order.
        List<Point> points() {
            if (first.index() == last.index()) {
                return List.of(first);
            }
            TreeSet<Point> ordered = new TreeSet<>(Comparator.comparingLong(Point::index));
            ordered.addAll(List.of(first, last, highest, lowest, deepest));
            return List.copyOf(ordered);
        }
    }
}
