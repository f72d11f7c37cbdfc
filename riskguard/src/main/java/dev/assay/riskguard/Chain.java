package dev.assay.riskguard;

import dev.assay.core.order.OrderIntent;
import dev.assay.core.risk.Verdict;
import dev.assay.riskguard.RiskLimits.OrderRate;
import dev.assay.riskguard.RiskRules.Pace;
import dev.assay.riskguard.RiskRules.Prices;
import dev.assay.riskguard.controls.Concentration;
import dev.assay.riskguard.controls.Connection;
import dev.assay.riskguard.controls.Control;
import dev.assay.riskguard.controls.ControlSpec;
import dev.assay.riskguard.controls.ControlledDeployment;
import dev.assay.riskguard.controls.CreditThreshold;
import dev.assay.riskguard.controls.DailyLoss;
import dev.assay.riskguard.controls.DuplicateOrder;
import dev.assay.riskguard.controls.ExposureLimit;
import dev.assay.riskguard.controls.InstrumentPermission;
import dev.assay.riskguard.controls.KillSwitch;
import dev.assay.riskguard.controls.Leverage;
import dev.assay.riskguard.controls.MarketDataQuality;
import dev.assay.riskguard.controls.MarketDataReasonability;
import dev.assay.riskguard.controls.MaxDrawdown;
import dev.assay.riskguard.controls.MaxMessageRate;
import dev.assay.riskguard.controls.MaxOrderQuantity;
import dev.assay.riskguard.controls.MaxOrderValue;
import dev.assay.riskguard.controls.MaxOrdersPerDay;
import dev.assay.riskguard.controls.NetExposure;
import dev.assay.riskguard.controls.NoSlicing;
import dev.assay.riskguard.controls.OrderCase;
import dev.assay.riskguard.controls.PositionLimit;
import dev.assay.riskguard.controls.PreOrderRules;
import dev.assay.riskguard.controls.PriceCollar;
import dev.assay.riskguard.controls.ReduceOnlyMode;
import dev.assay.riskguard.controls.RepeatedExecution;
import dev.assay.riskguard.controls.SelfMatch;
import dev.assay.riskguard.controls.ShortSale;
import dev.assay.riskguard.controls.StrategyLimit;
import dev.assay.riskguard.controls.TradingHours;
import dev.assay.riskguard.controls.VolatilityProtection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The controls in their order, each called at a place of its own; those that are off are left out.
final class Chain {
    private final @Nullable KillSwitch killSwitch;
    private final @Nullable ReduceOnlyMode reduceOnlyMode;
    private final @Nullable Connection connection;
    private final @Nullable InstrumentPermission instrumentPermission;
    private final @Nullable PreOrderRules preOrderRules;
    private final @Nullable TradingHours tradingHours;
    private final @Nullable ShortSale shortSale;
    private final @Nullable MarketDataReasonability marketDataReasonability;
    private final @Nullable MarketDataQuality marketDataQuality;
    private final @Nullable MaxMessageRate maxMessageRate;
    private final @Nullable MaxOrdersPerDay maxOrdersPerDay;
    private final @Nullable DuplicateOrder duplicateOrder;
    private final @Nullable RepeatedExecution repeatedExecution;
    private final @Nullable PriceCollar priceCollar;
    private final @Nullable VolatilityProtection volatilityProtection;
    private final @Nullable SelfMatch selfMatch;
    private final @Nullable MaxOrderQuantity maxOrderQuantity;
    private final @Nullable MaxOrderValue maxOrderValue;
    private final @Nullable NoSlicing noSlicing;
    private final @Nullable ControlledDeployment controlledDeployment;
    private final @Nullable CreditThreshold creditThreshold;
    private final @Nullable DailyLoss dailyLoss;
    private final @Nullable MaxDrawdown maxDrawdown;
    private final @Nullable PositionLimit positionLimit;
    private final @Nullable StrategyLimit strategyLimit;
    private final @Nullable Concentration concentration;
    private final @Nullable ExposureLimit exposureLimit;
    private final @Nullable NetExposure netExposure;
    private final @Nullable Leverage leverage;

