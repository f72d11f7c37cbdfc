package dev.assay.application.config;

import dev.assay.application.config.AssayConfig.CommissionModel;
import dev.assay.application.config.AssayConfig.SlippageModel;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/// The rules of values that follow from others when nobody gives them. Each gets the whole configuration and the section of the value, and
/// answers null when something it needs is itself at fault.
final class Defaults {
    private static final Duration DAILY_PRICE_AGE = Duration.ofDays(4);

    private Defaults() {}

    static String runName(Bound root, Bound own) {
        String name = root.baseName().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-").replaceFirst("^[._-]+", "");
        return name.isEmpty() ? "run" : name.substring(0, Math.min(name.length(), 64));
    }

    static @Nullable String strategyId(Bound root, Bound own) {
        String name = own.find(Keys.BUILT_IN).orElse(null);
        if (name != null) {
            return name;
        }
        Path file = own.find(Keys.STRATEGY_FILE).map(Path::getFileName).orElse(null);
        return file == null ? null : file.toString().replaceFirst("\\.java$", "").replaceAll("[^A-Za-z0-9._-]+", "-");
    }

    static @Nullable List<String> strategyInstruments(Bound root, Bound own) {
        return root.section(Keys.DATA).find(Keys.INSTRUMENTS).orElse(null);
    }

    static BigDecimal allocation(Bound root, Bound own) {
        return BigDecimal.ONE.divide(BigDecimal.valueOf(root.items(Keys.STRATEGIES).size()), 4, RoundingMode.DOWN).stripTrailingZeros();
    }

    /// A daily price must outlive a long weekend; an intraday one a few bars without trades.
    static @Nullable Duration maxPriceAge(Bound root, Bound own) {
        Timeframe timeframe = root.section(Keys.DATA).find(Keys.TIMEFRAME).orElse(null);
        if (timeframe == null) {
            return null;
        }
        return timeframe.intraday() ? timeframe.span().multipliedBy(10) : timeframe.span().plus(DAILY_PRICE_AGE.minusDays(1));
    }

    static @Nullable AmountOrPercent commissionRate(Bound root, Bound own) {
        CommissionModel model = own.find(Keys.COMMISSION_MODEL).orElse(null);
        return model == null ? null : switch (model) {
            case PER_SHARE -> new AmountOrPercent.Amount(new BigDecimal("0.005"));
            case PERCENT -> new AmountOrPercent.Percent(new BigDecimal("0.1"));
            case NONE -> new AmountOrPercent.Amount(BigDecimal.ZERO);
        };
    }

    static @Nullable BigDecimal commissionMinimum(Bound root, Bound own) {
        CommissionModel model = own.find(Keys.COMMISSION_MODEL).orElse(null);
        return model == null ? null : switch (model) {
            case PER_SHARE -> new BigDecimal("1.00");
            case PERCENT, NONE -> BigDecimal.ZERO;
        };
    }

    static @Nullable BigDecimal slippageBps(Bound root, Bound own) {
        SlippageModel model = own.find(Keys.SLIPPAGE_MODEL).orElse(null);
        return model == null ? null : switch (model) {
            case BASIS_POINTS -> BigDecimal.TWO;
            case NONE -> BigDecimal.ZERO;
        };
    }
}
