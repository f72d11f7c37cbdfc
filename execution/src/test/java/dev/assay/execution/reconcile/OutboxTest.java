package dev.assay.execution.reconcile;

import static dev.assay.execution.reconcile.Line.SECOND;
import static dev.assay.execution.reconcile.Line.cancel;
import static dev.assay.execution.reconcile.Line.link;
import static dev.assay.execution.reconcile.Line.listed;
import static dev.assay.execution.reconcile.Line.order;
import static dev.assay.execution.reconcile.Line.outcome;
import static dev.assay.execution.reconcile.Line.report;
import static dev.assay.execution.reconcile.Line.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.order.CommandOutcome.Outcome;
import dev.assay.core.order.ExecType;
import dev.assay.core.order.LinkStatus.State;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.order.OrdersAnswer;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The outbox alone: what goes out when, and what never twice.
class OutboxTest {
    private final Line line = new Line();
    private final Outbox outbox = new Outbox(line, Line.SETTINGS);

    private void open() {
        outbox.fence(false);
    }

    private static OrdersAnswer answer(OrdersAnswer.State... orders) {
        return new OrdersAnswer(1, List.of(orders), 0);
    }

    @Test
    void behindTheFenceOrdersWaitAndCancelsPass() {
        outbox.send(order(1), 0);
        outbox.send(cancel(3, 2), 0);
        assertThat(line.ids()).containsExactly(3L);
        open();
        assertThat(line.ids()).containsExactly(3L, 1L);
    }

    @Test
    void aCommandWithoutAnAnswerIsInDoubtAndGoesOutAgainOnlyWhereTheBrokerDoesNotHaveIt() {
        open();
        outbox.send(order(1), 0);
        outbox.send(order(2), 0);
        outbox.onInstant(10 * SECOND - 1);
        assertThat(outbox.takeDoubt()).isFalse();
        assertThat(outbox.nextDue()).isEqualTo(10 * SECOND);
        outbox.onInstant(10 * SECOND);
        assertThat(outbox.takeDoubt()).isTrue();
        assertThat(line.ids()).as("doubt sends nothing").containsExactly(1L, 2L);
        outbox.resolve(answer(), 10 * SECOND - 1);
        assertThat(line.ids()).as("that answer is older than the doubt").containsExactly(1L, 2L);
        outbox.resolve(answer(listed(1, OrdStatus.NEW, 0)), 11 * SECOND);
        assertThat(line.ids()).containsExactly(1L, 2L, 2L);
        assertThat(line.sent.getLast()).isSameAs(line.sent.get(1));
        assertThat(outbox.resent()).isEqualTo(1);
        outbox.onInstant(29 * SECOND);
        assertThat(outbox.takeDoubt()).as("the second time we wait twice as long").isFalse();
        outbox.onInstant(30 * SECOND);
        assertThat(outbox.takeDoubt()).isTrue();
    }

    @Test
    void whatIsAnsweredIsForgotten() {
        open();
        outbox.send(order(1), 0);
        outbox.onReport(report(1, ExecType.PENDING_NEW, 0));
        assertThat(outbox.isEmpty()).as("pending is no answer").isFalse();
        outbox.onReport(report(1, ExecType.NEW, 0));
        assertThat(outbox.isEmpty()).isTrue();
        outbox.send(cancel(2, 1), 0);
        outbox.onReport(report(2, ExecType.PENDING_CANCEL, 0));
        assertThat(outbox.concerns(1)).isTrue();
        outbox.onReport(report(2, ExecType.CANCEL_REJECTED, 0));
        assertThat(outbox.concerns(1)).isFalse();
    }

    @Test
    void aRequestWaitsUntilItsOrderIsThere() {
        open();
        outbox.send(order(1), 0);
        outbox.send(cancel(2, 1), 0);
        assertThat(line.ids()).containsExactly(1L);
        outbox.onReport(report(1, ExecType.NEW, 0));
        assertThat(line.ids()).containsExactly(1L, 2L);
    }

