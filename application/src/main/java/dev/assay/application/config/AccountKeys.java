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

    private AccountKeys() {}
}
