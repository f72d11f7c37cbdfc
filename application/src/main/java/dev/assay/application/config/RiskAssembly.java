package dev.assay.application.config;

import dev.assay.application.config.AssayConfig.DisabledControl;
import dev.assay.application.config.AssayConfig.OrderRate;
import dev.assay.application.config.AssayConfig.Risk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Builds the typed `risk` section.
final class RiskAssembly {
    private RiskAssembly() {}

    static Risk of(Bound risk) {
        Bound rate = risk.section(Keys.ORDER_RATE);
        Bound margin = risk.section(RiskKeys.MARGIN);
        Bound duplicates = risk.section(RiskKeys.DUPLICATES);
        Bound collar = risk.section(RiskKeys.COLLAR);
        return new Risk(TextTypes.written(risk.get(RiskKeys.POLICY)), risk.get(Keys.MAX_ORDER_NOTIONAL), risk.get(Keys.MAX_ORDER_QUANTITY),
                risk.get(Keys.MAX_POSITION_NOTIONAL), risk.find(Keys.MAX_POSITION_QUANTITY), risk.get(Keys.MAX_GROSS_EXPOSURE),
                risk.get(Keys.MAX_DAILY_LOSS), new OrderRate(rate.get(Keys.RATE_MAX), rate.get(Keys.RATE_PER)),
                risk.get(Keys.MAX_PRICE_AGE), risk.get(RiskKeys.MAX_NET_EXPOSURE), risk.get(RiskKeys.CREDIT_THRESHOLD),
                risk.get(RiskKeys.MAX_LEVERAGE),
                new AssayConfig.Margin(margin.get(RiskKeys.MARGIN_INITIAL), margin.get(RiskKeys.MARGIN_MAX_USE)),
                risk.get(RiskKeys.MAX_CONCENTRATION), risk.get(RiskKeys.MAX_INTRADAY_DRAWDOWN), risk.get(RiskKeys.MAX_DRAWDOWN),
                risk.get(RiskKeys.MAX_ORDERS_PER_DAY),
                new OrderRate(duplicates.get(RiskKeys.DUPLICATES_MAX), duplicates.get(RiskKeys.DUPLICATES_PER)),
                risk.get(RiskKeys.MAX_EXECUTIONS_PER_DAY), new AssayConfig.Collar(collar.get(RiskKeys.COLLAR_BAND),
                        collar.get(RiskKeys.COLLAR_PERIOD_BAND), collar.get(RiskKeys.COLLAR_MAX_AGE)),
                risk.get(RiskKeys.MAX_MOVE), risk.get(RiskKeys.MOVE_PERIOD), risk.get(RiskKeys.MAX_PRICE_JUMP),
                risk.get(RiskKeys.MAX_SPREAD), risk.get(RiskKeys.SLICE_WINDOW), risk.get(RiskKeys.TRADING_HOURS),
                risk.get(RiskKeys.SHORT_SALES), risk.get(RiskKeys.ON_DISCONNECT), risk.find(RiskKeys.RESTRICTED).orElse(List.of()),
                risk.find(RiskKeys.SOFT).orElse(List.of()),
                risk.find(RiskKeys.HALT).orElse(List.of()), level(risk.section(RiskKeys.FIRM)), strategies(risk.items(RiskKeys.STRATEGIES)),
                instruments(risk.items(RiskKeys.INSTRUMENTS)), groups(risk.items(RiskKeys.GROUPS)),
                deployment(risk.section(RiskKeys.DEPLOYMENT)), risk.section(Keys.KILL_SWITCH).find(Keys.KILL_SWITCH_FILE),
                disabled(risk.items(Keys.DISABLED)));
    }

    private static AssayConfig.Level level(Bound level) {
        return new AssayConfig.Level(level.find(RiskKeys.ORDER_NOTIONAL), level.find(RiskKeys.ORDER_QUANTITY),
                level.find(RiskKeys.POSITION_NOTIONAL), level.find(RiskKeys.POSITION_QUANTITY), level.find(RiskKeys.GROSS),
                level.find(RiskKeys.NET), level.find(RiskKeys.CREDIT), level.find(RiskKeys.ORDERS_PER_DAY));
    }

    private static List<AssayConfig.StrategyLimits> strategies(List<Bound> items) {
        List<AssayConfig.StrategyLimits> all = new ArrayList<>();
        for (Bound item : items) {
            all.add(new AssayConfig.StrategyLimits(item.get(RiskKeys.STRATEGY), level(item)));
        }
        return all;
    }

    private static List<AssayConfig.InstrumentLimits> instruments(List<Bound> items) {
        List<AssayConfig.InstrumentLimits> all = new ArrayList<>();
        for (Bound item : items) {
            all.add(new AssayConfig.InstrumentLimits(item.get(RiskKeys.SYMBOL), level(item), item.find(RiskKeys.LOCATE)));
        }
        return all;
    }

    private static List<AssayConfig.Group> groups(List<Bound> items) {
        List<AssayConfig.Group> all = new ArrayList<>();
        for (Bound item : items) {
            all.add(new AssayConfig.Group(item.get(RiskKeys.GROUP_NAME), item.get(RiskKeys.GROUP_MEMBERS), item.get(RiskKeys.GROUP_MAX)));
        }
        return all;
    }

    private static Optional<AssayConfig.Deployment> deployment(Bound section) {
        Optional<List<String>> venues = section.find(RiskKeys.VENUES);
        return venues.isEmpty()
                ? Optional.empty()
                : Optional.of(new AssayConfig.Deployment(venues.get(), section.get(RiskKeys.DEPLOYMENT_ORDERS),
                        section.get(RiskKeys.DEPLOYMENT_NOTIONAL)));
    }

    private static List<DisabledControl> disabled(List<Bound> items) {
        List<DisabledControl> controls = new ArrayList<>();
        for (Bound item : items) {
            controls.add(new DisabledControl(item.get(Keys.CONTROL_ID), item.get(Keys.REASON)));
        }
        return controls;
    }
}
