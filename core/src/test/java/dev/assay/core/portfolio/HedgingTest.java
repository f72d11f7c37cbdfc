package dev.assay.core.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/// A long and a short book beside each other, against two [DecimalLots] that know nothing of each other, and against examples by hand.
class HedgingTest {
    private static final Instrument ACME = Instrument.equity(0, "ACME", "XNYS", Currency.USD);
    private static final StrategyId ONE = new StrategyId(0, "one");

    private final List<LedgerEntrySet> posted = new ArrayList<>();

    private Portfolio books(LotMethod method) {
        Portfolio books = new Portfolio(new Universe(List.of(ACME)), List.of(ONE), Currency.USD, "fee",
                new Bookkeeping(method, List.of(), PositionMode.HEDGING), (payload, source, correlation, cause) -> {
                    if (payload instanceof LedgerEntrySet set) {
                        posted.add(set);
                    }
                    return 1;
                });
        books.open(Money.of("10000", Currency.USD), 1, 1);
        books.mark(ACME, Price.of("10").rescale(ACME.priceScale(), RoundingMode.UNNECESSARY).units(), 1);
        return books;
    }

    private static Fill fill(String id, int units, String price, PositionEffect effect, boolean reversal) {
        return new Fill(id, 1, ONE, ACME, units > 0 ? Side.BUY : Side.SELL, Quantity.of(Math.abs(units)), Price.of(price),
                Money.of("0", Currency.USD), true, Price.of("0"), 0, reversal, effect);
    }

    private static void book(Portfolio books, String id, int units, String price, PositionEffect effect) {
        books.book(fill(id, units, price, effect, false), 1, 1);
    }

    private static void cancel(Portfolio books, String id, int units, String price, PositionEffect effect) {
        books.book(fill(id, units, price, effect, true), 1, 1);
    }

    private static String state(Portfolio books) {
        Position held = books.position(ONE, ACME, PositionSide.LONG);
        Position owed = books.position(ONE, ACME, PositionSide.SHORT);
        return held.quantity() + " for " + held.cost().plain() + " made " + held.realizedPnl().plain() + ", " + owed.quantity() + " for "
                + owed.cost().plain() + " made " + owed.realizedPnl().plain();
    }

    private List<String> rules() {
        return posted.stream().map(set -> set.rule() + " " + set.entries().stream()
                .map(entry -> entry.account() + " " + entry.amount().plain()).toList()).toList();
    }

    /// Ten are bought to open at 10 and four sold to open at 12: both stand. Net six; gross at the mark of 10 fourteen times 10; cash 10,000
    /// - 100 + 48; equity 9,948 + 60.
    @Test
    void aLongAndAShortPositionStandBesideEachOther() {
        Portfolio books = books(LotMethod.FIFO);
        book(books, "a", 10, "10", PositionEffect.OPEN);
        book(books, "b", -4, "12", PositionEffect.OPEN);
        assertThat(state(books)).isEqualTo("10 for 100.00 made 0.00, -4 for -48.00 made 0.00");
        assertThat(books.units(ACME)).isEqualTo(6 * unit());
        PortfolioSnapshot snapshot = books.snapshot();
        assertThat(snapshot.equity().plain()).isEqualTo("10008.00");
        assertThat(snapshot.cash().plain()).isEqualTo("9948.00");
        assertThat(snapshot.netExposure().plain()).isEqualTo("60.00");
        assertThat(snapshot.grossExposure().plain()).isEqualTo("140.00");
        assertThat(snapshot.unrealizedPnl().plain()).isEqualTo("8.00");
        assertThat(snapshot.openPositions()).isEqualTo(1);
    }

    private static long unit() {
        return Quantity.of(1).rescale(ACME.quantityScale(), RoundingMode.UNNECESSARY).units();
    }

