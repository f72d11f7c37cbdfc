package dev.assay.application.session;

import static dev.assay.application.session.SessionRig.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.event.Event;
import dev.assay.core.market.Bar;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.LinkStatus;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.order.OrderCommand;
import dev.assay.core.order.OrderEvent;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.RiskDecision;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.signal.Cancel;
import dev.assay.core.signal.OrderRequest;
import dev.assay.riskguard.RiskRules;
import dev.assay.riskguard.controls.Connection.OnDisconnect;
import dev.assay.signalcore.Strategy;
import dev.assay.signalcore.StrategyContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The link to the broker is lost in the second day and back in the fourth: what is cancelled, what is refused meanwhile, what goes out then.
class DisconnectTest {
    private static final long HOUR = 3_600_000_000_000L;
    private static final long LOST = SessionRig.openOf(2) + HOUR;
    private static final long BACK = SessionRig.openOf(4) + HOUR;

    /// Bar 1: a purchase at the market, a bid far below and a stop far below. Bar 2, while away: another bid and another stop. Bar 4: a bid.
    private static final class Trader implements Strategy {
        private int bars;

        @Override
        public void onBar(Bar bar, StrategyContext context) {
            bars++;
            if (bars == 1) {
                context.emit(OrderRequest.buy(ACME, Quantity.of(10), OrderTerms.market(), "entry"));
                context.emit(bid("bid-1", "5"));
                context.emit(stop("stop-1", "4"));
            } else if (bars == 2) {
                context.emit(bid("bid-2", "6"));
                context.emit(stop("stop-2", "3"));
            } else if (bars == 4) {
                context.emit(bid("bid-4", "7"));
            }
        }

        private static OrderRequest bid(String tag, String price) {
            return OrderRequest.buy(ACME, Quantity.of(3), OrderTerms.limit(Price.of(price), TimeInForce.GTC), tag);
        }

        private static OrderRequest stop(String tag, String price) {
            return OrderRequest.sell(ACME, Quantity.of(5), OrderTerms.stop(Price.of(price), TimeInForce.GTC), tag).asProtective();
        }
    }

    private final List<OrderCommand> sent = new ArrayList<>();

    private SessionRig rig(OnDisconnect rule) {
        sent.clear();
        return new SessionRig().strategy("trader", new Trader()).rules(RiskRules.STANDARD.withOnDisconnect(rule))
                .plug(broker -> new PlainBroker(broker, PlainBroker.far(broker).capabilities(), sent))
                .bar(1, "10", "10", "10", "10").bar(2, "10", "10", "10", "10").bar(3, "10", "10", "10", "10").bar(4, "10", "10", "10", "10")
                .bar(5, "10", "10", "10", "10").input(LOST, new LinkStatus(LinkStatus.State.DISCONNECTED, "reset", LOST))
                .input(LOST + HOUR, new LinkStatus(LinkStatus.State.DISCONNECTED, "still", LOST))
                .input(BACK - HOUR, new LinkStatus(LinkStatus.State.HEARTBEAT, "", BACK - HOUR))
                .input(BACK, new LinkStatus(LinkStatus.State.CONNECTED, "back", BACK));
    }

    /// What was decided, recorded and sent, each at its instant: `day what tag`.
    private static List<String> story(SessionRig rig) {
        List<String> story = new ArrayList<>();
        for (Event event : rig.events) {
            String what = switch (event.payload()) {
                case LinkStatus status when status.state() != LinkStatus.State.HEARTBEAT -> status.state().name();
                case RiskDecision decision -> decision.outcome() + (decision.control().isEmpty()
                        ? ""
                        : " " + decision.control() + " " + decision.reasonCode());
                case OrderCommand.NewOrderSingle order -> "new " + order.tag();
                case OrderCommand.CancelRequest cancel -> "cancel of " + cancel.origClOrdId();
                default -> "";
            };
            if (!what.isEmpty()) {
                story.add(event.tsEvent() / SessionRig.DAY + " " + what);
            }
        }
        return story;
    }

    private List<String> sent() {
        return sent.stream().map(command -> switch (command) {
            case OrderCommand.NewOrderSingle order -> order.tag();
            case OrderCommand.CancelRequest cancel -> "cancel " + cancel.origClOrdId();
            case OrderCommand.ReplaceRequest replace -> "replace";
            case OrderCommand.StatusRequest status -> "status";
        }).toList();
    }

    @Test
    void openingOrdersAreCancelledAndRefusedAndExitsWaitForTheLink() {
        SessionRig rig = rig(OnDisconnect.CANCEL_OPENING).run();
        assertThat(story(rig)).containsExactly("1 ACCEPT", "1 new entry", "1 ACCEPT", "1 new bid-1", "1 ACCEPT", "1 new stop-1",
                "2 DISCONNECTED", "2 DISCONNECTED", "2 REJECT CANCEL_ON_DISCONNECT DISCONNECTED", "2 ACCEPT", "2 new stop-2",
                "4 CONNECTED", "4 cancel of 2", "4 ACCEPT", "4 new bid-4");
        assertThat(sent()).containsExactly("entry", "bid-1", "stop-1", "stop-2", "cancel 2", "bid-4");
        assertThat(rig.session().workingOrders()).extracting(order -> order.tag()).containsExactlyInAnyOrder("stop-1", "stop-2", "bid-4");
        Event lost = rig.events.stream().filter(event -> event.payload() instanceof LinkStatus).findFirst().orElseThrow();
        Event cancel = rig.events.stream().filter(event -> event.payload() instanceof OrderCommand.CancelRequest).findFirst().orElseThrow();
        assertThat(cancel.correlationId()).isEqualTo(lost.id());
        assertThat(Objects.requireNonNull(lost.source())).isEqualTo("operator");
    }