    @Test
    void whatTheBrokerHadNoTimeForGoesOutAfterThePause() {
        open();
        outbox.send(order(1), 0);
        outbox.onOutcome(outcome(1, Outcome.THROTTLED));
        outbox.send(order(2), 0);
        outbox.onInstant(SECOND - 1);
        assertThat(line.ids()).containsExactly(1L);
        assertThat(outbox.nextDue()).isEqualTo(SECOND);
        outbox.onInstant(SECOND);
        assertThat(line.ids()).containsExactly(1L, 1L, 2L);
    }

    @Test
    void anUnknownOutcomeOrAnIdInUseIsDoubt() {
        for (Outcome outcome : List.of(Outcome.UNKNOWN, Outcome.DUPLICATE)) {
            Line one = new Line();
            Outbox box = new Outbox(one, Line.SETTINGS);
            box.fence(false);
            box.send(order(1), 0);
            box.onOutcome(outcome(1, Outcome.ACCEPTED));
            assertThat(box.takeDoubt()).isFalse();
            box.onOutcome(outcome(1, outcome));
            assertThat(box.takeDoubt()).as(outcome.name()).isTrue();
            assertThat(box.settled()).isFalse();
            assertThat(one.ids()).containsExactly(1L);
        }
    }

    @Test
    void withoutALinkNothingGoesOutAndAfterwardsWhatWasSentIsInDoubt() {
        open();
        outbox.send(order(1), 0);
        outbox.onLink(link(State.DISCONNECTED));
        outbox.send(order(2), 0);
        outbox.send(cancel(3, 9), 0);
        assertThat(line.ids()).containsExactly(1L);
        outbox.onLink(link(State.CONNECTED));
        assertThat(outbox.takeDoubt()).isTrue();
        assertThat(line.ids()).as("cancels first, and what is in doubt not at all").containsExactly(1L, 3L, 2L);
    }

    @Test
    void withoutAuthenticationCancelsPass() {
        open();
        outbox.onLink(link(State.AUTH_EXPIRED));
        outbox.send(order(1), 0);
        outbox.send(cancel(2, 9), 0);
        assertThat(line.ids()).containsExactly(2L);
        outbox.onLink(link(State.CONNECTED));
        assertThat(line.ids()).containsExactly(2L, 1L);
    }

    @Test
    void aStatusRequestGoesOutUnlessSomethingElseIsUnderWay() {
        outbox.send(status(7), 0);
        assertThat(line.sent).containsExactly(status(7));
        outbox.send(order(1), 0);
        outbox.send(status(1), 0);
        assertThat(line.sent).as("the order is not answered yet").hasSize(1);
        assertThat(outbox.takeDoubt()).as("a comparison of the books answers").isTrue();
        outbox.onLink(link(State.DISCONNECTED));
        outbox.send(status(7), 0);
        assertThat(line.sent).hasSize(1);
        assertThat(outbox.takeDoubt()).isTrue();
    }

    @Test
    void whatNeverWentOutIsTakenBackWithItsRequests() {
        outbox.send(order(1), 0);
        outbox.send(order(2), 0);
        outbox.send(cancel(3, 1), 0);
        assertThat(outbox.withdraw(1)).isTrue();
        assertThat(outbox.concerns(1)).isFalse();
        assertThat(outbox.concerns(3)).isFalse();
        assertThat(outbox.withdraw(1)).as("it is gone").isFalse();
        open();
        assertThat(line.ids()).containsExactly(2L);
    }

    @Test
    void whatHasGoneOutOnceIsNeverTakenBack() {
        open();
        outbox.send(order(1), 0);
        assertThat(outbox.withdraw(1)).as("on its way").isFalse();
        outbox.onOutcome(outcome(1, Outcome.DISCONNECTED));
        assertThat(outbox.withdraw(1)).as("it waits again, but a report of it may still come").isFalse();
        outbox.onLink(link(State.DISCONNECTED));
        outbox.send(order(1), 0);
        assertThat(outbox.withdraw(1)).as("the same order a second time").isFalse();
        outbox.send(cancel(3, 1), 0);
        assertThat(outbox.withdraw(3)).as("a cancel is no order").isFalse();
        assertThat(outbox.withdraw(4)).as("nothing is known of it").isFalse();
        assertThat(outbox.concerns(1)).isTrue();
    }
}
