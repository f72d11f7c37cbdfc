package dev.assay.execution.contract;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.BrokerMessage;
import dev.assay.core.order.BrokerQuery;
import dev.assay.core.order.ExecType;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.OrderCommand;
import dev.assay.core.order.OrderCommand.CancelRequest;
import dev.assay.core.order.OrderCommand.NewOrderSingle;
import dev.assay.core.order.OrderCommand.ReplaceRequest;
import dev.assay.core.order.OrderCommand.StatusRequest;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.signal.StrategyId;
import dev.assay.execution.BrokerAdapter;
import java.util.ArrayList;
import java.util.List;

/// One check's talk with an adapter: numbers what it sends, and gathers what it hears.
final class Conversation {
    private static final StrategyId STRATEGY = new StrategyId(0, "contract");
    /// More messages than this in answer to a handful of commands are a flood.
    private static final int MAX_MESSAGES = 10_000;

    private final BrokerBench bench;
    private final List<BrokerMessage> heard = new ArrayList<>();
    private long clOrdIds;
    private long queries;

    Conversation(BrokerBench bench) {
        this.bench = bench;
        listen();
        heard.clear();
    }

    BrokerAdapter adapter() {
        return bench.adapter();
    }

    Instrument instrument() {
        return bench.instrument();
    }

    /// Some lots.
    Quantity lots(int count) {
        return instrument().quantity(Math.multiplyExact(count, instrument().lotUnits()));
    }

    NewOrderSingle resting(Side side, int lots) {
        return order(side, lots, OrderTerms.limit(bench.restingPrice(side), TimeInForce.DAY));
    }

    NewOrderSingle market(Side side, int lots) {
        return order(side, lots, OrderTerms.market());
    }

    NewOrderSingle order(Side side, int lots, OrderTerms terms) {
        return new NewOrderSingle(++clOrdIds, STRATEGY, instrument(), side, lots(lots), terms, "contract", false);
    }

    CancelRequest cancel(long origClOrdId) {
        return new CancelRequest(++clOrdIds, origClOrdId, null, instrument(), "the contract's check");
    }

    ReplaceRequest replace(NewOrderSingle order, int lots) {
        return new ReplaceRequest(++clOrdIds, order.clOrdId(), null, instrument(), lots(lots), order.terms());
    }

    StatusRequest status(long clOrdId) {
        return new StatusRequest(clOrdId, null, instrument(), Side.BUY);
    }

    /// Sends a command and hears the answers.
    void send(OrderCommand command) {
        adapter().send(command, command.clOrdId());
        bench.settle();
        listen();
    }

    void trade() {
        bench.trade();
        listen();
    }

    /// Asks, and gives the messages that came after.
    List<BrokerMessage> ask(BrokerQuery.What what, long sinceTs) {
        int before = heard.size();
        adapter().ask(new BrokerQuery(++queries, what, sinceTs));
        bench.settle();
        listen();
        return List.copyOf(heard.subList(before, heard.size()));
    }

    long lastQuery() {
        return queries;
    }

    <T extends BrokerMessage> T answer(Class<T> type, BrokerQuery.What what, long sinceTs) {
        List<T> answers = ask(what, sinceTs).stream().filter(type::isInstance).map(type::cast).toList();
        require(answers.size() == 1, "the question for " + what + " was answered by " + answers.size() + " messages of the type "
                + type.getSimpleName() + ", not one");
        return answers.getFirst();
    }

    private void listen() {
        for (BrokerMessage message = adapter().poll(); message != null; message = adapter().poll()) {
            require(heard.size() < MAX_MESSAGES, "more than " + MAX_MESSAGES + " messages came");
            heard.add(message);
        }
    }

    List<ExecutionReport> reports() {
        return heard.stream().filter(ExecutionReport.class::isInstance).map(ExecutionReport.class::cast).toList();
    }

    List<ExecutionReport> reports(long clOrdId, ExecType type) {
        return reports().stream().filter(report -> report.clOrdId() == clOrdId && report.execType() == type).toList();
    }

    /// The one report of that type for that id.
    ExecutionReport report(long clOrdId, ExecType type) {
        List<ExecutionReport> found = reports(clOrdId, type);
        require(found.size() == 1,
                found.size() + " reports " + type + " came for client order id " + clOrdId + ", not one; heard " + heard);
        return found.getFirst();
    }

    static void require(boolean holds, String fault) {
        if (!holds) {
            throw new AssertionError(fault);
        }
    }
}
