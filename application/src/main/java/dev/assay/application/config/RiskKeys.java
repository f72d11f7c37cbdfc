package dev.assay.application.config;

import dev.assay.application.config.Declared.Listing;
import dev.assay.application.config.Declared.Preset;
import dev.assay.application.config.Declared.Section;
import dev.assay.application.config.Defaults.Rule;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/// The keys of the `risk` section beside the ten of [Keys]: further rules, and limits of other levels than the account.
final class RiskKeys {
    /// The ready policies, each a file of values in the resources; `standard` says what the defaults say.
    enum ReadyPolicy {
        CONSERVATIVE, STANDARD, AGGRESSIVE, DAY_TRADING
    }

    static final Declared.Key<ReadyPolicy> POLICY = fixed("policy", TextTypes.choice(ReadyPolicy.values()), "standard",
            "Ready policy that gives the values of this section that are not given here; read one with `assay risk policies NAME`.");
    static final Declared.Key<AmountOrPercent> MAX_NET_EXPOSURE = derived("maxNetExposure", NumberTypes.amountOrPercent(false),
            "the same as maxGrossExposure", Rule.MAX_NET_EXPOSURE,
            "Largest sum of position values, longs less shorts, on either side: an amount, or a percentage of equity.");
    static final Declared.Key<AmountOrPercent> CREDIT_THRESHOLD = fixed("creditThreshold", NumberTypes.amountOrPercent(false), "10000%",
            "Largest value bought, sold and working in a trading day, without netting: an amount, or a percentage of equity.");
    static final Declared.Key<AmountOrPercent.Percent> MAX_LEVERAGE = derived("maxLeverage", NumberTypes.percent(),
            "maxGrossExposure where that is a percentage, otherwise 200%", Rule.MAX_LEVERAGE,
            "Largest gross exposure as a percentage of equity.");
    static final Declared.Key<AmountOrPercent.Percent> MARGIN_INITIAL = fixed("initial", NumberTypes.percent(), "50%",
            "Initial margin as a percentage of a position's value, long or short; 50% is what US Regulation T asks for.");
    static final Declared.Key<AmountOrPercent.Percent> MARGIN_MAX_USE = fixed("maxUse", NumberTypes.percent(), "100%",
            "Part of the equity that may be used for margin.");
    static final Section MARGIN = new Section("margin", "Margin that positions take.", List.of(MARGIN_INITIAL, MARGIN_MAX_USE));
    static final Declared.Key<AmountOrPercent> MAX_CONCENTRATION = derived("maxConcentration", NumberTypes.amountOrPercent(false),
            "the same as maxPositionNotional", Rule.MAX_CONCENTRATION,
            "Largest value in one instrument, whichever way it turns: an amount, or a percentage of equity.");
    static final Declared.Key<AmountOrPercent> MAX_INTRADAY_DRAWDOWN = fixed("maxIntradayDrawdown", NumberTypes.amountOrPercent(false),
            "25%",
            "Fall from the trading day's highest equity after which only orders that reduce risk pass: an amount, or a percentage of it.");
    static final Declared.Key<AmountOrPercent> MAX_DRAWDOWN = fixed("maxDrawdown", NumberTypes.amountOrPercent(false), "50%",
            "Fall from the run's highest equity after which only orders that reduce risk pass, until an operator re-arms all trading.");
    static final Declared.Key<Long> MAX_ORDERS_PER_DAY = fixed("maxOrdersPerDay", NumberTypes.whole(1, 1_000_000_000), "100000",
            "Most new and replaced orders in a trading day, all strategies together.");
    static final Declared.Key<Long> DUPLICATES_MAX = fixed("max", NumberTypes.whole(1, 16), "5",
            "Most equal orders (strategy, instrument, side, quantity, prices) in one window.");
    static final Declared.Key<Duration> DUPLICATES_PER = fixed("per", TimeTypes.duration(), "1s", "Length of the window, in event time.");
    static final Section DUPLICATES = new Section("duplicates", "How often the same order may be sent.",
            List.of(DUPLICATES_MAX, DUPLICATES_PER));
    static final Declared.Key<Long> MAX_EXECUTIONS_PER_DAY = fixed("maxExecutionsPerDay", NumberTypes.whole(1, 1_000_000_000), "10000",
            "Fills of a strategy in one instrument in a trading day after which it is halted until an operator re-arms it.");
    static final Declared.Key<AmountOrPercent.Percent> COLLAR_BAND = fixed("band", NumberTypes.percent(), "100%",
            "Farthest a limit price may lie from the last price.");
    static final Declared.Key<AmountOrPercent.Percent> COLLAR_PERIOD_BAND = fixed("periodBand", NumberTypes.percent(), "100%",
            "Farthest a limit price may lie from the price at the start of the present `movePeriod`.");
    static final Declared.Key<Duration> COLLAR_MAX_AGE = derived("maxAge", TimeTypes.duration(), "the same as maxPriceAge",
            Rule.COLLAR_MAX_AGE,
            "Oldest last price that limit prices are judged against, in event time.");
    static final Section COLLAR = new Section("collar", "Where limit prices may lie.",
            List.of(COLLAR_BAND, COLLAR_PERIOD_BAND, COLLAR_MAX_AGE));
    static final Declared.Key<AmountOrPercent.Percent> MAX_MOVE = fixed("maxMove", NumberTypes.percent(), "50%",
            "Move since the start of the present `movePeriod` beyond which only orders with a limit price, or that reduce risk, pass.");
    static final Declared.Key<Duration> MOVE_PERIOD = fixed("movePeriod", TimeTypes.duration(), "1m",
            "Period over which price moves are measured, in event time.");
    static final Declared.Key<AmountOrPercent.Percent> MAX_PRICE_JUMP = fixed("maxPriceJump", NumberTypes.percent(), "100%",
            "Largest change from one price to the next, as a percentage of the smaller, at which orders pass.");
    static final Declared.Key<AmountOrPercent.Percent> MAX_SPREAD = fixed("maxSpread", NumberTypes.percent(), "10%",
            "Widest quote, as a percentage of its middle, at which orders pass.");
    static final Declared.Key<Duration> SLICE_WINDOW = fixed("sliceWindow", TimeTypes.duration(), "1m",
            "How long after a hard block for size the orders on that side count together, in event time.");
    static final Declared.Key<AssayConfig.TradingHours> TRADING_HOURS = fixed("tradingHours",
            TextTypes.choice(AssayConfig.TradingHours.values()),
            "any", "Whether orders go out at any time, or only between open and close of a session of the calendar.");
    static final Declared.Key<AssayConfig.ShortSales> SHORT_SALES = fixed("shortSales", TextTypes.choice(AssayConfig.ShortSales.values()),
            "allowed", "Whether shares may be sold short: freely, as far as located, or not at all.");
    static final Declared.Key<AssayConfig.OnDisconnect> ON_DISCONNECT = fixed("onDisconnect",
            TextTypes.choice(AssayConfig.OnDisconnect.values()), "cancel-opening",
            "What happens to working orders when the link to the broker is lost: they stay, all but protective exits are cancelled, or all.");
    static final Declared.Key<List<String>> RESTRICTED = absent("restricted", TextTypes.listOf(symbol(), true),
            "no instrument is restricted",
            "Symbols in which no order goes out, not even one that reduces.");
    static final Declared.Key<List<String>> SOFT = absent("soft", controls(), "all blocks are hard",
            "Controls whose blocks an operator may release, one order at a time.");
    static final Declared.Key<List<String>> HALT = absent("halt", controls(), "only repeated executions halt",
            "Controls whose breach halts the strategy until an operator re-arms it.");

