package dev.assay.application.run;

import dev.assay.application.run.ScratchRun.Decision;
import dev.assay.application.run.ScratchRun.Kind;
import dev.assay.core.event.Event;
import dev.assay.core.event.EventType;
import dev.assay.core.event.StrategyFailed;
import dev.assay.core.loop.Sequencer;
import dev.assay.core.money.Money;
import dev.assay.core.order.Fill;
import dev.assay.core.portfolio.PortfolioSnapshot;
import dev.assay.core.signal.Cancel;
import dev.assay.core.signal.OrderRequest;
import dev.assay.core.signal.Replace;
import dev.assay.core.signal.Signal;
import dev.assay.core.signal.SignalEvent;
import dev.assay.core.signal.Target;
import java.util.ArrayList;
import java.util.List;

/// Gathers what a scratch run is asked for while it runs.
final class ScratchTap implements Sequencer.Tap {
    private final Money start;
    private final List<Decision> decisions = new ArrayList<>();
    private final List<Long> ts = new ArrayList<>();
    private final List<Double> equity = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private Money end;
    private Money fees;
    private long fills;

    ScratchTap(Money start) {
        this.start = start;
        end = start;
        fees = new Money(0, start.currency());
    }

    @Override
    public boolean wants(EventType type) {
        return switch (type) {
            case SIGNAL_TARGET, SIGNAL_TARGET_WORKED, SIGNAL_ORDER, SIGNAL_ORDER_LINKED, SIGNAL_REPLACE, SIGNAL_CANCEL, FILL,
                    PORTFOLIO_SNAPSHOT, STRATEGY_FAILED ->
                true;
            default -> false;
        };
    }

    @Override
    public void offer(Event event) {
        switch (event.payload()) {
            case SignalEvent signal -> decisions.add(new Decision(event.tsEvent(), Kind.SIGNAL, signal.strategy().name(),
                    signal.signal().instrument().symbol(), words(signal.signal())));
            case Fill fill -> {
                fills += fill.reversal() ? -1 : 1;
                decisions.add(new Decision(event.tsEvent(), Kind.FILL, fill.strategy().name(), fill.instrument().symbol(),
                        (fill.reversal() ? "taken back: " : "") + fill.side() + " " + fill.quantity() + " at " + fill.price() + ", fee "
                                + fill.fee()));
            }
            case PortfolioSnapshot snapshot -> {
                ts.add(event.tsEvent());
                equity.add(snapshot.equity().toDouble());
                end = snapshot.equity();
                fees = snapshot.fees();
            }
            case StrategyFailed failed -> failures.add(Timestamps.text(event.tsEvent()) + " " + failed.strategy() + " failed in "
                    + failed.callback() + ": " + failed.error());
            default -> throw new IllegalStateException(event.type() + " was not asked for");
        }
    }

    private static String words(Signal signal) {
        String words = OrderWords.of(signal);
        return switch (signal) {
            case Replace replace -> words + " by " + replace.quantity() + ", " + OrderWords.of(replace.terms());
            case Target target -> target.exits() == null
                    ? words
                    : words + ", stop at " + target.exits().stopLoss() + " and target at " + target.exits().takeProfit() + " of the entry";
            case OrderRequest order -> order.protective() ? words + ", protective" : words;
            case Cancel cancel -> words;
        };
    }

    ScratchRun run() {
        return new ScratchRun(decisions, start, end, fees, ts, equity, fills, failures);
    }
}
