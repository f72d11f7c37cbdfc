package dev.assay.application.run;

import dev.assay.application.config.AssayConfig;
import dev.assay.application.config.EffectiveConfig;
import dev.assay.application.data.MarketDataFeed;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.Universe;
import dev.assay.core.market.Bar;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.risk.Verdict;
import dev.assay.core.signal.StrategyId;
import dev.assay.riskguard.RiskPolicy;
import dev.assay.riskguard.RiskPolicy.Opinion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Asks every control of a configuration about one intent: what it says, with its arithmetic, and from which quantity on it would object.
///
/// The account is as the configuration starts it, with the positions given; an instrument without a price given has the last close of the
/// configuration's data; the instant is the last of these, inside a session.
public final class ExplainRisk {
    private static final int DOUBLINGS = 40;

    private final RunPorts ports;

    /// The use case over its ports.
    public ExplainRisk(RunPorts ports) {
        this.ports = ports;
    }

    /// What to ask.
    ///
    /// @param config the configuration
    /// @param intent such as `BUY 100 AAPL LIMIT 99.50`
    /// @param strategy whose intent; null for the first
    /// @param prices price by symbol, decimal text
    /// @param held position by symbol, decimal text, negative for short
    public record Request(EffectiveConfig config, String intent, @Nullable String strategy, Map<String, String> prices,
            Map<String, String> held) {}

    /// What was found.
    ///
    /// @param intent as understood
    /// @param verdict of all controls together
    /// @param lines one per control
    public record Result(String intent, Verdict verdict, List<Line> lines) {
        public Result {
            lines = List.copyOf(lines);
        }
    }

    /// What one control says.
    ///
    /// @param control its id
    /// @param limit its limit in words
    /// @param verdict `accept`, `shrink to N`, `reject` or `off`
    /// @param arithmetic why; of an accept, why a larger order would be stopped, or empty where none would
    public record Line(String control, String limit, String verdict, String arithmetic) {}

    /// Asks them.
    ///
    /// @throws RunException when the intent cannot be read or a price is missing
    public Result explain(Request request) {
        AssayConfig config = request.config().config();
        MarketInputs inputs = MarketInputs.take(request.config(),
                ports.catalogues().open(request.config().resolve(config.data().catalogue())), ports);
        Universe universe = inputs.universe();
        OrderIntent intent = IntentText.parse(request.intent(), universe, strategy(config, request.strategy()));
        WhatIfView view = new WhatIfView(universe, config, request.held());
        lastCloses(config, inputs, view);
        request.prices().forEach(view::price);
        view.ready();
        RiskPolicy policy = Policies.of(config, universe);
        List<Opinion> opinions = policy.explain(intent, view);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < opinions.size(); i++) {
            lines.add(line(opinions.get(i), i, intent, policy, view));
        }
        return new Result(IntentText.of(intent), policy.judge(intent, view), lines);
    }

    private static StrategyId strategy(AssayConfig config, @Nullable String id) {
        List<StrategyId> all = PackageWriter.strategyIds(config);
        if (id == null) {
            return all.getFirst();
        }
        return all.stream().filter(each -> each.name().equals(id)).findFirst().orElseThrow(() -> new RunException(
                "there is no strategy " + id + " in the config; there are " + all.stream().map(StrategyId::name).toList()));
    }

    private static void lastCloses(AssayConfig config, MarketInputs inputs, WhatIfView view) {
        for (Instrument instrument : inputs.universe().instruments()) {
            try (MarketDataFeed feed = inputs.open(config.data(), instrument)) {
                Bar last = null;
                for (Bar bar = feed.next(); bar != null; bar = feed.next()) {
                    last = bar;
                }
                if (last != null) {
                    view.close(instrument, last.closeUnits(), last.tsClose());
                }
            }
        }
    }

    private static Line line(Opinion opinion, int at, OrderIntent intent, RiskPolicy policy, WhatIfView view) {
        if (opinion.disabled()) {
            return new Line(opinion.control(), opinion.limit(), "off", "");
        }
        return switch (opinion.verdict()) {
            case Verdict.Accept a -> new Line(opinion.control(), opinion.limit(), "accept", beyond(at, intent, policy, view));
            case Verdict.Shrink s -> new Line(opinion.control(), opinion.limit(), "shrink to " + s.allowed(), s.explanation());
            case Verdict.Reject r -> new Line(opinion.control(), opinion.limit(), "reject", r.explanation());
        };
    }

    /// Why a larger order would be stopped: the first of the doubled quantities that is.
    private static String beyond(int at, OrderIntent intent, RiskPolicy policy, WhatIfView view) {
        long units = intent.quantity().units();
        for (int i = 0; i < DOUBLINGS && units < Long.MAX_VALUE / 4; i++) {
            units *= 2;
            OrderIntent larger = intent.withQuantity(intent.instrument().quantity(units));
            String why = switch (policy.explain(larger, view).get(at).verdict()) {
                case Verdict.Accept a -> "";
                case Verdict.Shrink s -> s.explanation();
                case Verdict.Reject r -> r.reasonCode().equals("OVERFLOW") ? "" : r.explanation();
            };
            if (!why.isEmpty()) {
                return "twice as much or more: " + why;
            }
        }
        return "";
    }
}
