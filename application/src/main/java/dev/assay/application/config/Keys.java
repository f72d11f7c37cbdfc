package dev.assay.application.config;

import dev.assay.application.data.BarRule;
import dev.assay.application.data.Timeframe;
import dev.assay.application.config.AssayConfig.CommissionModel;
import dev.assay.application.config.AssayConfig.EmbedInputs;
import dev.assay.application.config.AssayConfig.EquitySampling;
import dev.assay.application.config.AssayConfig.FillPath;
import dev.assay.application.config.AssayConfig.ImpactModel;
import dev.assay.application.config.AssayConfig.LimitOrders;
import dev.assay.application.config.AssayConfig.ProtectiveExits;
import dev.assay.application.config.AssayConfig.Rounding;
import dev.assay.application.config.AssayConfig.SlippageModel;
import dev.assay.application.config.Declared.Listing;
import dev.assay.application.config.Declared.Params;
import dev.assay.application.config.Declared.Preset;
import dev.assay.application.config.Declared.Section;
import dev.assay.application.config.Defaults.Rule;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// The one declaration of all configuration keys. Binding, defaults, the JSON Schema, `config show` and the reference page follow from it.
///
/// To add a key: declare it here, put it in its section, and give it to its record in [Assembly]; a test writes the reference page anew.
final class Keys {
    // run
    static final Declared.Key<String> RUN_NAME = derived("name", TextTypes.matching("lower-case letters, digits, '.', '-' and '_'",
            "[a-z0-9][a-z0-9._-]{0,63}"), "the configuration file's name without extension", Rule.RUN_NAME,
            "Strategy family under which the registry of trials files the run.");
    static final Declared.Key<Long> SEED = fixed("seed", NumberTypes.whole(Long.MIN_VALUE, Long.MAX_VALUE), "1",
            "Seed from which the random stream of every component is derived.");
    static final Declared.Key<EmbedInputs> EMBED_INPUTS = fixed("embedInputs", TextTypes.choice(EmbedInputs.values()), "auto",
            "Whether the run package carries a copy of the data it consumed; `auto` when the data is small.");
    static final Declared.Key<EquitySampling> EQUITY = fixed("equity", TextTypes.choice(EquitySampling.values()), "session",
            "When the portfolio is sampled for the equity curve: at every instant, or at the close of every session.");

    // data
    static final Declared.Key<Path> CATALOGUE = fixed("catalogue", TextTypes.directory(), "catalogue", "Directory of the data catalogue.");
    static final Declared.Key<String> DATASET = absent("dataset",
            TextTypes.matching("letters, digits, '.', '-' and '_'", "[A-Za-z0-9][A-Za-z0-9._-]*"),
            "the only data set of the catalogue", "Data set of the catalogue to read.");
    static final Declared.Key<List<String>> INSTRUMENTS = required("instruments", TextTypes.listOf(symbol(), false),
            "instruments: [AAPL, MSFT]",
            "Symbols to read and trade.");
    static final Declared.Key<Timeframe> TIMEFRAME = fixed("timeframe", TimeTypes.timeframe(), "1d",
            "Span of one bar; a day is a session of the calendar.");
    static final Declared.Key<AssayConfig.Hours> HOURS = fixed("hours", TextTypes.choice(AssayConfig.Hours.values()), "regular",
            "With bars shorter than a day, whether those that do not lie within a session of the calendar (pre- and post-market) are left out or "
                    + "read too.");
    static final Declared.Key<LocalDate> FROM = absent("from", TimeTypes.date(), "the first date there is",
            "First trading date, inclusive.");
    static final Declared.Key<LocalDate> TO = absent("to", TimeTypes.date(), "the last date there is", "Last trading date, inclusive.");
    static final Declared.Key<Long> WARMUP = absent("warmup", NumberTypes.whole(0, 1_000_000), "what each strategy asks for",
            "Bars before `from` that strategies see without trading.");
    static final Declared.Key<List<Path>> FILES = required("files", TextTypes.listOf(TextTypes.file(), false), "files: [data/aapl.csv]",
            "Vendor files to read.");
    static final Declared.Key<Path> MAPPING = required("mapping", TextTypes.file(), "mapping: data/mapping.yaml",
            "File that says how to read them: columns, time zone, price scale.");
    static final Listing SOURCES = new Listing("sources",
            "Vendor files to bring into the catalogue before the run; unchanged files are skipped.",
            new Section("sources", "One group of vendor files.", List.of(FILES, MAPPING)));
    static final Declared.Key<String> CORPORATE_ACTIONS = absent("corporateActions",
            TextTypes.matching("letters, digits, '.', '-' and '_'", "[A-Za-z0-9][A-Za-z0-9._-]*"),
            "the only one of the catalogue",
            "Data set of splits and dividends to apply; `none` applies none, although there are some.");

