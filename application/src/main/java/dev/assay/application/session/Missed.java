package dev.assay.application.session;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.money.FixedPoint;
import dev.assay.core.money.Money;
import dev.assay.core.order.RiskDecision;
import dev.assay.core.order.RiskDecision.Outcome;
import dev.assay.core.portfolio.Portfolio;
import dev.assay.core.risk.RiskView;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What RiskGuard kept back, and what it would have been worth: from the mark at the decision to the last mark of the run, without costs and
/// without what the order would have changed. Keeps the first [#LIMIT]; the rest is counted. Single-threaded.
public final class Missed {
    /// No more orders are followed.
    public static final int LIMIT = 100_000;

    private final List<Row> rows = new ArrayList<>();
    private long beyond;

    /// One order or part of an order that did not go out.
    ///
    /// @param decisionId event id of the decision
    /// @param ts when, epoch ns UTC
    /// @param decision what RiskGuard said
    /// @param units what did not go out, signed, in quantity units of the end of the run
    /// @param fromUnits mark at the decision, in price units of the end of the run, or [RiskView#NO_PRICE]
    /// @param toUnits last mark, or [RiskView#NO_PRICE]
    /// @param pnl what it would have been worth, in the account's currency at the latest rate; null where a mark or the rate is not known
    public record Row(long decisionId, long ts, RiskDecision decision, long units, long fromUnits, long toUnits, @Nullable Money pnl) {}

    void add(RiskDecision decision, long decisionId, long ts, long markUnits) {
        if (decision.outcome() == Outcome.ACCEPT) {
            return;
        }
        if (rows.size() == LIMIT) {
            beyond++;
            return;
        }
        long kept = decision.requested().rescale(decision.instrument().quantityScale(), RoundingMode.DOWN).units()
                - decision.allowed().units();
        rows.add(new Row(decisionId, ts, decision, decision.side().sign() * kept, markUnits, RiskView.NO_PRICE, null));
    }

    void split(CorporateAction.Split split) {
        rows.replaceAll(row -> row.decision.instrument().number() != split.instrument().number()
                ? row
                : new Row(row.decisionId, row.ts, row.decision, scaled(row.units, split.numerator(), split.denominator()),
                        row.fromUnits == RiskView.NO_PRICE
                                ? RiskView.NO_PRICE
                                : scaled(row.fromUnits, /* numerator= */ split.denominator(), /* denominator= */ split.numerator()),
                        row.toUnits, row.pnl));
    }

    private static long scaled(long units, long numerator, long denominator) {
        return FixedPoint.multiplyDivide(units, numerator, denominator, RoundingMode.HALF_EVEN);
    }

    /// All of them, valued at the last marks.
    public List<Row> rows(Portfolio portfolio) {
        List<Row> valued = new ArrayList<>(rows.size());
        for (Row row : rows) {
            Instrument instrument = row.decision.instrument();
            long last = portfolio.markUnits(instrument);
            valued.add(new Row(row.decisionId, row.ts, row.decision, row.units, row.fromUnits, last, pnl(row, last, portfolio)));
        }
        return valued;
    }

    private static @Nullable Money pnl(Row row, long last, Portfolio portfolio) {
        Instrument instrument = row.decision.instrument();
        if (row.fromUnits == RiskView.NO_PRICE || last == RiskView.NO_PRICE || !portfolio.rateKnown(instrument)) {
            return null;
        }
        Money own = instrument.notional(instrument.price(Math.subtractExact(last, row.fromUnits)), instrument.quantity(row.units));
        return new Money(portfolio.toAccount(instrument, own.units(), RoundingMode.HALF_EVEN), portfolio.currency());
    }

    /// How many more there were.
    public long beyond() {
        return beyond;
    }
}
