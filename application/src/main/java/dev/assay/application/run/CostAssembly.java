package dev.assay.application.run;

import dev.assay.application.config.AmountOrPercent;
import dev.assay.application.config.AssayConfig;
import dev.assay.application.config.CostTerms;
import dev.assay.application.config.ReadySchedules;
import dev.assay.core.calendar.ExchangeCalendar;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Price;
import dev.assay.execution.ChargeRule;
import dev.assay.execution.CostModel;
import dev.assay.execution.FeeSchedule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongToIntFunction;

/// From config to what trading costs: a commission alone, or a schedule of several lines.
final class CostAssembly {
    private CostAssembly() {}

    /// The model of a run. Where it counts volume, each call makes one that has counted none.
    static CostModel costs(AssayConfig config, ExchangeCalendar calendar) {
        if (config.costs().charges().isEmpty()) {
            return Assembly.commission(config);
        }
        List<ChargeRule> rules = rules(config);
        LongToIntFunction tradeDay = ts -> {
            int session = calendar.indexClosingFrom(ts);
            return calendar.day(Math.min(session, calendar.size() - 1));
        };
        return new FeeSchedule("schedule:" + String.join("+", names(config)), rules, tradeDay, words(config, rules));
    }

    private static List<String> names(AssayConfig config) {
        return config.costs().schedules().isEmpty() ? List.of("own") : config.costs().schedules();
    }

    /// Refuses a run that the schedule says nothing of, or whose dates it does not know.
    static void require(AssayConfig config, List<Instrument> instruments) {
        List<CostTerms.Line> lines = config.costs().charges();
        if (lines.isEmpty()) {
            return;
        }
        List<ChargeRule> rules = rules(config);
        for (CostTerms.Assumed assumed : config.costs().assumed()) {
            if (rules.stream().noneMatch(rule -> rule.name().equals(assumed.rule()))) {
                throw new RunException("costs.assumed: no line of the schedule has the rule " + assumed.rule() + "; there are "
                        + rules.stream().map(ChargeRule::name).distinct().toList());
            }
        }
        for (Instrument instrument : instruments) {
            boolean own = config.costs().commission().model() != AssayConfig.CommissionModel.NONE;
            if (!own && instrument.contract().tradable() && rules.stream().noneMatch(rule -> rule.covers(instrument))) {
                throw new RunException("costs: no line of the schedule " + names(config) + " covers " + instrument.symbol() + " ("
                        + instrument.contract().getClass().getSimpleName() + " in " + instrument.currency()
                        + "), which would trade for nothing; add a schedule, a line under costs.charges, or a costs.commission");
            }
            config.data().from().ifPresent(from -> known(rules, instrument, from));
            config.data().to().ifPresent(to -> known(rules, instrument, to));
        }
    }

    private static void known(List<ChargeRule> rules, Instrument instrument, LocalDate date) {
        int day = (int) date.toEpochDay();
        for (ChargeRule rule : rules) {
            if (rule.covers(instrument) && rule.rates().stream().noneMatch(rate -> rate.fromDay() <= day && day <= rate.toDay())) {
                throw new RunException("costs: no rate of " + rule.name() + " is known for " + instrument.symbol() + " on " + date
                        + ", inside the span of the run; state one, for example costs.assumed: [{rule: " + rule.name()
                        + ", rate: 0.00001, because: \"why\"}], or trade other dates");
            }
        }
    }

    static List<ChargeRule> rules(AssayConfig config) {
        List<ChargeRule> rules = new ArrayList<>();
        AssayConfig.Commission commission = config.costs().commission();
        switch (commission.model()) {
            case NONE -> {
            }
            case PER_SHARE -> rules.add(bounded(commission,
                    ChargeRule.flat("commission:per-share", ChargeRule.Base.UNIT, price(commission.rate().number()))));
            case PERCENT -> rules.add(bounded(commission,
                    ChargeRule.flat("commission:percent", ChargeRule.Base.VALUE, price(commission.rate().of(BigDecimal.ONE)))));
        }
        for (CostTerms.Line line : config.costs().charges()) {
            rules.add(rule(line, config.costs().assumed()));
        }
        BigDecimal factor = config.costs().factor();
        return factor.compareTo(BigDecimal.ONE) == 0 ? rules : rules.stream().map(rule -> scaled(rule, factor)).toList();
    }

    /// A stress: every amount times a factor. A share of the commission grows with the commission, and a cap in percent with the fee it caps.
    private static ChargeRule scaled(ChargeRule rule, BigDecimal factor) {
        boolean ofCommission = rule.base() == ChargeRule.Base.COMMISSION;
        List<ChargeRule.Rate> rates = new ArrayList<>();
        for (ChargeRule.Rate rate : rule.rates()) {
            Price cap = rate.cap();
            rates.add(new ChargeRule.Rate(rate.fromDay(), rate.toDay(), rate.volume(), rate.price(), rate.liquidity(),
                    ofCommission ? rate.rate() : times(rate.rate(), factor), cap == null ? null : times(cap, factor), rate.assumed()));
        }
        return rule.withRates(rates).bounded(times(rule.minimum(), factor), times(rule.maximum(), factor),
                times(rule.maximumPercent(), factor));
    }

