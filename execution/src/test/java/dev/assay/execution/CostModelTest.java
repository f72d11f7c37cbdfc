package dev.assay.execution;

import static dev.assay.execution.Desk.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.core.instrument.Contract;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.InstrumentId;
import dev.assay.core.money.Currency;
import dev.assay.core.money.ExactSum;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.Side;
import dev.assay.execution.CostModels.Argument;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CostModelTest {
    private static final Instrument OPTION = new Instrument(0, new InstrumentId("OPRA:X"), "X", "XCBO", Currency.USD, 4, 100, 0, 1, 100,
            new Contract.Option(new InstrumentId("XNAS:X"), LocalDate.of(2027, 1, 15), Price.of("50"), Contract.Right.CALL,
                    Contract.Style.AMERICAN));

    private static Money fee(CumulativeCost model, Instrument instrument, long quantity, String price) {
        Quantity filled = instrument.quantity(quantity);
        return model.fee(instrument, Side.BUY, filled, ExactSum.zero(4).plus(Price.of(price), filled));
    }

    /// Examples that Interactive Brokers prints beside its fixed US share pricing: 0.005 a share, at least 1.00, at most 1 % of the value.
    @ParameterizedTest
    @CsvSource({"100, 25, 1.00", "1000, 25, 5.00", "1000, 0.25, 2.50"})
    void fixed_share_pricing_as_published(long quantity, String price, String expected) {
        CumulativeCost model = CostModels.of("per-share", List.of());
        assertThat(fee(model, ACME, quantity, price)).isEqualTo(Money.of(expected, Currency.USD));
    }

    /// Examples that Interactive Brokers prints beside its US option pricing, at the rate that premium and monthly volume give: at least 1.00.
    @ParameterizedTest
    @CsvSource({"0.65, 1, 2, 1.00", "0.65, 2, 5, 1.30", "0.25, 5, 0.03, 1.25", "0.50, 2, 5, 1.00", "0.50, 3, 0.075, 1.50",
            "0.25, 5, 2, 1.25", "0.15, 5, 5, 1.00"})
    void option_pricing_at_a_tier_as_published(String rate, long contracts, String premium, String expected) {
        CumulativeCost model = CostModels.perShare(Price.of(rate), Price.of("1"), Price.of("0"));
        assertThat(fee(model, OPTION, contracts, premium)).isEqualTo(Money.of(expected, Currency.USD));
    }

    @Test
    void the_cap_counts_the_contracts_multiplier() {
        CumulativeCost model = CostModels.perShare(Price.of("0.65"), Price.of("1"), Price.of("1"));
        assertThat(fee(model, OPTION, 1, "0.40")).isEqualTo(Money.of("0.40", Currency.USD));
    }

    @Test
    void value_is_price_times_quantity_times_multiplier_at_any_scale() {
        CumulativeCost model = CostModels.percent(Price.of("1"), Price.of("0"), Price.of("0"));
        ExactSum whole = ExactSum.zero(0).plus(Price.of("25"), Quantity.of(2));
        assertThat(model.fee(OPTION, Side.BUY, Quantity.of(2), whole)).isEqualTo(Money.of("50", Currency.USD));
        assertThat(fee(model, OPTION, 2, "25.0000")).isEqualTo(Money.of("50", Currency.USD));
    }

    @Test
    void percent_of_value_whatever_its_sign() {
        CumulativeCost model = CostModels.percent(Price.of("0.1"), Price.of("0"), Price.of("0"));
        assertThat(fee(model, ACME, 300, "33.33")).isEqualTo(Money.of("9.999", Currency.USD));
        assertThat(fee(model, ACME, 300, "-33.33")).isEqualTo(Money.of("9.999", Currency.USD));
        assertThat(fee(CostModels.percent(Price.of("0.1"), Price.of("10"), Price.of("0")), ACME, 300, "33.33"))
                .isEqualTo(Money.of("10", Currency.USD));
        assertThat(fee(CostModels.percent(Price.of("0.1"), Price.of("10"), Price.of("2")), ACME, 1, "50"))
                .isEqualTo(Money.of("1", Currency.USD));
        assertThat(CostModels.none().fee(ACME, Side.SELL, Quantity.of(1), ExactSum.zero(4))).isEqualTo(Currency.USD.zero());
    }

    @Property
    void fees_of_fills_add_up_to_the_fee_of_the_order(@ForAll @Size(min = 1, max = 8) List<@LongRange(min = 1, max = 10_000) Long> fills,
            @ForAll @LongRange(min = 1, max = 50_000_000) long priceUnits) {
        CumulativeCost model = CostModels.perShare(Price.of("0.0035"), Price.of("0.35"), Price.of("1"));
        Price price = new Price(priceUnits, 4);
        ExactSum notional = ExactSum.zero(4);
        long booked = 0;
        long total = 0;
        for (long fill : fills) {
            notional = notional.plus(price, Quantity.of(fill));
            total += fill;
            long due = model.fee(ACME, Side.BUY, Quantity.of(total), notional).units() - booked;
            assertThat(due).as("at one price a fill never gives back").isNotNegative();
            booked += due;
        }
        BigDecimal worth = price.decimal().multiply(new BigDecimal(total));
        BigDecimal expected = new BigDecimal("0.0035").multiply(new BigDecimal(total)).max(new BigDecimal("0.35"))
                .min(worth.movePointLeft(2)).setScale(6, RoundingMode.HALF_EVEN);
        assertThat(new BigDecimal(booked).movePointLeft(6)).isEqualByComparingTo(expected);
    }

    @Property
    void percent_equals_decimal_arithmetic_at_any_size(@ForAll @LongRange(min = 1) long priceUnits,
            @ForAll @LongRange(min = 1, max = 1_000_000_000_000L) long quantity, @ForAll @LongRange(min = 0, max = 10_000) long rate) {
        ExactSum notional = ExactSum.zero(14).plus(new Price(priceUnits, 10), new Quantity(quantity, 4));
        Instrument coin = new Instrument(0, new InstrumentId("X:C"), "C", "X", Currency.of("USDT"), 10, 1, 4, 1, 1, new Contract.Equity());
        BigDecimal expected = new BigDecimal(priceUnits).multiply(new BigDecimal(quantity)).movePointLeft(14)
                .multiply(new BigDecimal(rate)).movePointLeft(5).setScale(8, RoundingMode.HALF_EVEN);
        CumulativeCost model = CostModels.percent(new Price(rate, 3), Price.of("0"), Price.of("0"));
        if (expected.unscaledValue().bitLength() > 63) {
            assertThatThrownBy(() -> model.fee(coin, Side.BUY, Quantity.of(1), notional)).isInstanceOf(ArithmeticException.class);
        } else {
            assertThat(model.fee(coin, Side.BUY, Quantity.of(1), notional).units()).isEqualTo(expected.unscaledValue().longValueExact());
        }
    }

    @Test
    void models_are_made_by_name_and_errors_say_what_is_possible() {
        assertThat(CostModels.of("per-share", List.of(new Argument("rate", Price.of("0.01")))).assumptions()).isEqualTo(
                "Each order costs 0.01 per share or contract, at least 1.00, at most 1.00 % of the traded value, in the instrument's currency."
                        + " No exchange, clearing or regulatory fees.");
        assertThat(CostModels.of("percent", List.of()).rule()).isEqualTo("commission:percent");
        assertThatThrownBy(() -> CostModels.of("pershare", List.of()))
                .hasMessage("unknown cost model \"pershare\": choose one of [none, per-share, percent]");
        assertThatThrownBy(() -> CostModels.of("percent", List.of(new Argument("rate", Price.of("1")))))
                .hasMessage("cost model \"percent\" takes no \"rate\": it takes [percent, minimum, maximumPercent]");
        assertThatThrownBy(() -> CostModels.percent(Price.of("-1"), Price.of("0"), Price.of("0")))
                .hasMessage("commission percent must not be negative, but is -1");
    }

    @Test
    void every_model_of_the_catalogue_can_be_made_and_says_what_it_assumes() {
        assertThat(CostModels.catalogue()).allSatisfy(entry -> {
            assertThat(CostModels.of(entry.name(), List.of()).rule()).isEqualTo("commission:" + entry.name());
            assertThat(entry.assumptions()).isNotBlank();
        });
    }
}
