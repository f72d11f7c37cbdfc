package dev.assay.application.config;

import dev.assay.application.data.Timeframe;
import dev.assay.application.config.AssayConfig.CommissionModel;
import dev.assay.application.config.AssayConfig.ImpactModel;
import dev.assay.application.config.AssayConfig.SlippageModel;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/// The rules of values that follow from others when nobody gives them. Each gets the whole configuration and the section of the value, and
/// answers null when something it needs is itself at fault.
final class Defaults {
    private static final Duration DAILY_PRICE_AGE = Duration.ofDays(4);

    private Defaults() {}

    /// The rules by name.
    enum Rule {
        RUN_NAME, STRATEGY_ID, STRATEGY_INSTRUMENTS, ALLOCATION, MAX_PRICE_AGE, COMMISSION_MODEL, COMMISSION_RATE, COMMISSION_MINIMUM, COMMISSION_MAXIMUM, SLIPPAGE_MODEL, SLIPPAGE_BPS, IMPACT_COEFFICIENT, IMPACT_EXPONENT,
        /// Of the risk section.
        MAX_NET_EXPOSURE, MAX_LEVERAGE, MAX_CONCENTRATION, COLLAR_MAX_AGE
    }

    /// The value a rule gives, of the type of its key.
    static @Nullable Object value(Rule rule, Bound root, Bound own) {
        return switch (rule) {
            case RUN_NAME -> runName(root);
            case STRATEGY_ID -> strategyId(own);
            case STRATEGY_INSTRUMENTS -> root.section(Keys.DATA).find(Keys.INSTRUMENTS).orElse(null);
            case ALLOCATION -> allocation(root);
            case MAX_PRICE_AGE -> maxPriceAge(root);
            case COMMISSION_MODEL -> commissionModel(root);
            case COMMISSION_RATE -> commissionRate(own);
            case COMMISSION_MINIMUM -> commissionMinimum(own);
            case COMMISSION_MAXIMUM -> commissionMaximum(own);
            case SLIPPAGE_MODEL -> slippageModel(root);
            case SLIPPAGE_BPS -> slippageBps(own);
            case IMPACT_COEFFICIENT -> impactCoefficient(own);
            case IMPACT_EXPONENT -> impactExponent(own);
            case MAX_NET_EXPOSURE -> own.find(Keys.MAX_GROSS_EXPOSURE).orElse(null);
            case MAX_LEVERAGE -> maxLeverage(own);
            case MAX_CONCENTRATION -> own.find(Keys.MAX_POSITION_NOTIONAL).orElse(null);
            case COLLAR_MAX_AGE -> root.section(Keys.RISK).find(Keys.MAX_PRICE_AGE).or(() -> Optional.ofNullable(maxPriceAge(root)))
                    .orElse(null);
        };
    }

    private static String runName(Bound root) {
        String name = root.baseName();
        if (!plain(name)) {
            name = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-").replaceFirst("^[._-]+", "");
        }
        return name.isEmpty() ? "run" : name.substring(0, Math.min(name.length(), 64));
    }

    private static @Nullable String strategyId(Bound own) {
        String name = own.find(Keys.BUILT_IN).orElse(null);
        if (name != null) {
            return name;
        }
        Path file = own.find(Keys.STRATEGY_FILE).orElse(null);
        Path last = file == null ? null : file.getFileName();
        return last == null ? null : last.toString().replaceFirst("\\.java$", "").replaceAll("[^A-Za-z0-9._-]+", "-");
    }

    private static BigDecimal allocation(Bound root) {
        return BigDecimal.ONE.divide(BigDecimal.valueOf(root.items(Keys.STRATEGIES).size()), 4, RoundingMode.DOWN).stripTrailingZeros();
    }

    /// A daily price must outlive a long weekend; an intraday one a few bars without trades.
    private static @Nullable Duration maxPriceAge(Bound root) {
        Timeframe timeframe = root.section(Keys.DATA).find(Keys.TIMEFRAME).orElse(null);
        if (timeframe == null) {
            return null;
        }
        return switch (timeframe.unit()) {
            case SECOND, MINUTE, HOUR -> Duration.ofNanos(timeframe.nanos()).multipliedBy(10);
            case DAY -> DAILY_PRICE_AGE;
            case WEEK -> DAILY_PRICE_AGE.plusDays(6);
            case MONTH -> DAILY_PRICE_AGE.plusDays(30);
        };
    }

