package dev.assay.adapters.catalogue;

import dev.assay.application.data.DataException;
import dev.assay.application.data.DataKind;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.money.Price;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/// Reads corporate actions; the newest batch's terms win.
final class ActionReader {
    private final ColumnCache cache;
    private final Snapshot snapshot;
    private final String dataset;

    ActionReader(ColumnCache cache, Snapshot snapshot, String dataset) {
        this.cache = cache;
        this.snapshot = snapshot;
        this.dataset = dataset;
    }

    /// Actions of these instruments in a span of time.
    ///
    /// @throws DataException where one gives shares of an instrument that is not among them
    List<CorporateAction> read(List<Instrument> instruments, long from, long to) {
        List<CorporateAction> all = new ArrayList<>();
        instruments.forEach(instrument -> all.addAll(of(instrument, instruments, from, to)));
        all.sort(Comparator.comparingLong(CorporateAction::tsEvent).thenComparingInt(action -> action.instrument().number())
                .thenComparingInt(action -> action instanceof CorporateAction.Split ? 0 : action.endsInstrument() ? 2 : 1));
        return List.copyOf(all);
    }

    List<Row.DataFile> files(String instrument) {
        return snapshot.near(Row.Table.FILES, Row.DataFile.class, instrument).stream()
                .filter(file -> file.kind() == DataKind.CORPORATE_ACTION && file.dataset().equals(dataset)
                        && file.instrument().equals(instrument))
                .sorted(Comparator.comparingLong(Row.DataFile::batchSeq)).toList();
    }

    private List<CorporateAction> of(Instrument instrument, List<Instrument> known, long from, long to) {
        TreeMap<String, CorporateAction> newest = new TreeMap<>();
        for (Row.DataFile file : files(instrument.id().value())) {
            StoredRows rows = new StoredRows(file, cache, Shape.ACTIONS, Long.MIN_VALUE, Long.MAX_VALUE);
            Chunk chunk = new Chunk(Shape.ACTIONS.hot().size());
            while (rows.fill(chunk)) {
                for (int row = chunk.from(); row < chunk.to(); row++) {
                    long ts = chunk.columns()[0][row];
                    if (ts >= from && ts < to) {
                        newest.put(key(chunk.columns(), row), action(instrument, known, chunk.columns(), row));
                    }
                }
            }
        }
        return List.copyOf(newest.values());
    }

    private static String key(long[][] columns, int row) {
        return columns[0][row] + " " + columns[5][row] + " " + ActionKind.symbol(columns[6][row], columns[7][row], columns[8][row]);
    }

    private CorporateAction action(Instrument instrument, List<Instrument> known, long[][] columns, int row) {
        long ts = columns[0][row];
        long payTs = columns[1][row];
        long numerator = columns[2][row];
        long denominator = columns[3][row];
        Price amount = new Price(columns[4][row], ActionRow.AMOUNT_SCALE);
        ActionKind kind = ActionKind.values()[(int) columns[5][row]];
        String symbol = ActionKind.symbol(columns[6][row], columns[7][row], columns[8][row]);
        return switch (kind) {
            case SPLIT -> new CorporateAction.Split(instrument, ts, numerator, denominator);
            case DIVIDEND -> new CorporateAction.CashDividend(instrument, ts, payTs, amount);
            case STOCK_DIVIDEND -> new CorporateAction.StockDividend(instrument, ts, numerator, denominator);
            case MERGER -> new CorporateAction.Merger(instrument, ts, payTs,
                    symbol.isEmpty() ? null : other(instrument, kind, symbol, known), numerator, denominator, amount);
            case SYMBOL_CHANGE -> new CorporateAction.SymbolChange(instrument, ts, other(instrument, kind, symbol, known));
            case SPIN_OFF -> new CorporateAction.SpinOff(instrument, ts, other(instrument, kind, symbol, known), numerator, denominator,
                    amount);
            case DELISTING -> new CorporateAction.Delisting(instrument, ts, payTs, amount);
        };
    }

    private Instrument other(Instrument instrument, ActionKind kind, String symbol, List<Instrument> known) {
        for (Instrument one : known) {
            if (one.symbol().equals(symbol) && one.number() != instrument.number()) {
                if (!one.currency().equals(instrument.currency())) {
                    throw DataException.of("dataset " + dataset + ": the " + kind.key() + " of " + instrument + " gives shares of " + symbol
                            + ", which is quoted in " + one.currency() + " and not in " + instrument.currency(),
                            "both must be in one currency");
                }
                return one;
            }
        }
        throw DataException.of("dataset " + dataset + ": the " + kind.key() + " of " + instrument + " gives shares of " + symbol
                + ", which is not among the run's instruments", "add " + symbol + " to data.instruments");
    }
}
