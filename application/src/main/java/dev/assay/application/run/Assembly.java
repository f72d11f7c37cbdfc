package dev.assay.application.run;

import dev.assay.application.config.AmountOrPercent;
import dev.assay.application.config.AssayConfig;
import dev.assay.application.session.SessionSetup;
import dev.assay.core.calendar.ExchangeCalendar;
import dev.assay.core.event.ReconciliationFinding.Action;
import dev.assay.core.event.StrategyFailed;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import dev.assay.execution.BrokerAdapter;
import dev.assay.execution.CostModel;
import dev.assay.execution.CostModels;
import dev.assay.execution.CumulativeCost;
import dev.assay.execution.ScaledCosts;
import dev.assay.execution.SizingRules;
import dev.assay.execution.reconcile.Settings;
import dev.assay.proofbench.FillModel;
import dev.assay.proofbench.SimulatedBroker;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;

/// From config to objects: the models, the policy and the broker of a session. The same for a run and its replay.
final class Assembly {
    private Assembly() {}

    static SimulatedBroker broker(AssayConfig config, MarketInputs inputs) {
        return broker(config, inputs, capital(config));
    }

    static SimulatedBroker broker(AssayConfig config, MarketInputs inputs, Money deposit) {
        SimulatedBroker broker = new SimulatedBroker(inputs.universe(), fills(config), CostAssembly.costs(config, inputs.calendar()),
                deposit, opensSession(inputs.calendar()), config.account().positions() == AssayConfig.Positions.HEDGING);
        if (config.account().type() == AssayConfig.AccountType.CASH) {
            broker.cashAccount(CarryAssembly.settlement(config), CarryAssembly.settlementDates(inputs.calendar()));
        }
        MarginAssembly.plug(config, inputs, broker);
        return broker.financed(CarryAssembly.terms(config, inputs.universe()), CarryAssembly.dates(inputs.calendar()),
                CarryAssembly.daysToNext(inputs.calendar()));
    }

    /// The same session before another broker.
    static SessionSetup setup(AssayConfig config, MarketInputs inputs, Strategies.Made strategies, long firstTs, BrokerAdapter broker) {
        CostModel costs = CostAssembly.costs(config, inputs.calendar());
        Money capital = capital(config);
        return new SessionSetup(inputs.universe(), strategies.setups(), inputs.calendar(), firstTs, inputs.tradeFrom(), capital,
                Policies.of(config, inputs.universe()), Math.toIntExact(config.risk().orderRate().max()), costs,
                sizing(config), broker, exits(config),
                snapshots(config), reconciliation(config), Rates.bookkeeping(config, inputs.universe()),
                config.data().hours() == AssayConfig.Hours.EXTENDED);
    }

    private static SizingRules sizing(AssayConfig config) {
        RoundingMode rounding = switch (config.execution().rounding()) {
            case DOWN -> RoundingMode.DOWN;
            case NEAREST -> RoundingMode.HALF_DOWN;
        };
        return new SizingRules(rounding, Price.of(config.execution().minOrderNotional().toPlainString()),
                Math.toIntExact(config.execution().maxSignalsPerInstant()), config.execution().maxOrdersPerSecond().orElse(0L).intValue(),
                switch (config.execution().netting()) {
                    case NONE -> SizingRules.Netting.NONE;
                    case LAST -> SizingRules.Netting.LAST;
                    case MID -> SizingRules.Netting.MID;
                });
    }

    static Money capital(AssayConfig config) {
        return money(config.account().cash(), Currency.of(config.account().currency()));
    }

    static Money money(BigDecimal amount, Currency currency) {
        try {
            return Money.of(amount.toPlainString(), currency);
        } catch (NumberFormatException e) {
            throw new RunException("account.cash: " + amount.toPlainString() + " has more decimals than " + currency + " is kept in ("
                    + currency.scale() + ")", e);
        }
    }

