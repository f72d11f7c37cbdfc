package dev.assay.application.run;

import dev.assay.application.session.Missed;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Money;
import dev.assay.core.risk.RiskView;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// `missed.csv`: every order RiskGuard rejected, and what it cut off others, with what it would have been worth by marks to the end of the
/// run; and the sum per control.
final class MissedRows {
    private MissedRows() {}

    /// Profit or loss per control that kept something back, in the account's currency; a control whose orders have no marks is not in it.
    static Map<String, Money> write(Path directory, List<Missed.Row> rows) {
        Map<String, Money> sums = new TreeMap<>();
        try (CsvFile out = new CsvFile(directory.resolve(RunFiles.MISSED), "decisionId", "ts", "strategy", "symbol", "side", "missedQty",
                "fromPx", "toPx", "pnl", "control", "reasonCode", "outcome")) {
            for (Missed.Row row : rows) {
                Instrument instrument = row.decision().instrument();
                boolean valued = row.fromUnits() != RiskView.NO_PRICE && row.toUnits() != RiskView.NO_PRICE;
                Money pnl = row.pnl();
                out.row(row.decisionId(), Timestamps.text(row.ts()), row.decision().strategy(), instrument, row.decision().side(),
                        instrument.quantity(row.units()).abs(), valued ? instrument.price(row.fromUnits()) : "",
                        valued ? instrument.price(row.toUnits()) : "", pnl == null ? "" : pnl.plain(), row.decision().control(),
                        row.decision().reasonCode(), row.decision().outcome());
                if (pnl != null) {
                    sums.merge(row.decision().control(), pnl, Money::plus);
                }
            }
        }
        return sums;
    }
}
