package dev.assay.execution.reconcile;

import static dev.assay.execution.reconcile.Line.ACME;
import static dev.assay.execution.reconcile.Line.SECOND;
import static dev.assay.execution.reconcile.Line.link;
import static dev.assay.execution.reconcile.Line.listed;
import static dev.assay.execution.reconcile.Line.report;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.event.Payload;
import dev.assay.core.event.ReconciliationFinding;
import dev.assay.core.event.ReconciliationFinding.Action;
import dev.assay.core.event.ReconciliationFinding.Kind;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import dev.assay.core.order.AccountAnswer;
import dev.assay.core.order.BrokerQuery;
import dev.assay.core.order.BrokerQuery.What;
import dev.assay.core.order.ExecType;
import dev.assay.core.order.LinkStatus.State;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.order.OrdersAnswer;
import dev.assay.core.order.PositionsAnswer;
import dev.assay.core.order.ReportsAnswer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The comparison of the books alone: when it is made, what it finds, and when a difference is believed.
class ReconcilerTest {
    private final Line line = new Line();
    private final List<Payload> events = new ArrayList<>();
    private List<OrdersAnswer.State> theirOrders = List.of();
    private long theirPosition;
    private String theirCash = "1000";
    private Outbox outbox = new Outbox(line, Line.SETTINGS);
    private Reconciler reconciler = reconciler();

    private Reconciler reconciler() {
        return new Reconciler((payload, source, correlationId, causationId) -> {
            events.add(payload);
            return events.size();
        }, outbox, line, Line.SETTINGS);
    }

    @BeforeEach
    void begin() {
        at(0);
    }

    private void at(long now) {
        outbox.onInstant(now);
        reconciler.onInstant(now);
    }

    /// The broker answers the four questions asked last.
    private void answer() {
        List<BrokerQuery> last = line.asked.subList(line.asked.size() - 4, line.asked.size());
        for (BrokerQuery query : List.copyOf(last)) {
            reconciler.onAnswer(switch (query.what()) {
                case REPORTS -> new ReportsAnswer(query.queryId(), 0, true, 0);
                case ORDERS -> new OrdersAnswer(query.queryId(), theirOrders, 0);
                case POSITIONS -> new PositionsAnswer(query.queryId(),
                        theirPosition == 0 ? List.of() : List.of(new PositionsAnswer.Held(ACME, ACME.quantity(theirPosition))), 0);
                case ACCOUNT -> new AccountAnswer(query.queryId(),
                        List.of(new AccountAnswer.Balance(Money.of(theirCash, Currency.USD))), 0);
            }, 1);
        }
    }

    private List<ReconciliationFinding> findings() {
        return events.stream().filter(ReconciliationFinding.class::isInstance).map(ReconciliationFinding.class::cast).toList();
    }

    @Test
    void aRoundAsksFourQuestionsAndWhereAllAgreesTheFenceOpens() {
        line.works(5, 0);
        theirOrders = List.of(listed(5, OrdStatus.NEW, 0));
        assertThat(outbox.fenced()).isTrue();
        reconciler.request();
        assertThat(line.asked).extracting(BrokerQuery::what).containsExactly(What.REPORTS, What.ORDERS, What.POSITIONS, What.ACCOUNT);
        assertThat(events).as("questions are events").containsExactlyElementsOf(line.asked);
        answer();
        assertThat(outbox.fenced()).isFalse();
        assertThat(line.settled).containsExactly(5L);
        assertThat(findings()).isEmpty();
        assertThat(reconciler.counts()).isEqualTo(new ReconciliationCounts(1, 1, 0, 0, 0));
        assertThat(reconciler.nextDue()).as("an order works").isEqualTo(1_000 * SECOND);
    }

    @Test
    void aDifferenceBehindALinkIsBelievedWhenASecondLookShowsItToo() {
        theirPosition = 10;
        reconciler.request();
        answer();
        assertThat(findings()).isEmpty();
        assertThat(reconciler.nextDue()).isEqualTo(30 * SECOND);
        at(30 * SECOND);
        assertThat(line.asked).hasSize(8);
        answer();
        assertThat(findings()).containsExactly(new ReconciliationFinding(Kind.POSITION, "ACME", "0", "10", Action.HALT));
        assertThat(line.halts).singleElement().asString().contains("POSITION of ACME is 0 here and 10 at Line");
        assertThat(outbox.fenced()).isTrue();
    }

    @Test
    void aDifferenceThatIsGoneAtTheSecondLookIsNone() {
        theirCash = "999";
        reconciler.request();
        answer();
        theirCash = "1000";
        at(30 * SECOND);
        answer();
        assertThat(findings()).isEmpty();
        assertThat(outbox.fenced()).isFalse();
    }

