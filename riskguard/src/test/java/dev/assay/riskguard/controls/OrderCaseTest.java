package dev.assay.riskguard.controls;

import static dev.assay.riskguard.Books.ABC;
import static dev.assay.riskguard.Books.XYZ;
import static dev.assay.riskguard.Books.buy;
import static dev.assay.riskguard.Books.sell;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.money.Currency;
import dev.assay.core.money.Price;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import dev.assay.core.order.TimeInForce;
import dev.assay.riskguard.Books;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is worked out once for all controls is what each would work out for itself.
class OrderCaseTest {
    private final Books books = new Books().mark(ABC, "100").equity("100000");

    private OrderCase of(OrderIntent intent) {
        return new OrderCase(intent, books);
    }

    @Test
    void whatIsReckonedAtOnceIsWhatEachAsks() {
        books.held(ABC, "10").working(Books.ONE, ABC, "4", "30").held(XYZ, "-5").mark(XYZ, "10");
        for (OrderIntent intent : List.of(buy(ABC, "3"), sell(ABC, "3"), buy(ABC, "60"), sell(ABC, "60"),
                Books.intent(Side.BUY, ABC, "7", OrderTerms.limit(Price.of("120.5"), TimeInForce.DAY)))) {
            OrderCase asked = of(intent);
            OrderCase reckoned = of(intent);
            assertThat(reckoned.reckon()).isTrue();
            assertThat(figures(reckoned)).as(intent.toString()).isEqualTo(figures(asked));
        }
    }

    private static List<Long> figures(OrderCase order) {
        return List.of(order.units(), order.added(), order.price(), order.orderValue(), order.addedValue(), order.reachValue(),
                order.before(),
                order.after(), order.afterValue(), order.othersGross(), order.grossAfter(), order.equityUnits(),
                order.worstGrossExposureUnits());
    }

    @Test
    void nothingIsReckonedWithoutAPrice() {
        assertThat(new OrderCase(buy(XYZ, "1"), books).reckon()).isFalse();
        assertThat(new OrderCase(buy(ABC, "1"), books.in(Currency.of("EUR"))).reckon()).isFalse();
    }

    @Test
    void nothingIsKeptForAnotherIntent() {
        OrderCase order = of(buy(ABC, "3"));
        assertThat(order.reckon()).isTrue();
        assertThat(order.orderValue()).isEqualTo(300_000_000L);
        books.mark(ABC, "50");
        assertThat(order.again(buy(ABC, "4")).orderValue()).as("of another intent").isEqualTo(200_000_000L);
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
        assertThat(of(buy(ABC, "1")).priced()).isTrue();
        books.in(Currency.of("EUR"));
        assertThat(of(buy(ABC, "1")).priced()).isFalse();
    }
}