    // strategies
    static final Declared.Key<String> STRATEGY_ID = derived("id",
            TextTypes.matching("letters, digits, '.', '-' and '_'", "[A-Za-z0-9][A-Za-z0-9._-]{0,63}"),
            "the strategy's name, or its file's name without extension", Rule.STRATEGY_ID,
            "Name of this strategy in orders, logs and reports; unique in the run.");
    static final Declared.Key<String> BUILT_IN = absent("name", TextTypes.known("built-in strategy", ConfigVocabulary.Kind.STRATEGIES),
            "give `file` instead",
            "Built-in strategy to run.");
    static final Declared.Key<Path> STRATEGY_FILE = absent("file", TextTypes.file(), "give `name` instead",
            "Java source file of the strategy, compiled when the run starts.");
    static final Params STRATEGY_PARAMS = new Params("params", "The strategy's parameters by name; it declares which there are.");
    static final Declared.Key<List<String>> STRATEGY_INSTRUMENTS = derived("instruments", TextTypes.listOf(symbol(), false),
            "all of `data.instruments`",
            Rule.STRATEGY_INSTRUMENTS, "The instruments this strategy sees and trades.");
    static final Declared.Key<BigDecimal> ALLOCATION = derived("allocation", NumberTypes.decimalUpTo(BigDecimal.ONE),
            "an equal share: 1 divided by the number of strategies, rounded down to 4 decimals", Rule.ALLOCATION,
            "Fraction of the account's equity this strategy sizes its targets with; all together at most 1.");
    static final Declared.Key<List<BarRule>> STRATEGY_TIMEFRAMES = absent("timeframes", TextTypes.listOf(TimeTypes.barRule(), true), "none",
            "Further series of each instrument that this strategy sees (`onTimeframe`), made of `data.timeframe` on the calendar's sessions: 5m, 4h, "
                    + "1d, 1w, 1mo; or of single trades: 500trades, 10000volume, 1000000value. Each bar is seen once it has ended; orders meet "
                    + "`data.timeframe`.");
    static final Section STRATEGY = new Section("strategy", "The strategy to run: a short form of `strategies` with one entry.",
            List.of(STRATEGY_ID, BUILT_IN, STRATEGY_FILE, STRATEGY_PARAMS, STRATEGY_INSTRUMENTS, ALLOCATION, STRATEGY_TIMEFRAMES));
    static final Listing STRATEGIES = new Listing("strategies", "The strategies to run side by side on one account.", STRATEGY);

    // account
    static final Declared.Key<String> CURRENCY = fixed("currency", TextTypes.matching("a currency code such as USD", "[A-Z][A-Z0-9]{1,9}"),
            "USD",
            "Currency the account is kept in.");
    static final Declared.Key<BigDecimal> CASH = fixed("cash", NumberTypes.decimal(false), "100000.00",
            "Cash at the start, in the account currency.");

    // execution
    static final Declared.Key<Rounding> ROUNDING = fixed("rounding", TextTypes.choice(Rounding.values()), "down",
            "How a target that is no whole number of lots is rounded: towards zero, or to the nearest lot.");
    static final Declared.Key<BigDecimal> MIN_ORDER_NOTIONAL = fixed("minOrderNotional", NumberTypes.decimal(true), "0",
            "Orders worth less, in the account currency, are not sent; 0 sends all. Exits are always sent.");

