package dev.assay.application.config;

import dev.assay.application.config.Declared.Listing;
import dev.assay.application.config.Declared.Preset;
import dev.assay.application.config.Declared.Section;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.List;

/// The keys of the `costs.carry` section: what holding costs and earns.
final class CarryKeys {
    private static final String SYMBOL_PATTERN = "[A-Za-z0-9^][A-Za-z0-9._/:^=-]{0,31}";

    static final Declared.Key<String> BORROW_SYMBOL = new Declared.Key<>("symbol",
            TextTypes.matching("a symbol such as AAPL", SYMBOL_PATTERN),
            new Preset.Absent<>("every share that no entry before names"), "The share.");
    static final Declared.Key<AmountOrPercent.Percent> BORROW_RATE = new Declared.Key<>("rate", NumberTypes.percent(),
            new Preset.Required<>("rate: 0.25%"), "Borrow fee a year.");
    static final Listing BORROW = new Listing("borrow",
            "What it costs to borrow shares for short positions; the first entry that fits counts.",
            new Section("borrow", "One rate.", List.of(BORROW_SYMBOL, BORROW_RATE)));
    static final Declared.Key<CostTerms.BorrowOn> BORROW_ON = fixed("borrowOn", TextTypes.choice(CostTerms.BorrowOn.values()),
            "rounded-102",
            "What borrow fees are reckoned on: 102 % of the close rounded up to whole currency per share, as Interactive Brokers publishes, or the "
                    + "market value.");
    static final Declared.Key<Long> BORROW_DAYS = fixed("borrowDays", NumberTypes.whole(360, 366), "360",
            "Days of the year for borrow fees.");
    static final Declared.Key<BigDecimal> TIER_FROM = fixed("from", NumberTypes.decimal(true), "0",
            "Balance above which the rate holds, in the balance's currency.");
    static final Declared.Key<AmountOrPercent.Percent> TIER_RATE = new Declared.Key<>("rate", NumberTypes.percent(),
            new Preset.Required<>("rate: 3.5%"), "Interest a year for the part of the balance above `from`.");
    static final Listing CREDIT = new Listing("credit",
            "What cash above zero earns, less the collateral of short positions; each part of the balance at its tier's rate.",
            new Section("credit", "One tier.", List.of(TIER_FROM, TIER_RATE)));
    static final Listing DEBIT = new Listing("debit",
            "What cash below zero costs: margin interest; each part of the balance at its tier's rate.",
            new Section("debit", "One tier.", List.of(TIER_FROM, TIER_RATE)));
    static final Declared.Key<Long> INTEREST_DAYS = fixed("interestDays", NumberTypes.whole(360, 366), "360",
            "Days of the year for interest.");
    static final Declared.Key<String> SYMBOL = new Declared.Key<>("symbol", TextTypes.matching("a symbol such as EURUSD", SYMBOL_PATTERN),
            new Preset.Required<>("symbol: EURUSD"), "The instrument.");
    static final Declared.Key<AmountOrPercent> LONG = new Declared.Key<>("long", NumberTypes.signedRate(),
            new Preset.Required<>("long: 2.1%"),
            "What a long position pays a year, as a percentage of its value; below zero where it receives.");
    static final Declared.Key<AmountOrPercent> SHORT = new Declared.Key<>("short", NumberTypes.signedRate(),
            new Preset.Required<>("short: -0.8%"), "What a short position pays a year; below zero where it receives.");
    static final Declared.Key<DayOfWeek> TRIPLE_DAY = fixed("tripleDay", TextTypes.choice(DayOfWeek.values()), "wednesday",
            "The day whose close counts for three days: the spot date then moves over the weekend.");
    static final Declared.Key<Long> FX_DAYS = fixed("days", NumberTypes.whole(360, 366), "360", "Days of the year.");
    static final Listing FX = new Listing("fx", "Financing of currency pairs, booked at each session's close.",
            new Section("fx", "One pair.", List.of(SYMBOL, LONG, SHORT, TRIPLE_DAY, FX_DAYS)));
    static final Declared.Key<AmountOrPercent> FUNDING_RATE = new Declared.Key<>("rate", NumberTypes.signedRate(),
            new Preset.Required<>("rate: 0.01%"), "Part of the value that longs pay shorts each time; below zero the other way.");
    static final Declared.Key<List<String>> FUNDING_AT = fixed("at",
            TextTypes.listOf(TextTypes.matching("a time of day such as 08:00", "([01][0-9]|2[0-3]):[0-5][0-9]"), false),
            "[00:00, 08:00, 16:00]",
            "When it is due, UTC.");
    static final Listing FUNDING = new Listing("funding", "Funding of perpetual contracts at a constant rate.",
            new Section("funding", "One contract.", List.of(SYMBOL, FUNDING_RATE, FUNDING_AT)));
    static final Section CARRY = new Section("carry", "What holding costs and earns; nothing that is not given.",
            List.of(BORROW, BORROW_ON, BORROW_DAYS, CREDIT, DEBIT, INTEREST_DAYS, FX, FUNDING));

    private CarryKeys() {}

    private static <T> Declared.Key<T> fixed(String name, KeyType<T> type, String text, String doc) {
        return new Declared.Key<>(name, type, new Preset.Fixed<>(text), doc);
    }
}
