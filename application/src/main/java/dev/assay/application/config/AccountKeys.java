package dev.assay.application.config;

import dev.assay.application.config.AssayConfig.LotOrder;
import dev.assay.application.config.AssayConfig.Positions;
import dev.assay.application.config.Declared.Listing;
import dev.assay.application.config.Declared.Preset;
import dev.assay.application.config.Declared.Section;
import java.math.BigDecimal;
import java.util.List;

/// The keys of the `account` section beside currency and cash: how its books are kept.
final class AccountKeys {
    static final Declared.Key<LotOrder> LOTS = new Declared.Key<>("lots", TextTypes.choice(LotOrder.values()),
            new Preset.Fixed<>("fifo"),
            "Which open lots a closing trade takes, and so what it realises: the oldest, the newest, or all of them at their average cost.");
    static final Declared.Key<Positions> POSITIONS = new Declared.Key<>("positions", TextTypes.choice(Positions.values()),
            new Preset.Fixed<>("netting"),
            "Whether a strategy has one position in an instrument, or a long and a short one beside each other: then an order may say whether "
                    + "it opens or closes, and one that does not closes the opposite side first and opens with the rest.");
    static final Declared.Key<String> RATE_CURRENCY = new Declared.Key<>("currency",
            TextTypes.matching("a currency code such as EUR", "[A-Z][A-Z0-9]{1,9}"), new Preset.Required<>("currency: EUR"),
            "The other currency.");
    static final Declared.Key<String> RATE_PAIR = new Declared.Key<>("pair",
            TextTypes.matching("a symbol such as EURUSD", "[A-Za-z0-9^][A-Za-z0-9._/:^=-]{0,31}"),
            new Preset.Absent<>("give `constant` instead"),
            "Currency pair of the run's data set whose bars give the rate, quoted either way round; it is read along with the instruments.");
    static final Declared.Key<BigDecimal> RATE_CONSTANT = new Declared.Key<>("constant", NumberTypes.decimal(false),
            new Preset.Absent<>("give `pair` instead"),
            "What one unit of the other currency is worth in the account's, all the time: an assumption, which the report prints.");
    static final Listing RATES = new Listing("rates",
            "Where the exchange rates come from when an instrument is quoted in another currency than the account's. Trades are booked and cash "
                    + "is kept in the instrument's currency, below zero where it is borrowed; equity, exposure and limits are in the "
                    + "account's, at the latest rate.",
            new Section("rates", "One currency.", List.of(RATE_CURRENCY, RATE_PAIR, RATE_CONSTANT)));

    static final Declared.Key<AssayConfig.AccountType> TYPE = new Declared.Key<>("type", TextTypes.choice(AssayConfig.AccountType.values()),
            new Preset.Fixed<>("margin"),
            "Whether the broker lends money and shares, within the limits of `risk`, or keeps a cash account, which buys only what cash pays for "
                    + "and sells nothing short.");
    static final Declared.Key<AssayConfig.SettlementRule> SETTLEMENT_RULE = new Declared.Key<>("rule",
            TextTypes.choice(AssayConfig.SettlementRule.values()), new Preset.Fixed<>("us"),
            "When trades settle: so many sessions after the trade, or by the US rule of the trade date (three, from 2017-09-05 two, from "
                    + "2024-05-28 one).");
    static final Declared.Key<AssayConfig.Unsettled> UNSETTLED = new Declared.Key<>("unsettled",
            TextTypes.choice(AssayConfig.Unsettled.values()), new Preset.Fixed<>("refuse"),
            "Whether purchases that settled cash does not pay for are refused, or taken as far as proceeds on their way pay for them, with "
                    + "good-faith violations flagged in the execution's text.");
    static final Declared.Key<AmountOrPercent.Percent> MARKET_BUFFER = new Declared.Key<>("marketBuffer", NumberTypes.percent(),
            new Preset.Fixed<>("5%"), "What a market order to buy is taken to cost beyond the last price, for the cash it reserves.");
    static final Section SETTLEMENT = new Section("settlement", "With `type: cash`, how trades settle.",
            List.of(SETTLEMENT_RULE, UNSETTLED, MARKET_BUFFER));