    private static AmountOrPercent.@Nullable Percent maxLeverage(Bound own) {
        AmountOrPercent gross = own.find(Keys.MAX_GROSS_EXPOSURE).orElse(null);
        return gross == null
                ? null
                : gross instanceof AmountOrPercent.Percent percent ? percent : new AmountOrPercent.Percent(new BigDecimal("200"));
    }

    private static CommissionModel commissionModel(Bound root) {
        Bound costs = root.section(Keys.COSTS);
        boolean scheduled = !costs.items(CostKeys.CHARGES).isEmpty() || costs.find(CostKeys.SCHEDULES).isPresent();
        return scheduled ? CommissionModel.NONE : CommissionModel.PER_SHARE;
    }

    private static @Nullable AmountOrPercent commissionRate(Bound own) {
        CommissionModel model = own.find(Keys.COMMISSION_MODEL).orElse(null);
        return model == null ? null : switch (model) {
            case PER_SHARE -> new AmountOrPercent.Amount(new BigDecimal("0.005"));
            case PERCENT -> new AmountOrPercent.Percent(new BigDecimal("0.1"));
            case NONE -> new AmountOrPercent.Amount(BigDecimal.ZERO);
        };
    }

    private static @Nullable BigDecimal commissionMinimum(Bound own) {
        CommissionModel model = own.find(Keys.COMMISSION_MODEL).orElse(null);
        return model == null ? null : switch (model) {
            case PER_SHARE -> new BigDecimal("1.00");
            case PERCENT, NONE -> BigDecimal.ZERO;
        };
    }

    private static AmountOrPercent.@Nullable Percent commissionMaximum(Bound own) {
        CommissionModel model = own.find(Keys.COMMISSION_MODEL).orElse(null);
        return model == null ? null : switch (model) {
            case PER_SHARE -> new AmountOrPercent.Percent(BigDecimal.ONE);
            case PERCENT, NONE -> new AmountOrPercent.Percent(BigDecimal.ZERO);
        };
    }

    /// The order book has its own prices.
    private static SlippageModel slippageModel(Bound root) {
        return root.section(Keys.FILLS).find(Keys.FILL_MODEL).filter("book"::equals).isPresent()
                ? SlippageModel.NONE
                : SlippageModel.BASIS_POINTS;
    }

    private static @Nullable BigDecimal slippageBps(Bound own) {
        SlippageModel model = own.find(Keys.SLIPPAGE_MODEL).orElse(null);
        return model == null ? null : switch (model) {
            case BASIS_POINTS -> BigDecimal.TWO;
            case NONE, QUOTED_SPREAD, CORWIN_SCHULTZ, ABDI_RANALDO, EDGE -> BigDecimal.ZERO;
        };
    }

    private static @Nullable BigDecimal impactCoefficient(Bound own) {
        ImpactModel model = own.find(Keys.IMPACT_MODEL).orElse(null);
        return model == null ? null : switch (model) {
            case NONE -> BigDecimal.ZERO;
            case VOLUME_SHARE -> new BigDecimal("0.1");
            case SQUARE_ROOT -> BigDecimal.ONE;
            case ALMGREN -> new BigDecimal("0.142");
        };
    }

    private static @Nullable BigDecimal impactExponent(Bound own) {
        ImpactModel model = own.find(Keys.IMPACT_MODEL).orElse(null);
        return model == null ? null : switch (model) {
            case VOLUME_SHARE -> BigDecimal.TWO;
            case ALMGREN -> new BigDecimal("0.6");
            case NONE, SQUARE_ROOT -> new BigDecimal("0.5");
        };
    }

    private static boolean plain(String name) {
        boolean plain = true;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            plain &= (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (i > 0 && (c == '-' || c == '_' || c == '.'));
        }
        return plain;
    }
}
