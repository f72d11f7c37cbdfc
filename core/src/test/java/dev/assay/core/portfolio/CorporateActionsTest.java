package dev.assay.core.portfolio;

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
import dev.assay.core.order.PositionEffect;
import dev.assay.core.order.Side;
import dev.assay.core.signal.StrategyId;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Corporate actions against figures worked by hand, and against what must hold for any of them: entry sets balance, what passes between
/// instruments leaves nothing behind, and value is conserved but for the rounding of a mark.
class CorporateActionsTest {
    private static final Instrument OLD = Instrument.equity(0, "OLD", "XNYS", Currency.USD);
    private static final Instrument NEW = Instrument.equity(1, "NEW", "XNYS", Currency.USD);
    private static final StrategyId ONE = new StrategyId(0, "one");
    private static final StrategyId TWO = new StrategyId(1, "two");

    private final List<LedgerEntrySet> posted = new ArrayList<>();
    private Portfolio books = books(PositionMode.NETTING);
    private int fills;

    private Portfolio books(PositionMode mode) {
        posted.clear();
        Portfolio made = new Portfolio(new Universe(List.of(OLD, NEW)), List.of(ONE, TWO), Currency.USD, "fee",
                new Bookkeeping(LotMethod.FIFO, List.of(), mode), (payload, source, correlation, cause) -> {
                    if (payload instanceof LedgerEntrySet set) {
                        posted.add(set);
                    }
                    return 1;
                });
        made.open(Money.of("100000", Currency.USD), 1, 1);
        return made;
    }

    private void trade(StrategyId strategy, Instrument instrument, int units, String price, PositionEffect effect) {
        books.book(new Fill("f" + ++fills, fills, strategy, instrument, units > 0 ? Side.BUY : Side.SELL, Quantity.of(Math.abs(units)),
                Price.of(price), Money.of("0", Currency.USD), true, Price.of("0"), 0, false, effect), 1, 1);
    }

    private void trade(int units, String price) {
        trade(ONE, OLD, units, price, PositionEffect.FIFO);
    }

    private void mark(Instrument instrument, String price) {
        books.mark(instrument, Price.of(price).rescale(instrument.priceScale(), java.math.RoundingMode.UNNECESSARY).units(), 1);
    }

    private List<String> apply(CorporateAction action) {
        posted.clear();
        books.apply(action, 7);
        return posted.stream().map(set -> set.rule() + " " + set.instrument() + " "
                + set.entries().stream().map(entry -> entry.account() + " " + entry.amount().plain()).toList()).toList();
    }

    private String held(StrategyId strategy, Instrument instrument) {
        Position position = books.position(strategy, instrument);
        return position.quantity() + " for " + position.cost().plain();
    }

    private String equity() {
        return books.snapshot().equity().plain();
    }

    private static CorporateAction.Merger merger(@Nullable Instrument into, long numerator, long denominator, String cash) {
        return new CorporateAction.Merger(OLD, 5, 5, into, numerator, denominator, Price.of(cash));
    }

    /// 1 for every 20 held: 105 become 110 and a quarter; the quarter of a share is paid at 100 x 20 ÷ 21 = 95.2381.
    @Test
    void aStockDividendGivesSharesAndPaysTheFraction() {
        trade(105, "90");
        mark(OLD, "100");
        assertThat(apply(new CorporateAction.StockDividend(OLD, 5, 1, 20)))
                .containsExactly("stock-dividend:cash-in-lieu OLD [CASH 23.809525, POSITION -21.428571, REALIZED_PNL -2.380954]");
        assertThat(held(ONE, OLD)).isEqualTo("110 for 9428.571429");
        // 100,000 - 9,450 + 23.809525 + 110 x 95.2381.
        assertThat(equity()).isEqualTo("101050.000525");
    }

    /// 100 shares that cost 4,000 go for 55 each, paid later.
    @Test
    void aCashMergerIsOwedAndThenPaid() {
        trade(100, "40");
        mark(OLD, "54.5");
        assertThat(apply(new CorporateAction.Merger(OLD, 5, 9, null, 1, 1, Price.of("55"))))
                .containsExactly("merger:cash OLD [POSITION -4000.00, RECEIVABLE 5500.00, REALIZED_PNL -1500.00]");
        assertThat(held(ONE, OLD)).isEqualTo("0 for 0.00");
        assertThat(equity()).isEqualTo("101500.00");
        assertThat(books.cash().getFirst().plain()).isEqualTo("96000.00");
        posted.clear();
        books.settle(9);
        assertThat(posted).singleElement().satisfies(set -> assertThat(set.rule()).isEqualTo("merger:pay"));
        assertThat(books.cash().getFirst().plain()).isEqualTo("101500.00");
    }

