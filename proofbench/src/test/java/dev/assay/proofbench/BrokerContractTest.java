package dev.assay.proofbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.money.Money;
import dev.assay.core.order.AccountAnswer;
import dev.assay.core.order.BrokerMessage;
import dev.assay.core.order.BrokerQuery;
import dev.assay.core.order.ExecType;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.order.OrderCommand;
import dev.assay.core.order.OrderCommand.NewOrderSingle;
import dev.assay.core.order.OrdersAnswer;
import dev.assay.core.order.PositionsAnswer;
import dev.assay.core.order.ReportsAnswer;
import dev.assay.execution.BrokerAdapter;
import dev.assay.execution.Capabilities;
import dev.assay.execution.contract.BrokerContract;
import dev.assay.execution.contract.CheckResult;
import java.util.ArrayDeque;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The simulated broker keeps the contract of a broker adapter; an adapter that breaks one rule of it is found by the check of that rule.
class BrokerContractTest {
    /// The simulated broker behind another adapter, or none.
    private static ContractBench bench(Function<SimulatedBroker, BrokerAdapter> around) {
        SimulatedBroker broker = ContractBench.broker("100000");
        return new ContractBench(around.apply(broker), broker);
    }

    @Test
    void theSimulatedBrokerKeepsTheContract() {
        List<CheckResult> results = BrokerContract.run(() -> bench(broker -> broker));

        assertThat(results).extracting(CheckResult::check).isEqualTo(BrokerContract.checks());
        assertThat(results).allSatisfy(result -> assertThat(result.fault()).as(result.check()).isEmpty());
    }

    /// A way to break the contract, and the check that must notice it.
    enum Breach {
        OTHER_CAPABILITIES("capabilities are constant"), SECOND_ACK("a new order is acknowledged once"), NO_DEDUPE(
                "a repeated command is one command"), NO_MISMATCH("an id used for something else is refused"), NO_CANCEL_ANSWER(
                        "a cancel is answered"), SILENT_UNKNOWN_CANCEL(
                                "a cancel of an unknown order is refused with a reason"), NO_REASON(
                                        "a cancel that comes too late is refused with a reason"), NO_REPLACE_ANSWER(
                                                "a replace is answered"), STALE_STATUS(
                                                        "a status request is answered with the order as it stands"), NO_STATUS_OF_UNKNOWN(
                                                                "a status request for an unknown order says so with a reason"), NO_REJECTION(
                                                                        "what cannot be taken is rejected with a reason"), WRONG_LEAVES(
                                                                                "a fill is reported with its price and quantities"), SAME_EXEC_ID(
                                                                                        "report ids are unique"), FROZEN_CASH(
                                                                                                "an account is answered and follows the fills"), NO_POSITIONS(
                                                                                                        "positions are answered and follow the fills"), NO_ORDERS(
                                                                                                                "orders are answered as they stand"), NO_HISTORY(
                                                                                                                        "orders that ended are answered from the time asked for"), NO_REPEATS(
                                                                                                                                "reports are repeated as they were"), TWO_ANSWERS(
                                                                                                                                        "every question is answered once");

        final String check;

        Breach(String check) {
            this.check = check;
        }
    }

    @ParameterizedTest
    @EnumSource(Breach.class)
    void anAdapterThatBreaksARuleIsFoundByItsCheck(Breach breach) {
        List<CheckResult> results = BrokerContract.run(() -> bench(broker -> new Broken(broker, breach)));

        CheckResult found = results.stream().filter(result -> result.check().equals(breach.check)).findFirst().orElseThrow();
        assertThat(found.passed()).as(breach + " was not noticed").isFalse();
        assertThat(results).as("only what depends on it fails").filteredOn(CheckResult::passed).isNotEmpty();
    }

    /// Every breach has a check and every check a breach, so that none of them is a rule that cannot fail.
    @Test
    void everyCheckIsBrokenOnce() {
        assertThat(Breach.values()).extracting(breach -> breach.check).containsExactlyElementsOf(BrokerContract.checks());
    }

    private static final class Broken implements BrokerAdapter {
        private final SimulatedBroker good;
        private final Breach breach;
        private final ArrayDeque<BrokerMessage> extra = new ArrayDeque<>();
        private final TreeSet<Long> sent = new TreeSet<>();
        private int calls;
        private long shift;