    Chain(RiskLimits limits, RiskRules rules, RiskLevels levels, List<String> off) {
        OrderRate rate = limits.orderRate();
        Pace pace = rules.pace();
        Prices prices = rules.prices();
        killSwitch = unless(off, new KillSwitch());
        reduceOnlyMode = unless(off, new ReduceOnlyMode());
        connection = unless(off, new Connection(rules.onDisconnect()));
        instrumentPermission = unless(off, new InstrumentPermission(levels.given(), levels.restricted()));
        preOrderRules = unless(off, new PreOrderRules());
        tradingHours = unless(off, new TradingHours(rules.sessionOnly()));
        shortSale = unless(off, new ShortSale(rules.shortSales(), levels.locates()));
        marketDataReasonability = unless(off, new MarketDataReasonability(limits.maxPriceAgeNanos()));
        marketDataQuality = unless(off, new MarketDataQuality(prices.maxJump(), prices.maxSpread()));
        maxMessageRate = unless(off, rate == null ? new MaxMessageRate(0, 0) : new MaxMessageRate(rate.max(), rate.perNanos()));
        maxOrdersPerDay = unless(off, new MaxOrdersPerDay(pace.maxOrdersPerDay(), levels.ordersPerDay()));
        duplicateOrder = unless(off, new DuplicateOrder(pace.maxDuplicates(), pace.duplicatesPerNanos()));
        repeatedExecution = unless(off, new RepeatedExecution(pace.maxExecutionsPerDay()));
        priceCollar = unless(off, new PriceCollar(prices.collar(), prices.periodCollar(), prices.collarMaxAgeNanos()));
        volatilityProtection = unless(off, new VolatilityProtection(prices.maxMove(), prices.movePeriodNanos()));
        selfMatch = unless(off, new SelfMatch());
        maxOrderQuantity = unless(off, new MaxOrderQuantity(levels.orderQuantity(limits.maxOrderQuantity())));
        maxOrderValue = unless(off, new MaxOrderValue(levels.orderValue(limits.maxOrderNotional())));
        noSlicing = unless(off, new NoSlicing(rules.sliceWindowNanos()));
        controlledDeployment = unless(off, new ControlledDeployment(rules.deployment()));
        creditThreshold = unless(off, new CreditThreshold(RiskLevels.tighter(rules.creditThreshold(), levels.firm().creditThreshold())));
        dailyLoss = unless(off, new DailyLoss(limits.maxDailyLoss()));
        maxDrawdown = unless(off, new MaxDrawdown(rules.maxIntradayDrawdown(), rules.maxDrawdown()));
        positionLimit = unless(off, new PositionLimit(levels.positionValue(limits.maxPositionNotional()),
                levels.positionQuantity(limits.maxPositionQuantity())));
        strategyLimit = unless(off, new StrategyLimit(levels.ownOfStrategy(), levels.universe()));
        concentration = unless(off, new Concentration(rules.maxConcentration(), rules.groups()));
        exposureLimit = unless(off, new ExposureLimit(RiskLevels.tighter(limits.maxGrossExposure(), levels.firm().maxGrossExposure())));
        netExposure = unless(off, new NetExposure(RiskLevels.tighter(rules.maxNetExposure(), levels.firm().maxNetExposure())));
        leverage = unless(off, new Leverage(rules.leverage().max(), rules.leverage().initial(), rules.leverage().maxUse()));
    }

    private static <T extends Control> @Nullable T unless(List<String> off, T control) {
        return off.contains(control.spec().id()) ? null : control;
    }

    /// All of them, where none was left out.
    Control[] controls() {
        return new Control[]{on(killSwitch), on(reduceOnlyMode), on(connection), on(instrumentPermission), on(preOrderRules),
                on(tradingHours), on(shortSale), on(marketDataReasonability), on(marketDataQuality), on(maxMessageRate),
                on(maxOrdersPerDay), on(duplicateOrder), on(repeatedExecution), on(priceCollar), on(volatilityProtection), on(selfMatch),
                on(maxOrderQuantity), on(maxOrderValue), on(noSlicing), on(controlledDeployment), on(creditThreshold), on(dailyLoss),
                on(maxDrawdown), on(positionLimit), on(strategyLimit), on(concentration), on(exposureLimit), on(netExposure), on(leverage)};
    }

    private static Control on(@Nullable Control control) {
        if (control == null) {
            throw new IllegalStateException("a control was left out");
        }
        return control;
    }

