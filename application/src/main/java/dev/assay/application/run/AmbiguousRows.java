package dev.assay.application.run;

import dev.assay.core.event.Event;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.Side;
import dev.assay.core.portfolio.Portfolio;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `ambiguous.csv`: every fill where a stop and a limit order lay inside one bar, what was taken, and what the other reading of the bar would
/// have given, in the account's currency.
final class AmbiguousRows implements AutoCloseable {
    private static final Pattern TEXT = Pattern.compile("the (stop|limit order) is taken; .* trades at about (-?[0-9.]+)");

    private final CsvFile out;
    private final Portfolio rates;
    private long count;
    private double effect;

    AmbiguousRows(Path directory, Portfolio rates) {
        out = new CsvFile(directory.resolve(RunFiles.AMBIGUOUS), "id", "ts", "symbol", "side", "taken", "qty", "price", "otherPrice",
                "otherEffect");
        this.rates = rates;
    }

    void accept(ExecutionReport report, Event event) {
        Price price = report.lastPx();
        Side side = report.side();
        Matcher matcher = TEXT.matcher(report.text());
        if (price == null || side == null || !matcher.find()) {
            return;
        }
        Instrument instrument = report.instrument();
        Price other = Price.of(matcher.group(2));
        BigDecimal better = side == Side.BUY
                ? price.decimal().subtract(other.decimal())
                : other.decimal().subtract(price.decimal());
        Money each = instrument.notional(Price.of(better.abs().toPlainString()), report.lastQty());
        Money own = new Money(better.signum() < 0 ? -each.units() : each.units(), each.currency());
        Money inAccount = new Money(rates.toAccount(instrument, own.units(), RoundingMode.HALF_EVEN), rates.currency());
        count++;
        effect += inAccount.toDouble();
        out.row(event.id(), Timestamps.text(event.tsEvent()), instrument, side, matcher.group(1), report.lastQty(), price, other,
                inAccount.plain());
    }

    long count() {
        return count;
    }

    /// What the run would have gained more had every such bar been read the other way.
    double effect() {
        return effect;
    }

    @Override
    public void close() {
        out.close();
    }
}
