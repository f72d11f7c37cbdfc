package dev.assay.core.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.Universe;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.Fill;
import dev.assay.core.order.Side;
import dev.assay.core.signal.StrategyId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// First in first out, last in first out and average cost against [DecimalLots], lot accounting a second time in fractions, and against
/// examples worked by hand.
class LotAccountingTest {
    private static final Instrument ACME = Instrument.equity(0, "ACME", "XNYS", Currency.USD);
    private static final StrategyId ONE = new StrategyId(0, "one");

    private static Portfolio books(LotMethod method) {
        return new Portfolio(new Universe(List.of(ACME)), List.of(ONE), Currency.USD, "fee", new Bookkeeping(method, List.of()),
                (payload, source, correlation, cause) -> {
                    if (payload instanceof LedgerEntrySet set) {
                        assertThat(set.entries().stream().mapToLong(entry -> entry.amount().units()).sum()).isZero();
                    }
                    return 1;
                });
    }

    private static Fill fill(String id, int units, String price, boolean reversal) {
        return new Fill(id, 1, ONE, ACME, units > 0 ? Side.BUY : Side.SELL, Quantity.of(Math.abs(units)), Price.of(price),
                Money.of("0", Currency.USD), true, Price.of("0"), 0, reversal);
    }

    private static void book(Portfolio books, String id, int units, String price) {
        books.book(fill(id, units, price, false), 1, 1);
    }

    /// Ten at 10, ten at 12, ten at 15; then fifteen are sold at 20. By hand: first in first out sells the ten at 10 and five at 12
    /// (cost 160, gain 140); last in first out the ten at 15 and five at 12 (cost 210, gain 90); the average of 370 ÷ 30 makes the cost 185
    /// and the gain 115. What is left costs 210, 160 and 185.
    @ParameterizedTest
    @CsvSource({"FIFO, 140, 210, 14.0000", "LIFO, 90, 160, 10.6667", "AVERAGE, 115, 185, 12.3333"})
    void threePurchasesAndASale(LotMethod method, String realized, String cost, String average) {
        Portfolio books = books(method);
        book(books, "a", 10, "10");
        book(books, "b", 10, "12");
        book(books, "c", 10, "15");
        book(books, "d", -15, "20");
        Position position = books.position(ONE, ACME);
        assertThat(position.realizedPnl()).isEqualTo(Money.of(realized, Currency.USD));
        assertThat(position.cost()).isEqualTo(Money.of(cost, Currency.USD));
        assertThat(position.averagePrice()).isEqualTo(Price.of(average));
    }

    /// Short ten at 50 and ten at 40, then thirty are bought at 42: twenty close for 900 - 840 = 60 whatever the method, ten are a new long
    /// position at 42.
    @ParameterizedTest
    @EnumSource(LotMethod.class)
    void aFlipClosesAllAndOpensTheRest(LotMethod method) {
        Portfolio books = books(method);
        book(books, "a", -10, "50");
        book(books, "b", -10, "40");
        book(books, "c", 30, "42");
        Position position = books.position(ONE, ACME);
        assertThat(position.quantity()).isEqualTo(Quantity.of(10));
        assertThat(position.realizedPnl()).isEqualTo(Money.of("60", Currency.USD));
        assertThat(position.cost()).isEqualTo(Money.of("420", Currency.USD));
    }

    /// The second purchase is cancelled after the sale. By hand, first in first out: only 10 at 10 and the sale of 5 at 20 remain.
    @ParameterizedTest
    @EnumSource(LotMethod.class)
    void aCancelledTradeIsAsIfItHadNeverBeen(LotMethod method) {
        Portfolio books = books(method);
        book(books, "a", 10, "10");
        book(books, "b", 10, "12");
        book(books, "c", -5, "20");
        books.book(fill("b", 10, "12", true), 1, 1);
        Position position = books.position(ONE, ACME);
        assertThat(position.quantity()).isEqualTo(Quantity.of(5));
        assertThat(position.realizedPnl()).isEqualTo(Money.of("50", Currency.USD));
        assertThat(position.cost()).isEqualTo(Money.of("50", Currency.USD));
        books.mark(ACME, 200_000, 0);
        assertThat(books.snapshot().cash()).isEqualTo(Money.of("0", Currency.USD));
    }

    /// Beyond what is remembered, a cancelled trade counts as one the other way: the sum of gains is the same in the end.
    @Test
    void aTradeFromLongAgoIsTakenBackAtItsOwnPrice() {
        Portfolio books = books(LotMethod.FIFO);
        book(books, "old", 10, "10");
        for (int i = 0; i < 2 * PositionBook.REMEMBERED; i++) {
            book(books, "x" + i, i % 2 == 0 ? -1 : 1, "11");
        }
        books.book(fill("old", 10, "10", true), 1, 1);
        assertThat(books.units(ACME)).isZero();
        assertThat(books.position(ONE, ACME).cost()).isEqualTo(Money.of("0", Currency.USD));
        assertThat(books.position(ONE, ACME).realizedPnl()).isEqualTo(books.snapshot().cash());
    }

