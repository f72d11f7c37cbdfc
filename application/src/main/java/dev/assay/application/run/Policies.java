package dev.assay.application.run;

import dev.assay.application.config.AmountOrPercent;
import dev.assay.application.config.AssayConfig;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Quantity;
import dev.assay.riskguard.RiskLimits;
import dev.assay.riskguard.RiskPolicy;
import dev.assay.riskguard.StandardPolicy;
import dev.assay.riskguard.controls.Limit;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// From the config's `risk` section to the policy in force.
final class Policies {
    private Policies() {}

    static RiskPolicy of(AssayConfig config) {
        AssayConfig.Risk risk = config.risk();
        Currency currency = Currency.of(config.account().currency());
        return new StandardPolicy(new RiskLimits(limit(risk.maxOrderNotional(), currency), quantity(risk.maxOrderQuantity()),
                limit(risk.maxPositionNotional(), currency), quantity(risk.maxPositionQuantity()), limit(risk.maxGrossExposure(), currency),
                limit(risk.maxDailyLoss(), currency),
                new RiskLimits.OrderRate(Math.toIntExact(risk.orderRate().max()), risk.orderRate().per().toNanos()),
                risk.maxPriceAge().toNanos(),
                risk.disabled().stream().map(off -> new RiskLimits.Disabled(off.id(), off.reason())).toList()));
    }

    private static Limit limit(AmountOrPercent value, Currency currency) {
        return switch (value) {
            case AmountOrPercent.Amount amount -> new Limit.Amount(Assembly.money(amount.value(), currency));
            case AmountOrPercent.Percent percent -> Limit.EquityFraction.of(percent.fraction());
        };
    }

    private static @Nullable Quantity quantity(Optional<BigDecimal> value) {
        return value.map(text -> Quantity.of(text.toPlainString())).orElse(null);
    }
}