    /// Two for three: 100 become 66 and two thirds; 50 that cost 10 and 50 that cost 20 stay in their order. The new share is marked 30 x 3 ÷
    /// 2 = 45; two thirds of it are 30, which have cost a hundredth of 1,500.
    @Test
    void aStockMergerMovesTheLotsAndTheirCost() {
        trade(50, "10");
        trade(50, "20");
        mark(OLD, "30");
        assertThat(apply(merger(NEW, 2, 3, "0"))).containsExactly("merger:exchange OLD [POSITION -1500.00, RECEIVABLE 1500.00]",
                "merger:cash-in-lieu NEW [CASH 30.00, RECEIVABLE -15.00, REALIZED_PNL -15.00]",
                "merger:receive NEW [POSITION 1485.00, RECEIVABLE -1485.00]");
        assertThat(held(ONE, OLD)).isEqualTo("0 for 0.00");
        assertThat(held(ONE, NEW)).isEqualTo("66 for 1485.00");
        assertThat(equity()).isEqualTo("101500.00");
        // First in first out goes on: the first 33 come from the lot that cost 10.
        trade(ONE, NEW, -33, "45", PositionEffect.FIFO);
        assertThat(books.position(ONE, NEW).cost().plain()).isEqualTo("990.00");
    }

    /// 12 in cash and one share for each: of a last price of 48 the cash is a quarter, so it takes a quarter of the cost. A short position
    /// pays.
    @Test
    void aMixedMergerSharesTheCostOutByValue() {
        trade(-100, "40");
        mark(OLD, "48");
        assertThat(apply(merger(NEW, 1, 1, "12"))).containsExactly(
                "merger:cash OLD [POSITION 1000.00, CASH -1200.00, REALIZED_PNL 200.00]",
                "merger:exchange OLD [POSITION 3000.00, RECEIVABLE -3000.00]",
                "merger:receive NEW [POSITION -3000.00, RECEIVABLE 3000.00]");
        assertThat(held(ONE, NEW)).isEqualTo("-100 for -3000.00");
        assertThat(equity()).isEqualTo("99200.00");
    }

    @Test
    void aSymbolChangeChangesNothingElse() {
        trade(100, "40");
        mark(OLD, "41");
        assertThat(apply(new CorporateAction.SymbolChange(OLD, 5, NEW))).containsExactly(
                "symbol-change:exchange OLD [POSITION -4000.00, RECEIVABLE 4000.00]",
                "symbol-change:receive NEW [POSITION 4000.00, RECEIVABLE -4000.00]");
        assertThat(held(ONE, NEW)).isEqualTo("100 for 4000.00");
        assertThat(equity()).isEqualTo("100100.00");
    }

    /// One for four with a fifth of the cost: 100 at 40 keep 3,200; 25 of the child cost 800. The child is marked 50 x 0.2 x 4 = 40, the
    /// parent 50 - 40 ÷ 4 = 40.
    @Test
    void aSpinOffTakesItsPartOfTheCost() {
        trade(100, "40");
        mark(OLD, "50");
        assertThat(apply(new CorporateAction.SpinOff(OLD, 5, NEW, 1, 4, Price.of("0.2")))).containsExactly(
                "spin-off:basis OLD [POSITION -800.00, RECEIVABLE 800.00]", "spin-off:receive NEW [POSITION 800.00, RECEIVABLE -800.00]");
        assertThat(held(ONE, OLD)).isEqualTo("100 for 3200.00");
        assertThat(held(ONE, NEW)).isEqualTo("25 for 800.00");
        assertThat(equity()).isEqualTo("101000.00");
    }

    @Test
    void aDelistingPaysTheTerminalValue() {
        trade(100, "40");
        mark(OLD, "2");
        assertThat(apply(new CorporateAction.Delisting(OLD, 5, 5, Price.of("0.35"))))
                .containsExactly("delisting:cash OLD [POSITION -4000.00, CASH 35.00, REALIZED_PNL 3965.00]");
        assertThat(equity()).isEqualTo("96035.00");
    }

    @Test
    void aDelistingAtNothingIsALossOfTheCost() {
        trade(100, "40");
        assertThat(apply(new CorporateAction.Delisting(OLD, 5, 5, Price.of("0"))))
                .containsExactly("delisting:cash OLD [POSITION -4000.00, REALIZED_PNL 4000.00]");
    }

    /// Shares that come into a short position close it, at the cost they bring.
    @Test
    void whatComesIntoAShortPositionClosesIt() {
        trade(10, "40");
        trade(ONE, NEW, -4, "50", PositionEffect.FIFO);
        mark(OLD, "45");
        mark(NEW, "45");
        assertThat(apply(merger(NEW, 1, 1, "0"))).containsExactly("merger:exchange OLD [POSITION -400.00, RECEIVABLE 400.00]",
                "merger:receive NEW [POSITION 440.00, RECEIVABLE -400.00, REALIZED_PNL -40.00]");
        assertThat(held(ONE, NEW)).isEqualTo("6 for 240.00");
    }