    static final Declared.Key<Long> MAX_ORDERS_PER_SECOND = absent("maxOrdersPerSecond", NumberTypes.whole(1, 1_000_000),
            "orders are not throttled",
            "Most new and replaced orders that signals lead to in one instrument within a second of event time. What exceeds it is not sent and "
                    + "is explained by an event. Exits, linked orders and cancels are never held back; `risk.orderRate` holds for all.");
    static final Declared.Key<Long> MAX_SIGNALS_PER_INSTANT = fixed("maxSignalsPerInstant", NumberTypes.whole(1, 10_000_000), "100000",
            "Most signals of all strategies that are taken in one batch; an instant's signals are one batch, and so is each answer to its "
                    + "fills. What exceeds it is refused and explained by an event.");

    static final Declared.Key<Duration> RECONCILE_EVERY = absent("reconcileEvery", TimeTypes.duration(),
            "at start and end only",
            "How often our orders, positions and cash are compared with the broker's own, in event time; at the start and the end of a run they "
                    + "always are.");

    static final Declared.Key<Long> DELAY_BARS = fixed("delayBars", NumberTypes.whole(0, 1_000), "0",
            "By how many bars (quotes, trades) of its instrument every signal is acted on late: a stress, what is left when decisions are slow.");
    static final Declared.Key<AssayConfig.NettingRule> NETTING = fixed("netting", TextTypes.choice(AssayConfig.NettingRule.values()),
            "none",
            "Whether opposite market orders, that targets of different strategies lead to in one instant, are crossed inside the account before "
                    + "they go out: at the `last` price, or in the middle (`mid`) of the last quote, without a fee. The rest goes to the broker. "
                    + "RiskGuard judges each strategy's intent, and what is left of it.");

    // risk
    static final Declared.Key<AmountOrPercent> MAX_ORDER_NOTIONAL = fixed("maxOrderNotional", NumberTypes.amountOrPercent(false), "200%",
            "Largest value of one order: an amount in the account currency, or a percentage of equity. The default lets one order turn a fully "
                    + "invested position around.");
    static final Declared.Key<BigDecimal> MAX_ORDER_QUANTITY = fixed("maxOrderQuantity", NumberTypes.decimal(false),
            "10000000", "Largest quantity of one order, in shares, contracts or units.");
    static final Declared.Key<AmountOrPercent> MAX_POSITION_NOTIONAL = fixed("maxPositionNotional", NumberTypes.amountOrPercent(false),
            "100%",
            "Largest value of the position in one instrument, working orders included: an amount, or a percentage of equity.");
    static final Declared.Key<BigDecimal> MAX_POSITION_QUANTITY = absent("maxPositionQuantity", NumberTypes.decimal(false),
            "bounded by maxPositionNotional alone", "Largest long or short position in one instrument, working orders included, in units.");
    static final Declared.Key<AmountOrPercent> MAX_GROSS_EXPOSURE = fixed("maxGrossExposure", NumberTypes.amountOrPercent(false), "200%",
            "Largest sum of all positions' absolute values, working orders included: an amount, or a percentage of equity. The default lets a "
                    + "fully invested account move from one instrument to another at once; it is also what US Regulation T allows overnight.");
    static final Declared.Key<AmountOrPercent> MAX_DAILY_LOSS = fixed("maxDailyLoss", NumberTypes.amountOrPercent(false), "10%",
            "Loss since the start of the trading day after which only orders that reduce risk pass: an amount, or a percentage of the equity "
                    + "at the start of the day.");
    static final Declared.Key<Long> RATE_MAX = fixed("max", NumberTypes.whole(1, 65_536), "1000",
            "Most new and replaced orders in one window. Cancels are free.");
    static final Declared.Key<Duration> RATE_PER = fixed("per", TimeTypes.duration(), "1s", "Length of the window, in event time.");
    static final Section ORDER_RATE = new Section("orderRate", "How fast orders may follow each other.", List.of(RATE_MAX, RATE_PER));
    static final Declared.Key<Duration> MAX_PRICE_AGE = derived("maxPriceAge", TimeTypes.duration(),
            "4d for timeframes of a day, longer for longer ones; ten times `data.timeframe` within the day", Rule.MAX_PRICE_AGE,
            "Oldest price an order may be checked against, in event time; with an older one the order is rejected.");
    static final Declared.Key<Path> KILL_SWITCH_FILE = absent("file", TextTypes.directory(), "no file is watched",
            "While this file exists the kill switch is on and no run starts.");
    static final Section KILL_SWITCH = new Section("killSwitch", "The kill switch, besides the command line.", List.of(KILL_SWITCH_FILE));
    static final Declared.Key<String> CONTROL_ID = required("id", TextTypes.known("risk control", ConfigVocabulary.Kind.RISK_CONTROLS),
            "id: DAILY_LOSS_DRAWDOWN",
            "Risk control to switch off.");
    static final Declared.Key<String> REASON = required("reason", TextTypes.matching("a sentence saying why", "\\S.*"),
            "reason: \"crypto trades at night\"",
            "Why it is off; the report prints it.");
    static final Listing DISABLED = new Listing("disabled", "Risk controls that are off; all others are on.",
            new Section("disabled", "One control.", List.of(CONTROL_ID, REASON)));

