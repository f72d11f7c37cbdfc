package dev.assay.adapters.catalogue;

import dev.assay.application.data.CheckReport;
import dev.assay.application.data.CheckRequest;
import dev.assay.application.data.CsvMapping;
import dev.assay.application.data.DataKind;
import dev.assay.application.data.FlaggedRow;
import dev.assay.application.data.QualityFlag;
import dev.assay.application.data.QuarantineReason;
import dev.assay.application.data.RejectedRow;
import dev.assay.core.calendar.ExchangeCalendar;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads files the way an ingest would and tells what it found.
final class FileCheck {
    private final CheckRequest.OfFiles request;
    private final CsvMapping mapping;
    private final ExchangeCalendar calendar;
    private final SeriesIndex index;
    private final List<StagedFile> staged = new ArrayList<>();

    FileCheck(CheckRequest.OfFiles request, ExchangeCalendar calendar) {
        this.request = request;
        this.mapping = request.mapping();
        this.calendar = calendar;
        this.index = new SeriesIndex(mapping::terms);
    }

    CheckReport run() {
        List<PlannedFile> plans = request.files().stream().map(SourceFile::at).map(source -> PlannedFile.of(source, mapping)).toList();
        Path spill = Query.temporary();
        try (Duck duck = Duck.open(spill, "the check")) {
            for (PlannedFile plan : plans) {
                StagedFile file = new StagedFile(duck, plan, mapping, calendar, index, staged.size());
                file.read();
                staged.add(file);
            }
            return report(duck);
        } catch (SQLException e) {
            throw Duck.failure("the check", e);
        } finally {
            Query.delete(spill);
        }
    }

    private CheckReport report(Duck duck) {
        SortedMap<QuarantineReason, Long> reasons = new TreeMap<>();
        SortedMap<QualityFlag, Long> flags = new TreeMap<>();
        List<RejectedRow> rejected = new ArrayList<>();
        List<FlaggedRow> flagged = new ArrayList<>();
        long rows = 0;
        for (StagedFile file : staged) {
            rows += file.load().rowsRead();
            file.rejects().counts().forEach((reason, count) -> reasons.merge(reason, count, Long::sum));
            file.flagged().forEach((flag, count) -> flags.merge(flag, count, Long::sum));
            rejected.addAll(file.rejects().first(request.limit() - rejected.size()));
            flagged.addAll(flagged(duck, file, request.limit() - flagged.size()));
        }
        GapFinder gaps = gaps(duck);
        long refused = reasons.values().stream().mapToLong(Long::longValue).sum();
        String subject = String.join(", ", request.files().stream().map(Path::toString).toList());
        return new CheckReport(subject, rows, rows - refused, reasons, flags, rejected, flagged, gaps.gaps(), gaps.missing(), List.of());
    }

    private List<FlaggedRow> flagged(Duck duck, StagedFile file, int limit) {
        List<FlaggedRow> rows = new ArrayList<>();
        duck.each(
                "SELECT line, series, " + Shape.of(mapping.kind()).time() + ", flags FROM " + file.table()
                        + " WHERE flags <> 0 ORDER BY line LIMIT "
                        + limit,
                row -> rows.add(new FlaggedRow(file.plan().source().name(), row.getLong(1), index.terms(row.getInt(2)).id(), row.getLong(3),
                        QualityFlag.of(row.getInt(4)))));
        return rows;
    }

    private GapFinder gaps(Duck duck) {
        GapFinder finder = new GapFinder(calendar, mapping.timeframe(), request.limit());
        if (mapping.kind() == DataKind.BAR) {
            String union = String.join(" UNION ",
                    staged.stream().map(file -> "SELECT series, ts_open, ts_close FROM " + file.table()).toList());
            duck.each("SELECT * FROM (" + union + ") ORDER BY series, ts_open",
                    row -> finder.add(index.terms(row.getInt(1)).id(), row.getLong(2), row.getLong(3)));
            finder.gaps();
        }
        return finder;
    }
}
