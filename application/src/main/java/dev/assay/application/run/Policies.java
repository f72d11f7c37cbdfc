package dev.assay.application.run;

import dev.assay.application.config.AmountOrPercent;
import dev.assay.application.config.AssayConfig;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.Universe;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Quantity;
import dev.assay.riskguard.RiskLevels;
import dev.assay.riskguard.RiskLevels.Level;
import dev.assay.riskguard.RiskLimits;
import dev.assay.riskguard.RiskPolicy;
import dev.assay.riskguard.RiskRules;
import dev.assay.riskguard.StandardPolicy;
import dev.assay.riskguard.controls.Band;
import dev.assay.riskguard.controls.Concentration;
import dev.assay.riskguard.controls.Connection;
import dev.assay.riskguard.controls.ControlledDeployment;
import dev.assay.riskguard.controls.Limit;
import dev.assay.riskguard.controls.ShortSale;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// From the config's `risk` section to the policy in force.
final class Policies {
    private final AssayConfig config;
    private final AssayConfig.Risk risk;
    private final Universe universe;
    private final Currency currency;

    private Policies(AssayConfig config, Universe universe) {
        this.config = config;
        this.risk = config.risk();
        this.universe = universe;
        this.currency = Currency.of(config.account().currency());
    }

    static RiskPolicy of(AssayConfig config, Universe universe) {
        Policies policies = new Policies(config, universe);
        try {
            return new StandardPolicy(policies.limits(), policies.rules(), policies.levels());
        } catch (IllegalArgumentException e) {
            throw new RunException("risk: " + e.getMessage(), e);
        }
    }

    private RiskLimits limits() {
        return new RiskLimits(limit(risk.maxOrderNotional()), quantity(risk.maxOrderQuantity()), limit(risk.maxPositionNotional()),
                quantity(risk.maxPositionQuantity()), limit(risk.maxGrossExposure()), limit(risk.maxDailyLoss()),
                new RiskLimits.OrderRate(Math.toIntExact(risk.orderRate().max()), risk.orderRate().per().toNanos()),
                risk.maxPriceAge().toNanos(),
                risk.disabled().stream().map(off -> new RiskLimits.Disabled(off.id(), off.reason())).toList());
    }

    private RiskRules rules() {
        AssayConfig.Collar collar = risk.collar();
        return new RiskRules(limit(risk.creditThreshold()), limit(risk.maxNetExposure()),
                new RiskRules.Margin(band(risk.maxLeverage()), band(risk.margin().initial()), band(risk.margin().maxUse())),
                limit(risk.maxConcentration()), groups(), limit(risk.maxIntradayDrawdown()), limit(risk.maxDrawdown()),
                new RiskRules.Pace(Math.toIntExact(risk.maxOrdersPerDay()), Math.toIntExact(risk.duplicates().max()),
                        risk.duplicates().per().toNanos(), Math.toIntExact(risk.maxExecutionsPerDay())),
                new RiskRules.Prices(band(collar.band()), band(collar.periodBand()), collar.maxAge().toNanos(), band(risk.maxMove()),
                        risk.movePeriod().toNanos(), band(risk.maxPriceJump()), band(risk.maxSpread())),
                risk.sliceWindow().toNanos(), risk.tradingHours() == AssayConfig.TradingHours.SESSION, shortSales(), onDisconnect(),
                deployment(), risk.soft(), risk.halt());
    }

    private ShortSale.Rule shortSales() {
        return switch (risk.shortSales()) {
            case ALLOWED -> ShortSale.Rule.ALLOWED;
            case LOCATED -> ShortSale.Rule.LOCATED;
            case FORBIDDEN -> ShortSale.Rule.FORBIDDEN;
        };
    }

    private Connection.OnDisconnect onDisconnect() {
        return switch (risk.onDisconnect()) {
            case KEEP -> Connection.OnDisconnect.KEEP;
            case CANCEL_OPENING -> Connection.OnDisconnect.CANCEL_OPENING;
            case CANCEL_ALL -> Connection.OnDisconnect.CANCEL_ALL;
        };
    }

    private ControlledDeployment.@Nullable Stage deployment() {
        return risk.deployment().map(stage -> new ControlledDeployment.Stage(stage.venues(), Math.toIntExact(stage.maxOrdersPerDay()),
                limit(stage.maxOrderNotional()))).orElse(null);
    }

    private List<Concentration.Group> groups() {
        return risk.groups().stream()
                .map(group -> new Concentration.Group(group.name(), instruments(group.instruments()), limit(group.maxNotional()))).toList();
    }

    private List<Instrument> instruments(List<String> symbols) {
        return universe.instruments().stream().filter(one -> symbols.contains(one.symbol())).toList();
    }

    private RiskLevels levels() {
        List<RiskLevels.OfInstrument> ofInstruments = new ArrayList<>();
        for (Instrument one : universe.instruments()) {
            Optional<AssayConfig.InstrumentLimits> own = risk.instruments().stream().filter(each -> each.symbol().equals(one.symbol()))
                    .findFirst();
            ofInstruments.add(new RiskLevels.OfInstrument(one, own.map(each -> level(each.level())).orElse(Level.NONE),
                    risk.restricted().contains(one.symbol()), quantity(own.flatMap(AssayConfig.InstrumentLimits::locate))));
        }
        List<RiskLevels.OfStrategy> ofStrategies = new ArrayList<>();
        for (AssayConfig.Strategy strategy : config.strategies()) {
            ofStrategies.add(new RiskLevels.OfStrategy(risk.strategies().stream().filter(each -> each.id().equals(strategy.id()))
                    .findFirst().map(each -> level(each.level())).orElse(Level.NONE), instruments(strategy.instruments())));
        }
        return new RiskLevels(level(risk.firm()), ofInstruments, ofStrategies);
    }

    private Level level(AssayConfig.Level level) {
        return new Level(limit(level.maxOrderNotional()), quantity(level.maxOrderQuantity()), limit(level.maxPositionNotional()),
                quantity(level.maxPositionQuantity()), limit(level.maxGrossExposure()), limit(level.maxNetExposure()),
                limit(level.creditThreshold()), level.maxOrdersPerDay().map(Math::toIntExact).orElse(null));
    }

    private @Nullable Limit limit(Optional<AmountOrPercent> value) {
        return value.map(this::limit).orElse(null);
    }

    private Limit limit(AmountOrPercent value) {
        return switch (value) {
            case AmountOrPercent.Amount amount -> new Limit.Amount(Assembly.money(amount.value(), currency));
            case AmountOrPercent.Percent percent -> Limit.EquityFraction.of(percent.fraction());
        };
    }

    private static Band band(AmountOrPercent.Percent percent) {
        return Band.of(percent.fraction());
    }

    private static @Nullable Quantity quantity(Optional<BigDecimal> value) {
        return value.map(Policies::quantity).orElse(null);
    }

    private static Quantity quantity(BigDecimal value) {
        return Quantity.of(value.toPlainString());
    }
}
