package dev.assay.application.run;

import dev.assay.application.config.AssayConfig;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Money;
import dev.assay.core.order.OrdType;
import dev.assay.core.signal.StrategyId;
import dev.assay.execution.BrokerAdapter;
import dev.assay.execution.Capabilities;
import dev.assay.execution.RoutedBroker;
import dev.assay.proofbench.SimulatedBroker;
import java.util.ArrayList;
import java.util.List;

/// From config to several simulated brokers and the rule that says which order goes where.
final class RouteAssembly {
    private RouteAssembly() {}

    static BrokerAdapter broker(AssayConfig config, MarketInputs inputs, Strategies.Made strategies) {
        List<RoutedBroker.Route> routes = new ArrayList<>();
        Money deposit = Assembly.capital(config);
        for (AssayConfig.Broker broker : config.brokers()) {
            SimulatedBroker venue = Assembly.broker(config.at(broker), inputs, deposit);
            deposit = new Money(0, deposit.currency());
            routes.add(new RoutedBroker.Route(broker.name(), venue, limited(venue.capabilities(), broker.orderTypes())));
        }
        int[][] table = table(config, inputs, strategies);
        return new RoutedBroker(routes, (StrategyId strategy, Instrument instrument) -> table[strategy.number()][instrument.number()]);
    }

    private static Capabilities limited(Capabilities all, List<OrdType> types) {
        return types.isEmpty()
                ? all
                : new Capabilities(all.name(), types, all.timesInForce(), all.replace(), all.fractional(), all.shortSelling(),
                        all.answersAtOnce(), all.features());
    }

    /// The route of each strategy and instrument; what is only read for its prices takes the first.
    private static int[][] table(AssayConfig config, MarketInputs inputs, Strategies.Made strategies) {
        int[][] table = new int[strategies.setups().size()][inputs.universe().size()];
        for (int strategy = 0; strategy < table.length; strategy++) {
            for (Instrument instrument : inputs.universe().instruments()) {
                table[strategy][instrument.number()] = route(config, strategies.setups().get(strategy).name(), instrument.symbol());
            }
        }
        return table;
    }

    private static int route(AssayConfig config, String strategy, String symbol) {
        for (AssayConfig.Route route : config.routes()) {
            if (route.takes(strategy, symbol)) {
                return names(config).indexOf(route.broker());
            }
        }
        return 0;
    }

    private static List<String> names(AssayConfig config) {
        return config.brokers().stream().map(AssayConfig.Broker::name).toList();
    }
}