    /// Where long and short are kept apart, each goes over by itself.
    @Test
    void bothBooksGoOver() {
        books = books(PositionMode.HEDGING);
        trade(ONE, OLD, 100, "40", PositionEffect.OPEN);
        trade(ONE, OLD, -30, "42", PositionEffect.OPEN);
        mark(OLD, "45");
        apply(merger(NEW, 1, 2, "0"));
        assertThat(books.units(ONE, NEW, PositionSide.LONG)).isEqualTo(50);
        assertThat(books.units(ONE, NEW, PositionSide.SHORT)).isEqualTo(-15);
        assertThat(books.position(ONE, NEW, PositionSide.SHORT).cost().plain()).isEqualTo("-1260.00");
        assertThat(books.units(NEW, PositionSide.LONG)).isEqualTo(50);
        assertThat(books.units(OLD, PositionSide.LONG)).isZero();
    }

    /// One share each: of the account's two, a split of three for two makes three; one strategy gets the second half from the other.
    @Test
    void strategiesShareOutWhatTheAccountGets() {
        trade(ONE, OLD, 1, "10", PositionEffect.FIFO);
        trade(TWO, OLD, 1, "10", PositionEffect.FIFO);
        mark(OLD, "12");
        assertThat(apply(new CorporateAction.Split(OLD, 5, 3, 2))).containsExactly(
                "split:cash-in-lieu OLD [CASH 4.00, POSITION -3.333333, REALIZED_PNL -0.666667]",
                "split:cash-in-lieu OLD [CASH -4.00, POSITION 4.00]");
        assertThat(held(ONE, OLD) + ", " + held(TWO, OLD)).isEqualTo("1 for 6.666667, 2 for 14.00");
        assertThat(books.units(OLD)).isEqualTo(3);
    }

    @Test
    void aFractionWithoutAPriceIsRefused() {
        trade(1, "10");
        assertThatThrownBy(() -> books.apply(merger(NEW, 1, 2, "0"), 7))
                .hasMessage("NEW: a merger leaves a fraction to be paid in cash, but no price is known yet");
        assertThatThrownBy(() -> new CorporateAction.Merger(OLD, 5, 4, null, 1, 1, Price.of("1"))).hasMessageContaining("no earlier");
        assertThatThrownBy(() -> merger(null, 1, 1, "0")).hasMessageContaining("cash above zero");
        assertThatThrownBy(() -> merger(OLD, 1, 1, "0")).hasMessageContaining("another instrument in the same currency");
        assertThatThrownBy(() -> new CorporateAction.SpinOff(OLD, 5, NEW, 1, 1, Price.of("1"))).hasMessageContaining("below 1");
    }

    /// Any positions of two strategies, on both sides, through any action that changes no value: equity stays, but for half a unit of price per
    /// share that is marked anew; entry sets balance by construction; nothing stays receivable; the account's shares are rounded once.
    @Property(tries = 500)
    void valueIsConserved(@ForAll PositionMode mode, @ForAll @Size(min = 1, max = 12) List<@IntRange(min = -50, max = 50) Integer> sizes,
            @ForAll @IntRange(min = 1, max = 7) int numerator, @ForAll @IntRange(min = 1, max = 7) int denominator,
            @ForAll @IntRange(min = 0, max = 3) int kind, @ForAll @IntRange(min = 100, max = 9_000) int cents) {
        books = books(mode);
        for (int i = 0; i < sizes.size(); i++) {
            int units = sizes.get(i);
            if (units != 0) {
                trade(i % 3 == 0 ? TWO : ONE, OLD, units, (10 + i) + ".5", PositionEffect.OPEN);
            }
        }
        long longs = books.units(OLD, PositionSide.LONG);
        long shorts = books.units(OLD, PositionSide.SHORT);
        mark(OLD, new Price(10_000 + cents, 2).toString());
        Money before = books.snapshot().equity();
        CorporateAction action = switch (kind) {
            case 0 -> new CorporateAction.StockDividend(OLD, 5, numerator, denominator);
            case 1 -> merger(NEW, numerator, denominator, "0");
            case 2 -> new CorporateAction.Merger(OLD, 5, 9, NEW, numerator, denominator, new Price(cents, 2));
            default -> new CorporateAction.SpinOff(OLD, 5, NEW, numerator, denominator, Price.of("0.3"));
        };
        books.apply(action, 7);
        long shares = Math.abs(longs) + Math.abs(shorts) + 2;
        double tolerance = 0.00005 * shares * (1 + (double) (numerator + denominator) / denominator) + 0.001;
        assertThat(books.snapshot().equity().minus(before).toDouble()).isBetween(-tolerance, tolerance);
        books.settle(9);
        assertThat(books.snapshot().equity().minus(books.snapshot().cash())).isEqualTo(books.snapshot().positionValue());
        Instrument now = kind == 0 ? OLD : NEW;
        int more = kind == 0 ? denominator : 0;
        assertThat(books.units(now, PositionSide.LONG) + books.units(now, PositionSide.SHORT))
                .isEqualTo(longs * (numerator + more) / denominator + shorts * (numerator + more) / denominator);
    }
}