    static final Declared.Key<AssayConfig.MarginModel> MARGIN_MODEL = new Declared.Key<>("model",
            TextTypes.choice(AssayConfig.MarginModel.values()), new Preset.Fixed<>("none"),
            "What the broker of a margin account asks: nothing; US Regulation T and FINRA rule 4210 (`reg-t`); or a part of every position's value "
                    + "by one figure (`leverage`). Beside it `risk.maxLeverage` and `risk.margin` hold as they are set.");
    static final Declared.Key<BigDecimal> LEVERAGE = new Declared.Key<>("leverage", NumberTypes.decimal(false), new Preset.Fixed<>("2"),
            "With `model: leverage`, how many times the equity all positions together may be worth.");
    static final Declared.Key<AmountOrPercent.Percent> CLOSE_OUT = percent("closeOut", "50%",
            "With `model: leverage`, maintenance margin as a part of that initial margin; 50% is ESMA's margin close-out rule.");
    static final Declared.Key<AmountOrPercent.Percent> INITIAL_LONG = percent("initialLong", "50%",
            "With `model: reg-t`, part of a purchase's value that must be there (12 CFR 220.12).");
    static final Declared.Key<AmountOrPercent.Percent> INITIAL_SHORT = percent("initialShort", "50%",
            "With `model: reg-t`, part of a short sale's value that must be there beyond its proceeds (12 CFR 220.12: 150% with them).");
    static final Declared.Key<AmountOrPercent.Percent> MAINTENANCE_LONG = percent("maintenanceLong", "25%",
            "With `model: reg-t`, part of the value that must stay for what is long (FINRA 4210(c)(1)); many brokers ask 30%.");
    static final Declared.Key<AmountOrPercent.Percent> MAINTENANCE_SHORT = percent("maintenanceShort", "30%",
            "With `model: reg-t`, part of the value that must stay for what is short (FINRA 4210(c)(3)).");
    static final Declared.Key<AssayConfig.LowPriced> LOW_PRICED = new Declared.Key<>("lowPriced",
            TextTypes.choice(AssayConfig.LowPriced.values()), new Preset.Fixed<>("finra"),
            "With `model: reg-t`, whether shares sold short take at least 5.00 each, and below 5.00 their whole value and at least 2.50 each "
                    + "(FINRA 4210(c)(2) and (3)), or the rates alone (`none`).");
    static final Declared.Key<AssayConfig.MarginCheck> MARGIN_CHECK = new Declared.Key<>("check",
            TextTypes.choice(AssayConfig.MarginCheck.values()), new Preset.Fixed<>("session"),
            "Whether the broker looks at the margin at the close of each session or in every instant.");
    static final Declared.Key<Long> GRACE = new Declared.Key<>("graceSessions", NumberTypes.whole(0, 100), new Preset.Fixed<>("0"),
            "Sessions from a margin call to force: positions are closed at that session's close unless the call is met; 0 for at once.");
    static final Declared.Key<AssayConfig.LiquidationOrder> LIQUIDATION_ORDER = new Declared.Key<>("order",
            TextTypes.choice(AssayConfig.LiquidationOrder.values()), new Preset.Fixed<>("largest-position"),
            "What is closed first: what has lost most money since it was opened, what is worth most, what was added to last, or the same part of "
                    + "everything.");
    static final Declared.Key<AssayConfig.LiquidationLevel> LIQUIDATION_TO = new Declared.Key<>("to",
            TextTypes.choice(AssayConfig.LiquidationLevel.values()), new Preset.Fixed<>("maintenance"),
            "Positions are closed until equity covers this margin at the last prices.");
    static final Section LIQUIDATION = new Section("liquidation", "How positions are closed by force.",
            List.of(LIQUIDATION_ORDER, LIQUIDATION_TO));
    static final Declared.Key<String> MARGIN_SYMBOL = new Declared.Key<>("symbol",
            TextTypes.matching("a symbol such as AAPL", "[A-Za-z0-9^][A-Za-z0-9._/:^=-]{0,31}"), new Preset.Required<>("symbol: AAPL"),
            "The instrument.");
    static final Listing MARGIN_INSTRUMENTS = new Listing("instruments", "Rates of single instruments, with either model.",
            new Section("instruments", "One instrument.",
                    List.of(MARGIN_SYMBOL, INITIAL_LONG, INITIAL_SHORT, MAINTENANCE_LONG, MAINTENANCE_SHORT)));
    static final Section MARGIN = new Section("margin",
            "With `type: margin`, what the broker asks of the account: an order that takes more initial margin than equity leaves is refused; below "
                    + "maintenance margin the broker calls, and closes positions by force.",
            List.of(MARGIN_MODEL, LEVERAGE, CLOSE_OUT, INITIAL_LONG, INITIAL_SHORT, MAINTENANCE_LONG, MAINTENANCE_SHORT, LOW_PRICED,
                    MARGIN_CHECK, GRACE, LIQUIDATION, MARGIN_INSTRUMENTS));

    private AccountKeys() {}

    private static Declared.Key<AmountOrPercent.Percent> percent(String name, String text, String doc) {
        return new Declared.Key<>(name, NumberTypes.percent(), new Preset.Fixed<>(text), doc);
    }
}
