package dev.assay.adapters.alpaca;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.AccountAnswer;
import dev.assay.core.order.BrokerMessage;
import dev.assay.core.order.BrokerQuery;
import dev.assay.core.order.CommandOutcome;
import dev.assay.core.order.CommandOutcome.Outcome;
import dev.assay.core.order.ExecType;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.OrderCommand;
import dev.assay.core.order.OrderCommand.CancelRequest;
import dev.assay.core.order.OrderCommand.NewOrderSingle;
import dev.assay.core.order.OrderCommand.ReplaceRequest;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.OrdersAnswer;
import dev.assay.core.order.PositionsAnswer;
import dev.assay.core.order.Side;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.signal.StrategyId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Places, changes and cancels orders at random from a seed, sends again what did not get through, and keeps books of its own from the reports alone.
final class OrderStorm {
    private static final StrategyId STRATEGY = new StrategyId(0, "storm");

    private final AlpacaBench bench;
    private final Random random;
    private final Map<Long, OrderCommand> sent = new LinkedHashMap<>();
    private final Map<Long, OrderCommand> unanswered = new TreeMap<>();
    private final Map<String, ExecutionReport> reports = new LinkedHashMap<>();
    private final List<ExecutionReport> twice = new ArrayList<>();
    private final Map<Long, ExecutionReport> last = new TreeMap<>();
    private final List<OrderCommand> again = new ArrayList<>();
    private @Nullable AccountAnswer account;
    private @Nullable PositionsAnswer positions;
    private @Nullable OrdersAnswer orders;
    private long ids;
    private boolean repeating;

    OrderStorm(AlpacaBench bench, long seed) {
        this.bench = bench;
        this.random = new Random(seed);
    }

    void rage(int instants) {
        for (int i = 0; i < instants; i++) {
            for (int j = random.nextInt(4); j > 0; j--) {
                act();
            }
            bench.settle();
            hear();
            bench.sandbox.advance();
        }
    }

    private void act() {
        List<Long> working = new ArrayList<>(working().keySet());
        int dice = working.isEmpty() ? 0 : random.nextInt(4);
        if (dice < 2) {
            boolean limited = random.nextBoolean();
            Price limit = Price.of("100." + (10 + random.nextInt(80)));
            NewOrderSingle order = new NewOrderSingle(++ids, STRATEGY, bench.instrument(), random.nextInt(3) > 0 ? Side.BUY : Side.SELL,
                    Quantity.of(1 + random.nextInt(9)),
                    limited ? OrderTerms.limit(limit, TimeInForce.GTC) : OrderTerms.market(TimeInForce.GTC),
                    "", false);
            send(order);
            return;
        }
        long target = working.get(random.nextInt(working.size()));
        Instrument instrument = bench.instrument();
        if (dice == 2) {
            send(new CancelRequest(++ids, target, null, instrument, "storm"));
        } else if (Objects.requireNonNull(last.get(target)).cumQty().signum() == 0 && terms(target).limitPx() != null) {
            send(new ReplaceRequest(++ids, target, null, instrument, Quantity.of(1 + random.nextInt(9)),
                    OrderTerms.limit(Price.of("100." + (10 + random.nextInt(80))), TimeInForce.GTC)));
        }
    }

    private OrderTerms terms(long id) {
        OrderCommand command = Objects.requireNonNull(sent.get(id));
        return command instanceof NewOrderSingle order ? order.terms() : ((ReplaceRequest) command).terms();
    }

    private void send(OrderCommand command) {
        sent.put(command.clOrdId(), command);
        unanswered.put(command.clOrdId(), command);
        bench.broker.send(command, command.clOrdId());
    }

    /// The faults are over: what did not get through goes out again until all is answered, then the books are asked for.
    void calm() {
        for (int i = 0; i < 20; i++) {
            bench.settle();
            hear();
            if (again.isEmpty() && i > 1) {
                break;
            }
        }
        repeating = true;
        long query = 0;
        for (BrokerQuery.What what : List.of(BrokerQuery.What.REPORTS, BrokerQuery.What.ORDERS, BrokerQuery.What.POSITIONS,
                BrokerQuery.What.ACCOUNT)) {
            bench.broker.ask(new BrokerQuery(++query, what, what == BrokerQuery.What.REPORTS ? Long.MIN_VALUE : Long.MAX_VALUE));
        }
        bench.settle();
        hear();
    }

    private void hear() {
        for (BrokerMessage one = bench.broker.poll(); one != null; one = bench.broker.poll()) {
            switch (one) {
                case ExecutionReport report -> take(report);
                case CommandOutcome outcome -> {
                    if (outcome.outcome() != Outcome.ACCEPTED && outcome.outcome() != Outcome.DUPLICATE) {
                        again.add(Objects.requireNonNull(sent.get(outcome.clOrdId())));
                    }
                }
                case AccountAnswer answer -> account = answer;
                case PositionsAnswer answer -> positions = answer;
                case OrdersAnswer answer -> orders = answer;
                default -> {
                }
            }
        }
        List<OrderCommand> now = List.copyOf(again);
        again.clear();
        now.forEach(command -> bench.broker.send(command, command.clOrdId()));
    }

    private void take(ExecutionReport report) {
        if (reports.putIfAbsent(report.execId(), report) != null) {
            if (!repeating) {
                twice.add(report);
            }
            return;
        }
        unanswered.remove(report.clOrdId());
        if (report.execType() == ExecType.CANCEL_REJECTED) {
            return;
        }
        if (report.origClOrdId() != 0) {
            last.remove(report.origClOrdId());
        }
        // The answer to a cancel stands under the request's id, and ends the order.
        last.put(report.clOrdId(), report);
    }

    Map<String, Quantity> held() {
        Quantity sum = Quantity.ZERO;
        for (ExecutionReport report : reports.values()) {
            sum = sum.plus(signed(report));
        }
        return sum.signum() == 0 ? Map.of() : new TreeMap<>(Map.of(bench.instrument().symbol(), sum));
    }

    private static Quantity signed(ExecutionReport report) {
        boolean buys = report.side() == Side.BUY;
        return switch (report.execType()) {
            case TRADE -> buys ? report.lastQty() : report.lastQty().negate();
            case TRADE_CANCEL -> buys ? report.lastQty().negate() : report.lastQty();
            default -> Quantity.ZERO;
        };
    }

    Money cash() {
        Money cash = Money.of("100000", Currency.USD);
        for (ExecutionReport report : reports.values()) {
            Price price = report.lastPx();
            if (price != null) {
                cash = cash.minus(bench.instrument().notional(price, signed(report)));
            }
        }
        return cash;
    }

    /// The orders that work by their last reports: filled of ordered.
    Map<Long, String> working() {
        Map<Long, String> all = new TreeMap<>();
        last.forEach((id, report) -> {
            if (!report.ordStatus().terminal()) {
                all.put(id, report.cumQty() + " of " + report.orderQty());
            }
        });
        return all;
    }

    Map<Long, OrderCommand> unanswered() {
        return unanswered;
    }

    List<ExecutionReport> twice() {
        return twice;
    }

    AccountAnswer account() {
        return Objects.requireNonNull(account);
    }

    PositionsAnswer positions() {
        return Objects.requireNonNull(positions);
    }

    OrdersAnswer orders() {
        return Objects.requireNonNull(orders);
    }
}
