package dev.assay.execution;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.market.MarketData;
import dev.assay.core.order.BrokerMessage;
import dev.assay.core.order.BrokerQuery;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.LinkStatus;
import dev.assay.core.order.OrderCommand;
import dev.assay.core.order.OrdersAnswer;
import dev.assay.core.signal.StrategyId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Several brokers as one: each new order goes to the broker that a rule names, and what follows about it goes there too.
///
/// Ids of reports, orders and executions carry the route's name in front (`fast:V-1`), so that they stay unique and show where an order
/// went. Questions go to all routes and are answered once all have answered: orders and reports together, positions and cash summed. A link
/// is up while all are. What can be done with an order is up to its route. Single-threaded: the loop's.
public final class RoutedBroker implements BrokerAdapter, MarketDriven {
    /// The longest name of a route.
    public static final int MAX_NAME = 16;

    /// How many ids of ended orders can still be asked about.
    private static final int REMEMBERED = 4_096;
    private static final char MARK = ':';
    private static final String NO_ORDER = "NONE";

    /// One broker and the name it goes by.
    ///
    /// @param name without a colon, at most [#MAX_NAME] characters
    /// @param adapter the broker
    /// @param capabilities what may be asked of it: its own, or less
    public record Route(String name, BrokerAdapter adapter, Capabilities capabilities) {
        public Route {
            if (name.isEmpty() || name.length() > MAX_NAME || name.indexOf(MARK) >= 0) {
                throw new IllegalArgumentException(
                        "a route's name has 1 to " + MAX_NAME + " characters and no colon, unlike \"" + name + "\"");
            }
        }

        /// A route that does all that its broker does.
        public Route(String name, BrokerAdapter adapter) {
            this(name, adapter, adapter.capabilities());
        }
    }

    /// Which route an order takes. Pure: the same order always takes the same one.
    public interface Rule {
        /// The route's number.
        int route(StrategyId strategy, Instrument instrument);
    }

    private final List<Route> routes;
    private final List<Capabilities> named = new ArrayList<>();
    private final Rule rule;
    private final Capabilities common;
    private final boolean[] down;
    /// The routes of ids that are in use, until the broker's own id of the order tells.
    private final Map<Long, Integer> byClOrdId = new LinkedHashMap<>();
    /// The same for orders that have ended, the latest of them.
    private final Map<Long, Integer> ended = new LinkedHashMap<>();
    private final RoutedAnswers answers;

    /// Brokers behind one rule.
    ///
    /// @param routes at least one, with different names
    public RoutedBroker(List<Route> routes, Rule rule) {
        this.routes = List.copyOf(routes);
        this.rule = rule;
        this.down = new boolean[routes.size()];
        for (Route route : this.routes) {
            Capabilities c = route.capabilities();
            named.add(new Capabilities(route.name(), c.ordTypes(), c.timesInForce(), c.replace(), c.fractional(), c.shortSelling(),
                    c.answersAtOnce(), c.features()));
        }
        if (named.isEmpty() || named.stream().map(Capabilities::name).distinct().count() != named.size()) {
            throw new IllegalArgumentException("routes need names of their own: " + named.stream().map(Capabilities::name).toList());
        }
        common = named.stream().reduce(RoutedBroker::both).orElseThrow();
        answers = new RoutedAnswers(routes.size());
    }

    private static Capabilities both(Capabilities a, Capabilities b) {
        return new Capabilities(a.name() + "+" + b.name(), a.ordTypes().stream().filter(b.ordTypes()::contains).toList(),
                a.timesInForce().stream().filter(b.timesInForce()::contains).toList(), a.replace() && b.replace(),
                a.fractional() && b.fractional(), a.shortSelling() && b.shortSelling(), a.answersAtOnce() && b.answersAtOnce(),
                a.features().stream().filter(b.features()::contains).toList());
    }

    /// What all routes can do.
    @Override
    public Capabilities capabilities() {
        return common;
    }

    @Override
    public Capabilities capabilities(StrategyId strategy, Instrument instrument) {
        return named.get(rule.route(strategy, instrument));
    }

    /// The route in an id that came from here, or empty where it carries none.
    public static String routeOf(String id) {
        int mark = id.indexOf(MARK);
        return mark < 0 ? "" : id.substring(0, mark);
    }

    @Override
    public void send(OrderCommand command, long commandId) {
        switch (command) {
            case OrderCommand.NewOrderSingle order -> {
                int to = rule.route(order.strategy(), order.instrument());
                note(command.clOrdId(), to);
                routes.get(to).adapter().send(order, commandId);
            }
            case OrderCommand.CancelRequest cancel -> {
                int to = find(cancel.origClOrdId(), cancel.orderId());
                note(command.clOrdId(), to);
                routes.get(to).adapter().send(new OrderCommand.CancelRequest(cancel.clOrdId(), cancel.origClOrdId(),
                        own(cancel.orderId()), cancel.instrument(), cancel.reason()), commandId);
            }
            case OrderCommand.ReplaceRequest replace -> {
                int to = find(replace.origClOrdId(), replace.orderId());
                note(command.clOrdId(), to);
                routes.get(to).adapter().send(new OrderCommand.ReplaceRequest(replace.clOrdId(), replace.origClOrdId(),
                        own(replace.orderId()), replace.instrument(), replace.orderQty(), replace.terms()), commandId);
            }
            case OrderCommand.StatusRequest status -> {
                int to = find(status.clOrdId(), status.orderId());
                routes.get(to).adapter().send(
                        new OrderCommand.StatusRequest(status.clOrdId(), own(status.orderId()), status.instrument(), status.side()),
                        commandId);
            }
        }
    }

