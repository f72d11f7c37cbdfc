package dev.assay.application.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What must hold of `brokers` and `routes` together with strategies and instruments.
final class RouteChecks {
    private final Bound root;
    private final List<ConfigProblem> problems;

    RouteChecks(Bound root, List<ConfigProblem> problems) {
        this.root = root;
        this.problems = problems;
    }

    void all() {
        List<Bound> brokers = root.items(Keys.BROKERS);
        List<Bound> routes = root.items(BrokerKeys.ROUTES);
        if (brokers.isEmpty() && routes.isEmpty()) {
            return;
        }
        if (brokers.isEmpty() || routes.isEmpty()) {
            problems.add(brokers.isEmpty()
                    ? new ConfigProblem(root.originOf(BrokerKeys.ROUTES), "routes",
                            "there are no brokers to route to: give brokers, or remove routes")
                    : new ConfigProblem(root.originOf(Keys.BROKERS), "brokers",
                            "there are no routes: say which orders go to which broker, for example routes: [{broker: "
                                    + brokers.getFirst().find(BrokerKeys.NAME).orElse("cheap") + "}]"));
            return;
        }
        List<String> names = new ArrayList<>();
        for (Bound broker : brokers) {
            Optional<String> name = broker.find(BrokerKeys.NAME);
            if (name.isPresent() && names.contains(name.get())) {
                problem(broker, BrokerKeys.NAME, Json.quote(name.get()) + " is the name of another broker too: give each its own");
            }
            name.ifPresent(names::add);
        }
        List<String> symbols = root.section(Keys.DATA).find(Keys.INSTRUMENTS).orElse(List.of());
        List<String> ids = new ArrayList<>();
        for (Bound strategy : root.items(Keys.STRATEGIES)) {
            strategy.find(Keys.STRATEGY_ID).ifPresent(ids::add);
        }
        for (Bound route : routes) {
            known(route, BrokerKeys.BROKER, route.find(BrokerKeys.BROKER).map(List::of).orElse(List.of()), names, "is none of brokers");
            known(route, BrokerKeys.STRATEGIES, route.find(BrokerKeys.STRATEGIES).orElse(List.of()), ids, "is no strategy of this run");
            known(route, BrokerKeys.INSTRUMENTS, route.find(BrokerKeys.INSTRUMENTS).orElse(List.of()), symbols,
                    "is not among data.instruments");
        }
        everyOrderHasARoute(routes, symbols);
    }

    private void known(Bound route, Declared.Key<?> key, List<String> given, List<String> there, String fault) {
        for (String name : given) {
            if (!there.isEmpty() && !there.contains(name)) {
                problem(route, key, Json.quote(name) + " " + fault + Nearest.hint(name, there));
            }
        }
    }

    private void everyOrderHasARoute(List<Bound> routes, List<String> symbols) {
        for (Bound strategy : root.items(Keys.STRATEGIES)) {
            String id = strategy.find(Keys.STRATEGY_ID).orElse("");
            for (String symbol : strategy.find(Keys.STRATEGY_INSTRUMENTS).orElse(symbols)) {
                if (routes.stream().noneMatch(route -> takes(route, id, symbol))) {
                    problems.add(new ConfigProblem(root.originOf(BrokerKeys.ROUTES), "routes", "no rule fits orders of " + id + " in "
                            + symbol + ": add one, for example a last one with nothing but a broker, which fits all"));
                    return;
                }
            }
        }
    }

    private static boolean takes(Bound route, String strategy, String symbol) {
        Optional<List<String>> strategies = route.find(BrokerKeys.STRATEGIES);
        Optional<List<String>> instruments = route.find(BrokerKeys.INSTRUMENTS);
        return (strategies.isEmpty() || strategies.get().contains(strategy))
                && (instruments.isEmpty() || instruments.get().contains(symbol));
    }

    private void problem(Bound section, Declared.Key<?> key, String message) {
        Origin origin = section.slot(key).origin();
        problems.add(new ConfigProblem(origin instanceof Origin.Default ? section.origin() : origin, section.pathOf(key), message));
    }
}
