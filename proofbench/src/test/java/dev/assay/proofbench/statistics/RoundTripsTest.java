package dev.assay.proofbench.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.Universe;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.Fill;
import dev.assay.core.order.Side;
import dev.assay.core.portfolio.Portfolio;
import dev.assay.core.signal.StrategyId;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RoundTripsTest {
    private static final Instrument ABC = Instrument.equity(0, "ABC", "XNYS", Currency.USD);
    private static final StrategyId ONE = new StrategyId(0, "one");
    private static final StrategyId TWO = new StrategyId(1, "two");
    private static final Price NONE = new Price(0, 4);

    private final RoundTrips trips = new RoundTrips();
    private int execs;

    private Fill fill(StrategyId strategy, Side side, long quantity, String price, String fee) {
        return fill("E" + ++execs, strategy, side, quantity, price, fee, false);
    }

    private static Fill fill(String execId, StrategyId strategy, Side side, long quantity, String price, String fee, boolean reversal) {
        return new Fill(execId, 1, strategy, ABC, side, Quantity.of(quantity), Price.of(price), Money.of(fee, Currency.USD), true, NONE, 1,
                reversal);
    }

    private static RoundTrip trip(Side side, long entryTs, long exitTs, long quantity, String entry, String exit, String gross,
            String fees) {
        return new RoundTrip(ONE, ABC, side, entryTs, exitTs, Quantity.of(quantity), Price.of(entry), Price.of(exit),
                Money.of(gross, Currency.USD), Money.of(fees, Currency.USD));
    }

    @Test
    void oldestLotIsClosedFirst() {
        assertThat(trips.accept(fill(ONE, Side.BUY, 100, "10", "1"), 1)).isEmpty();
        assertThat(trips.accept(fill(ONE, Side.BUY, 100, "12", "1"), 2)).isEmpty();
        assertThat(trips.accept(fill(ONE, Side.SELL, 150, "13", "3"), 3)).containsExactly(
                trip(Side.BUY, 1, 3, 100, "10", "13", "300", "3"), trip(Side.BUY, 2, 3, 50, "12", "13", "50", "1.5"));
        List<RoundTrip> rest = trips.accept(fill(ONE, Side.SELL, 50, "11", "1"), 4);
        assertThat(rest).containsExactly(trip(Side.BUY, 2, 4, 50, "12", "11", "-50", "1.5"));
        assertThat(rest.getFirst().netPnl()).isEqualTo(Money.of("-51.5", Currency.USD));
    }

    @Test
    void aShortGainsWhenThePriceFallsAndAFlipOpensTheRest() {
        trips.accept(fill(ONE, Side.SELL_SHORT, 100, "50", "1"), 1);
        assertThat(trips.accept(fill(ONE, Side.BUY, 300, "40", "3"), 2))
                .containsExactly(trip(Side.SELL_SHORT, 1, 2, 100, "50", "40", "1000", "2"));
        assertThat(trips.accept(fill(ONE, Side.SELL, 200, "41", "2"), 3))
                .containsExactly(trip(Side.BUY, 2, 3, 200, "40", "41", "200", "4"));
    }

    @Test
    void strategiesDoNotCloseEachOthersLots() {
        trips.accept(fill(ONE, Side.BUY, 100, "10", "0"), 1);
        assertThat(trips.accept(fill(TWO, Side.SELL_SHORT, 100, "11", "0"), 2)).isEmpty();
    }

    @Test
    void feesThatDoNotDivideGoToTheLastPart() {
        trips.accept(fill(ONE, Side.BUY, 3, "10", "1"), 1);
        List<String> fees = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            fees.add(trips.accept(fill(ONE, Side.SELL, 1, "10", "0"), 2).getFirst().fees().plain());
        }
        assertThat(fees).containsExactly("0.333333", "0.333334", "0.333333");
    }

    @Test
    void splitKeepsTheCostAndAdjustsThePrice() {
        trips.accept(fill(ONE, Side.BUY, 100, "10", "1"), 1);
        trips.split(ABC, 2, 1);
        assertThat(trips.accept(fill(ONE, Side.SELL, 200, "6", "1"), 2)).containsExactly(trip(Side.BUY, 1, 2, 200, "5", "6", "200", "2"));
    }

    @Test
    void aFractionPaidOutLeavesWithItsCost() {
        trips.accept(fill(ONE, Side.BUY, 15, "10", "0"), 1);
        trips.split(ABC, 1, 10);
        // 1.5 shares that cost 150: the half is paid out, 1 share that cost 100 remains.
        assertThat(trips.accept(fill(ONE, Side.SELL, 1, "130", "0"), 2)).containsExactly(trip(Side.BUY, 1, 2, 1, "100", "130", "30", "0"));
        assertThat(trips.accept(fill(ONE, Side.SELL_SHORT, 1, "130", "0"), 3)).isEmpty();
    }

    @Test
    void lotsTooSmallForAUnitAreNotLost() {
        trips.accept(fill(ONE, Side.BUY, 5, "10", "1"), 1);
        trips.accept(fill(ONE, Side.BUY, 5, "12", "1"), 2);
        trips.split(ABC, 1, 10);
        assertThat(trips.accept(fill(ONE, Side.SELL, 1, "130", "0"), 3)).containsExactly(trip(Side.BUY, 2, 3, 1, "120", "130", "20", "2"));
        trips.accept(fill(ONE, Side.BUY, 5, "10", "1"), 4);
        trips.split(ABC, 1, 10);
        assertThat(trips.accept(fill(ONE, Side.SELL_SHORT, 1, "9", "0"), 5)).isEmpty();
    }

    @Test
    void aReversalTakesBackTheExecutionItNames() {
        trips.accept(fill("A", ONE, Side.BUY, 100, "10", "1", false), 1);
        trips.accept(fill("B", ONE, Side.BUY, 100, "12", "1", false), 2);
        assertThat(trips.accept(fill("A", ONE, Side.BUY, 100, "10", "-1", true), 3)).isEmpty();
        assertThat(trips.accept(fill("C", ONE, Side.SELL, 100, "13", "0", false), 4))
                .containsExactly(trip(Side.BUY, 2, 4, 100, "12", "13", "100", "1"));
    }

    @Test
    void aFeeThatIsNotRefundedGoesToTheNextRoundTrip() {
        trips.accept(fill("A", ONE, Side.BUY, 100, "10", "5", false), 1);
        trips.accept(fill("A", ONE, Side.BUY, 100, "10", "-2", true), 2);
        trips.accept(fill("B", ONE, Side.BUY, 10, "10", "0", false), 3);
        assertThat(trips.accept(fill("C", ONE, Side.SELL, 10, "10", "0", false), 4))
                .containsExactly(trip(Side.BUY, 3, 4, 10, "10", "10", "0", "3"));
    }

    @Test
    void aReversedExitOpensTheLotAgainAtItsPrice() {
        trips.accept(fill("A", ONE, Side.BUY, 100, "10", "1", false), 1);
        trips.accept(fill("B", ONE, Side.SELL, 100, "12", "1", false), 2);
        assertThat(trips.accept(fill("B", ONE, Side.SELL, 100, "12", "-1", true), 3)).isEmpty();
        assertThat(trips.accept(fill("C", ONE, Side.SELL, 100, "13", "1", false), 4))
                .containsExactly(trip(Side.BUY, 3, 4, 100, "12", "13", "100", "0"));
    }

    @Test
    void aReversedEntryThatWasPartlyClosedIsTradedBack() {
        trips.accept(fill("A", ONE, Side.BUY, 100, "10", "1", false), 1);
        trips.accept(fill("B", ONE, Side.SELL, 60, "12", "0", false), 2);
        assertThat(trips.accept(fill("A", ONE, Side.BUY, 100, "10", "-1", true), 3)).isEmpty();
        // 40 taken back, 60 short at 10: the trade that was reported stays, the gain it should not have had comes back with the cover.
        assertThat(trips.accept(fill("C", ONE, Side.BUY, 60, "12", "0", false), 4))
                .containsExactly(trip(Side.SELL_SHORT, 3, 4, 60, "10", "12", "-120", "-0.6"));
    }

    @Test
    void aSplitNeedsARatio() {
        assertThatThrownBy(() -> trips.split(ABC, 0, 1)).hasMessageContaining("0:1");
    }

    record Step(boolean second, boolean buy, long quantity, long priceUnits, long feeUnits, boolean split) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(Arbitraries.of(true, false), Arbitraries.of(true, false), Arbitraries.longs().between(1, 500),
                Arbitraries.longs().between(1, 5_000_000), Arbitraries.longs().between(-1_000_000, 7_000_000),
                Arbitraries.integers().between(0, 9).map(n -> n == 0)).as(Step::new).list().ofMaxSize(60);
    }

    /// Gains add up to what the ledger realised (another implementation), fees to what was charged, quantities to what was traded.
    @Property
    void everyCentIsAccountedFor(@ForAll("steps") List<Step> steps) {
        RoundTrips under = new RoundTrips();
        Portfolio portfolio = new Portfolio(new Universe(List.of(ABC)), List.of(ONE, TWO), Currency.USD, "fee", (p, s, c, k) -> 1);
        Money gross = Currency.USD.zero();
        Money fees = Currency.USD.zero();
        Money charged = Currency.USD.zero();
        int ts = 0;
        List<Step> all = new ArrayList<>(steps);
        for (int i = 0; i < all.size() || !flat(portfolio); i++) {
            Step step = i < all.size() ? all.get(i) : closing(portfolio);
            if (step.split()) {
                under.split(ABC, 2, 1);
                portfolio.apply(new CorporateAction.Split(ABC, ts, 2, 1), 1);
                continue;
            }
            Fill fill = new Fill("E" + i, i, step.second() ? TWO : ONE, ABC, step.buy() ? Side.BUY : Side.SELL,
                    Quantity.of(step.quantity()),
                    new Price(step.priceUnits(), 4), new Money(step.feeUnits(), Currency.USD), true, NONE, 1, false);
            portfolio.book(fill, 1, 1);
            charged = charged.plus(fill.fee());
            for (RoundTrip trip : under.accept(fill, ++ts)) {
                gross = gross.plus(trip.grossPnl());
                fees = fees.plus(trip.fees());
            }
        }
        assertThat(gross).isEqualTo(portfolio.position(ONE, ABC).realizedPnl().plus(portfolio.position(TWO, ABC).realizedPnl()));
        assertThat(fees).isEqualTo(charged);
    }

    private static boolean flat(Portfolio portfolio) {
        return portfolio.units(ONE, ABC) == 0 && portfolio.units(TWO, ABC) == 0;
    }

    private static Step closing(Portfolio portfolio) {
        boolean second = portfolio.units(ONE, ABC) == 0;
        long held = portfolio.units(second ? TWO : ONE, ABC);
        return new Step(second, held < 0, Math.abs(held), 123_456, 1_000_001, false);
    }
}
