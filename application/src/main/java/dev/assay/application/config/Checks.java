package dev.assay.application.config;

import dev.assay.application.config.AssayConfig.CommissionModel;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What must hold between values that are each valid on their own.
final class Checks {
    private final Bound root;
    private final List<ConfigProblem> problems;

    Checks(Bound root, List<ConfigProblem> problems) {
        this.root = root;
        this.problems = problems;
    }

    void all() {
        dates();
        strategies();
        commission(root.section(Keys.COSTS).section(Keys.COMMISSION));
        CostBinding.check(root.section(Keys.COSTS), problems);
        CarryBinding.check(root.section(Keys.COSTS).section(CarryKeys.CARRY), problems);
        for (Bound broker : root.items(Keys.BROKERS)) {
            CostBinding.check(broker.section(Keys.COSTS), problems);
            CarryBinding.check(broker.section(Keys.COSTS).section(CarryKeys.CARRY), problems);
            commission(broker.section(Keys.COSTS).section(Keys.COMMISSION));
        }
        new RouteChecks(root, problems).all();
        disabledOnce();
        riskNames(root.section(Keys.RISK));
        rates(root.section(Keys.ACCOUNT));
        MarginBinding.check(root, problems);
        TimeframeChecks.check(root, problems);
        Bound reconciliation = root.section(ReconciliationKeys.RECONCILIATION);
        named(reconciliation, ReconciliationKeys.ADOPTER, reconciliation.find(ReconciliationKeys.ADOPTER), strategyIds(),
                "no strategy of this run");
    }

    private void rates(Bound account) {
        Map<String, Bound> byCurrency = new LinkedHashMap<>();
        for (Bound rate : account.items(AccountKeys.RATES)) {
            Bound.Slot pair = rate.slot(AccountKeys.RATE_PAIR);
            Bound.Slot constant = rate.slot(AccountKeys.RATE_CONSTANT);
            if (pair.value() != null && constant.value() != null) {
                problem(rate, AccountKeys.RATE_CONSTANT, "pair and constant are both given: keep one");
            } else if (pair.value() == null && constant.value() == null && !pair.faulty() && !constant.faulty()) {
                problems.add(new ConfigProblem(rate.origin(), rate.path(),
                        "needs a source of the rate; for example pair: EURUSD, or constant: 1.08"));
            }
            Optional<String> currency = rate.find(AccountKeys.RATE_CURRENCY);
            Bound other = currency.isPresent() ? byCurrency.putIfAbsent(currency.get(), rate) : null;
            if (currency.isPresent() && other != null) {
                problem(rate, AccountKeys.RATE_CURRENCY,
                        Json.quote(currency.get()) + " has a rate in " + other.path() + " already: keep one");
            }
            if (currency.isPresent() && currency.equals(account.find(Keys.CURRENCY))) {
                problem(rate, AccountKeys.RATE_CURRENCY, Json.quote(currency.get()) + " is the account's own currency: it needs no rate");
            }
        }
    }

    private List<String> strategyIds() {
        List<String> ids = new ArrayList<>();
        for (Bound strategy : root.items(Keys.STRATEGIES)) {
            strategy.find(Keys.STRATEGY_ID).ifPresent(ids::add);
        }
        return ids;
    }

    private void riskNames(Bound risk) {
        List<String> symbols = root.section(Keys.DATA).find(Keys.INSTRUMENTS).orElse(List.of());
        List<String> ids = strategyIds();
        for (Bound each : risk.items(RiskKeys.STRATEGIES)) {
            named(each, RiskKeys.STRATEGY, each.find(RiskKeys.STRATEGY), ids, "no strategy of this run");
        }
        for (Bound each : risk.items(RiskKeys.INSTRUMENTS)) {
            named(each, RiskKeys.SYMBOL, each.find(RiskKeys.SYMBOL), symbols, "not among data.instruments");
        }
        for (Bound each : risk.items(RiskKeys.GROUPS)) {
            for (String member : each.find(RiskKeys.GROUP_MEMBERS).orElse(List.of())) {
                named(each, RiskKeys.GROUP_MEMBERS, Optional.of(member), symbols, "not among data.instruments");
            }
        }
        for (String symbol : risk.find(RiskKeys.RESTRICTED).orElse(List.of())) {
            named(risk, RiskKeys.RESTRICTED, Optional.of(symbol), symbols, "not among data.instruments");
        }
    }

    private void named(Bound section, Declared.Key<?> key, Optional<String> name, List<String> known, String what) {
        if (name.isPresent() && !known.isEmpty() && !known.contains(name.get())) {
            problem(section, key, Json.quote(name.get()) + " is " + what + Nearest.hint(name.get(), known));
        }
    }