    static final Declared.Key<AmountOrPercent> ORDER_NOTIONAL = absent("maxOrderNotional", NumberTypes.amountOrPercent(false),
            "no further limit",
            "Largest value of one order: an amount, or a percentage of the account's equity.");
    static final Declared.Key<BigDecimal> ORDER_QUANTITY = absent("maxOrderQuantity", NumberTypes.decimal(false), "no further limit",
            "Largest quantity of one order.");
    static final Declared.Key<AmountOrPercent> POSITION_NOTIONAL = absent("maxPositionNotional", NumberTypes.amountOrPercent(false),
            "no further limit", "Largest value of the position in one instrument, working orders included.");
    static final Declared.Key<BigDecimal> POSITION_QUANTITY = absent("maxPositionQuantity", NumberTypes.decimal(false), "no further limit",
            "Largest long or short position in one instrument, working orders included.");
    static final Declared.Key<AmountOrPercent> GROSS = absent("maxGrossExposure", NumberTypes.amountOrPercent(false), "no further limit",
            "Largest sum of the positions' absolute values, working orders included.");
    static final Declared.Key<AmountOrPercent> NET = absent("maxNetExposure", NumberTypes.amountOrPercent(false), "no further limit",
            "Largest net exposure on either side.");
    static final Declared.Key<AmountOrPercent> CREDIT = absent("creditThreshold", NumberTypes.amountOrPercent(false), "no further limit",
            "Largest value bought, sold and working in a trading day.");
    static final Declared.Key<Long> ORDERS_PER_DAY = absent("maxOrdersPerDay", NumberTypes.whole(1, 1_000_000_000), "no further limit",
            "Most new and replaced orders in a trading day.");
    static final Section FIRM = new Section("firm", "Limits of the firm, beside the account's; the tightest of all levels wins.",
            List.of(ORDER_NOTIONAL, ORDER_QUANTITY, POSITION_NOTIONAL, POSITION_QUANTITY, GROSS, NET, CREDIT));
    static final Declared.Key<String> STRATEGY = required("id",
            TextTypes.matching("the id of a strategy", "[A-Za-z0-9][A-Za-z0-9._-]{0,63}"),
            "id: ema-cross", "The strategy, by its id.");
    static final Listing STRATEGIES = new Listing("strategies", "Limits of single strategies, on their own positions and orders.",
            new Section("strategies", "One strategy.",
                    List.of(STRATEGY, ORDER_NOTIONAL, ORDER_QUANTITY, POSITION_NOTIONAL, POSITION_QUANTITY, GROSS, ORDERS_PER_DAY)));
    static final Declared.Key<String> SYMBOL = required("symbol", symbol(), "symbol: AAPL", "The instrument, by its symbol.");
    static final Declared.Key<BigDecimal> LOCATE = absent("locate", NumberTypes.decimal(false), "nothing is located",
            "Quantity located for short sales; counts with shortSales `located`.");
    static final Listing INSTRUMENTS = new Listing("instruments", "Limits in single instruments, on the account's position and orders.",
            new Section("instruments", "One instrument.",
                    List.of(SYMBOL, ORDER_NOTIONAL, ORDER_QUANTITY, POSITION_NOTIONAL, POSITION_QUANTITY, LOCATE)));
    static final Declared.Key<String> GROUP_NAME = required("name", TextTypes.matching("a word", "[A-Za-z0-9][A-Za-z0-9._-]{0,63}"),
            "name: tech",
            "What the group is called.");
    static final Declared.Key<List<String>> GROUP_MEMBERS = required("instruments", TextTypes.listOf(symbol(), false),
            "instruments: [AAPL, MSFT]", "Symbols that belong to it; an instrument may be in several.");
    static final Declared.Key<AmountOrPercent> GROUP_MAX = required("maxNotional", NumberTypes.amountOrPercent(false), "maxNotional: 40%",
            "Largest sum of the members' positions: an amount, or a percentage of equity.");
    static final Listing GROUPS = new Listing("groups", "Instruments that belong together, such as a sector.",
            new Section("groups", "One group.", List.of(GROUP_NAME, GROUP_MEMBERS, GROUP_MAX)));
    static final Declared.Key<List<String>> VENUES = absent("venues", TextTypes.listOf(TextTypes.matching("a market code such as XNAS",
            "[A-Z0-9]{1,10}"), false), "no deployment is controlled",
            "Markets (ISO 10383 codes) a deployment is for; giving them turns it on.");
    static final Declared.Key<Long> DEPLOYMENT_ORDERS = fixed("maxOrdersPerDay", NumberTypes.whole(1, 1_000_000_000), "10",
            "Most orders in a trading day while deploying.");
    static final Declared.Key<AmountOrPercent> DEPLOYMENT_NOTIONAL = fixed("maxOrderNotional", NumberTypes.amountOrPercent(false), "1%",
            "Largest value of an order while deploying: an amount, or a percentage of equity.");
    static final Section DEPLOYMENT = new Section("deployment", "Limits of a cautious start.",
            List.of(VENUES, DEPLOYMENT_ORDERS, DEPLOYMENT_NOTIONAL));