    @Test
    void aDifferenceIsNotBelievedWhileReportsCome() {
        theirPosition = 40;
        reconciler.request();
        answer();
        at(30 * SECOND);
        reconciler.onNews(report(5, ExecType.TRADE, 40 * SECOND));
        answer();
        assertThat(findings()).isEmpty();
    }

    @Test
    void aBrokerInTheSameProcessIsBelievedAtOnce() {
        line.atOnce = true;
        outbox = new Outbox(line, Line.SETTINGS);
        reconciler = reconciler();
        line.works(5, 40);
        line.works(6, 0);
        theirOrders = List.of(listed(5, OrdStatus.PARTIALLY_FILLED, 60), listed(7, OrdStatus.NEW, 0), listed(8, OrdStatus.CANCELED, 0));
        theirCash = "900";
        reconciler.request();
        answer();
        assertThat(findings()).extracting(ReconciliationFinding::kind).containsExactly(Kind.MISSED_FILL, Kind.MISSING_ORDER,
                Kind.UNKNOWN_ORDER, Kind.CASH);
        assertThat(line.halts).hasSize(4);
    }

    @Test
    void aRoundWithoutAllAnswersIsGivenUpAndMadeAgain() {
        reconciler.request();
        assertThat(reconciler.nextDue()).isEqualTo(10 * SECOND);
        List<BrokerQuery> first = List.copyOf(line.asked);
        at(10 * SECOND);
        assertThat(line.asked).as("not at once").hasSize(4);
        at(40 * SECOND);
        assertThat(line.asked).hasSize(8);
        theirPosition = 10;
        first.forEach(query -> reconciler.onAnswer(new PositionsAnswer(query.queryId(), List.of(), 0), 1));
        assertThat(reconciler.idle()).as("answers to the first round are of no account").isFalse();
        theirPosition = 0;
        answer();
        assertThat(reconciler.idle()).isTrue();
        assertThat(reconciler.counts().rounds()).isEqualTo(2);
    }

    @Test
    void aFillThatOnlyTheRepeatBringsIsAFindingThatIsAdopted() {
        at(100 * SECOND);
        reconciler.request();
        reconciler.onNews(report(5, ExecType.TRADE, 50 * SECOND));
        assertThat(findings()).singleElement().returns(Kind.MISSED_FILL, ReconciliationFinding::kind)
                .returns(Action.ADOPT, ReconciliationFinding::action);
        assertThat(reconciler.counts().missedFills()).isEqualTo(1);
        assertThat(line.halts).isEmpty();
    }

    @Test
    void whatCannotBeTrueIsLookedIntoButNotWithoutPause() {
        reconciler.request();
        reconciler.requestAfterPause();
        answer();
        assertThat(line.asked).as("a round was running").hasSize(4);
        at(SECOND);
        reconciler.requestAfterPause();
        assertThat(line.asked).hasSize(4);
        assertThat(reconciler.nextDue()).isEqualTo(30 * SECOND);
        at(30 * SECOND);
        assertThat(line.asked).hasSize(8);
        answer();
        at(100 * SECOND);
        reconciler.requestAfterPause();
        assertThat(line.asked).as("long after the last").hasSize(12);
    }

    @Test
    void afterEachInterruptionTheFenceIsUpUntilTheBooksAgreeAgain() {
        reconciler.request();
        answer();
        assertThat(outbox.fenced()).isFalse();
        outbox.onLink(link(State.DISCONNECTED));
        reconciler.onLink(link(State.DISCONNECTED));
        at(SECOND);
        assertThat(line.asked).as("nobody can be asked").hasSize(4);
        outbox.onLink(link(State.CONNECTED));
        reconciler.onLink(link(State.CONNECTED));
        assertThat(outbox.fenced()).isTrue();
        assertThat(line.asked).hasSize(8);
        answer();
        assertThat(outbox.fenced()).isFalse();
    }

    private void policies(Action unknown, Action missing, Action fill, Action position, Action cash) {
        Settings settings = Line.SETTINGS.with(new Policies(unknown, missing, fill, Action.HALT, position, cash, 0));
        reconciler = new Reconciler((payload, source, correlationId, causationId) -> {
            events.add(payload);
            return events.size();
        }, outbox, line, settings);
    }