    /// Four are owed from a sale at 12; a purchase of ten at 11 without effect closes the four (gain 4) and opens six, as two entry sets whose
    /// cash is the trade's value.
    @Test
    void anOrderWithoutEffectClosesFirstAndOpensTheRest() {
        Portfolio books = books(LotMethod.FIFO);
        book(books, "a", -4, "12", PositionEffect.OPEN);
        posted.clear();
        book(books, "b", 10, "11", PositionEffect.FIFO);
        assertThat(rules()).containsExactly("fill:close [SHORT_POSITION 48.00, CASH -44.00, REALIZED_PNL -4.00]",
                "fill:open [POSITION 66.00, CASH -66.00]");
        assertThat(state(books)).isEqualTo("6 for 66.00 made 0.00, 0 for 0.00 made 4.00");
    }

    /// A third of 0.01 on each of three units: the part that closes is rounded, the rest gets what is left, to the last unit of the ledger.
    @Test
    void theSplitLosesNothing() {
        Portfolio books = books(LotMethod.FIFO);
        book(books, "a", -1, "10", PositionEffect.OPEN);
        posted.clear();
        book(books, "b", 3, "10.0001", PositionEffect.FIFO);
        long cash = posted.stream().flatMap(set -> set.entries().stream()).filter(entry -> entry.account() == LedgerAccount.CASH)
                .mapToLong(entry -> entry.amount().units()).sum();
        assertThat(new Money(cash, Currency.USD).plain()).isEqualTo("-30.0003");
    }

    /// A trade that closes what is not there is booked, since it happened, and its rest stands out by its rule.
    @Test
    void whatClosesTooMuchIsBookedUnderItsOwnRule() {
        Portfolio books = books(LotMethod.FIFO);
        book(books, "a", 3, "10", PositionEffect.OPEN);
        posted.clear();
        book(books, "b", -5, "11", PositionEffect.CLOSE);
        assertThat(rules()).containsExactly("fill:close [POSITION -30.00, CASH 33.00, REALIZED_PNL -3.00]",
                "fill:beyond-close [SHORT_POSITION -22.00, CASH 22.00]");
    }

    /// The purchase that closed four and opened six is cancelled: the four are owed again, as if it had never been.
    @Test
    void aCancelledTradeLeavesBothBooks() {
        Portfolio books = books(LotMethod.FIFO);
        book(books, "a", -4, "12", PositionEffect.OPEN);
        String before = state(books);
        book(books, "b", 10, "11", PositionEffect.FIFO);
        cancel(books, "b", 10, "11", PositionEffect.FIFO);
        assertThat(state(books)).isEqualTo(before);
    }

    /// What was sold to close a purchase that is cancelled afterwards was a short sale then.
    @Test
    void whatClosedACancelledTradeOpensTheOtherSide() {
        Portfolio books = books(LotMethod.FIFO);
        book(books, "a", 10, "10", PositionEffect.OPEN);
        book(books, "b", -10, "13", PositionEffect.CLOSE);
        cancel(books, "a", 10, "10", PositionEffect.OPEN);
        assertThat(state(books)).isEqualTo("0 for 0.00 made 0.00, -10 for -130.00 made 0.00");
    }

    /// Holders are owed the dividend and shorts owe it: two entry sets.
    @Test
    void bothBooksTakeADividend() {
        Portfolio books = books(LotMethod.FIFO);
        book(books, "a", 10, "10", PositionEffect.OPEN);
        book(books, "b", -4, "12", PositionEffect.OPEN);
        posted.clear();
        books.apply(new CorporateAction.CashDividend(ACME, 1, 1, Price.of("0.5")), 1);
        assertThat(rules()).containsExactly("dividend:ex [RECEIVABLE 5.00, DIVIDENDS -5.00]",
                "dividend:ex [RECEIVABLE -2.00, DIVIDENDS 2.00]");
    }