    private void dates() {
        Bound data = root.section(Keys.DATA);
        Optional<LocalDate> from = data.find(Keys.FROM);
        Optional<LocalDate> to = data.find(Keys.TO);
        if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
            problem(data, Keys.FROM, from.get() + " is after data.to, " + to.get() + " (" + data.slot(Keys.TO).origin().text()
                    + "): must be on or before it");
        }
    }

    private void strategies() {
        List<Bound> strategies = root.items(Keys.STRATEGIES);
        Map<String, Bound> byId = new LinkedHashMap<>();
        for (Bound strategy : strategies) {
            code(strategy);
            instruments(strategy);
            Optional<String> id = strategy.find(Keys.STRATEGY_ID);
            Bound other = id.isPresent() ? byId.putIfAbsent(id.get(), strategy) : null;
            if (id.isPresent() && other != null) {
                problem(strategy, Keys.STRATEGY_ID, Json.quote(id.get()) + " is the id of " + other.path()
                        + " too: give each strategy an id of its own, for example id: " + id.get() + "-" + (byId.size() + 1));
            }
        }
        allocations(strategies);
    }

    private void code(Bound strategy) {
        Bound.Slot name = strategy.slot(Keys.BUILT_IN);
        Bound.Slot file = strategy.slot(Keys.STRATEGY_FILE);
        if (name.value() != null && file.value() != null) {
            problems.add(new ConfigProblem(file.origin(), strategy.pathOf(Keys.STRATEGY_FILE), "name and file are both given ("
                    + name.origin().text() + "): keep one"));
        } else if (name.value() == null && file.value() == null && !name.faulty() && !file.faulty()) {
            problems.add(new ConfigProblem(strategy.origin(), strategy.path(),
                    "needs the name of a built-in strategy or a Java file; for example name: ema-cross, or file: MyStrategy.java"));
        }
    }

    private void instruments(Bound strategy) {
        Optional<List<String>> all = root.section(Keys.DATA).find(Keys.INSTRUMENTS);
        Optional<List<String>> some = strategy.find(Keys.STRATEGY_INSTRUMENTS);
        if (all.isPresent() && some.isPresent()) {
            for (String symbol : some.get()) {
                if (!all.get().contains(symbol)) {
                    problem(strategy, Keys.STRATEGY_INSTRUMENTS,
                            Json.quote(symbol) + " is not among data.instruments" + Nearest.hint(symbol, all.get()));
                }
            }
        }
    }

    private void allocations(List<Bound> strategies) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Bound strategy : strategies) {
            sum = sum.add(strategy.find(Keys.ALLOCATION).orElse(BigDecimal.ZERO));
        }
        if (sum.compareTo(BigDecimal.ONE) > 0) {
            Bound last = strategies.getLast();
            problem(last, Keys.ALLOCATION, "all allocations add up to " + sum.toPlainString() + ": must be at most 1");
        }
    }

    private void commission(Bound commission) {
        Optional<CommissionModel> model = commission.find(Keys.COMMISSION_MODEL);
        Optional<AmountOrPercent> rate = commission.find(Keys.COMMISSION_RATE);
        if (model.isPresent() && rate.isPresent()) {
            boolean percent = rate.get() instanceof AmountOrPercent.Percent;
            if (model.get() == CommissionModel.PER_SHARE && percent) {
                problem(commission, Keys.COMMISSION_RATE,
                        rate.get() + " is a percentage: model per-share needs an amount per share, for example 0.005");
            } else if (model.get() == CommissionModel.PERCENT && !percent) {
                problem(commission, Keys.COMMISSION_RATE, rate.get() + " is an amount: model percent needs a percentage, for example 0.1%");
            }
        }
        if (model.isPresent() && model.get() == CommissionModel.PERCENT) {
            unused(commission, Keys.COMMISSION_MINIMUM, commission.find(Keys.COMMISSION_MINIMUM).orElse(BigDecimal.ZERO));
            Optional<AmountOrPercent.Percent> maximum = commission.find(Keys.COMMISSION_MAXIMUM);
            unused(commission, Keys.COMMISSION_MAXIMUM, maximum.isPresent() ? maximum.get().percent() : BigDecimal.ZERO);
        }
    }

    private void unused(Bound commission, Declared.Key<?> key, BigDecimal value) {
        if (value.signum() != 0) {
            problem(commission, key, "model percent has neither minimum nor maximum: remove it");
        }
    }

    private void disabledOnce() {
        Map<String, Bound> byId = new LinkedHashMap<>();
        for (Bound control : root.section(Keys.RISK).items(Keys.DISABLED)) {
            Optional<String> id = control.find(Keys.CONTROL_ID);
            Bound other = id.isPresent() ? byId.putIfAbsent(id.get(), control) : null;
            if (id.isPresent() && other != null) {
                problem(control, Keys.CONTROL_ID, Json.quote(id.get()) + " is disabled by " + other.path() + " already: keep one");
            }
        }
    }

    private void problem(Bound section, Declared.Key<?> key, String message) {
        Origin origin = section.slot(key).origin();
        problems.add(new ConfigProblem(origin instanceof Origin.Default ? section.origin() : origin, section.pathOf(key), message));
    }
}
