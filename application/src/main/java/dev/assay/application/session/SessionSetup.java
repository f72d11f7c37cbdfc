package dev.assay.application.session;

import dev.assay.application.data.BarRule;
import dev.assay.core.calendar.ExchangeCalendar;
import dev.assay.core.event.StrategyFailed.ExitPolicy;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.Universe;
import dev.assay.core.money.Money;
import dev.assay.core.portfolio.Bookkeeping;
import dev.assay.execution.BrokerAdapter;
import dev.assay.execution.CostModel;
import dev.assay.execution.SizingRules;
import dev.assay.execution.reconcile.Settings;
import dev.assay.riskguard.RiskPolicy;
import dev.assay.signalcore.Parameters;
import dev.assay.signalcore.Strategy;
import java.util.List;

/// Everything a [TradingSession] is assembled from. The same for a backtest and a paper session but for `broker`.
///
/// @param universe the instruments
/// @param strategies in config order
/// @param calendar sessions: when days begin and end
/// @param startTs first instant of the data, epoch ns UTC
/// @param tradeFrom signals and snapshots count from here, epoch ns UTC; what comes before only warms up
/// @param capital opening cash; its currency is the account's
/// @param policy the controls in force
/// @param rateWindow how many order messages the risk state must remember
/// @param costs what trading costs
/// @param sizing rounding and minimums of sized orders
/// @param broker who takes the orders
/// @param exits what happens to a failed strategy's protective exits
/// @param snapshots how often the account is recorded
/// @param reconciliation how patient we are with the broker, and how often the books are compared
/// @param books how the account keeps its books
/// @param extendedHours whether what lies outside the calendar's sessions counts for further series by time
public record SessionSetup(Universe universe, List<StrategySetup> strategies, ExchangeCalendar calendar, long startTs, long tradeFrom,
        Money capital,
        RiskPolicy policy, int rateWindow, CostModel costs, SizingRules sizing, BrokerAdapter broker, ExitPolicy exits,
        Snapshots snapshots, Settings reconciliation, Bookkeeping books, boolean extendedHours) {
    /// How often the account is recorded.
    public enum Snapshots {
        /// At the end of every instant.
        INSTANT,
        /// At the end of every trading session.
        SESSION
    }

    public SessionSetup {
        strategies = List.copyOf(strategies);
    }

    /// A setup without further series outside the sessions.
    public SessionSetup(Universe universe, List<StrategySetup> strategies, ExchangeCalendar calendar, long startTs, long tradeFrom,
            Money capital, RiskPolicy policy, int rateWindow, CostModel costs, SizingRules sizing, BrokerAdapter broker, ExitPolicy exits,
            Snapshots snapshots, Settings reconciliation, Bookkeeping books) {
        this(universe, strategies, calendar, startTs, tradeFrom, capital, policy, rateWindow, costs, sizing, broker, exits, snapshots,
                reconciliation, books, false);
    }

    /// A setup that compares the books at the start and at the end.
    public SessionSetup(Universe universe, List<StrategySetup> strategies, ExchangeCalendar calendar, long startTs, long tradeFrom,
            Money capital, RiskPolicy policy, int rateWindow, CostModel costs, SizingRules sizing, BrokerAdapter broker, ExitPolicy exits,
            Snapshots snapshots) {
        this(universe, strategies, calendar, startTs, tradeFrom, capital, policy, rateWindow, costs, sizing, broker, exits, snapshots,
                Settings.START_AND_END, Bookkeeping.PLAIN);
    }

    /// One strategy and what it trades.
    ///
    /// @param name the config's id for it
    /// @param strategy the object
    /// @param parameters its checked values
    /// @param instruments what it sees and may trade
    /// @param allocation scales its percent targets; above 0 and up to 1
    /// @param timeframes the further series it sees of each instrument
    public record StrategySetup(String name, Strategy strategy, Parameters parameters, List<Instrument> instruments, double allocation,
            List<BarRule> timeframes) {
        public StrategySetup {
            instruments = List.copyOf(instruments);
            timeframes = List.copyOf(timeframes);
        }

        /// A strategy that sees the run's own data alone.
        public StrategySetup(String name, Strategy strategy, Parameters parameters, List<Instrument> instruments, double allocation) {
            this(name, strategy, parameters, instruments, allocation, List.of());
        }
    }
}