    // fills and costs
    static final Declared.Key<String> FILL_MODEL = fixed("model", TextTypes.known("fill model", ConfigVocabulary.Kind.FILL_MODELS),
            "next-open",
            "When and at what price the simulated venue fills an order.");
    static final Declared.Key<LimitOrders> LIMIT_ORDERS = fixed("limitOrders", TextTypes.choice(LimitOrders.values()), "through",
            "What the price must do to fill a waiting limit order: trade through its limit, only touch it (optimistic), or touch it and be lucky.");
    static final Declared.Key<BigDecimal> TOUCH_PROBABILITY = fixed("touchProbability", NumberTypes.decimalUpTo(BigDecimal.ONE), "0.5",
            "With limitOrders `chance`, how likely a touch fills the order; drawn from `run.seed`.");
    static final Declared.Key<FillPath> FILL_PATH = fixed("path", TextTypes.choice(FillPath.values()), "worst-case",
            "Which of a stop and a limit order of one side is taken where a bar holds both.");
    static final Declared.Key<AmountOrPercent.Percent> PARTICIPATION = absent("participation", NumberTypes.percent(),
            "fills are whole, whatever the volume",
            "Most of a bar's volume that all our orders together may trade; the rest of an order waits for later bars.");
    static final Declared.Key<ImpactModel> IMPACT_MODEL = fixed("model", TextTypes.choice(ImpactModel.values()), "none",
            "How orders that take liquidity move the price against themselves, on top of `costs.slippage`.");
    static final Declared.Key<BigDecimal> IMPACT_COEFFICIENT = derived("coefficient", NumberTypes.decimal(true),
            "0.1 for `volume-share`, 1 for `square-root`, 0.142 for `almgren`, 0 for `none`", Rule.IMPACT_COEFFICIENT,
            "Strength of the impact: with `volume-share` the part of the price at a share of one, otherwise of the volatility.");
    static final Declared.Key<BigDecimal> IMPACT_EXPONENT = derived("exponent", NumberTypes.decimal(false),
            "2 for `volume-share`, 0.6 for `almgren`, otherwise 0.5", Rule.IMPACT_EXPONENT,
            "Power to which the share of the volume is taken; `square-root` takes no other than 0.5.");
    static final Declared.Key<BigDecimal> IMPACT_PERMANENT = fixed("permanent", NumberTypes.decimal(true), "0.314",
            "With `almgren`, the coefficient of the permanent part.");
    static final Declared.Key<Long> IMPACT_WINDOW = fixed("window", NumberTypes.whole(3, 512), "20",
            "With `square-root` and `almgren`, bars over which volatility and volume are measured.");
    static final Section IMPACT = new Section("impact", "How our orders move the market.",
            List.of(IMPACT_MODEL, IMPACT_COEFFICIENT, IMPACT_EXPONENT, IMPACT_PERMANENT, IMPACT_WINDOW));
    static final Params FILL_PARAMS = new Params("params", "The fill model's parameters by name; it declares which there are.");
    static final Declared.Key<CommissionModel> COMMISSION_MODEL = derived("model", TextTypes.choice(CommissionModel.values()),
            "`per-share`; `none` with `costs.schedules` or `costs.charges`", Rule.COMMISSION_MODEL,
            "How the broker's fee is reckoned; charged beside schedules where both are given.");
    static final Declared.Key<AmountOrPercent> COMMISSION_RATE = derived("rate", NumberTypes.amountOrPercent(true),
            "0.005 for `per-share`, 0.1% for `percent`, 0 for `none`", Rule.COMMISSION_RATE,
            "With `per-share` an amount per share, contract or unit; with `percent` a percentage of the traded value, written with `%`.");
    static final Declared.Key<BigDecimal> COMMISSION_MINIMUM = derived("minimum", NumberTypes.decimal(true),
            "1.00 for `per-share`, otherwise 0",
            Rule.COMMISSION_MINIMUM, "Least commission of one order that trades, in the instrument's currency.");
    static final Declared.Key<AmountOrPercent.Percent> COMMISSION_MAXIMUM = derived("maximum", NumberTypes.percent(),
            "1% for `per-share`, otherwise 0%", Rule.COMMISSION_MAXIMUM,
            "Most commission of one order, as a percentage of its traded value; 0% for no bound.");
    static final Section COMMISSION = new Section("commission", "The broker's fee.",
            List.of(COMMISSION_MODEL, COMMISSION_RATE, COMMISSION_MINIMUM, COMMISSION_MAXIMUM));
    static final Declared.Key<SlippageModel> SLIPPAGE_MODEL = derived("model", TextTypes.choice(SlippageModel.values()),
            "`none` with `fills.model: book`, otherwise `basis-points`", Rule.SLIPPAGE_MODEL,
            "How the price given up in trading is reckoned.");
    static final Declared.Key<BigDecimal> SLIPPAGE_BPS = derived("bps", NumberTypes.decimal(true), "2 for `basis-points`, 0 for `none`",
            Rule.SLIPPAGE_BPS, "Basis points (hundredths of a percent) of the price, against the order.");
    static final Declared.Key<Long> SLIPPAGE_WINDOW = fixed("window", NumberTypes.whole(3, 512), "21",
            "With the models that estimate the spread from bars, how many bars they look at.");
    static final Section SLIPPAGE = new Section("slippage", "The price given up in trading.",
            List.of(SLIPPAGE_MODEL, SLIPPAGE_BPS, SLIPPAGE_WINDOW));

