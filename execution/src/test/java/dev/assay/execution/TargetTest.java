package dev.assay.execution;

import static dev.assay.execution.Desk.ACME;
import static dev.assay.execution.Desk.OTHER;
import static dev.assay.execution.Desk.STRATEGY;
import static dev.assay.execution.Desk.px;
import static dev.assay.execution.Floor.percent;
import static dev.assay.execution.Floor.target;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.instrument.Contract;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.InstrumentId;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.order.OrdType;
import dev.assay.core.order.OrderCommand.CancelRequest;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.signal.Cancel;
import dev.assay.core.signal.SignalOutcome;
import dev.assay.core.signal.SizeRule;
import dev.assay.core.signal.Target;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class TargetTest {
    private final Floor floor = new Floor();

    private static Target limit(long quantity, String price) {
        return new Target(ACME, new SizeRule.Units(Quantity.of(quantity)), OrderTerms.limit(px(price), TimeInForce.DAY), null);
    }

    private List<String> codes() {
        return floor.outcomes().stream().map(SignalOutcome::reasonCode).toList();
    }

    @Test
    void a_percentage_is_a_decimal_and_rounds_toward_zero() {
        floor.mark("50");
        floor.now(percent(0.95));
        assertThat(floor.orders()).containsExactly("BUY 1900 MARKET target");
        assertThat(floor.intents().getFirst().reason()).isEqualTo("target 1900 = 0.95 of equity 100000 at 50, held 0, working 0");
        floor.fill(1, 1900, "50");
        floor.mark("50.03");
        floor.now(percent(-0.5));
        // equity 100057; half of it at 50.03 is 999.97 shares short
        assertThat(floor.orders().getLast()).isEqualTo("SELL_SHORT 2899 MARKET target");
    }

    @Test
    void money_buys_what_the_last_mark_allows() {
        floor.mark("33.33");
        floor.now(new Target(ACME, new SizeRule.Notional(Money.of("1000", Currency.USD)), OrderTerms.market(), null));
        assertThat(floor.orders()).containsExactly("BUY 30 MARKET target");
        assertThat(floor.intents().getFirst().reason()).isEqualTo("target 30 = 1000 at 33.33, held 0, working 0");
    }

    @Test
    void what_is_held_and_working_counts() {
        floor.mark("50");
        floor.now(target(100));
        floor.now(target(100));
        assertThat(codes()).containsExactly("ALREADY_THERE");
        floor.fill(1, 60, "50");
        floor.now(target(150));
        assertThat(floor.orders()).containsExactly("BUY 100 MARKET target", "BUY 50 MARKET target");
        assertThat(floor.intents().getLast().reason()).isEqualTo("target 150, held 60, working 40");
    }

    @Test
    void a_sale_is_short_only_where_the_account_does_not_hold_all_of_it() {
        floor.mark("50");
        floor.now(target(100));
        floor.fill(1, 100, "50");
        floor.now(target(40));
        floor.fill(2, 60, "50");
        floor.now(target(-10));
        floor.fill(3, 50, "50");
        floor.now(target(5));
        assertThat(floor.orders()).containsExactly("BUY 100 MARKET target", "SELL 60 MARKET target", "SELL_SHORT 50 MARKET target",
                "BUY 15 MARKET target");
    }

    @Test
    void the_account_is_long_through_another_strategy() {
        floor.mark("50");
        floor.signal(OTHER, target(100));
        floor.engine.flush(floor);
        floor.fill(1, 100, "50");
        floor.now(target(-40));
        floor.signal(OTHER, target(0));
        floor.engine.flush(floor);
        assertThat(floor.orders()).containsExactly("BUY 100 MARKET target", "SELL 40 MARKET target", "SELL_SHORT 100 MARKET target");
    }

    @Test
    void the_last_target_of_an_instant_wins() {
        floor.mark("50");
        floor.signal(STRATEGY, target(100));
        floor.signal(OTHER, target(7));
        floor.signal(STRATEGY, target(30));
        floor.engine.flush(floor);
        assertThat(floor.orders()).containsExactly("BUY 7 MARKET target", "BUY 30 MARKET target");
        assertThat(codes()).containsExactly("SUPERSEDED");
    }

    @Test
    void a_contradicting_order_is_cancelled_and_the_target_waits_for_it() {
        floor.mark("50");
        floor.now(limit(100, "49"));
        floor.now(limit(-20, "51"));
        assertThat(floor.sent.getLast()).isInstanceOf(CancelRequest.class);
        assertThat(floor.orders()).hasSize(1);
        assertThat(codes()).containsExactly("WAITING_FOR_CANCEL");
        floor.engine.flush(floor);
        assertThat(floor.orders()).as("still waiting").hasSize(1);
        floor.fill(1, 30, "49");
        assertThat(floor.orders()).as("a fill does not end the wait").hasSize(1);
        floor.agree();
        assertThat(floor.orders()).containsExactly("BUY 100 LIMIT 49.0000 target", "SELL_SHORT 50 LIMIT 51.0000 target");
        assertThat(floor.intents().getLast().reason()).isEqualTo("target -20, held 30, working 0");
        assertThat(codes()).containsExactly("WAITING_FOR_CANCEL");
    }

    @Test
    void a_cancel_that_comes_too_late_leaves_the_target_to_the_new_position() {
        floor.mark("50");
        floor.now(limit(100, "49"));
        floor.now(limit(-20, "51"));
        CancelRequest cancel = (CancelRequest) floor.sent.getLast();
        floor.fill(1, 100, "49");
        floor.refuse(cancel, OrdStatus.FILLED);
        assertThat(floor.orders().getLast()).isEqualTo("SELL_SHORT 120 LIMIT 51.0000 target");
    }

    @Test
    void a_refused_cancel_is_tried_three_times_and_then_explained() {
        floor.mark("50");
        floor.now(limit(100, "49"));
        floor.now(limit(40, "49"));
        for (int i = 0; i < 3; i++) {
            floor.refuse((CancelRequest) floor.sent.getLast(), OrdStatus.NEW);
        }
        assertThat(floor.oms.cancelRequests()).isEqualTo(3);
        assertThat(codes()).containsExactly("WAITING_FOR_CANCEL", "CANCEL_REFUSED");
        assertThat(floor.orders()).hasSize(1);
    }

    @Test
    void a_newer_target_takes_the_place_of_a_waiting_one() {
        floor.mark("50");
        floor.now(limit(100, "49"));
        floor.now(limit(-20, "51"));
        floor.now(limit(10, "49"));
        assertThat(codes()).containsExactly("WAITING_FOR_CANCEL", "SUPERSEDED", "WAITING_FOR_CANCEL");
        floor.agree();
        assertThat(floor.orders().getLast()).isEqualTo("BUY 10 LIMIT 49.0000 target");
    }

    @Test
    void a_new_price_moves_the_order_and_an_order_that_fits_stays() {
        floor.mark("50");
        floor.now(limit(100, "49"));
        floor.now(limit(100, "49.5"));
        floor.agree();
        assertThat(floor.orders()).containsExactly("BUY 100 LIMIT 49.0000 target", "BUY 100 LIMIT 49.5000 target");
        floor.now(limit(130, "49.5"));
        assertThat(floor.orders().getLast()).isEqualTo("BUY 30 LIMIT 49.5000 target");
        assertThat(floor.oms.workingCount()).isEqualTo(2);
    }

    @Test
    void of_several_working_orders_the_oldest_that_fit_stay() {
        floor.mark("50");
        floor.now(limit(100, "49"));
        floor.now(limit(150, "49"));
        floor.now(limit(120, "49"));
        assertThat(floor.sent.getLast()).isEqualTo(new CancelRequest(3, 2, null, ACME, "contradicts a newer target"));
        floor.agree();
        assertThat(floor.orders().getLast()).isEqualTo("BUY 20 LIMIT 49.0000 target");
        assertThat(floor.oms.workingBuyUnits(ACME)).isEqualTo(120);
    }

    @Test
    void a_waiting_target_in_units_is_restated_by_a_split() {
        floor.mark("50");
        floor.now(limit(100, "49"));
        floor.now(limit(-20, "51"));
        CorporateAction.Split split = new CorporateAction.Split(ACME, 1, 2, 1);
        floor.portfolio.apply(split, 9);
        floor.engine.onSplit(split);
        floor.agree();
        assertThat(floor.orders().getLast()).isEqualTo("SELL_SHORT 40 LIMIT 51.0000 target");
    }

    @Test
    void cancelling_a_waiting_target_ends_it() {
        floor.mark("50");
        floor.now(limit(100, "49"));
        floor.now(limit(-20, "51"));
        floor.now(new Cancel(ACME, "target"));
        floor.agree();
        assertThat(floor.orders()).hasSize(1);
        assertThat(codes()).containsExactly("WAITING_FOR_CANCEL", "DISCARDED");
    }

    @Test
    void a_stopped_strategy_is_told_what_was_not_done() {
        floor.mark("50");
        floor.now(limit(100, "49"));
        floor.now(limit(-20, "51"));
        floor.signal(STRATEGY, target(1));
        floor.engine.discard(STRATEGY, "it failed", true);
        floor.agree();
        assertThat(floor.orders()).hasSize(1);
        assertThat(floor.outcomes()).extracting(o -> o.reasonCode() + ": " + o.explanation()).endsWith("DISCARDED: it failed",
                "DISCARDED: it failed");
    }

    @Test
    void what_cannot_be_sized_is_explained() {
        floor.now(percent(1));
        floor.mark("50");
        floor.now(new Target(ACME, new SizeRule.Notional(Money.of("1000", Currency.of("EUR"))), OrderTerms.market(), null));
        floor.now(new Target(ACME, new SizeRule.Notional(Money.of("49.99", Currency.USD)), OrderTerms.market(), null));
        floor.now(percent(1e300));
        assertThat(codes()).containsExactly("NO_PRICE", "CURRENCY", "ALREADY_THERE", "TOO_LARGE");
        assertThat(floor.orders()).isEmpty();
    }

    @Test
    void an_index_and_an_order_the_broker_does_not_take_are_explained() {
        Instrument index = new Instrument(0, new InstrumentId("XNAS:ACME"), "ACME", "XNAS", Currency.USD, 4, 100, 0, 1, 1,
                new Contract.Index());
        Floor indexFloor = new Floor(SizingRules.DEFAULT, true, List.of(OrdType.MARKET), index);
        indexFloor.now(new Target(index, new SizeRule.Percent(1), OrderTerms.market(), null));
        indexFloor.now(limit(1, "50"));
        assertThat(indexFloor.outcomes()).extracting(SignalOutcome::reasonCode).containsExactly("NOT_TRADABLE", "UNSUPPORTED");
        assertThat(indexFloor.outcomes().getLast().explanation()).startsWith("Venue takes no LIMIT orders for DAY: it takes [MARKET]");
    }

    @Test
    void small_orders_are_not_sent_but_closing_always_is() {
        Floor strict = new Floor(new SizingRules(RoundingMode.DOWN, Price.of("1000"), 2), true, List.of(OrdType.values()), ACME);
        strict.mark("50");
        strict.now(target(19));
        strict.now(target(20));
        strict.fill(1, 20, "50");
        strict.mark("10");
        strict.now(target(0));
        assertThat(strict.orders()).containsExactly("BUY 20 MARKET target", "SELL 20 MARKET target");
        assertThat(strict.outcomes().getFirst().explanation()).isEqualTo("19 is worth 950.00 USD, less than the smallest order of 1000");
        strict.signal(STRATEGY, target(1));
        strict.signal(OTHER, target(1));
        strict.signal(OTHER, target(2));
        assertThat(strict.outcomes().getLast().reasonCode()).isEqualTo("TOO_MANY_SIGNALS");
    }

    @Test
    void the_nearest_lot_rounds_halves_toward_zero() {
        Instrument tens = new Instrument(0, ACME.id(), "ACME", "XNAS", Currency.USD, 4, 100, 1, 100, 1, ACME.contract());
        TargetSizer nearest = new TargetSizer(new FixedView(1, 1), RoundingMode.HALF_DOWN);
        for (String[] row : new String[][]{{"15", "10.0"}, {"15.1", "20.0"}, {"15.0000001", "20.0"}, {"-15", "-10.0"},
                {"-15.01", "-20.0"}}) {
            assertThat(nearest.size(new SizeRule.Units(Quantity.of(row[0])), tens)).isNull();
            assertThat(tens.quantity(nearest.units)).as(row[0]).hasToString(row[1]);
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void sizing_by_fraction_equals_decimal_arithmetic(@ForAll @LongRange(min = 1, max = 5_000_000_000_000_000L) long equityUnits,
            @ForAll @IntRange(min = -30_000, max = 30_000) int basisPoints,
            @ForAll @LongRange(min = 1, max = 5_000_000_000L) long markUnits, @ForAll @IntRange(min = 0, max = 8) int quantityScale,
            @ForAll @LongRange(min = 1, max = 1_000) long lot, @ForAll @IntRange(min = 1, max = 100) int multiplier,
            @ForAll boolean nearest) {
        RoundingMode rounding = nearest ? RoundingMode.HALF_DOWN : RoundingMode.DOWN;
        Instrument instrument = new Instrument(0, new InstrumentId("X:Y"), "Y", "X", Currency.USD, 4, 1, quantityScale, lot, multiplier,
                new Contract.Equity());
        double fraction = basisPoints / 10_000.0;
        TargetSizer sizer = new TargetSizer(new FixedView(equityUnits, markUnits), rounding);
        SignalReason refusal = sizer.size(new SizeRule.Percent(fraction), instrument);
        BigDecimal lots = new BigDecimal(equityUnits).movePointLeft(6).multiply(new BigDecimal(Double.toString(fraction)))
                .divide(new BigDecimal(markUnits).movePointLeft(4).multiply(new BigDecimal(multiplier))
                        .multiply(new BigDecimal(lot).movePointLeft(quantityScale)), 0, rounding);
        BigDecimal units = lots.multiply(new BigDecimal(lot));
        if (refusal == null) {
            assertThat(new BigDecimal(sizer.units)).isEqualByComparingTo(units);
        } else {
            assertThat(refusal).isEqualTo(SignalReason.TOO_LARGE);
            assertThat(units.abs().add(new BigDecimal(lot)).toBigInteger().bitLength()).isGreaterThan(62);
        }
    }

    private static dev.assay.core.signal.Target sized(dev.assay.core.signal.SizeRule rule) {
        return new dev.assay.core.signal.Target(Desk.ACME, rule, dev.assay.core.order.OrderTerms.market(), null);
    }

    @Test
    void volatility_risk_and_kelly_come_to_fractions_of_equity() {
        Floor desk = new Floor();
        desk.mark("50");
        desk.now(sized(new dev.assay.core.signal.SizeRule.Volatility(0.10, 0.20, 1)));
        assertThat(desk.orders().getLast()).as("half of 100,000 at 50").isEqualTo("BUY 1000 MARKET target");
        desk.fill(1, 1000, "50");
        desk.now(sized(new dev.assay.core.signal.SizeRule.RiskPerTrade(0.01, 0.02, 2)));
        assertThat(desk.outcomes().getLast().reasonCode()).isEqualTo("ALREADY_THERE");
        desk.now(sized(new dev.assay.core.signal.SizeRule.Kelly(0.5, 0.001, 0.0004, 1)));
        assertThat(desk.orders().getLast()).as("1.25 is capped at 1").isEqualTo("BUY 1000 MARKET target");
        desk.fill(2, 1000, "50");
        desk.now(sized(new dev.assay.core.signal.SizeRule.Volatility(-0.10, 0.30, 1)));
        assertThat(desk.intents().getLast().reason()).startsWith("target -666 = -0.333333333 of equity 100000");
    }

    @Test
    void more_orders_than_the_throttle_allows_are_explained() {
        Floor slow = new Floor(new SizingRules(RoundingMode.DOWN, Price.of("0"), 100, 2), true, List.of(OrdType.values()), ACME);
        slow.mark("50");
        for (int i = 1; i <= 3; i++) {
            slow.now(new dev.assay.core.signal.OrderRequest(ACME, dev.assay.core.order.Side.BUY, dev.assay.core.money.Quantity.of(i),
                    dev.assay.core.order.OrderTerms.market(), "o" + i, false));
        }
        assertThat(slow.orders()).hasSize(2);
        assertThat(slow.outcomes()).extracting(o -> o.reasonCode()).containsExactly("THROTTLED");
        slow.now = 1_000_000_001L;
        slow.now(new dev.assay.core.signal.OrderRequest(ACME, dev.assay.core.order.Side.BUY, dev.assay.core.money.Quantity.of(4),
                dev.assay.core.order.OrderTerms.market(), "o4", false));
        assertThat(slow.orders()).hasSize(3);
    }
}