    /// The commission of the config alone.
    static CostModel commission(AssayConfig config) {
        BigDecimal factor = config.costs().factor();
        return factor.compareTo(BigDecimal.ONE) == 0 ? commissions(config) : new ScaledCosts(commissions(config), factor);
    }

    private static CumulativeCost commissions(AssayConfig config) {
        AssayConfig.Commission commission = config.costs().commission();
        return switch (commission.model()) {
            case NONE -> CostModels.none();
            case PER_SHARE -> CostModels.perShare(amount(commission.rate()), Price.of(commission.minimum().toPlainString()),
                    percent(commission.maximum()));
            case PERCENT -> CostModels.percent(percent(commission.rate()), Price.of(commission.minimum().toPlainString()),
                    percent(commission.maximum()));
        };
    }

    private static Price amount(AmountOrPercent value) {
        return switch (value) {
            case AmountOrPercent.Amount amount -> Price.of(amount.value().toPlainString());
            case AmountOrPercent.Percent percent -> throw new RunException(
                    "costs.commission.rate: " + percent + " is a percentage, but the per-share model takes an amount per share");
        };
    }

    private static Price percent(AmountOrPercent value) {
        return switch (value) {
            case AmountOrPercent.Percent percent -> Price.of(percent.fraction().movePointRight(2).stripTrailingZeros().toPlainString());
            case AmountOrPercent.Amount amount -> throw new RunException(
                    "costs.commission: " + amount + " is an amount, but a percentage of the traded value is expected, for example 1%");
        };
    }

    static FillModel fills(AssayConfig config) {
        return FillAssembly.model(config);
    }

    private static java.util.function.LongPredicate opensSession(ExchangeCalendar calendar) {
        return ts -> {
            int session = calendar.indexAt(ts);
            return session != ExchangeCalendar.NONE && calendar.openNanos(session) == ts;
        };
    }

    private static StrategyFailed.ExitPolicy exits(AssayConfig config) {
        return switch (config.failure().protectiveExits()) {
            case KEEP -> StrategyFailed.ExitPolicy.KEEP;
            case CANCEL -> StrategyFailed.ExitPolicy.CANCEL;
            case FLATTEN -> StrategyFailed.ExitPolicy.FLATTEN;
        };
    }

    /// At the start and the end in any case; in between where the config says so.
    private static Settings reconciliation(AssayConfig config) {
        return Settings.DEFAULT.comparing(config.execution().reconcileEvery().map(Duration::toNanos).orElse(Settings.NEVER))
                .with(policies(config));
    }

    private static dev.assay.execution.reconcile.Policies policies(AssayConfig config) {
        AssayConfig.Reconciliation given = config.reconciliation();
        int adopter = 0;
        for (int i = 0; i < config.strategies().size(); i++) {
            adopter = given.adopter().equals(Optional.of(config.strategies().get(i).id())) ? i : adopter;
        }
        return new dev.assay.execution.reconcile.Policies(action(given.unknownOrder()), action(given.missingOrder()),
                action(given.missedFill()), action(given.orderState()), action(given.position()), action(given.cash()), adopter);
    }

    private static Action action(AssayConfig.DifferencePolicy policy) {
        return switch (policy) {
            case HALT -> Action.HALT;
            case ADOPT -> Action.ADOPT;
            case CANCEL -> Action.CANCEL;
            case CLOSE -> Action.CLOSE;
        };
    }

    private static SessionSetup.Snapshots snapshots(AssayConfig config) {
        return switch (config.run().equity()) {
            case INSTANT -> SessionSetup.Snapshots.INSTANT;
            case SESSION -> SessionSetup.Snapshots.SESSION;
        };
    }

    /// Trading sessions in a mean year, for annualised figures: 252 for an exchange, 365 for a market that never closes.
    static double sessionsPerYear(ExchangeCalendar calendar) {
        return calendar.definition().days().size() == 7 ? 365 : 252;
    }
}
