package dev.assay.riskguard.controls;

import static dev.assay.riskguard.Books.ABC;
import static dev.assay.riskguard.Books.buy;
import static dev.assay.riskguard.Books.sell;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.money.Currency;
import dev.assay.core.order.OrderIntent;
import dev.assay.riskguard.Books;
import org.junit.jupiter.api.Test;

/// What is worked out once for all controls is what each would work out for itself.
class OrderCaseTest {
    private final Books books = new Books().mark(ABC, "100").equity("100000");

    private OrderCase of(OrderIntent intent) {
        return new OrderCase().over(intent, books);
    }

    @Test
    void valuesAreKeptForTheQuantityTheyAreOf() {
        OrderCase order = of(buy(ABC, "3"));
        for (int round = 0; round < 2; round++) {
            assertThat(order.valueUp(1)).isEqualTo(100_000_000L);
            assertThat(order.valueUp(2)).isEqualTo(200_000_000L);
            assertThat(order.valueUp(3)).isEqualTo(300_000_000L);
            assertThat(order.valueUp(2)).isEqualTo(200_000_000L);
        }
        books.mark(ABC, "50");
        order.again(buy(ABC, "4"));
        assertThat(order.valueUp(2)).as("of another intent").isEqualTo(100_000_000L);
        assertThat(order.valueUp(3)).isEqualTo(150_000_000L);
    }

    @Test
    void whatIsExposedAfterTheOrderIsOfThatOrder() {
        books.held(ABC, "10");
        OrderCase order = of(buy(ABC, "3"));
        assertThat(order.grossAfter()).isEqualTo(1_300_000_000L);
        assertThat(order.grossAfter()).isEqualTo(1_300_000_000L);
        assertThat(order.again(buy(ABC, "2")).grossAfter()).isEqualTo(1_200_000_000L);
    }

    @Test
    void onlyALargerReachEnlarges() {
        books.held(ABC, "10");
        assertThat(of(buy(ABC, "1")).enlarges()).isTrue();
        assertThat(of(sell(ABC, "20")).enlarges()).as("from 10 long to 10 short").isFalse();
        assertThat(of(sell(ABC, "21")).enlarges()).isTrue();
    }

    @Test
    void ratesAreThoseOfTheBooks() {
        assertThat(of(buy(ABC, "1")).rateKnown(ABC)).isTrue();
        books.in(Currency.of("EUR"));
        assertThat(of(buy(ABC, "1")).rateKnown(ABC)).isFalse();
    }
}