    static List<ControlSpec> specs() {
        return List.of(KillSwitch.SPEC, ReduceOnlyMode.SPEC, Connection.SPEC, InstrumentPermission.SPEC, PreOrderRules.SPEC,
                TradingHours.SPEC, ShortSale.SPEC, MarketDataReasonability.SPEC, MarketDataQuality.SPEC, MaxMessageRate.SPEC,
                MaxOrdersPerDay.SPEC, DuplicateOrder.SPEC, RepeatedExecution.SPEC, PriceCollar.SPEC, VolatilityProtection.SPEC,
                SelfMatch.SPEC, MaxOrderQuantity.SPEC, MaxOrderValue.SPEC, NoSlicing.SPEC, ControlledDeployment.SPEC, CreditThreshold.SPEC,
                DailyLoss.SPEC, MaxDrawdown.SPEC, PositionLimit.SPEC, StrategyLimit.SPEC, Concentration.SPEC, ExposureLimit.SPEC,
                NetExposure.SPEC, Leverage.SPEC);
    }

    /// Whether an order that worked when the link to the broker was lost is cancelled when it is back.
    boolean cancelsOnDisconnect(boolean protective) {
        return connection != null && connection.cancels(protective);
    }

    /// Whether every control accepts the intent as it is; in four parts, each small enough to be compiled whole.
    ///
    /// @throws ArithmeticException where numbers leave the range of 64 bits
    boolean accepts(OrderIntent intent, OrderCase order) {
        return mayTrade(intent, order) && inPace(intent, order) && order.reckon() && inSize(intent, order) && inExposure(intent, order);
    }

    private boolean mayTrade(OrderIntent intent, OrderCase order) {
        return (killSwitch == null || killSwitch.check(intent, order) instanceof Verdict.Accept)
                && (reduceOnlyMode == null || reduceOnlyMode.check(intent, order) instanceof Verdict.Accept)
                && (connection == null || connection.check(intent, order) instanceof Verdict.Accept)
                && (instrumentPermission == null || instrumentPermission.check(intent, order) instanceof Verdict.Accept)
                && (preOrderRules == null || preOrderRules.check(intent, order) instanceof Verdict.Accept)
                && (tradingHours == null || tradingHours.check(intent, order) instanceof Verdict.Accept)
                && (shortSale == null || shortSale.check(intent, order) instanceof Verdict.Accept)
                && (marketDataReasonability == null || marketDataReasonability.check(intent, order) instanceof Verdict.Accept)
                && (marketDataQuality == null || marketDataQuality.check(intent, order) instanceof Verdict.Accept);
    }

    private boolean inPace(OrderIntent intent, OrderCase order) {
        return (maxMessageRate == null || maxMessageRate.check(intent, order) instanceof Verdict.Accept)
                && (maxOrdersPerDay == null || maxOrdersPerDay.check(intent, order) instanceof Verdict.Accept)
                && (duplicateOrder == null || duplicateOrder.check(intent, order) instanceof Verdict.Accept)
                && (repeatedExecution == null || repeatedExecution.check(intent, order) instanceof Verdict.Accept)
                && (priceCollar == null || priceCollar.check(intent, order) instanceof Verdict.Accept)
                && (volatilityProtection == null || volatilityProtection.check(intent, order) instanceof Verdict.Accept)
                && (selfMatch == null || selfMatch.check(intent, order) instanceof Verdict.Accept);
    }

    private boolean inSize(OrderIntent intent, OrderCase order) {
        return (maxOrderQuantity == null || maxOrderQuantity.check(intent, order) instanceof Verdict.Accept)
                && (maxOrderValue == null || maxOrderValue.check(intent, order) instanceof Verdict.Accept)
                && (noSlicing == null || noSlicing.check(intent, order) instanceof Verdict.Accept)
                && (controlledDeployment == null || controlledDeployment.check(intent, order) instanceof Verdict.Accept)
                && (creditThreshold == null || creditThreshold.check(intent, order) instanceof Verdict.Accept)
                && (dailyLoss == null || dailyLoss.check(intent, order) instanceof Verdict.Accept)
                && (maxDrawdown == null || maxDrawdown.check(intent, order) instanceof Verdict.Accept)
                && (positionLimit == null || positionLimit.check(intent, order) instanceof Verdict.Accept);
    }

    private boolean inExposure(OrderIntent intent, OrderCase order) {
        return (strategyLimit == null || strategyLimit.check(intent, order) instanceof Verdict.Accept)
                && (concentration == null || concentration.check(intent, order) instanceof Verdict.Accept)
                && (exposureLimit == null || exposureLimit.check(intent, order) instanceof Verdict.Accept)
                && (netExposure == null || netExposure.check(intent, order) instanceof Verdict.Accept)
                && (leverage == null || leverage.check(intent, order) instanceof Verdict.Accept);
    }
}
