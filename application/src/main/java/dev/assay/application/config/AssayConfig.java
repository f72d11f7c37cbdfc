package dev.assay.application.config;

import dev.assay.application.data.BarRule;
import dev.assay.application.data.Timeframe;
import dev.assay.core.order.OrdType;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Everything that governs a run, complete and valid. Immutable. Amounts are exact decimals in the account currency unless a component says
/// otherwise; dates are trading dates of the calendar; relative paths are relative to [EffectiveConfig#baseDirectory].
///
/// The meaning, default and bounds of each value stand in `docs/reference/config.md`, under the same names.
public record AssayConfig(Run run, Data data, List<Strategy> strategies, Account account, Execution execution,
        Reconciliation reconciliation, Risk risk, Fills fills,
        Latency latency, Costs costs, List<Broker> brokers, List<Route> routes, String calendar, Failure failure, Journal journal,
        Report report, Paper paper) {
    public AssayConfig {
        strategies = List.copyOf(strategies);
        brokers = List.copyOf(brokers);
        routes = List.copyOf(routes);
    }

    /// The same, trading at one of its brokers alone.
    public AssayConfig at(Broker broker) {
        return new AssayConfig(run, data, strategies, account, execution, reconciliation, risk, broker.fills(), latency, broker.costs(),
                List.of(), List.of(), calendar, failure, journal, report, paper);
    }

    /// One of several simulated brokers.
    ///
    /// @param orderTypes what it takes; empty for all
    public record Broker(String name, List<OrdType> orderTypes, Fills fills, Costs costs) {
        public Broker {
            orderTypes = List.copyOf(orderTypes);
        }
    }

    /// Which orders go to a broker.
    ///
    /// @param strategies ids; empty for any
    /// @param instruments symbols; empty for any
    public record Route(String broker, List<String> strategies, List<String> instruments) {
        public Route {
            strategies = List.copyOf(strategies);
            instruments = List.copyOf(instruments);
        }

        /// Whether an order of that strategy in that instrument goes there.
        public boolean takes(String strategy, String symbol) {
            return (strategies.isEmpty() || strategies.contains(strategy)) && (instruments.isEmpty() || instruments.contains(symbol));
        }
    }

    /// The run itself.
    ///
    /// @param name the strategy family that the registry of trials files the run under
    /// @param seed from which every component's random stream is derived
    public record Run(String name, long seed, EmbedInputs embedInputs, EquitySampling equity) {}

    /// Whether a run package carries a copy of the data it consumed.
    public enum EmbedInputs {
        /// When the data is small.
        AUTO,
        /// Always, so that the package proves itself anywhere.
        ALWAYS,
        /// Never: verification needs the catalogue.
        NEVER
    }

    /// When a portfolio snapshot is taken.
    public enum EquitySampling {
        /// At every instant.
        INSTANT,
        /// At the close of every session.
        SESSION
    }

    /// Which bars shorter than a day are read.
    public enum Hours {
        /// Those within a session.
        REGULAR,
        /// Those before and after too.
        EXTENDED
    }

    /// What is fed to the strategies.
    ///
    /// @param dataset a data set of the catalogue; empty when the catalogue has only one
    /// @param hours whether bars outside sessions are read
    /// @param from first date, inclusive; empty for the first there is
    /// @param to last date, inclusive; empty for the last there is
    /// @param captures recorded markets, read instead of bars; empty for bars
    /// @param corporateActions a data set of splits and dividends, or `none`; empty when the catalogue has only one
    /// @param warmup bars before `from` that only warm up; empty for what each strategy asks for
    public record Data(Path catalogue, Optional<String> dataset, List<String> instruments, Timeframe timeframe, Hours hours,
            Optional<LocalDate> from,
            Optional<LocalDate> to, Optional<Long> warmup, List<Source> sources, List<Capture> captures,
            Optional<String> corporateActions) {
        public Data {
            captures = List.copyOf(captures);
            instruments = List.copyOf(instruments);
            sources = List.copyOf(sources);
        }
    }

    /// Vendor files and the mapping that says how to read them.
    public record Source(List<Path> files, Path mapping) {
        public Source {
            files = List.copyOf(files);
        }
    }

    /// One instrument's recorded market.
    ///
    /// @param name what the recording calls it
    /// @param base base currency of a pair; empty for other kinds
    /// @param priceScale decimals of recorded prices
    /// @param quantityScale decimals of recorded sizes
    public record Capture(String symbol, CaptureFormat format, List<Path> files, String name, CaptureKind kind, String mic, String currency,
            String base, BigDecimal tick, BigDecimal lot, int priceScale, int quantityScale) {
        public Capture {
            files = List.copyOf(files);
        }
    }

    /// How a market was recorded.
    public enum CaptureFormat {
        /// Databento Binary Encoding.
        DBN,
        /// Binance spot streams, line by line.
        BINANCE
    }

    /// What was recorded.
    public enum CaptureKind {
        /// A share.
        EQUITY,
        /// A share of a fund.
        ETF,
        /// A currency pair.
        FX,
        /// A crypto-asset pair.
        CRYPTO
    }

    /// One strategy of the run.
    ///
    /// @param id unique in the run
    /// @param code where its code is
    /// @param params its parameters, not yet checked against its declaration
    /// @param instruments what it sees and trades: some or all of the run's
    /// @param allocation the fraction of equity it sizes its targets with, above 0 and up to 1
    /// @param timeframes the further series it sees of each instrument
    public record Strategy(String id, Code code, ParamValues params, List<String> instruments, BigDecimal allocation,
            List<BarRule> timeframes) {
        public Strategy {
            instruments = List.copyOf(instruments);
            timeframes = List.copyOf(timeframes);
        }
    }

    /// The code of a strategy.
    public sealed interface Code {
        /// A strategy that comes with the platform.
        record BuiltIn(String name) implements Code {}

        /// One Java source file.
        record SourceFile(Path file) implements Code {}
    }

    /// The account a backtest or paper session starts with.
    ///
    /// @param currency ISO 4217 code, or the venue's code of a crypto asset
    /// @param lots which open lots a closing trade takes
    /// @param positions whether long and short positions are kept apart
    /// @param rates where the rates of other currencies come from
    /// @param type whether the broker lends
    /// @param settlement how trades settle in a cash account
    /// @param margin what the broker of a margin account asks
    public record Account(String currency, BigDecimal cash, LotOrder lots, Positions positions, List<Rate> rates, AccountType type,
            Settlement settlement, BrokerMargin margin) {
        public Account {
            rates = List.copyOf(rates);
        }
    }

    /// Whether the broker lends.
    public enum AccountType {
        /// It does.
        MARGIN,
        /// It does not.
        CASH
    }

    /// What the broker of a margin account asks.
    ///
    /// @param leverage how many times the equity positions may be worth, by that model
    /// @param closeOut maintenance margin as a part of initial margin, by that model
    /// @param rates parts of a position's value, by the rules of Regulation T
    /// @param lowPriced whether shares sold short take an amount per share at least
    /// @param check when the broker looks at it
    /// @param graceSessions sessions from a call to force
    /// @param order what is closed first
    /// @param to how far
    /// @param instruments rates of single instruments
    public record BrokerMargin(MarginModel model, BigDecimal leverage, AmountOrPercent.Percent closeOut, MarginRates rates,
            LowPriced lowPriced,
            MarginCheck check, long graceSessions, LiquidationOrder order, LiquidationLevel to, List<MarginOf> instruments) {
        public BrokerMargin {
            instruments = List.copyOf(instruments);
        }
    }

    /// What is asked of a margin account.
    public enum MarginModel {
        /// Nothing.
        NONE,
        /// Regulation T and FINRA rule 4210.
        REG_T,
        /// A part of every position's value.
        LEVERAGE
    }

    /// Parts of a position's value.
    public record MarginRates(AmountOrPercent.Percent initialLong, AmountOrPercent.Percent initialShort,
            AmountOrPercent.Percent maintenanceLong, AmountOrPercent.Percent maintenanceShort) {}

    /// The rates of one instrument.
    public record MarginOf(String symbol, MarginRates rates) {}

    /// What low-priced shares sold short take.
    public enum LowPriced {
        /// An amount per share at least.
        FINRA,
        /// What the rates say.
        NONE
    }

    /// When margin is looked at.
    public enum MarginCheck {
        /// At the close of each session.
        SESSION,
        /// In every instant.
        INSTANT
    }

    /// What is closed first by force.
    public enum LiquidationOrder {
        /// What has lost most since it was opened.
        LARGEST_LOSS,
        /// What is worth most.
        LARGEST_POSITION,
        /// What was added to last.
        NEWEST,
        /// The same part of everything.
        PRO_RATA
    }

    /// How far positions are closed by force.
    public enum LiquidationLevel {
        /// Until maintenance margin is covered.
        MAINTENANCE,
        /// Until initial margin is covered.
        INITIAL
    }

    /// How trades settle in a cash account.
    public record Settlement(SettlementRule rule, Unsettled unsettled, AmountOrPercent.Percent marketBuffer) {}

    /// When trades settle.
    public enum SettlementRule {
        /// By the US rule of the trade date.
        US,
        /// At once.
        T0,
        /// One session later.
        T1,
        /// Two sessions later.
        T2,
        /// Three sessions later.
        T3
    }

    /// What happens to purchases beyond settled cash.
    public enum Unsettled {
        /// They are refused.
        REFUSE,
        /// They are taken, and good-faith violations flagged.
        FLAG
    }

    /// Which open lots a closing trade takes.
    public enum LotOrder {
        /// The oldest.
        FIFO,
        /// The newest.
        LIFO,
        /// All at their average cost.
        AVERAGE
    }

    /// Whether a long and a short position in one instrument can stand beside each other.
    public enum Positions {
        /// What points the other way closes.
        NETTING,
        /// They are kept apart.
        HEDGING
    }

    /// The rate of another currency into the account's.
    public record Rate(String currency, RateFrom from) {}

    /// Where a rate comes from.
    public sealed interface RateFrom {
        /// The bars of a currency pair of the run's data set.
        record Pair(String symbol) implements RateFrom {}

        /// An assumption: what one unit is worth in the account's currency.
        record Constant(BigDecimal rate) implements RateFrom {}
    }

    /// How signals become orders.
    ///
    /// @param minOrderNotional an order worth less is not sent; 0 sends all
    /// @param maxOrdersPerSecond most orders of signals per instrument and second of event time
    /// @param maxSignalsPerInstant most signals in one batch
    /// @param reconcileEvery how often the books are compared with the broker's besides at start and end, in event time
    /// @param delayBars by how many bars of its instrument every signal comes late
    /// @param netting whether opposite targets are crossed inside the account
    public record Execution(Rounding rounding, BigDecimal minOrderNotional, Optional<Long> maxOrdersPerSecond, long maxSignalsPerInstant,
            Optional<Duration> reconcileEvery, long delayBars, NettingRule netting) {}

    /// Whether opposite targets of different strategies are crossed inside the account, and at what price.
    public enum NettingRule {
        /// They are not.
        NONE,
        /// At the last price.
        LAST,
        /// In the middle of the last quote.
        MID
    }

    /// What is done about each class of difference between our books and the broker's.
    ///
    /// @param adopter id of the strategy that owns what is adopted; empty for the first
    public record Reconciliation(DifferencePolicy unknownOrder, DifferencePolicy missingOrder, DifferencePolicy missedFill,
            DifferencePolicy orderState, DifferencePolicy position, DifferencePolicy cash, Optional<String> adopter) {}

    /// What can be done about a difference.
    public enum DifferencePolicy {
        /// All trading halts until an operator re-arms it.
        HALT,
        /// The broker's books become ours.
        ADOPT,
        /// The order is cancelled at the broker.
        CANCEL,
        /// The position is taken into the books and closed.
        CLOSE
    }

    /// How a quantity that is no whole number of lots is rounded.
    public enum Rounding {
        /// Towards zero.
        DOWN,
        /// To the nearest lot, halves towards zero.
        NEAREST
    }

    /// The limits every order must keep; percentages are of the account's equity when the order is checked. What each means stands in the
    /// reference of keys, under the same names.
    ///
    /// @param policy the ready policy that gave what was not given
    /// @param maxDailyLoss percentage of the equity at the start of the trading day
    /// @param maxIntradayDrawdown percentage of the trading day's highest equity
    /// @param maxDrawdown percentage of the run's highest equity
    /// @param deployment limits of a cautious start; empty while none is configured
    /// @param killSwitchFile the kill switch is on while this file exists
    public record Risk(String policy, AmountOrPercent maxOrderNotional, BigDecimal maxOrderQuantity, AmountOrPercent maxPositionNotional,
            Optional<BigDecimal> maxPositionQuantity, AmountOrPercent maxGrossExposure, AmountOrPercent maxDailyLoss, OrderRate orderRate,
            Duration maxPriceAge, AmountOrPercent maxNetExposure, AmountOrPercent creditThreshold, AmountOrPercent.Percent maxLeverage,
            Margin margin, AmountOrPercent maxConcentration, AmountOrPercent maxIntradayDrawdown, AmountOrPercent maxDrawdown,
            long maxOrdersPerDay, OrderRate duplicates, long maxExecutionsPerDay, Collar collar, AmountOrPercent.Percent maxMove,
            Duration movePeriod, AmountOrPercent.Percent maxPriceJump, AmountOrPercent.Percent maxSpread, Duration sliceWindow,
            TradingHours tradingHours, ShortSales shortSales, OnDisconnect onDisconnect, List<String> restricted, List<String> soft,
            List<String> halt, Level firm,
            List<StrategyLimits> strategies, List<InstrumentLimits> instruments, List<Group> groups, Optional<Deployment> deployment,
            Optional<Path> killSwitchFile, List<DisabledControl> disabled) {
        public Risk {
            restricted = List.copyOf(restricted);
            soft = List.copyOf(soft);
            halt = List.copyOf(halt);
            strategies = List.copyOf(strategies);
            instruments = List.copyOf(instruments);
            groups = List.copyOf(groups);
            disabled = List.copyOf(disabled);
        }
    }

    /// Margin that positions take.
    public record Margin(AmountOrPercent.Percent initial, AmountOrPercent.Percent maxUse) {}

    /// Where limit prices may lie.
    public record Collar(AmountOrPercent.Percent band, AmountOrPercent.Percent periodBand, Duration maxAge) {}

    /// When orders may go out.
    public enum TradingHours {
        /// At any time.
        ANY,
        /// Between open and close of a session.
        SESSION
    }

    /// When shares may be sold short.
    public enum ShortSales {
        /// Freely.
        ALLOWED,
        /// As far as located.
        LOCATED,
        /// Not at all.
        FORBIDDEN
    }

    /// What happens to working orders when the link to the broker is lost.
    public enum OnDisconnect {
        /// They stay.
        KEEP,
        /// They are cancelled, but for protective exits.
        CANCEL_OPENING,
        /// All are cancelled.
        CANCEL_ALL
    }

    /// Limits of one level, empty where it has none.
    public record Level(Optional<AmountOrPercent> maxOrderNotional, Optional<BigDecimal> maxOrderQuantity,
            Optional<AmountOrPercent> maxPositionNotional, Optional<BigDecimal> maxPositionQuantity,
            Optional<AmountOrPercent> maxGrossExposure, Optional<AmountOrPercent> maxNetExposure,
            Optional<AmountOrPercent> creditThreshold, Optional<Long> maxOrdersPerDay) {}

    /// Limits of a strategy.
    public record StrategyLimits(String id, Level level) {}

    /// Limits in an instrument.
    ///
    /// @param locate quantity located for short sales
    public record InstrumentLimits(String symbol, Level level, Optional<BigDecimal> locate) {}

    /// Instruments that belong together.
    public record Group(String name, List<String> instruments, AmountOrPercent maxNotional) {
        public Group {
            instruments = List.copyOf(instruments);
        }
    }

    /// Limits of a cautious start.
    public record Deployment(List<String> venues, long maxOrdersPerDay, AmountOrPercent maxOrderNotional) {
        public Deployment {
            venues = List.copyOf(venues);
        }
    }

    /// At most `max` new and replaced orders in any window of length `per`, in event time. Cancels are free.
    public record OrderRate(long max, Duration per) {}

    /// A risk control that is switched off, and why.
    public record DisabledControl(String id, String reason) {}

    /// How the simulated venue fills orders.
    ///
    /// @param touchProbability how likely a touch fills a limit order, where chance decides
    /// @param path which of a stop and a limit order a bar takes that holds both
    /// @param participation most of the volume our orders may be; empty for whole fills
    /// @param queue who is taken to have cancelled at a price level where orders of ours wait
    /// @param queueExponent the power, where the queue goes by powers
    public record Fills(String model, LimitOrders limitOrders, BigDecimal touchProbability, FillPath path,
            Optional<AmountOrPercent.Percent> participation, Impact impact, QueueOrder queue, BigDecimal queueExponent,
            ParamValues params) {}

    /// Who is taken to have cancelled at a price level where an order of ours waits.
    public enum QueueOrder {
        /// Those behind it.
        RISK_AVERSE,
        /// Both, by powers of what is before and behind it.
        POWER,
        /// Both, by a power of the share before it.
        POWER_SHARE,
        /// Both, by logarithms of what is before and behind it.
        LOG
    }

    /// How orders move the price against themselves.
    public record Impact(ImpactModel model, BigDecimal coefficient, BigDecimal exponent, BigDecimal permanent, long window) {}

    /// How impact is reckoned.
    public enum ImpactModel {
        /// Not at all.
        NONE,
        /// By the share of the bar's volume.
        VOLUME_SHARE,
        /// By volatility and the root of the share of the volume.
        SQUARE_ROOT,
        /// By volatility and the share, a permanent and a temporary part.
        ALMGREN
    }

    /// Which way the price goes inside a bar.
    public enum FillPath {
        /// Whatever is worse.
        WORST_CASE,
        /// Up first.
        OPEN_HIGH_LOW_CLOSE,
        /// Down first.
        OPEN_LOW_HIGH_CLOSE,
        /// To the nearer extreme first.
        NEAREST_EXTREME_FIRST,
        /// Whatever is better.
        BEST_CASE
    }

    /// What the price must do to fill a waiting limit order.
    public enum LimitOrders {
        /// Trade beyond the limit.
        THROUGH,
        /// Reach the limit.
        TOUCH,
        /// Trade beyond it, or reach it and be lucky.
        CHANCE
    }

    /// How long messages are under way between us and the simulated venue.
    ///
    /// @param feed market data, from the venue
    /// @param order orders, to the venue
    /// @param response its answers
    public record Latency(Way feed, Way order, Way response) {}

    /// One way that messages take. What a model does not need means nothing to it.
    ///
    /// @param file of measurements
    public record Way(LatencyShape model, Optional<BigDecimal> ms, Optional<BigDecimal> deviationMs, Optional<BigDecimal> sigma,
            Optional<BigDecimal> minMs, Optional<BigDecimal> maxMs, Optional<Path> file) {}

    /// How long a message is under way.
    public enum LatencyShape {
        /// No time.
        NONE,
        /// Always the same.
        CONSTANT,
        /// Any of a range.
        UNIFORM,
        /// Around a mean.
        NORMAL,
        /// Around a median, with a long tail.
        LOG_NORMAL,
        /// As measured.
        RECORDED
    }

    /// What trading costs.
    ///
    /// @param factor by which commissions, charges, slippage and impact are multiplied
    /// @param schedules names of the ready schedules whose lines stand first among `charges`
    /// @param charges lines of fee schedules
    /// @param assumed rates taken to hold where none is published
    /// @param carry what holding costs and earns
    public record Costs(Commission commission, Slippage slippage, BigDecimal factor, List<String> schedules,
            List<CostTerms.Line> charges, List<CostTerms.Assumed> assumed, CostTerms.Carry carry) {
        public Costs {
            schedules = List.copyOf(schedules);
            charges = List.copyOf(charges);
            assumed = List.copyOf(assumed);
        }
    }

    /// The broker's fee.
    ///
    /// @param rate an amount per share, or a percentage of the traded value, as the model says
    /// @param minimum per order; 0 for none
    /// @param maximum of the traded value, per order; 0 % for none
    public record Commission(CommissionModel model, AmountOrPercent rate, BigDecimal minimum, AmountOrPercent.Percent maximum) {}

    /// How a commission is reckoned.
    public enum CommissionModel {
        /// By the number of shares, contracts or units.
        PER_SHARE,
        /// By the traded value.
        PERCENT,
        /// Not at all.
        NONE
    }

    /// The price given up when an order trades.
    ///
    /// @param bps hundredths of a percent of the price, against the order
    /// @param window bars from which a spread is estimated
    public record Slippage(SlippageModel model, BigDecimal bps, long window) {}

    /// How slippage is reckoned.
    public enum SlippageModel {
        /// A fixed part of the price.
        BASIS_POINTS,
        /// Half the spread that was quoted.
        QUOTED_SPREAD,
        /// Half the spread estimated from highs and lows.
        CORWIN_SCHULTZ,
        /// Half the spread estimated from closes and ranges.
        ABDI_RANALDO,
        /// Half the spread estimated from all four prices.
        EDGE,
        /// Not at all.
        NONE
    }

    /// What happens when a strategy fails.
    public record Failure(ProtectiveExits protectiveExits) {}

    /// What becomes of the stops and targets that protect a failed strategy's positions.
    public enum ProtectiveExits {
        /// They stay at the venue.
        KEEP,
        /// They are cancelled; the positions stay unprotected.
        CANCEL,
        /// They are cancelled and the positions closed.
        FLATTEN
    }

    /// The event journal.
    ///
    /// @param segmentBytes size at which a new segment file begins
    /// @param sync when a paper session makes its inputs durable
    public record Journal(long segmentBytes, Sync sync) {}

    /// When inputs of a paper session are forced to the disk; the end of the process loses none in either case.
    public enum Sync {
        /// Several times a second, beside the loop.
        INTERVAL,
        /// Before anything is done about them.
        BEFORE_ORDER
    }

    /// A session on the wall clock.
    ///
    /// @param onStop what becomes of working orders when an operator ends the session
    /// @param late what is done about a datum that comes after its instant has closed
    public record Paper(OnStop onStop, Late late) {}

    /// What becomes of working orders when an operator ends a session.
    public enum OnStop {
        /// They are cancelled; protective exits stay.
        CANCEL,
        /// They stay.
        KEEP
    }

    /// What is done about late data.
    public enum Late {
        /// It joins the next instant.
        DELIVER,
        /// It is recorded as late, and nobody sees it.
        DROP
    }

    /// What the report compares the run with.
    ///
    /// @param benchmark symbol of an instrument; empty for none
    /// @param benchmarkDataset data set that holds its bars; empty for the run's own
    public record Report(Optional<String> benchmark, Optional<String> benchmarkDataset) {}
}
