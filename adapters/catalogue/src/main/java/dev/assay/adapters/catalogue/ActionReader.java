package dev.assay.adapters.catalogue;

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

    List<CorporateAction> read(List<Instrument> instruments) {
        List<CorporateAction> all = new ArrayList<>();
        instruments.forEach(instrument -> all.addAll(of(instrument)));
        all.sort(Comparator.comparingLong(CorporateAction::tsEvent).thenComparingInt(action -> action.instrument().number())
                .thenComparingInt(action -> action instanceof CorporateAction.Split ? 0 : 1));
        return List.copyOf(all);
    }

    List<Row.DataFile> files(String instrument) {
        return snapshot.near(Row.Table.FILES, Row.DataFile.class, instrument).stream()
                .filter(file -> file.kind() == DataKind.CORPORATE_ACTION && file.dataset().equals(dataset)
                        && file.instrument().equals(instrument))
                .sorted(Comparator.comparingLong(Row.DataFile::batchSeq)).toList();
    }

    private List<CorporateAction> of(Instrument instrument) {
        TreeMap<Long, CorporateAction> splits = new TreeMap<>();
        TreeMap<Long, CorporateAction> dividends = new TreeMap<>();
        for (Row.DataFile file : files(instrument.id().value())) {
            StoredRows rows = new StoredRows(file, cache, Shape.ACTIONS, Long.MIN_VALUE, Long.MAX_VALUE);
            Chunk chunk = new Chunk(Shape.ACTIONS.hot().size());
            while (rows.fill(chunk)) {
                for (int row = chunk.from(); row < chunk.to(); row++) {
                    CorporateAction action = action(instrument, chunk.columns(), row);
                    (action instanceof CorporateAction.Split ? splits : dividends).put(action.tsEvent(), action);
                }
            }
        }
        List<CorporateAction> actions = new ArrayList<>(splits.values());
        actions.addAll(dividends.values());
        return actions;
    }

    private static CorporateAction action(Instrument instrument, long[][] columns, int row) {
        long numerator = columns[2][row];
        return numerator > 0
                ? new CorporateAction.Split(instrument, columns[0][row], numerator, columns[3][row])
                : new CorporateAction.CashDividend(instrument, columns[0][row], columns[1][row],
                        new Price(columns[4][row], ActionRow.AMOUNT_SCALE));
    }
}
