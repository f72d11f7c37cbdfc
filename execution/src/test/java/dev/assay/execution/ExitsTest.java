package dev.assay.execution;

import static dev.assay.execution.Desk.ACME;
import static dev.assay.execution.Floor.protectedTarget;
import static dev.assay.execution.Floor.target;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.market.Trade;
import dev.assay.core.order.OrdType;
import dev.assay.core.order.OrderCommand.CancelRequest;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.signal.Cancel;
import dev.assay.core.signal.SignalOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExitsTest {
    private final Floor floor = new Floor();

    @Test
    void exits_follow_the_opening_fills_at_distances_from_their_average() {
        floor.mark("50");
        floor.now(protectedTarget(100, 0.02, 0.05));
        assertThat(floor.orders()).containsExactly("BUY 100 MARKET target");
        floor.fill(1, 40, "50.00");
        assertThat(floor.orders()).endsWith("SELL 40 STOP 49.0000 exit-stop", "SELL 40 LIMIT 52.5000 exit-limit");
        floor.fill(1, 60, "50.10");
        // average 50.06: 49.0588 and 52.563, sell prices go up to the tick
        assertThat(floor.orders()).endsWith("SELL 100 STOP 49.0600 exit-stop replaces 2", "SELL 100 LIMIT 52.5700 exit-limit replaces 3");
        assertThat(floor.intents().getLast()).returns(true, OrderIntent::protective).returns("exit-limit for 100 held at 50.0600",
                OrderIntent::reason);
        assertThat(floor.oms.workingCount()).isEqualTo(2);
    }

    @Test
    void when_one_exit_fills_the_other_follows_and_at_the_end_is_cancelled() {
        floor.mark("50");
        floor.now(protectedTarget(100, 0.02, 0.05));
        floor.fill(1, 100, "50");
        floor.fill(3, 30, "52.5");
        assertThat(floor.orders().getLast()).isEqualTo("SELL 70 STOP 49.0000 exit-stop replaces 2");
        floor.agree();
        floor.fill(3, 70, "52.5");
        assertThat(floor.sent.getLast()).isEqualTo(new CancelRequest(5, 4, "V4", ACME, "the position it protects is closed"));
        floor.agree();
        assertThat(floor.oms.workingCount()).isZero();
        int events = floor.events.size();
        floor.engine.flush(floor);
        assertThat(floor.events).hasSize(events);
    }

    @Test
    void a_short_position_is_protected_from_above() {
        floor.mark("50");
        floor.now(protectedTarget(-100, 0.02, 0.05));
        floor.fill(1, 100, "50.05");
        // 51.051 and 47.5475, buy prices go down to the tick
        assertThat(floor.orders()).endsWith("BUY 100 STOP 51.0500 exit-stop", "BUY 100 LIMIT 47.5400 exit-limit");
    }

    @Test
    void exits_turn_with_the_position() {
        floor.mark("50");
        floor.now(protectedTarget(100, 0.02, 0));
        floor.fill(1, 100, "50");
        assertThat(floor.orders()).endsWith("SELL 100 STOP 49.0000 exit-stop");
        floor.now(protectedTarget(-50, 0.1, 0));
        floor.fill(3, 100, "50");
        assertThat(floor.sent.getLast()).isInstanceOf(CancelRequest.class);
        floor.fill(3, 50, "50");
        floor.agree();
        assertThat(floor.orders()).endsWith("BUY 50 STOP 55.0000 exit-stop");
    }

    @Test
    void a_target_without_exits_takes_them_away_and_closing_cancels_them() {
        floor.mark("50");
        floor.now(protectedTarget(100, 0.02, 0));
        floor.fill(1, 100, "50");
        floor.now(target(100));
        assertThat(floor.sent.getLast()).isEqualTo(new CancelRequest(3, 2, null, ACME, "its target asks for none"));
        floor.agree();
        assertThat(floor.oms.workingCount()).isZero();

        floor.now(protectedTarget(100, 0.02, 0));
        floor.now(target(0));
        floor.fill(5, 100, "51");
        assertThat(floor.sent.getLast()).isEqualTo(new CancelRequest(6, 4, null, ACME, "the position it protects is closed"));
    }

    @Test
    void a_target_that_risk_refuses_leaves_nothing_behind() {
        floor.mark("50");
        floor.risk = false;
        floor.now(protectedTarget(100, 0.02, 0));
        floor.risk = true;
        floor.now(target(10));
        floor.fill(1, 10, "50");
        assertThat(floor.orders()).containsExactly("BUY 100 MARKET target", "BUY 10 MARKET target");
    }

    @Test
    void an_exit_that_is_refused_again_and_again_is_given_up_aloud() {
        floor.mark("50");
        floor.now(protectedTarget(10, 0.02, 0));
        floor.fill(1, 10, "50");
        for (int i = 0; i < Exits.MAX_ATTEMPTS; i++) {
            floor.reject(floor.sent.getLast().clOrdId());
        }
        assertThat(floor.orders()).hasSize(1 + Exits.MAX_ATTEMPTS);
        assertThat(floor.outcomes()).extracting(SignalOutcome::reasonCode).containsExactly("EXIT_REFUSED");
    }

    @Test
    void a_strategy_may_cancel_an_exit_of_its_own() {
        floor.mark("50");
        floor.now(protectedTarget(10, 0.02, 0.02));
        floor.fill(1, 10, "50");
        floor.now(new Cancel(ACME, "exit-limit"));
        floor.agree();
        assertThat(floor.oms.working(ACME)).singleElement().returns("exit-stop", o -> o.tag());
        assertThat(floor.orders()).hasSize(3);
    }

    @Test
    void without_replace_an_exit_is_cancelled_and_placed_anew() {
        Floor plain = new Floor(SizingRules.DEFAULT, false, List.of(OrdType.values()), ACME);
        plain.mark("50");
        plain.now(protectedTarget(100, 0.02, 0));
        plain.fill(1, 40, "50");
        plain.fill(1, 60, "50");
        assertThat(plain.sent.getLast()).isInstanceOf(CancelRequest.class);
        plain.agree();
        assertThat(plain.orders().getLast()).isEqualTo("SELL 100 STOP 49.0000 exit-stop");
    }

    @Test
    void without_stops_at_the_broker_the_exit_is_held_here_and_follows_the_position() {
        Floor plain = new Floor(SizingRules.DEFAULT, true, List.of(OrdType.MARKET, OrdType.LIMIT), ACME);
        plain.mark("50");
        plain.now(protectedTarget(100, 0.02, 0));
        plain.fill(1, 40, "50");
        plain.fill(1, 60, "50");
        assertThat(plain.outcomes()).extracting(SignalOutcome::explanation)
                .containsExactly("Venue takes no STOP orders: \"exit-stop\" is held here until its price comes");
        plain.engine.onMarketData(new Trade(ACME, 2, Desk.px("49.01").units(), 1, Trade.Aggressor.UNKNOWN), 600);
        plain.engine.flush(plain);
        assertThat(plain.orders()).hasSize(1);
        plain.engine.onMarketData(new Trade(ACME, 3, Desk.px("48.50").units(), 1, Trade.Aggressor.UNKNOWN), 601);
        plain.engine.flush(plain);
        assertThat(plain.orders().getLast()).isEqualTo("SELL 100 MARKET exit-stop");
    }

    @Test
    void a_failed_strategy_keeps_its_exits_unless_they_are_forgotten() {
        floor.mark("50");
        floor.now(protectedTarget(100, 0.02, 0.05));
        floor.fill(1, 60, "50");
        floor.engine.discard(Desk.STRATEGY, "it failed", true);
        floor.fill(1, 40, "50");
        assertThat(floor.orders()).endsWith("SELL 100 STOP 49.0000 exit-stop replaces 2", "SELL 100 LIMIT 52.5000 exit-limit replaces 3");
        int orders = floor.orders().size();
        floor.engine.discard(Desk.STRATEGY, "it failed", false);
        floor.fill(3, 10, "52.5");
        assertThat(floor.orders()).hasSize(orders);
    }
}