    @Test
    void combinationsWithoutSenseAreRefused() {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> policies(Action.CLOSE, Action.HALT, Action.HALT, Action.HALT, Action.HALT))
                .hasMessage("what differs in an unknown order cannot lead to CLOSE: expected one of [HALT, ADOPT, CANCEL]");
        org.assertj.core.api.Assertions
                .assertThatThrownBy(() -> policies(Action.HALT, Action.CANCEL, Action.HALT, Action.HALT, Action.HALT))
                .hasMessageContaining("a missing order");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> policies(Action.HALT, Action.HALT, Action.CLOSE, Action.HALT, Action.HALT))
                .hasMessageContaining("a missed fill");
        org.assertj.core.api.Assertions
                .assertThatThrownBy(() -> policies(Action.HALT, Action.HALT, Action.HALT, Action.FREEZE, Action.HALT))
                .hasMessageContaining("a position");
        org.assertj.core.api.Assertions
                .assertThatThrownBy(() -> policies(Action.HALT, Action.HALT, Action.HALT, Action.HALT, Action.CANCEL))
                .hasMessageContaining("cash");
    }

    /// Of one round: the order first. Its fill explains the position and most of the cash, which are looked at again.
    @Test
    void positionsAndCashAreJudgedOnlyOnceOrdersAgree() {
        line.atOnce = true;
        outbox = new Outbox(line, Line.SETTINGS);
        policies(Action.HALT, Action.HALT, Action.ADOPT, Action.ADOPT, Action.ADOPT);
        line.works(5, 40);
        theirOrders = List.of(new OrdersAnswer.State(5, ACME, dev.assay.core.order.Side.BUY, OrdStatus.PARTIALLY_FILLED,
                ACME.quantity(100), ACME.quantity(60), ACME.quantity(40), "V5", dev.assay.core.money.Price.of("2")));
        line.positionUnits = 40;
        theirPosition = 60;
        theirCash = "900";
        reconciler.request();
        answer();
        assertThat(line.repaired).as("120 paid in all, nothing of it booked: 6 for each of 20").containsExactly("fill 20 at 6.0000");
        line.working.clear();
        line.works(5, 60);
        line.positionUnits = 60;
        answer();
        assertThat(line.repaired).containsExactly("fill 20 at 6.0000", "adopt -100.00 USD");
        answer();
        assertThat(findings()).extracting(ReconciliationFinding::kind).containsExactly(Kind.MISSED_FILL, Kind.CASH);
        assertThat(outbox.fenced()).isFalse();
        assertThat(line.halts).isEmpty();
    }

    /// The broker's word is not enough: nothing is booked, and trading halts.
    @Test
    void whatCannotBeAdoptedHaltsAndSaysWhy() {
        line.atOnce = true;
        outbox = new Outbox(line, Line.SETTINGS);
        policies(Action.ADOPT, Action.ADOPT, Action.ADOPT, Action.ADOPT, Action.ADOPT);
        line.works(5, 40);
        line.works(6, 0);
        theirOrders = List.of(listed(5, OrdStatus.NEW, 0), listed(6, OrdStatus.PARTIALLY_FILLED, 10), listed(77, OrdStatus.NEW, 0),
                listed(0, OrdStatus.NEW, 0));
        reconciler.request();
        answer();
        assertThat(line.repaired).isEmpty();
        assertThat(findings()).extracting(ReconciliationFinding::action).containsOnly(Action.HALT).hasSize(4);
        assertThat(findings()).extracting(finding -> finding.theirs().substring(finding.theirs().indexOf(';') + 2)).containsExactly(
                "more is booked here than filled there, which cannot be adopted",
                "the broker gives no average price, so the fill cannot be adopted",
                "it carries an id of ours under which no order works here, so it cannot be adopted",
                "the broker gives no id of its own for it, so it cannot be adopted");
        assertThat(line.halts).hasSize(4);
    }

    @Test
    void aPositionWaitsForAPriceAndTradingForThePosition() {
        policies(Action.HALT, Action.HALT, Action.HALT, Action.ADOPT, Action.HALT);
        line.priced = false;
        theirPosition = 7;
        reconciler.request();
        answer();
        at(30 * SECOND);
        answer();
        assertThat(findings()).isEmpty();
        assertThat(outbox.fenced()).isTrue();
        line.priced = true;
        at(1_000 * SECOND);
        answer();
        at(2_000 * SECOND);
        answer();
        assertThat(findings()).containsExactly(new ReconciliationFinding(Kind.POSITION, "ACME", "0", "7", Action.ADOPT));
        at(3_000 * SECOND);
        answer();
        assertThat(line.repaired).containsExactly("adopt 7");
        assertThat(outbox.fenced()).isFalse();
    }
}