    @Test
    void everythingIsCancelledAndRefused() {
        SessionRig rig = rig(OnDisconnect.CANCEL_ALL).run();
        assertThat(story(rig)).containsSubsequence("2 DISCONNECTED", "2 REJECT CANCEL_ON_DISCONNECT DISCONNECTED",
                "2 REJECT CANCEL_ON_DISCONNECT DISCONNECTED", "4 CONNECTED", "4 cancel of 2", "4 cancel of 3");
        assertThat(sent()).containsExactly("entry", "bid-1", "stop-1", "cancel 2", "cancel 3", "bid-4");
        assertThat(rig.session().workingOrders()).extracting(order -> order.tag()).containsExactly("bid-4");
    }

    @Test
    void nothingIsCancelled() {
        SessionRig rig = rig(OnDisconnect.KEEP).run();
        assertThat(sent()).containsExactly("entry", "bid-1", "stop-1", "stop-2", "bid-4");
        assertThat(rig.payloads(RiskDecision.class)).filteredOn(one -> one.outcome() == RiskDecision.Outcome.REJECT).singleElement()
                .returns("CANCEL_ON_DISCONNECT", RiskDecision::control)
                .returns("the broker cannot be reached: no order is taken until the link is back and the books agree",
                        RiskDecision::explanation);
    }

    /// From day 2 the login has expired, so two bids wait unsent. On day 3 the strategy takes one back, if it is to.
    private static final class Waiting implements Strategy {
        private final boolean takesBack;
        private int bars;

        private Waiting(boolean takesBack) {
            this.takesBack = takesBack;
        }

        @Override
        public void onBar(Bar bar, StrategyContext context) {
            bars++;
            if (bars == 2) {
                context.emit(Trader.bid("bid", "5"));
                context.emit(Trader.bid("other", "6"));
            } else if (bars == 3 && takesBack) {
                context.emit(new Cancel(ACME, "bid"));
            }
        }
    }

    private SessionRig waiting(boolean takesBack, OnDisconnect rule) {
        sent.clear();
        long expired = SessionRig.openOf(2) + HOUR;
        long lost = SessionRig.closeOf(3) + HOUR;
        return new SessionRig().strategy("waiting", new Waiting(takesBack)).rules(RiskRules.STANDARD.withOnDisconnect(rule))
                .plug(broker -> new PlainBroker(broker, PlainBroker.far(broker).capabilities(), sent))
                .bar(1, "10", "10", "10", "10").bar(2, "10", "10", "10", "10").bar(3, "10", "10", "10", "10").bar(4, "10", "10", "10", "10")
                .bar(5, "10", "10", "10", "10")
                .input(expired, new LinkStatus(LinkStatus.State.AUTH_EXPIRED, "login", expired))
                .input(lost, new LinkStatus(LinkStatus.State.DISCONNECTED, "reset", lost))
                .input(BACK + HOUR, new LinkStatus(LinkStatus.State.CONNECTED, "back", BACK + HOUR));
    }

    private static List<String> ended(SessionRig rig) {
        return rig.events.stream().filter(event -> event.payload() instanceof OrderEvent).map(event -> {
            OrderEvent order = (OrderEvent) event.payload();
            return event.tsEvent() / SessionRig.DAY + " " + order.tag() + " " + order.ordStatus() + " " + order.reason();
        }).filter(line -> line.contains("CANCEL")).toList();
    }

    @Test
    void whatWaitsUnsentEndsHereWhereItsCancelIsAskedFor() {
        SessionRig rig = waiting(true, OnDisconnect.KEEP).run();
        assertThat(ended(rig)).containsExactly("3 bid CANCELED never sent: the broker could not be reached");
        assertThat(sent()).as("neither the order nor its cancel").containsExactly("other");
        assertThat(rig.payloads(OrderCommand.CancelRequest.class)).isEmpty();
        assertThat(rig.session().workingOrders()).extracting(order -> order.tag()).containsExactly("other");
        assertThat(waiting(true, OnDisconnect.KEEP).live().run().events).isEqualTo(rig.events);
    }

    @Test
    void whatWaitsUnsentEndsWithTheLossOfTheLinkWhereTheRuleCancelsIt() {
        SessionRig rig = waiting(false, OnDisconnect.CANCEL_OPENING).run();
        assertThat(ended(rig)).containsExactly("3 bid CANCELED never sent: the broker could not be reached",
                "3 other CANCELED never sent: the broker could not be reached");
        assertThat(sent()).as("nothing goes out when the link is back").isEmpty();
        Event lost = rig.events.stream()
                .filter(event -> event.payload() instanceof LinkStatus status && status.state() == LinkStatus.State.DISCONNECTED)
                .findFirst().orElseThrow();
        assertThat(rig.events)
                .filteredOn(event -> event.payload() instanceof OrderEvent order && order.ordStatus() == OrdStatus.CANCELED)
                .hasSize(2).allSatisfy(event -> assertThat(event.correlationId()).isEqualTo(lost.id()));
        assertThat(waiting(false, OnDisconnect.CANCEL_OPENING).live().run().events).isEqualTo(rig.events);
    }

    /// The loss of the link is an input like any other: the same inputs through the queue of a live session give the same events.
    @Test
    void aLiveSessionDoesTheSame() {
        SessionRig stored = rig(OnDisconnect.CANCEL_OPENING).run();
        assertThat(rig(OnDisconnect.CANCEL_OPENING).live().run().events).isEqualTo(stored.events);
    }
}
