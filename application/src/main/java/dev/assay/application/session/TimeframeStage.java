package dev.assay.application.session;

import dev.assay.application.data.BarRule;
import dev.assay.application.feed.BarBuilder;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.Bar;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.market.MarketData;
import dev.assay.core.market.Trade;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The further series that strategies have asked for: bars by longer spans, or by what has traded, made of the data that they are shown. Each is shown once it
/// has ended, after the data of its instant, and of one instrument in the order in which they were declared. Nothing is traded on
/// them: the venue meets the finest data alone.
final class TimeframeStage {
    /// One series and who sees it.
    private static final class Series {
        final BarRule rule;
        final BarBuilder builder;
        final List<StrategyHost> hosts = new ArrayList<>();
        long lastId;

        Series(BarRule rule, BarBuilder builder) {
            this.rule = rule;
            this.builder = builder;
        }
    }

    private final Series[][] byInstrument;
    private final StrategyStage strategies;
    private long nextDue = Long.MAX_VALUE;

    private TimeframeStage(Series[][] byInstrument, StrategyStage strategies) {
        this.byInstrument = byInstrument;
        this.strategies = strategies;
    }

    /// The series of a session; null where no strategy has asked for any.
    static @Nullable TimeframeStage of(SessionSetup setup, StrategyStage strategies) {
        Series[][] all = new Series[setup.universe().size()][];
        Arrays.fill(all, new Series[0]);
        boolean any = false;
        for (StrategyHost host : strategies.hosts()) {
            SessionSetup.StrategySetup asked = setup.strategies().get(host.id().number());
            for (Instrument instrument : asked.instruments()) {
                for (BarRule rule : asked.timeframes()) {
                    any = true;
                    all[instrument.number()] = with(all[instrument.number()], instrument, rule, host, setup);
                }
            }
        }
        return any ? new TimeframeStage(all, strategies) : null;
    }

    private static Series[] with(Series[] there, Instrument instrument, BarRule rule, StrategyHost host, SessionSetup setup) {
        for (Series series : there) {
            if (series.rule.equals(rule)) {
                series.hosts.add(host);
                return there;
            }
        }
        Series[] more = Arrays.copyOf(there, there.length + 1);
        Series series = new Series(rule, new BarBuilder(instrument, rule, setup.calendar(), setup.extendedHours()));
        series.hosts.add(host);
        more[there.length] = series;
        return more;
    }

    /// Takes a datum that the strategies have been shown.
    ///
    /// @param id its event id
    void add(MarketData datum, long id) {
        if (datum instanceof Bar bar) {
            for (Series series : byInstrument[bar.instrument().number()]) {
                series.builder.add(bar);
                note(series, id);
            }
        } else if (datum instanceof Trade trade) {
            for (Series series : byInstrument[trade.instrument().number()]) {
                // Bars by time are made of bars, which a recording's trades have been made into.
                if (series.builder.ofTrades()) {
                    Bar ended = series.builder.add(trade);
                    note(series, id);
                    if (ended != null) {
                        show(series, ended);
                    }
                }
            }
        } else if (datum instanceof CorporateAction.Split split) {
            split(split.instrument(), split.numerator(), split.denominator());
        } else if (datum instanceof CorporateAction.StockDividend stock) {
            split(stock.instrument(), stock.asSplit().numerator(), stock.asSplit().denominator());
        }
    }

    private void note(Series series, long id) {
        series.lastId = id;
        nextDue = Math.min(nextDue, series.builder.due());
    }

    private void split(Instrument instrument, long numerator, long denominator) {
        for (Series series : byInstrument[instrument.number()]) {
            series.builder.split(numerator, denominator);
        }
    }

    /// Shows what has ended by now.
    void close(long now) {
        if (now < nextDue) {
            return;
        }
        nextDue = Long.MAX_VALUE;
        for (Series[] ofOne : byInstrument) {
            for (Series series : ofOne) {
                if (series.builder.due() <= now) {
                    show(series, series.builder.finish());
                }
                nextDue = Math.min(nextDue, series.builder.due());
            }
        }
    }

    private void show(Series series, Bar bar) {
        String code = series.rule.code();
        for (StrategyHost host : series.hosts) {
            strategies.onTimeframe(host, code, bar, series.lastId);
        }
    }

    /// When the next series ends, so that there is an instant then, epoch ns UTC; `Long.MAX_VALUE` for none.
    long nextDue() {
        return nextDue;
    }
}