    private void note(long clOrdId, int route) {
        Integer known = ended.containsKey(clOrdId) ? ended.get(clOrdId) : byClOrdId.putIfAbsent(clOrdId, route);
        if (known != null && known != route) {
            throw new IllegalStateException("client order id " + clOrdId + " was used twice: first for " + routes.get(known).name()
                    + ", then for " + routes.get(route).name());
        }
    }

    /// Where an order is: by the broker's id, else by ours. One that is known to nobody is asked of the first.
    private int find(long clOrdId, @Nullable String orderId) {
        if (orderId != null) {
            String name = routeOf(orderId);
            for (int i = 0; i < routes.size(); i++) {
                if (routes.get(i).name().equals(name)) {
                    return i;
                }
            }
        }
        Integer live = byClOrdId.get(clOrdId);
        return live == null ? ended.getOrDefault(clOrdId, 0) : live;
    }

    private static @Nullable String own(@Nullable String id) {
        return id == null ? null : id.substring(id.indexOf(MARK) + 1);
    }

    @Override
    public boolean withdraw(long clOrdId) {
        Integer route = byClOrdId.get(clOrdId);
        return route != null && routes.get(route).adapter().withdraw(clOrdId);
    }

    @Override
    public void ask(BrokerQuery query) {
        answers.begin(query.queryId());
        for (Route route : routes) {
            route.adapter().ask(query);
        }
    }

    @Override
    public @Nullable BrokerMessage poll() {
        for (int i = 0; i < routes.size(); i++) {
            BrokerAdapter adapter = routes.get(i).adapter();
            for (BrokerMessage message = adapter.poll(); message != null; message = adapter.poll()) {
                BrokerMessage shown = shown(i, message);
                if (shown != null) {
                    return shown;
                }
            }
        }
        return null;
    }

    private @Nullable BrokerMessage shown(int route, BrokerMessage message) {
        return switch (message) {
            case ExecutionReport report -> report(route, report);
            case LinkStatus status -> link(route, status);
            case OrdersAnswer orders -> answers.add(route, new OrdersAnswer(orders.queryId(),
                    orders.orders().stream().map(order -> listed(route, order)).toList(), orders.transactTs()));
            default -> answers.add(route, message);
        };
    }

    private ExecutionReport report(int route, ExecutionReport r) {
        if (r.ordStatus().terminal()) {
            end(r.clOrdId(), route);
            end(r.origClOrdId(), route);
        }
        return new ExecutionReport(marked(route, r.execId()), marked(route, r.orderId()), r.clOrdId(), r.origClOrdId(), r.instrument(),
                r.side(), r.execType(), r.ordStatus(), r.orderQty(), r.cumQty(), r.leavesQty(), r.lastQty(), r.lastPx(),
                marked(route, r.execRefId()), r.text(), r.transactTs(), r.datumId(), r.fee(), r.slippage(), r.detail());
    }

    private void end(long clOrdId, int route) {
        if (byClOrdId.remove(clOrdId) != null) {
            ended.put(clOrdId, route);
            if (ended.size() > REMEMBERED) {
                ended.remove(ended.keySet().iterator().next());
            }
        }
    }

    private OrdersAnswer.State listed(int route, OrdersAnswer.State o) {
        return new OrdersAnswer.State(o.clOrdId(), o.instrument(), o.side(), o.ordStatus(), o.orderQty(), o.cumQty(), o.leavesQty(),
                marked(route, o.orderId()), o.avgPx());
    }

    private String marked(int route, String id) {
        return id.isEmpty() || id.equals(NO_ORDER) ? id : routes.get(route).name() + MARK + id;
    }

    /// One link that is lost is a loss; they are back when the last is.
    private @Nullable LinkStatus link(int route, LinkStatus status) {
        down[route] = switch (status.state()) {
            case DISCONNECTED -> true;
            case CONNECTED -> false;
            case HEARTBEAT, AUTH_EXPIRED -> down[route];
        };
        boolean waits = false;
        for (boolean one : down) {
            waits |= one;
        }
        return status.state() == LinkStatus.State.CONNECTED && waits
                ? null
                : new LinkStatus(status.state(), routes.get(route).name() + ": " + status.text(), status.transactTs());
    }

    @Override
    public void onInstant(long now) {
        for (Route route : routes) {
            driven(route).onInstant(now);
        }
    }

    private static MarketDriven driven(Route route) {
        return route.adapter() instanceof MarketDriven driven ? driven : MarketDriven.NONE;
    }

    @Override
    public boolean wants(Instrument instrument) {
        for (int i = 0; i < routes.size(); i++) {
            if (driven(routes.get(i)).wants(instrument)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void onMarketData(MarketData datum, long datumId) {
        for (Route route : routes) {
            if (driven(route).wants(datum.instrument())) {
                driven(route).onMarketData(datum, datumId);
            }
        }
    }

    @Override
    public void onCorporateAction(CorporateAction action, long lastPriceUnits) {
        for (Route route : routes) {
            driven(route).onCorporateAction(action, lastPriceUnits);
        }
    }

    @Override
    public void onSessionEnd(long now) {
        for (Route route : routes) {
            driven(route).onSessionEnd(now);
        }
    }
}
