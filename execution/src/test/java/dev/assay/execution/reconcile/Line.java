package dev.assay.execution.reconcile;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.Universe;
import dev.assay.core.money.Currency;
import dev.assay.core.money.ExactSum;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.BrokerMessage;
import dev.assay.core.order.BrokerQuery;
import dev.assay.core.order.CommandOutcome;
import dev.assay.core.order.ExecType;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.LinkStatus;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.order.OrdType;
import dev.assay.core.order.Order;
import dev.assay.core.order.OrderCommand;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.OrdersAnswer;
import dev.assay.core.order.Side;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.signal.StrategyId;
import dev.assay.execution.BrokerAdapter;
import dev.assay.execution.Capabilities;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A broker that takes everything down and says nothing, and our books as a test sets them.
final class Line implements BrokerAdapter, OwnBooks, Repairs {
    static final long SECOND = 1_000_000_000L;
    static final Instrument ACME = Instrument.equity(0, "ACME", "XNAS", Currency.USD);
    static final StrategyId STRATEGY = new StrategyId(0, "alpha");
    /// 10 s for an answer, 1 s back-off, every 1,000 s while something works, again after 30 s, every 10,000 s.
    static final Settings SETTINGS = new Settings(10 * SECOND, SECOND, 1_000 * SECOND, 30 * SECOND, 10_000 * SECOND);

    final List<OrderCommand> sent = new ArrayList<>();
    final List<BrokerQuery> asked = new ArrayList<>();
    final List<Order> working = new ArrayList<>();
    final List<String> halts = new ArrayList<>();
    final List<Long> settled = new ArrayList<>();
    /// What was repaired, in words.
    final List<String> repaired = new ArrayList<>();
    boolean priced = true;
    boolean atOnce;
    long positionUnits;
    Money cash = Money.of("1000", Currency.USD);

    /// The ids of what went out, in order.
    List<Long> ids() {
        return sent.stream().map(OrderCommand::clOrdId).toList();
    }

    static OrderCommand order(long id) {
        return new OrderCommand.NewOrderSingle(id, STRATEGY, ACME, Side.BUY, ACME.quantity(100), OrderTerms.market(), "t", false);
    }

    static OrderCommand cancel(long id, long of) {
        return new OrderCommand.CancelRequest(id, of, null, ACME, "test");
    }

    static OrderCommand status(long of) {
        return new OrderCommand.StatusRequest(of, null, ACME, Side.BUY);
    }

    static CommandOutcome outcome(long id, CommandOutcome.Outcome outcome) {
        return new CommandOutcome(id, outcome, "", 0);
    }

    static LinkStatus link(LinkStatus.State state) {
        return new LinkStatus(state, "", 0);
    }

    static ExecutionReport report(long id, ExecType type, long transactTs) {
        boolean trade = type == ExecType.TRADE;
        return new ExecutionReport("E" + id + type, "V" + id, id, 0, ACME, Side.BUY, type,
                trade ? OrdStatus.PARTIALLY_FILLED : OrdStatus.NEW,
                ACME.quantity(100), ACME.quantity(trade ? 40 : 0), ACME.quantity(trade ? 60 : 100), ACME.quantity(trade ? 40 : 0),
                trade ? ACME.price(500_000) : null, "", "", transactTs, 0, null, new Price(0, 4));
    }

    static OrdersAnswer.State listed(long id, OrdStatus status, long filled) {
        return new OrdersAnswer.State(id, ACME, Side.BUY, status, ACME.quantity(100), ACME.quantity(filled),
                ACME.quantity(status.terminal() ? 0 : 100 - filled));
    }

    /// Puts an order into our books.
    void works(long id, long filled) {
        Quantity all = ACME.quantity(100);
        working.add(new Order(id, id, 0, "V" + id, STRATEGY, ACME, Side.BUY, all, OrderTerms.market(), "t", false,
                filled == 0 ? OrdStatus.NEW : OrdStatus.PARTIALLY_FILLED, ACME.quantity(filled), ACME.quantity(100 - filled),
                ACME.quantity(filled), ExactSum.zero(ACME.priceScale() + ACME.quantityScale()), 0, 0, 0, ""));
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities("Line", List.of(OrdType.values()), List.of(TimeInForce.values()), true, false, true, atOnce);
    }

    @Override
    public void send(OrderCommand command, long commandId) {
        sent.add(command);
    }

    @Override
    public void ask(BrokerQuery query) {
        asked.add(query);
    }

    @Override
    public @Nullable BrokerMessage poll() {
        return null;
    }

    @Override
    public Universe universe() {
        return new Universe(List.of(ACME));
    }

    @Override
    public long positionUnits(Instrument instrument) {
        return positionUnits;
    }

    @Override
    public List<Money> cash() {
        return List.of(cash);
    }

    @Override
    public List<Order> workingOrders() {
        return working;
    }

    @Override
    public void settled(Order order, long causeId) {
        settled.add(order.firstClOrdId());
    }

    @Override
    public void halt(String reason, long causeId) {
        halts.add(reason);
    }

    @Override
    public Repairs repairs() {
        return this;
    }

    @Override
    public void adopt(ExecutionReport listed) {
        repaired.add("adopt " + listed.orderId());
    }

    @Override
    public void cancel(OrdersAnswer.State order, String reason, long findingId, long correlationId) {
        repaired.add("cancel " + order.clOrdId() + order.orderId());
    }

    @Override
    public void end(Order order, String reason, long findingId, long correlationId) {
        repaired.add("end " + order.firstClOrdId());
        working.remove(order);
    }

    @Override
    public void withdraw(Order order, String reason, long findingId, long correlationId) {
        repaired.add("withdraw " + order.firstClOrdId());
    }

    @Override
    public void restate(ExecutionReport restated) {
        repaired.add("restate to " + restated.orderQty());
    }

    @Override
    public void fill(ExecutionReport trade) {
        repaired.add("fill " + trade.lastQty() + " at " + trade.lastPx());
    }

    @Override
    public boolean priced(Instrument instrument) {
        return priced;
    }

    @Override
    public void adjust(Instrument instrument, long units, boolean close, String reason, long findingId, long correlationId) {
        repaired.add((close ? "close " : "adopt ") + units);
        positionUnits += units;
    }

    @Override
    public boolean keeps(Currency currency) {
        return currency.equals(Currency.USD);
    }

    @Override
    public void adjust(Money change, long findingId, long correlationId) {
        repaired.add("adopt " + change);
        cash = cash.plus(change);
    }
}