    static final List<Declared> FURTHER = List.of(MAX_NET_EXPOSURE, CREDIT_THRESHOLD, MAX_LEVERAGE, MARGIN, MAX_CONCENTRATION,
            MAX_INTRADAY_DRAWDOWN, MAX_DRAWDOWN, MAX_ORDERS_PER_DAY, DUPLICATES, MAX_EXECUTIONS_PER_DAY, COLLAR, MAX_MOVE, MOVE_PERIOD,
            MAX_PRICE_JUMP, MAX_SPREAD, SLICE_WINDOW, TRADING_HOURS, SHORT_SALES, ON_DISCONNECT, RESTRICTED, SOFT, HALT, FIRM, STRATEGIES,
            INSTRUMENTS,
            GROUPS, DEPLOYMENT);

    private RiskKeys() {}

    private static KeyType<String> symbol() {
        return TextTypes.matching("a symbol such as AAPL", "[A-Za-z0-9^][A-Za-z0-9._/:^=-]{0,31}");
    }

    private static KeyType<List<String>> controls() {
        return TextTypes.listOf(TextTypes.known("risk control", ConfigVocabulary.Kind.RISK_CONTROLS), true);
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

    private static <T> Declared.Key<T> derived(String name, KeyType<T> type, String words, Rule rule, String doc) {
        return new Declared.Key<>(name, type, new Preset.Derived<>(words, rule), doc);
    }
}