    static final Declared.Key<BigDecimal> COSTS_FACTOR = fixed("factor", NumberTypes.decimal(true), "1",
            "By what commissions, slippage and impact are multiplied: a stress, what is left when trading costs twice as much.");

    // the rest
    static final Declared.Key<String> CALENDAR = fixed("calendar", TextTypes.known("calendar", ConfigVocabulary.Kind.CALENDARS), "XNYS",
            "Exchange calendar that defines sessions and days (ISO 10383 market code).");
    static final Declared.Key<ProtectiveExits> PROTECTIVE_EXITS = fixed("protectiveExits",
            TextTypes.choice(ProtectiveExits.values()), "keep",
            "What becomes of a failed strategy's protective stops and targets; `flatten` cancels them and closes the positions.");
    static final Declared.Key<Long> SEGMENT_BYTES = fixed("segmentBytes", NumberTypes.whole(4096, 1L << 30), "67108864",
            "Bytes after which the journal begins a new segment file.");

    static final Declared.Key<String> BENCHMARK = absent("benchmark", symbol(), "no benchmark",
            "Symbol of an instrument that the run is measured against: alpha, beta, information ratio, capture. It is held with its dividends "
                    + "reinvested; strategies do not see it unless it is one of `data.instruments` too.");
    static final Declared.Key<String> BENCHMARK_DATASET = absent("benchmarkDataset",
            TextTypes.matching("letters, digits, '.', '-' and '_'", "[A-Za-z0-9][A-Za-z0-9._-]*"), "the run's own data set",
            "Data set of the catalogue that holds the benchmark's bars.");

