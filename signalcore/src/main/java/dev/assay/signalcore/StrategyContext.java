package dev.assay.signalcore;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.Universe;
import dev.assay.core.money.Money;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.portfolio.Position;
import dev.assay.core.portfolio.PositionSide;
import dev.assay.core.signal.Signal;
import dev.assay.core.signal.SizeRule;
import dev.assay.core.signal.Target;
import java.util.List;

/// What a strategy can see and ask for. Valid during a callback only.
public interface StrategyContext {
    /// The present instant, epoch ns UTC.
    long now();

    /// The instruments of the run.
    Universe universe();

    /// The instruments this strategy sees and may trade: some or all of the universe, in number order.
    List<Instrument> instruments();

    /// This strategy's parameter values.
    Parameters parameters();

    /// This strategy's own position in an instrument; long less short where they are kept apart.
    Position position(Instrument instrument);

    /// What this strategy holds on one side; nothing where positions are netted and the position is on the other.
    default Position position(Instrument instrument, PositionSide side) {
        Position net = position(instrument);
        return net.quantity().signum() == side.sign()
                ? net
                : new Position(instrument, instrument.quantity(0), new Money(0, instrument.currency()),
                        new Money(0, instrument.currency()));
    }

    /// The account's equity at the last marks.
    Money equity();

    /// Whether enough bars of the instrument have been seen for signals to count.
    boolean warm(Instrument instrument);

    /// Gives a signal. It is acted on after the callback has returned; if the callback throws, it never was.
    void emit(Signal signal);

    /// Asks to be called at a time, through [Strategy#onTimer].
    ///
    /// @param name comes back with the timer; setting a name again moves it
    /// @param dueTs epoch ns UTC, after [#now]
    void setTimer(String name, long dueTs);

    /// Holds a fraction of the account's equity in an instrument, by a market order.
    default void targetPercent(Instrument instrument, double fraction) {
        emit(new Target(instrument, new SizeRule.Percent(fraction), OrderTerms.market(), null));
    }

    /// Holds an exact quantity of an instrument, by a market order.
    default void targetQuantity(Instrument instrument, Quantity quantity) {
        emit(new Target(instrument, new SizeRule.Units(quantity), OrderTerms.market(), null));
    }

    /// Holds an amount of money's worth of an instrument, by a market order.
    default void targetNotional(Instrument instrument, Money amount) {
        emit(new Target(instrument, new SizeRule.Notional(amount), OrderTerms.market(), null));
    }
}