    /// Trades, cancellations of any earlier trade, corrections and splits in any order: quantity, cost and gain are those of lots kept
    /// in exact fractions, to within one ledger unit per trade at average cost and after a split, where costs have no finite decimals.
    @Property(tries = 400)
    void booksAgreeWithLotsInFractions(@ForAll LotMethod method, @ForAll @Size(max = 60) List<@IntRange(min = -40, max = 40) Integer> sizes,
            @ForAll @Size(value = 60) List<@IntRange(min = 1, max = 5_000) Integer> cents,
            @ForAll @Size(value = 60) List<@IntRange(min = 0, max = 19) Integer> moves) {
        Portfolio books = books(method);
        DecimalLots truth = new DecimalLots(method);
        List<Fill> remembered = new ArrayList<>();
        BigDecimal cash = BigDecimal.ZERO;
        int trades = 0;
        int splits = 0;
        for (int i = 0; i < sizes.size(); i++) {
            int size = sizes.get(i);
            Price price = new Price(cents.get(i), 2);
            int move = moves.get(i);
            if (move == 0 && truth.units() != 0 && splits < 6) {
                books.apply(new CorporateAction.Split(ACME, 0, 3, 1), 1);
                truth.split(3);
                splits++;
                remembered.clear();
            } else if (move <= 3 && !remembered.isEmpty()) {
                Fill gone = remembered.remove(Math.abs(size) % remembered.size());
                books.book(
                        new Fill(gone.execId(), 1, ONE, ACME, gone.side(), gone.quantity(), gone.price(), gone.fee(), true, gone.slippage(),
                                0, true),
                        1, 1);
                truth.cancel(gone.execId());
                cash = cash.add(value(gone));
            } else if (size != 0) {
                Fill fill = fill("e" + i, size, price.toString(), false);
                books.book(fill, 1, 1);
                truth.trade("e" + i, size, price.decimal());
                remembered.add(fill);
                cash = cash.subtract(value(fill));
                trades++;
            }
            BigDecimal tolerance = method == LotMethod.AVERAGE || splits > 0
                    ? new BigDecimal("0.000001").multiply(BigDecimal.valueOf(trades + 1))
                    : BigDecimal.ZERO;
            Position position = books.position(ONE, ACME);
            assertThat(position.quantity().units()).isEqualTo(truth.units());
            assertThat(distance(position.cost(), truth.cost())).isLessThanOrEqualTo(tolerance);
            assertThat(distance(position.realizedPnl(), truth.realized())).isLessThanOrEqualTo(tolerance);
            // Realised + unrealised = what came in and went out + what is held at its mark; exactly, whatever the method.
            books.mark(ACME, 123_400, i);
            PortfolioSnapshot account = books.snapshot();
            assertThat(account.realizedPnl().plus(account.unrealizedPnl())).isEqualTo(account.cash().plus(account.positionValue()));
            assertThat(account.cash().toDouble()).isEqualTo(cash.doubleValue());
        }
    }

    private static BigDecimal value(Fill fill) {
        return fill.price().decimal().multiply(BigDecimal.valueOf(fill.signedUnits()));
    }

    private static BigDecimal distance(Money money, BigDecimal truth) {
        return new BigDecimal(money.plain()).subtract(truth).abs();
    }

    /// A book of many trades forgets the oldest ones without changing what it holds.
    @ParameterizedTest
    @EnumSource(LotMethod.class)
    void whatIsForgottenDoesNotCount(LotMethod method) {
        Portfolio books = books(method);
        DecimalLots truth = new DecimalLots(method);
        for (int i = 0; i < 3_000; i++) {
            int units = i % 7 < 4 ? 3 : -3;
            String price = BigDecimal.valueOf(1_000 + i % 113, 2).toPlainString();
            book(books, "e" + i, units, price);
            truth.trade("e" + i, units, new BigDecimal(price));
            if (i % 50 == 49) {
                int gone = Math.max(0, i - i * 31 % 200);
                int goneUnits = gone % 7 < 4 ? 3 : -3;
                String at = BigDecimal.valueOf(1_000 + gone % 113, 2).toPlainString();
                books.book(fill("e" + gone, goneUnits, at, true), 1, 1);
                truth.cancel("e" + gone);
                book(books, "e" + gone, goneUnits, at);
                truth.trade("e" + gone, goneUnits, new BigDecimal(at));
            }
        }
        Position position = books.position(ONE, ACME);
        assertThat(position.quantity().units()).isEqualTo(truth.units());
        BigDecimal tolerance = method == LotMethod.AVERAGE ? new BigDecimal("0.005") : BigDecimal.ZERO;
        assertThat(distance(position.cost(), truth.cost())).isLessThanOrEqualTo(tolerance);
        assertThat(distance(position.realizedPnl(), truth.realized())).isLessThanOrEqualTo(tolerance);
    }
}