        Broken(SimulatedBroker good, Breach breach) {
            this.good = good;
            this.breach = breach;
        }

        @Override
        public Capabilities capabilities() {
            Capabilities c = good.capabilities();
            return breach == Breach.OTHER_CAPABILITIES
                    ? new Capabilities(c.name() + ++calls, c.ordTypes(), c.timesInForce(), c.replace(), c.fractional(), c.shortSelling(),
                            true)
                    : c;
        }

        @Override
        public void send(OrderCommand command, long commandId) {
            boolean again = !sent.add(command.clOrdId());
            if (breach == Breach.NO_MISMATCH && again) {
                return;
            }
            if (breach == Breach.NO_DEDUPE && again && command instanceof NewOrderSingle n) {
                shift += 1_000;
                good.send(new NewOrderSingle(n.clOrdId() + shift, n.strategy(), n.instrument(), n.side(), n.orderQty(), n.terms(), n.tag(),
                        n.protective()), commandId);
                return;
            }
            good.send(command, commandId);
        }

        @Override
        public void ask(BrokerQuery query) {
            good.ask(query);
            if (breach == Breach.TWO_ANSWERS) {
                good.ask(query);
            }
        }

        @Override
        public @Nullable BrokerMessage poll() {
            BrokerMessage next = extra.isEmpty() ? good.poll() : extra.poll();
            return next == null ? null : changed(next);
        }

        private @Nullable BrokerMessage changed(BrokerMessage message) {
            return switch (message) {
                case ExecutionReport report -> changed(report);
                case AccountAnswer a when breach == Breach.FROZEN_CASH ->
                    new AccountAnswer(a.queryId(), List.of(new AccountAnswer.Balance(Money.of("100000", Desk.USD))), a.transactTs());
                case PositionsAnswer p when breach == Breach.NO_POSITIONS -> new PositionsAnswer(p.queryId(), List.of(), p.transactTs());
                case OrdersAnswer o when breach == Breach.NO_ORDERS -> new OrdersAnswer(o.queryId(), List.of(), o.transactTs());
                case OrdersAnswer o when breach == Breach.NO_HISTORY -> new OrdersAnswer(o.queryId(),
                        o.orders().stream().filter(order -> !order.ordStatus().terminal()).toList(), o.transactTs());
                case ReportsAnswer r when breach == Breach.NO_REPEATS -> new ReportsAnswer(r.queryId(), 0, true, r.transactTs());
                default -> message;
            };
        }

        private @Nullable BrokerMessage changed(ExecutionReport r) {
            if (breach == Breach.SECOND_ACK && r.execType() == ExecType.NEW && calls++ == 0) {
                extra.add(r);
            }
            boolean dropped = switch (breach) {
                case NO_CANCEL_ANSWER -> r.execType() == ExecType.CANCELED;
                case SILENT_UNKNOWN_CANCEL -> r.execType() == ExecType.CANCEL_REJECTED && r.ordStatus() == OrdStatus.REJECTED;
                case NO_REPLACE_ANSWER -> r.execType() == ExecType.REPLACED;
                case NO_STATUS_OF_UNKNOWN -> r.execType() == ExecType.ORDER_STATUS && r.ordStatus() == OrdStatus.REJECTED;
                case NO_REJECTION -> r.execType() == ExecType.REJECTED;
                default -> false;
            };
            if (dropped) {
                return poll();
            }
            boolean reports = breach == Breach.NO_REPEATS && calls++ > 2;
            String execId = breach == Breach.SAME_EXEC_ID || reports ? "S" : r.execId();
            return new ExecutionReport(execId, r.orderId(), r.clOrdId(), r.origClOrdId(), r.instrument(), r.side(), r.execType(),
                    breach == Breach.STALE_STATUS && r.execType() == ExecType.ORDER_STATUS ? OrdStatus.PENDING_NEW : r.ordStatus(),
                    r.orderQty(), r.cumQty(),
                    breach == Breach.WRONG_LEAVES && r.execType() == ExecType.TRADE ? r.orderQty() : r.leavesQty(), r.lastQty(), r.lastPx(),
                    r.execRefId(), breach == Breach.NO_REASON ? "" : r.text(), r.transactTs(), r.datumId(), r.fee(), r.slippage());
        }
    }
}
