package dev.assay.adapters.catalogue;

import dev.assay.application.data.CsvMapping;
import dev.assay.application.data.DataException;
import dev.assay.application.data.FileResult;
import dev.assay.application.data.IngestRequest;
import dev.assay.application.data.IngestResult;
import dev.assay.core.calendar.ExchangeCalendar;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Takes files in. Files whose batch is there already cost a look at size and time, or at most a digest; nothing else is started for them.
final class Ingest {
    private final Store store;
    private final IngestRequest request;
    private final CsvMapping mapping;
    private final Supplier<ExchangeCalendar> calendar;
    private final String mappingSha256;

    Ingest(Store store, IngestRequest request, Supplier<ExchangeCalendar> calendar) {
        this.store = store;
        this.request = request;
        this.mapping = request.mapping();
        this.calendar = calendar;
        this.mappingSha256 = Hashes.hex(mapping.canonicalText());
    }

    IngestResult run() {
        List<SourceFile> sources = request.files().stream().map(SourceFile::at).toList();
        Map<String, FileResult> done = new LinkedHashMap<>();
        Map<String, PlannedFile> plans = new LinkedHashMap<>();
        Snapshot before = Catalogue.current(store);
        plan(before, sources, done, plans);
        if (plans.isEmpty()) {
            return result(before.id(), false, sources, done);
        }
        try (WriterLock _ = WriterLock.take(store)) {
            Snapshot now = Catalogue.current(store);
            plan(now, sources, done, plans);
            if (plans.isEmpty()) {
                return result(now.id(), false, sources, done);
            }
            String id = new IngestWork(now, request, calendar.get(), List.copyOf(plans.values())).run(done);
            return result(id, true, sources, done);
        } catch (IOException e) {
            throw SourceFile.unreadable(store.root().toString(), e);
        }
    }

    /// Sorts files into those that are done, by their results, and those that are work.
    private void plan(Snapshot snapshot, List<SourceFile> sources, Map<String, FileResult> done, Map<String, PlannedFile> plans) {
        Map<String, PlannedFile> hashed = new TreeMap<>(plans);
        plans.clear();
        Map<String, String> batchOf = new TreeMap<>();
        for (SourceFile source : sources) {
            Row.Batch seen = knownByLooks(snapshot, source);
            if (seen != null) {
                done.put(source.name(), unchanged(source, seen));
                continue;
            }
            PlannedFile plan = hashed.computeIfAbsent(source.name(), name -> PlannedFile.of(source, mapping));
            Row.Batch known = knownByContent(snapshot, plan);
            String earlier = batchOf.putIfAbsent(plan.batch(), source.name());
            if (known != null) {
                done.put(source.name(), unchanged(source, known));
            } else if (earlier == null) {
                plans.put(source.name(), plan);
            } else if (!earlier.equals(source.name())) {
                throw DataException.inFile(source.name(), "holds the same as " + earlier + ", byte for byte", "name one of the two");
            }
        }
    }

    private Row.@Nullable Batch knownByLooks(Snapshot snapshot, SourceFile source) {
        String path = absolute(source);
        for (Row.Batch batch : snapshot.near(Row.Table.BATCHES, Row.Batch.class, path)) {
            if (batch.file().equals(path) && batch.bytes() == source.bytes() && batch.modifiedNanos() == source.modifiedNanos()
                    && batch.mappingSha256().equals(mappingSha256)) {
                return batch;
            }
        }
        return null;
    }

    private static Row.@Nullable Batch knownByContent(Snapshot snapshot, PlannedFile plan) {
        for (Row.Batch batch : snapshot.all(Row.Table.BATCHES, Row.Batch.class)) {
            if (batch.batch().equals(plan.batch())) {
                return batch;
            }
        }
        return null;
    }

    static String absolute(SourceFile source) {
        return source.path().toAbsolutePath().normalize().toString();
    }

    private static FileResult unchanged(SourceFile source, Row.Batch batch) {
        return new FileResult(source.name(), batch.batch(), true, batch.rowsRead(), 0, 0, 0, new TreeMap<>(), new TreeMap<>(), List.of(),
                batch.quarantinePath().isEmpty() ? null : batch.quarantinePath(), List.of());
    }

    private IngestResult result(String id, boolean changed, List<SourceFile> sources, Map<String, FileResult> done) {
        List<FileResult> files = new ArrayList<>();
        for (SourceFile source : sources) {
            FileResult result = done.get(source.name());
            if (result == null) {
                throw new IllegalStateException("no result for " + source.name());
            }
            files.add(result);
        }
        return new IngestResult(mapping.dataset(), id, changed, files);
    }
}
