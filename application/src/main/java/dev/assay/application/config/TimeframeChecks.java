package dev.assay.application.config;

import dev.assay.application.data.BarRule;
import dev.assay.application.data.Timeframe;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What must hold between the run's bars and the further series that strategies ask for.
final class TimeframeChecks {
    private TimeframeChecks() {}

    static void check(Bound root, List<ConfigProblem> problems) {
        Bound data = root.section(Keys.DATA);
        Optional<Timeframe> finest = data.find(Keys.TIMEFRAME);
        for (Bound strategy : root.items(Keys.STRATEGIES)) {
            for (BarRule rule : strategy.find(Keys.STRATEGY_TIMEFRAMES).orElse(List.of())) {
                String wrong = wrong(rule, finest, !data.items(CaptureKeys.CAPTURES).isEmpty());
                if (wrong != null) {
                    problems.add(new ConfigProblem(strategy.slot(Keys.STRATEGY_TIMEFRAMES).origin(),
                            strategy.pathOf(Keys.STRATEGY_TIMEFRAMES), rule.code() + " " + wrong));
                }
            }
        }
    }

    private static @Nullable String wrong(BarRule rule, Optional<Timeframe> finest, boolean trades) {
        if (!(rule instanceof BarRule.Time time)) {
            return trades ? null : "is made of single trades, which data.captures hold and bars do not";
        }
        if (finest.isEmpty()) {
            return null;
        }
        Timeframe base = finest.get();
        Timeframe wanted = time.timeframe();
        boolean longer = wanted.intraday() && base.intraday()
                ? wanted.nanos() > base.nanos() && wanted.nanos() % base.nanos() == 0
                : wanted.unit().compareTo(base.unit()) > 0
                        && !(base.unit() == Timeframe.Unit.WEEK && wanted.unit() == Timeframe.Unit.MONTH);
        return longer ? null : "cannot be made of bars of " + base.code() + " (data.timeframe): it must hold a whole number of them";
    }
}
