package dev.assay.application.config;

import dev.assay.application.config.Declared.Listing;
import dev.assay.application.config.Declared.Preset;
import dev.assay.application.config.Declared.Section;
import dev.assay.execution.ChargeRule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/// The keys of fee schedules in the `costs` section.
final class CostKeys {
    private static final String NAME = "[a-z][a-z0-9-]*:[a-z0-9][a-z0-9-]*";

    static final Declared.Key<List<String>> SCHEDULES = absent("schedules",
            TextTypes.listOf(TextTypes.matching("the name of a ready schedule: " + String.join(", ", ReadySchedules.names()),
                    String.join("|", ReadySchedules.names())), true),
            "commission alone",
            "Ready fee schedules whose lines are charged, all of them together; each is a file of lines as in `charges`, and `assay models` says "
                    + "what it assumes.");
    static final Declared.Key<String> RULE = new Declared.Key<>("rule",
            TextTypes.matching("kind and name such as commission:mine or regulatory:sec-31", NAME),
            new Preset.Required<>("rule: commission:mine"),
            "What it is charged under: kind and name, as the ledger has it.");
    static final Declared.Key<ChargeRule.Base> PER = fixed("per", TextTypes.choice(ChargeRule.Base.values()), "unit",
            "What the rate is of: a share, contract or coin (`unit`), the traded value, an execution, or the commission of the same execution.");
    static final Declared.Key<ChargeRule.Sides> SIDE = fixed("side", TextTypes.choice(ChargeRule.Sides.values()), "both",
            "Whose executions are charged.");
    static final Declared.Key<List<ChargeRule.Kind>> KINDS = absent("instruments",
            TextTypes.listOf(TextTypes.choice(ChargeRule.Kind.values()), true), "all instruments",
            "Which kinds of instruments are charged; funds are shares.");
    static final Declared.Key<String> LINE_CURRENCY = absent("currency",
            TextTypes.matching("a currency code such as USD", "[A-Z][A-Z0-9]{1,9}"),
            "any", "Quote currency of the instruments that are charged; amounts are in it.");
    static final Declared.Key<AmountOrPercent> LINE_RATE = absent("rate", NumberTypes.signedRate(), "give `rates` or `table` instead",
            "An amount per unit or execution, or a part of value or commission; below zero for a rebate.");
    static final Declared.Key<String> TABLE = absent("table", TextTypes.matching("a table of published US fees: SEC_S31, FINRA_TAF_EQ, "
            + "FINRA_TAF_OPT, CAT_EQ, ORF or OCC_CLEARING", "SEC_S31|FINRA_TAF_EQ|FINRA_TAF_OPT|CAT_EQ|ORF|OCC_CLEARING"),
            "give `rate` or `rates` instead",
            "Published US fees that give the rates by trade date, with their caps per execution; a date they do not cover is an error.");
    static final Declared.Key<AmountOrPercent> RATE = new Declared.Key<>("rate", NumberTypes.signedRate(),
            new Preset.Required<>("rate: 0.0035"),
            "An amount per unit or execution, or a part of value or commission; below zero for a rebate.");
    static final Declared.Key<LocalDate> RATE_FROM = absent("from", TimeTypes.date(), "from the beginning", "First trade date, inclusive.");
    static final Declared.Key<LocalDate> RATE_TO = absent("to", TimeTypes.date(), "without end", "Last trade date, inclusive.");
    static final Declared.Key<BigDecimal> RATE_VOLUME = fixed("volume", NumberTypes.decimal(true), "0",
            "Volume traded before from which the rate holds: units, or currency where the rate is of the value.");
    static final Declared.Key<BigDecimal> RATE_PRICE = absent("price", NumberTypes.decimal(false), "any price",
            "Lowest price per unit the rate holds for, such as an option's premium.");
    static final Declared.Key<ChargeRule.Liquidity> LIQUIDITY = fixed("liquidity", TextTypes.choice(ChargeRule.Liquidity.values()), "any",
            "Whom the rate holds for: a limit order that trades at its own limit adds liquidity, all else takes it.");
    static final Declared.Key<BigDecimal> CAP = absent("cap", NumberTypes.decimal(false), "no cap", "Most per execution, in currency.");
    static final Listing RATES = new Listing("rates",
            "Rates with the conditions they hold under; of those that hold, the one of the highest "
                    + "volume counts, then the one of the highest price.",
            new Section("rates", "One rate.", List.of(RATE, RATE_FROM, RATE_TO, RATE_VOLUME, RATE_PRICE, LIQUIDITY, CAP)));
    static final Declared.Key<CostTerms.Tiers> TIERS = fixed("tiers", TextTypes.choice(CostTerms.Tiers.values()), "marginal",
            "Whether each unit is charged at the rate of the tier it falls into, or the whole execution at the rate of the tier that was reached "
                    + "before it.");
    static final Declared.Key<CostTerms.Window> WINDOW = fixed("volume", TextTypes.choice(CostTerms.Window.values()), "month",
            "Over what time volume counts: the calendar month, or thirty days with the present one.");
    static final Declared.Key<BigDecimal> MINIMUM = fixed("minimum", NumberTypes.decimal(true), "0",
            "Least amount of an order that trades, charged once however it fills; 0 for none.");
    static final Declared.Key<BigDecimal> MAXIMUM = fixed("maximum", NumberTypes.decimal(true), "0", "Most of an order; 0 for no bound.");
    static final Declared.Key<AmountOrPercent.Percent> MAXIMUM_PERCENT = fixed("maximumPercent", NumberTypes.percent(), "0%",
            "Most of an order as a percentage of its traded value, which comes last; 0% for no bound.");
    static final Declared.Key<CostTerms.Bounds> BOUNDS = fixed("bounds", TextTypes.choice(CostTerms.Bounds.values()), "order",
            "Whether minimum and maximum hold for the order as a whole, or anew on each day it trades.");
    static final Declared.Key<BigDecimal> ROUND_TO = fixed("roundTo", NumberTypes.decimal(true), "0",
            "Amounts are multiples of it, such as 0.01; 0 rounds half-even at the ledger's decimals.");
    static final Declared.Key<CostTerms.Rounding> ROUNDING = fixed("rounding", TextTypes.choice(CostTerms.Rounding.values()), "nearest",
            "Which way amounts are rounded to `roundTo`; halves away from zero.");
    static final Declared.Key<CostTerms.RoundOf> ROUND_OF = fixed("roundOf", TextTypes.choice(CostTerms.RoundOf.values()), "order",
            "Whether the order's sum is rounded, or each execution.");
    static final Declared.Key<String> SOURCE = absent("source", TextTypes.matching("a sentence", "\\S.*"), "not said",
            "Where the numbers come from; the report prints it.");
    static final Listing CHARGES = new Listing("charges",
            "Lines of a fee schedule of your own, each its own charge in the ledger, beside those of `schedules`.",
            new Section("charges", "One line.",
                    List.of(RULE, PER, SIDE, KINDS, LINE_CURRENCY, LINE_RATE, TABLE, RATES, TIERS, WINDOW, MINIMUM, MAXIMUM,
                            MAXIMUM_PERCENT,
                            BOUNDS, ROUND_TO, ROUNDING, ROUND_OF, SOURCE)));
    static final Declared.Key<String> ASSUMED_RULE = new Declared.Key<>("rule",
            TextTypes.matching("kind and name such as regulatory:sec-31", NAME), new Preset.Required<>("rule: regulatory:sec-31"),
            "The line, by its rule.");
    static final Declared.Key<String> BECAUSE = new Declared.Key<>("because", TextTypes.matching("a sentence saying why", "\\S.*"),
            new Preset.Required<>("because: \"the rate of 2013\""), "Why it is taken to hold; the report prints it.");
    static final Listing ASSUMED = new Listing("assumed",
            "Rates that are taken to hold on dates for which none is published; published ones go before.",
            new Section("assumed", "One rate.", List.of(ASSUMED_RULE, RATE, RATE_FROM, RATE_TO, CAP, BECAUSE)));

    private CostKeys() {}

    private static <T> Declared.Key<T> fixed(String name, KeyType<T> type, String text, String doc) {
        return new Declared.Key<>(name, type, new Preset.Fixed<>(text), doc);
    }

    private static <T> Declared.Key<T> absent(String name, KeyType<T> type, String meaning, String doc) {
        return new Declared.Key<>(name, type, new Preset.Absent<>(meaning), doc);
    }
}
