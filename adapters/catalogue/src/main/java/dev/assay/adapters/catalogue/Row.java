package dev.assay.adapters.catalogue;

import dev.assay.application.data.Adjustment;
import dev.assay.application.data.DataKind;
import dev.assay.application.data.InstrumentTerms;
import dev.assay.application.data.Timeframe;
import java.util.List;

/// One row of a manifest table. Cells are text; [#key] is unique within the table and orders it, [#shardKey] decides which node it stands in.
sealed interface Row {
    String key();

    String shardKey();

    List<String> cells();

    /// The tables of a manifest, each with its columns.
    enum Table {
        DATASETS("dataset timeframe kind source adjustment session batches quarantined"), //
        SERIES("dataset timeframe instrument rows revisions first_ts last_ts"), //
        INSTRUMENTS("instrument symbol mic kind currency base price_scale tick_units quantity_scale lot_units multiplier"), //
        SYMBOLS("symbol instrument"), //
        FILES("kind dataset timeframe instrument period path batch batch_seq rows revisions first_ts last_ts bytes sha256"), //
        BATCHES("batch batch_seq dataset timeframe source file bytes modified_ns file_sha256 mapping_sha256 symbol ingest_ts rows_read written identical "
                + "revised quarantined quarantine_path quarantine_bytes quarantine_sha256");

        private final String columns;

        Table(String columns) {
            this.columns = columns;
        }

        List<String> columns() {
            return List.of(columns.split(" "));
        }

        Row read(Cells cells) {
            return switch (this) {
                case DATASETS -> Dataset.of(cells);
                case SERIES -> Series.of(cells);
                case INSTRUMENTS -> Instrument.of(cells);
                case SYMBOLS -> Symbol.of(cells);
                case FILES -> DataFile.of(cells);
                case BATCHES -> Batch.of(cells);
            };
        }

        String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /// A dataset at one timeframe and what all its rows have in common.
    record Dataset(String dataset, Timeframe timeframe, DataKind kind, String source, String adjustment, String session, long batches,
            long quarantined) implements Row {
        static Dataset of(Cells c) {
            return new Dataset(c.text(), Timeframe.parse(c.text()), c.kind(), c.text(), c.text(), c.text(), c.number(), c.number());
        }

        Adjustment adjusted() {
            return Cells.named(Adjustment.values(), Adjustment::key, adjustment);
        }

        @Override
        public String key() {
            return dataset + "/" + timeframe;
        }

        @Override
        public String shardKey() {
            return dataset;
        }

        @Override
        public List<String> cells() {
            return List.of(dataset, timeframe.code(), kind.key(), source, adjustment, session, "" + batches, "" + quarantined);
        }
    }

    /// One instrument of a dataset; `rows` counts what a reader sees.
    record Series(String dataset, Timeframe timeframe, String instrument, long rows, long revisions, long first, long last) implements Row {
        static Series of(Cells c) {
            return new Series(c.text(), Timeframe.parse(c.text()), c.text(), c.number(), c.number(), c.number(), c.number());
        }

        static String key(String dataset, Timeframe timeframe, String instrument) {
            return dataset + "/" + timeframe + "/" + instrument;
        }

        @Override
        public String key() {
            return key(dataset, timeframe, instrument);
        }

        @Override
        public String shardKey() {
            return instrument;
        }

        @Override
        public List<String> cells() {
            return List.of(dataset, timeframe.code(), instrument, "" + rows, "" + revisions, "" + first, "" + last);
        }
    }

    /// An instrument's terms.
    record Instrument(InstrumentTerms terms) implements Row {
        static Instrument of(Cells c) {
            return new Instrument(
                    new InstrumentTerms(c.text(), c.text(), c.text(), c.instrumentKind(), c.text(), c.text(), c.small(), c.number(),
                            c.small(), c.number(), c.number()));
        }

        @Override
        public String key() {
            return terms.id();
        }

        @Override
        public String shardKey() {
            return terms.id();
        }

        @Override
        public List<String> cells() {
            return List.of(terms.id(), terms.symbol(), terms.mic(), terms.kind().key(), terms.currency(), terms.base(),
                    "" + terms.priceScale(),
                    "" + terms.tickUnits(), "" + terms.quantityScale(), "" + terms.lotUnits(), "" + terms.multiplier());
        }
    }

    /// Which instrument a symbol stands for.
    record Symbol(String symbol, String instrument) implements Row {
        static Symbol of(Cells c) {
            return new Symbol(c.text(), c.text());
        }

        @Override
        public String key() {
            return symbol + " " + instrument;
        }

        @Override
        public String shardKey() {
            return symbol;
        }

        @Override
        public List<String> cells() {
            return List.of(symbol, instrument);
        }
    }

    /// A stored file: the rows one batch brought for one instrument and period.
    record DataFile(DataKind kind, String dataset, Timeframe timeframe, String instrument, String period, String path, String batch,
            long batchSeq,
            long rows, long revisions, long first, long last, long bytes, String sha256) implements Row {
        static DataFile of(Cells c) {
            return new DataFile(c.kind(), c.text(), Timeframe.parse(c.text()), c.text(), c.text(), c.text(), c.text(), c.number(),
                    c.number(),
                    c.number(), c.number(), c.number(), c.number(), c.text());
        }

        boolean belongsTo(String ofDataset, Timeframe ofTimeframe, String ofInstrument) {
            return instrument.equals(ofInstrument) && dataset.equals(ofDataset) && timeframe.equals(ofTimeframe);
        }

        @Override
        public String key() {
            return path;
        }

        @Override
        public String shardKey() {
            return instrument;
        }

        @Override
        public List<String> cells() {
            return List.of(kind.key(), dataset, timeframe.code(), instrument, period, path, batch, "" + batchSeq, "" + rows, "" + revisions,
                    "" + first, "" + last, "" + bytes, sha256);
        }
    }

    /// A file that was taken in, and what came of it.
    record Batch(String batch, long seq, String dataset, Timeframe timeframe, String source, String file, long bytes, long modifiedNanos,
            String fileSha256, String mappingSha256, String symbol, long ingestTs, long rowsRead, long written, long identical,
            long revised,
            long quarantined, String quarantinePath, long quarantineBytes, String quarantineSha256) implements Row {
        static Batch of(Cells c) {
            return new Batch(c.text(), c.number(), c.text(), Timeframe.parse(c.text()), c.text(), c.text(), c.number(), c.number(),
                    c.text(),
                    c.text(), c.text(), c.number(), c.number(), c.number(), c.number(), c.number(), c.number(), c.text(), c.number(),
                    c.text());
        }

        @Override
        public String key() {
            return batch;
        }

        @Override
        public String shardKey() {
            return file;
        }

        @Override
        public List<String> cells() {
            return List.of(batch, "" + seq, dataset, timeframe.code(), source, file, "" + bytes, "" + modifiedNanos, fileSha256,
                    mappingSha256,
                    symbol, "" + ingestTs, "" + rowsRead, "" + written, "" + identical, "" + revised, "" + quarantined, quarantinePath,
                    "" + quarantineBytes, quarantineSha256);
        }
    }
}