    /// Where positions are netted, the position stands on the side it is on.
    @Test
    void aNettedPositionIsOnOneSide() {
        Portfolio books = new Portfolio(new Universe(List.of(ACME)), List.of(ONE), Currency.USD, "fee", (payload, source, c, k) -> 1);
        book(books, "a", -4, "12", PositionEffect.FIFO);
        assertThat(books.units(ONE, ACME, PositionSide.SHORT)).isEqualTo(-4 * unit());
        assertThat(books.units(ACME, PositionSide.SHORT)).isEqualTo(-4 * unit());
        assertThat(books.units(ONE, ACME, PositionSide.LONG)).isZero();
        assertThat(books.position(ONE, ACME, PositionSide.LONG).flat()).isTrue();
        assertThat(books.position(ONE, ACME, PositionSide.SHORT).cost().plain()).isEqualTo("-48.00");
    }

    /// Any sequence of trades and splits: each book is what lots in fractions say of the trades that went there, the account's net and gross
    /// follow, and cash plus cost less gains is what it began with, to the last unit.
    @Property(tries = 400)
    void eachBookAgreesWithLotsInFractions(@ForAll LotMethod method,
            @ForAll @Size(max = 60) List<@IntRange(min = -40, max = 40) Integer> sizes,
            @ForAll @Size(max = 60) List<@IntRange(min = 1, max = 9_999) Integer> cents,
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 30) Integer> kinds) {
        Portfolio books = books(method);
        DecimalLots longs = new DecimalLots(method);
        DecimalLots owed = new DecimalLots(method);
        for (int i = 0; i < sizes.size(); i++) {
            int kind = i < kinds.size() ? kinds.get(i) : i;
            BigDecimal price = BigDecimal.valueOf(i < cents.size() ? cents.get(i) : 100, 2);
            int units = sizes.get(i);
            if (kind == 30) {
                books.apply(new CorporateAction.Split(ACME, i, 2, 1), 1);
                longs.split(2);
                owed.split(2);
            } else if (units != 0) {
                PositionEffect effect = PositionEffect.values()[kind % 3];
                DecimalLots own = units > 0 ? longs : owed;
                DecimalLots other = units > 0 ? owed : longs;
                int most = (int) Math.min(Math.abs(units), Math.abs(other.units()));
                if (effect == PositionEffect.CLOSE && most == 0) {
                    continue;
                }
                int closes = effect == PositionEffect.OPEN ? 0 : Integer.signum(units) * most;
                int all = effect == PositionEffect.CLOSE ? closes : units;
                other.trade("t" + i, closes, price);
                own.trade("t" + i, all - closes, price);
                book(books, "t" + i, all, price.toPlainString(), effect);
            }
            agrees(books, longs, owed, i);
        }
    }

    private static void agrees(Portfolio books, DecimalLots longs, DecimalLots owed, int steps) {
        long held = books.units(ONE, ACME, PositionSide.LONG);
        long shorted = books.units(ONE, ACME, PositionSide.SHORT);
        assertThat(held).isEqualTo(longs.units() * unit());
        assertThat(shorted).isEqualTo(owed.units() * unit());
        assertThat(books.units(ONE, ACME)).isEqualTo(books.units(ACME)).isEqualTo(held + shorted);
        assertThat(books.units(ACME, PositionSide.LONG)).isEqualTo(held);
        BigDecimal slack = BigDecimal.valueOf(steps + 1L, 6);
        near(books.position(ONE, ACME, PositionSide.LONG), longs, slack);
        near(books.position(ONE, ACME, PositionSide.SHORT), owed, slack);
        Position both = books.position(ONE, ACME);
        assertThat(books.cash().getFirst().plus(both.cost()).minus(both.realizedPnl())).isEqualTo(Money.of("10000", Currency.USD));
    }

    private static void near(Position ours, DecimalLots exact, BigDecimal slack) {
        assertThat(new BigDecimal(ours.cost().plain())).isCloseTo(exact.cost(), within(slack));
        assertThat(new BigDecimal(ours.realizedPnl().plain())).isCloseTo(exact.realized(), within(slack));
    }
}
