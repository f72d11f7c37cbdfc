package dev.assay.core.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.core.event.Payload;
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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/// The account against books kept a second time in plain decimals, lot by lot.
class PortfolioTest {
    private static final Instrument ACME = Instrument.equity(0, "ACME", "XNYS", Currency.USD);
    private static final StrategyId ONE = new StrategyId(0, "one");

    private final List<Payload> posted = new ArrayList<>();
    private final Portfolio portfolio = new Portfolio(new Universe(List.of(ACME)), List.of(ONE), Currency.USD, "commission:test",
            (payload, source, correlation, cause) -> {
                posted.add(payload);
                return posted.size();
            });

    private static Fill fill(int units, String price, String fee) {
        return new Fill("x", 1, ONE, ACME, units > 0 ? Side.BUY : Side.SELL, Quantity.of(Math.abs(units)), Price.of(price),
                Money.of(fee, Currency.USD),
                true, Price.of("0"), 0, false);
    }

    private void book(int units, String price, String fee) {
        portfolio.book(fill(units, price, fee), 1, 1);
        portfolio.mark(ACME, Price.of(price).rescale(4, java.math.RoundingMode.UNNECESSARY).units(), 0);
    }

    @Test
    void aLossOnAFlipIsSplitAtZero() {
        portfolio.open(Money.of("1000", Currency.USD), 1, 1);
        book(10, "10.00", "1");
        book(-15, "8.00", "1");
        assertThat(portfolio.units(ACME)).isEqualTo(-5);
        Position position = portfolio.position(ONE, ACME);
        assertThat(position.realizedPnl()).isEqualTo(Money.of("-20", Currency.USD));
        assertThat(position.averagePrice()).isEqualTo(Price.of("8"));
        assertThat(portfolio.snapshot().equity()).isEqualTo(Money.of("978", Currency.USD));
        assertThat(portfolio.snapshot().cash()).isEqualTo(Money.of("1018", Currency.USD));
    }

    @Property(tries = 300)
    void booksAgreeWithDecimalLotsWhateverTheFills(@ForAll @Size(max = 40) List<@IntRange(min = -50, max = 50) Integer> sizes,
            @ForAll @Size(value = 40) List<@IntRange(min = 1, max = 5_000) Integer> cents) {
        Portfolio books = new Portfolio(new Universe(List.of(ACME)), List.of(ONE), Currency.USD, "fee",
                (payload, source, correlation, cause) -> 1);
        ArrayDeque<BigDecimal[]> lots = new ArrayDeque<>();
        BigDecimal cash = BigDecimal.ZERO;
        BigDecimal realized = BigDecimal.ZERO;
        for (int i = 0; i < sizes.size(); i++) {
            int size = sizes.get(i);
            if (size == 0) {
                continue;
            }
            BigDecimal price = BigDecimal.valueOf(cents.get(i), 2);
            books.book(fill(size, price.toPlainString(), "0.01"), 1, 1);
            cash = cash.subtract(price.multiply(BigDecimal.valueOf(size))).subtract(new BigDecimal("0.01"));
            int left = size;
            while (left != 0 && !lots.isEmpty() && lots.peekFirst()[0].signum() != Integer.signum(left)) {
                BigDecimal[] lot = lots.peekFirst();
                int closing = Math.min(Math.abs(left), lot[0].abs().intValue()) * Integer.signum(left);
                realized = realized.add(price.subtract(lot[1]).multiply(BigDecimal.valueOf(-closing)));
                lot[0] = lot[0].add(BigDecimal.valueOf(closing));
                left -= closing;
                if (lot[0].signum() == 0) {
                    lots.removeFirst();
                }
            }
            if (left != 0) {
                lots.addLast(new BigDecimal[]{BigDecimal.valueOf(left), price});
            }
        }
        long held = lots.stream().mapToLong(lot -> lot[0].longValue()).sum();
        assertThat(books.units(ACME)).isEqualTo(held);
        books.mark(ACME, 10_000, 0);
        assertThat(new BigDecimal(books.snapshot().cash().plain())).isEqualByComparingTo(cash);
        assertThat(new BigDecimal(books.position(ONE, ACME).realizedPnl().plain())).isEqualByComparingTo(realized);
        assertThat(new BigDecimal(books.snapshot().equity().plain())).isEqualByComparingTo(cash.add(BigDecimal.valueOf(held)));
    }

    @Test
    void everyEntrySetBalancesAndOneThatDoesNotCannotBe() {
        portfolio.open(Money.of("1000", Currency.USD), 1, 1);
        book(3, "10.0001", "0.35");
        book(-2, "10.0003", "0.35");
        assertThat(posted).hasSize(5).allSatisfy(payload -> assertThat(((LedgerEntrySet) payload).entries().stream()
                .mapToLong(entry -> entry.amount().units()).sum()).isZero());
        assertThatThrownBy(() -> new LedgerEntrySet("wrong", null, null,
                List.of(new LedgerEntry(LedgerAccount.CASH, Money.of("1", Currency.USD)),
                        new LedgerEntry(LedgerAccount.FEES, Money.of("1", Currency.USD)))))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("do not balance").hasMessageContaining("2.00 USD");
    }

    @Test
    void aReverseSplitPaysTheFractionInCash() {
        portfolio.open(Money.of("1000", Currency.USD), 1, 1);
        book(25, "4.00", "0");
        portfolio.apply(new CorporateAction.Split(ACME, 0, 1, 10), 7);
        assertThat(portfolio.units(ACME)).isEqualTo(2);
        assertThat(portfolio.markUnits(ACME)).isEqualTo(400_000);
        assertThat(portfolio.snapshot().cash()).isEqualTo(Money.of("920", Currency.USD));
        assertThat(portfolio.snapshot().equity()).isEqualTo(Money.of("1000", Currency.USD));
    }

    @Test
    void dividendsAreOwedAtTheExDateAndPaidAtThePayDate() {
        portfolio.open(Money.of("1000", Currency.USD), 1, 1);
        book(-10, "10.00", "0");
        portfolio.apply(new CorporateAction.CashDividend(ACME, 100, 200, Price.of("0.50")), 7);
        assertThat(portfolio.snapshot().equity()).isEqualTo(Money.of("995", Currency.USD));
        assertThat(portfolio.snapshot().cash()).isEqualTo(Money.of("1100", Currency.USD));
        portfolio.settle(199);
        assertThat(portfolio.snapshot().cash()).isEqualTo(Money.of("1100", Currency.USD));
        portfolio.settle(200);
        assertThat(portfolio.snapshot().cash()).isEqualTo(Money.of("1095", Currency.USD));
        assertThat(portfolio.snapshot().equity()).isEqualTo(Money.of("995", Currency.USD));
    }

    @Test
    void anInstrumentInAnotherCurrencyIsRefused() {
        Instrument foreign = Instrument.equity(0, "SAP", "XETR", Currency.of("EUR"));
        assertThatThrownBy(() -> new Portfolio(new Universe(List.of(foreign)), List.of(ONE), Currency.USD, "fee", (p, s, c, i) -> 1))
                .hasMessageContaining("SAP is quoted in EUR but the account is in USD");
    }
}
