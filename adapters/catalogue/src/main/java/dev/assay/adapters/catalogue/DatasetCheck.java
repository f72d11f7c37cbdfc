package dev.assay.adapters.catalogue;

import dev.assay.application.data.CheckReport;
import dev.assay.application.data.DataKind;
import dev.assay.application.data.FlaggedRow;
import dev.assay.application.data.QualityFlag;
import dev.assay.application.data.QuarantineReason;
import dev.assay.application.data.RejectedRow;
import dev.assay.core.calendar.ExchangeCalendar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// Looks through one dataset of a snapshot: are its files as they were stored, what was refused, what is unusual, what is missing.
final class DatasetCheck {
    private final Snapshot snapshot;
    private final Row.Dataset dataset;
    private final ExchangeCalendar calendar;
    private final int limit;
    private final List<String> damage = new ArrayList<>();
    private final TreeSet<String> damaged = new TreeSet<>();

    DatasetCheck(Snapshot snapshot, Row.Dataset dataset, ExchangeCalendar calendar, int limit) {
        this.snapshot = snapshot;
        this.dataset = dataset;
        this.calendar = calendar;
        this.limit = limit;
    }

    CheckReport run() {
        List<Row.Batch> batches = snapshot.all(Row.Table.BATCHES, Row.Batch.class).stream()
                .filter(batch -> batch.dataset().equals(dataset.dataset()))
                .toList();
        for (Row.DataFile file : snapshot.all(Row.Table.FILES, Row.DataFile.class)) {
            if (file.dataset().equals(dataset.dataset())) {
                examine(file.path(), file.sha256());
            }
        }
        for (Row.Batch batch : batches) {
            if (!batch.quarantinePath().isEmpty()) {
                examine(batch.quarantinePath(), batch.quarantineSha256());
            }
        }
        Path spill = Query.temporary();
        try (Duck duck = Duck.open(spill, snapshot.store().root().toString())) {
            new Views(duck, snapshot).create(damaged);
            return report(duck, batches);
        } finally {
            Query.delete(spill);
        }
    }

    private void examine(String path, String sha256) {
        Path file = snapshot.store().path(path);
        try {
            if (!Files.exists(file)) {
                damage.add(path + " is missing");
                damaged.add(path);
            } else if (!Hashes.hex(file).equals(sha256)) {
                damage.add(path + " was changed after it was stored: its SHA-256 is not the one in the catalogue");
                damaged.add(path);
            }
        } catch (IOException e) {
            throw SourceFile.unreadable(path, e);
        }
    }

    private CheckReport report(Duck duck, List<Row.Batch> batches) {
        String of = " WHERE dataset = " + Duck.quote(dataset.dataset());
        Map<String, String> fileOf = new TreeMap<>();
        batches.forEach(batch -> fileOf.put(batch.batch(), batch.file()));
        EnumMap<QuarantineReason, Long> reasons = new EnumMap<>(QuarantineReason.class);
        duck.each("SELECT reason, count(*) FROM quarantine" + of + " GROUP BY reason",
                row -> reasons.put(QuarantineReason.valueOf(row.getString(1)), row.getLong(2)));
        List<RejectedRow> rejected = new ArrayList<>();
        duck.each("SELECT file, line, reason, field, value, words, raw FROM quarantine" + of + " ORDER BY file, line LIMIT " + limit,
                row -> rejected
                        .add(new RejectedRow(row.getString(1), row.getLong(2), QuarantineReason.valueOf(row.getString(3)), row.getString(4),
                                row.getString(5), row.getString(6), row.getString(7))));
        boolean bars = dataset.kind() == DataKind.BAR;
        String view = bars ? "bars" : "actions";
        EnumMap<QualityFlag, Long> flags = new EnumMap<>(QualityFlag.class);
        long[] rows = new long[1];
        duck.each("SELECT flags, count(*) FROM " + view + of + " GROUP BY flags", row -> {
            long count = row.getLong(2);
            rows[0] += count;
            QualityFlag.of(row.getInt(1)).forEach(flag -> flags.merge(flag, count, Long::sum));
        });
        List<FlaggedRow> flagged = new ArrayList<>();
        String time = Shape.of(dataset.kind()).time();
        duck.each(
                "SELECT batch, line, instrument, " + time + ", flags FROM " + view + of + " AND flags <> 0 ORDER BY batch, line LIMIT "
                        + limit,
                row -> flagged.add(new FlaggedRow(fileOf.getOrDefault(row.getString(1), row.getString(1)), row.getLong(2), row.getString(3),
                        row.getLong(4), QualityFlag.of(row.getInt(5)))));
        GapFinder gaps = new GapFinder(calendar, dataset.timeframe(), limit);
        if (bars) {
            duck.each("SELECT instrument, ts_open, ts_close FROM bars" + of + " AND timeframe = " + Duck.quote(dataset.timeframe().code())
                    + " ORDER BY instrument, ts_open", row -> gaps.add(row.getString(1), row.getLong(2), row.getLong(3)));
        }
        List<dev.assay.application.data.Gap> found = gaps.gaps();
        long refused = reasons.values().stream().mapToLong(Long::longValue).sum();
        return new CheckReport(dataset.dataset() + " in " + snapshot.store().root(), rows[0] + refused, rows[0], new TreeMap<>(reasons),
                new TreeMap<>(flags), rejected, flagged, found, gaps.missing(), damage);
    }
}