    private static Price times(Price price, BigDecimal factor) {
        return price(price.decimal().multiply(factor));
    }

    private static ChargeRule bounded(AssayConfig.Commission commission, ChargeRule rule) {
        return rule.bounded(price(commission.minimum()), new Price(0, 0), price(commission.maximum().percent()));
    }

    private static ChargeRule rule(CostTerms.Line line, List<CostTerms.Assumed> assumed) {
        List<ChargeRule.Rate> rates = new ArrayList<>();
        line.table().ifPresent(table -> rates.addAll(FeeTable.rates(table)));
        line.rate().ifPresent(rate -> rates.add(ChargeRule.Rate.always(price(line, rate))));
        for (CostTerms.Rate rate : line.rates()) {
            rates.add(new ChargeRule.Rate(day(rate.from(), Integer.MIN_VALUE), day(rate.to(), Integer.MAX_VALUE), price(rate.volume()),
                    rate.price().map(CostAssembly::price).orElse(null), rate.liquidity(), price(line, rate.rate()),
                    rate.cap().map(CostAssembly::price).orElse(null), ""));
        }
        for (CostTerms.Assumed each : assumed) {
            if (each.rule().equals(line.rule())) {
                rates.add(new ChargeRule.Rate(day(each.from(), Integer.MIN_VALUE), day(each.to(), Integer.MAX_VALUE), new Price(0, 0), null,
                        ChargeRule.Liquidity.ANY, price(line, each.rate()), each.cap().map(CostAssembly::price).orElse(null),
                        each.because()));
            }
        }
        ChargeRule.Rounding rounding = line.roundTo().signum() == 0
                ? ChargeRule.Rounding.LEDGER
                : new ChargeRule.Rounding(price(line.roundTo()), line.rounding().mode(), line.roundOf() == CostTerms.RoundOf.EXECUTION);
        return new ChargeRule(line.rule(), line.per(), line.side(), line.instruments(), line.currency().map(Currency::of).orElse(null),
                new ChargeRule.Tiers(line.tiers() == CostTerms.Tiers.MARGINAL, line.volume() == CostTerms.Window.MONTH ? 0 : 30), rates,
                price(line.minimum()), price(line.maximum()), price(line.maximumPercent().percent()),
                line.bounds() == CostTerms.Bounds.ORDER_AND_DAY, rounding);
    }

    private static int day(Optional<LocalDate> date, int absent) {
        return date.map(each -> (int) each.toEpochDay()).orElse(absent);
    }

    private static Price price(CostTerms.Line line, AmountOrPercent rate) {
        boolean amount = line.per() == ChargeRule.Base.UNIT || line.per() == ChargeRule.Base.EXECUTION;
        if (amount && rate instanceof AmountOrPercent.Percent) {
            throw new RunException("costs.charges: " + line.rule() + ": " + rate + " is a percentage, but a rate per "
                    + line.per().name().toLowerCase(java.util.Locale.ROOT) + " is an amount, for example 0.0035");
        }
        return price(rate.of(BigDecimal.ONE));
    }

    private static Price price(BigDecimal value) {
        return Price.of(value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString());
    }

    /// What a ready schedule says of itself.
    static String summary(String schedule) {
        return ReadySchedules.summary(schedule);
    }

    private static String words(AssayConfig config, List<ChargeRule> rules) {
        StringBuilder words = new StringBuilder();
        if (config.costs().factor().compareTo(BigDecimal.ONE) != 0) {
            words.append("STRESSED: ").append(config.costs().factor().toPlainString()).append(" times what follows. ");
        }
        for (String schedule : config.costs().schedules()) {
            words.append(summary(schedule)).append(' ');
        }
        words.append("Lines charged: ").append(String.join(", ", rules.stream().map(ChargeRule::name).distinct().toList())).append('.');
        for (CostTerms.Assumed each : config.costs().assumed()) {
            words.append(" ASSUMED: ").append(each.rule()).append(" is ").append(each.rate())
                    .append(each.from().map(from -> " from " + from).orElse("")).append(each.to().map(to -> " to " + to).orElse(""))
                    .append(" where none is published, because ").append(each.because()).append('.');
        }
        return words
                .append(" A limit order that trades at its own limit adds liquidity, all else takes it. Volume before the run is not known:"
                        + " tiers begin at the bottom.")
                .toString();
    }
}