    static final Section RUN = new Section("run", "The run itself.", List.of(RUN_NAME, SEED, EMBED_INPUTS, EQUITY));
    static final Section DATA = new Section("data", "What is fed to the strategies.",
            List.of(CATALOGUE, DATASET, INSTRUMENTS, TIMEFRAME, HOURS, FROM, TO, WARMUP, SOURCES, CaptureKeys.CAPTURES, CORPORATE_ACTIONS));
    static final Section ACCOUNT = new Section("account", "The account at the start.",
            List.of(CURRENCY, CASH, AccountKeys.LOTS, AccountKeys.POSITIONS, AccountKeys.RATES, AccountKeys.TYPE, AccountKeys.SETTLEMENT,
                    AccountKeys.MARGIN));
    static final Section EXECUTION = new Section("execution", "How signals become orders.",
            List.of(ROUNDING, MIN_ORDER_NOTIONAL, MAX_ORDERS_PER_SECOND, MAX_SIGNALS_PER_INSTANT, RECONCILE_EVERY, DELAY_BARS, NETTING));
    static final Section RISK = new Section("risk", "Limits that every order is held to, in every mode. Percentages are of the account's "
            + "equity when the order is checked.",
            riskMembers());
    static final Section FILLS = new Section("fills", "The simulated venue.",
            List.of(FILL_MODEL, LIMIT_ORDERS, TOUCH_PROBABILITY, FILL_PATH, PARTICIPATION, IMPACT, FillKeys.QUEUE, FillKeys.QUEUE_EXPONENT,
                    FILL_PARAMS));
    static final Section COSTS = new Section("costs", "What trading costs.",
            List.of(COMMISSION, SLIPPAGE, COSTS_FACTOR, CostKeys.SCHEDULES, CostKeys.CHARGES, CostKeys.ASSUMED, CarryKeys.CARRY));
    static final Listing BROKERS = new Listing("brokers",
            "Several simulated brokers instead of one, each with its own account, fills and costs; `fills` and `costs` outside them do not "
                    + "count then. The first holds the account's cash at the start.",
            new Section("brokers", "One broker.", List.of(BrokerKeys.NAME, BrokerKeys.ORDER_TYPES, FILLS, COSTS)));
    static final Section FAILURE = new Section("failure", "What happens when a strategy fails.", List.of(PROTECTIVE_EXITS));
    static final Section JOURNAL = new Section("journal", "The event journal of the run.", List.of(SEGMENT_BYTES, PaperKeys.SYNC));
    static final Section REPORT = new Section("report", "What the report compares the run with.",
            List.of(BENCHMARK, BENCHMARK_DATASET));
    static final Section ROOT = new Section("", "A run of Assay.",
            List.of(RUN, DATA, STRATEGY, STRATEGIES, ACCOUNT, EXECUTION, ReconciliationKeys.RECONCILIATION, RISK, FILLS,
                    LatencyKeys.LATENCY, COSTS, BROKERS,
                    BrokerKeys.ROUTES, CALENDAR,
                    FAILURE, JOURNAL, REPORT, PaperKeys.PAPER));

    private Keys() {}

    private static List<Declared> riskMembers() {
        List<Declared> members = new ArrayList<>(List.of(RiskKeys.POLICY, MAX_ORDER_NOTIONAL, MAX_ORDER_QUANTITY, MAX_POSITION_NOTIONAL,
                MAX_POSITION_QUANTITY, MAX_GROSS_EXPOSURE, MAX_DAILY_LOSS, ORDER_RATE, MAX_PRICE_AGE));
        members.addAll(RiskKeys.FURTHER);
        members.addAll(List.of(KILL_SWITCH, DISABLED));
        return members;
    }

    private static KeyType<String> symbol() {
        return TextTypes.matching("a symbol such as AAPL", "[A-Za-z0-9^][A-Za-z0-9._/:^=-]{0,31}");
    }

    private static <T> Declared.Key<T> fixed(String name, KeyType<T> type, String text, String doc) {
        return new Declared.Key<>(name, type, new Preset.Fixed<>(text), doc);
    }

    private static <T> Declared.Key<T> absent(String name, KeyType<T> type, String meaning, String doc) {
        return new Declared.Key<>(name, type, new Preset.Absent<>(meaning), doc);
    }

    private static <T> Declared.Key<T> required(String name, KeyType<T> type, String example, String doc) {
        return new Declared.Key<>(name, type, new Preset.Required<>(example), doc);
    }

    private static <T> Declared.Key<T> derived(String name, KeyType<T> type, String words, Rule rule,
            String doc) {
        return new Declared.Key<>(name, type, new Preset.Derived<>(words, rule), doc);
    }
}
