package dev.assay.application.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.application.config.AssayConfig;
import dev.assay.application.config.ConfigLoader;
import dev.assay.application.config.ConfigOutcome;
import dev.assay.application.config.ConfigSources;
import dev.assay.application.config.ConfigVocabulary;
import dev.assay.application.config.EffectiveConfig;
import dev.assay.application.config.ReadySchedules;
import dev.assay.core.calendar.CalendarDefinition;
import dev.assay.core.calendar.ExchangeCalendar;
import dev.assay.core.calendar.TradingHours;
import dev.assay.core.instrument.Contract;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.InstrumentId;
import dev.assay.core.money.Currency;
import dev.assay.core.money.ExactSum;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.Charge;
import dev.assay.core.order.Side;
import dev.assay.execution.ChargeRule;
import dev.assay.execution.CostModel;
import dev.assay.execution.FeeCase;
import dev.assay.execution.UnknownRateException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The ready schedules against the tables and examples that brokers and regulators publish.
class SchedulesTest {
    private static final ConfigVocabulary NAMES = new ConfigVocabulary(List.of("ema-cross"), List.of("next-open"), List.of(),
            List.of("XNYS"));
    private static final Instrument SHARE = Instrument.equity(0, "ACME", "XNAS", Currency.USD);
    private static final Instrument OPTION = new Instrument(1, new InstrumentId("X:OPT"), "OPT", "X", Currency.USD, 4, 100, 0, 1, 100,
            new Contract.Option(new InstrumentId("XNAS:ACME"), LocalDate.of(2027, 1, 15), Price.of("100"), Contract.Right.CALL,
                    Contract.Style.AMERICAN));
    private static final Instrument COIN = new Instrument(2, new InstrumentId("X:COIN"), "COIN", "X", Currency.USD, 2, 1, 8, 1, 1,
            new Contract.CryptoPair(Currency.of("BTC")));
    private static final ExchangeCalendar CALENDAR = ExchangeCalendar.of(new CalendarDefinition("TEST", "1", ZoneOffset.UTC,
            List.of(DayOfWeek.values()), TradingHours.of(LocalTime.of(9, 0), LocalTime.of(17, 0)), LocalDate.of(2020, 1, 1),
            LocalDate.of(2030, 12, 31), List.of(), List.of(), List.of()));

    private static ConfigOutcome outcome(String costs) {
        return ConfigLoader.load(ConfigSources.ofFile("my.yaml", """
                data:
                  instruments: [ACME]
                strategy:
                  name: ema-cross
                costs:
                """ + costs.indent(2), Path.of("base")), NAMES);
    }

    private static AssayConfig config(String costs) {
        return effective(costs).config();
    }

    private static EffectiveConfig effective(String costs) {
        return switch (outcome(costs)) {
            case ConfigOutcome.Ready ready -> ready.config();
            case ConfigOutcome.Refused refused -> throw new AssertionError(refused.text());
        };
    }

    private static Map<String, String> charged(CostModel model, Instrument instrument, Side side, String quantity, String price,
            boolean maker,
            String date) {
        Quantity filled = Quantity.of(quantity).rescale(instrument.quantityScale(), java.math.RoundingMode.UNNECESSARY);
        Price px = Price.of(price).rescale(instrument.priceScale(), java.math.RoundingMode.UNNECESSARY);
        FeeCase one = new FeeCase()
                .order(instrument, side, filled, ExactSum.zero(instrument.priceScale() + instrument.quantityScale()).plus(px, filled), 0,
                        null)
                .execution(filled, px, maker, (LocalDate.parse(date).toEpochDay() * 24 + 12) * 3_600_000_000_000L);
        model.charge(one);
        Map<String, String> parts = new TreeMap<>();
        for (Charge charge : one.charges()) {
            parts.put(charge.rule(), charge.amount().plain());
        }
        return parts;
    }

    private static CostModel model(String schedule) {
        return CostAssembly.costs(config("schedules: [" + schedule + "]\n"), CALENDAR);
    }

    static List<String> schedules() {
        return ReadySchedules.names();
    }

    @ParameterizedTest
    @MethodSource("schedules")
    void everyReadyScheduleIsAConfigAndComesBackFromItsSnapshot(String schedule) {
        EffectiveConfig config = effective("schedules: [" + schedule + "]\n");
        ConfigOutcome again = ConfigLoader.readSnapshot("config.json", config.snapshot(), Path.of("base"), NAMES);

        assertThat(again).isInstanceOf(ConfigOutcome.Ready.class);
        assertThat(((ConfigOutcome.Ready) again).config().config().costs()).isEqualTo(config.config().costs());
        assertThat(config.config().costs().commission().model()).isEqualTo(AssayConfig.CommissionModel.NONE);
        assertThat(config.config().costs().charges()).isNotEmpty().allMatch(line -> line.source().isPresent());
        assertThat(ReadySchedules.summary(schedule)).contains("Choose it");
    }

    /// The rows of the published table, each on its first and last day.
    @ParameterizedTest
    @CsvSource({"SEC_S31, 2024-05-22, 0.0000278, ", "SEC_S31, 2025-05-13, 0.0000278, ", "SEC_S31, 2025-05-14, 0, ",
            "SEC_S31, 2026-04-03, 0, ", "SEC_S31, 2026-04-04, 0.0000206, ", "FINRA_TAF_EQ, 2024-01-01, 0.000166, 8.30",
            "FINRA_TAF_EQ, 2025-12-31, 0.000166, 8.30", "FINRA_TAF_EQ, 2026-01-01, 0.000195, 9.79",
            "FINRA_TAF_EQ, 2026-09-30, 0.000195, 9.79",
            "FINRA_TAF_EQ, 2026-10-01, 0, ", "FINRA_TAF_EQ, 2027-01-01, 0.000195, 9.79", "FINRA_TAF_OPT, 2025-12-31, 0.00279, ",
            "CAT_EQ, 2026-01-01, 0.000003, ", "ORF, 2026-01-01, 0.02815, ", "OCC_CLEARING, 2026-01-01, 0.02, 55"})
    void thePublishedRowsHoldOnTheirDates(String fee, String date, String rate, @Nullable String cap) {
        ChargeRule.Rate found = FeeTable.rates(fee).stream().filter(each -> holds(each, date)).findFirst().orElseThrow();

        assertThat(found.rate().decimal()).isEqualByComparingTo(rate);
        Price most = found.cap();
        if (cap == null) {
            assertThat(most).isNull();
        } else {
            assertThat(Objects.requireNonNull(most).decimal()).isEqualByComparingTo(cap);
        }
    }

    @ParameterizedTest
    @CsvSource({"SEC_S31, 2024-05-21", "FINRA_TAF_EQ, 2023-12-31", "FINRA_TAF_EQ, 2029-01-01", "FINRA_TAF_OPT, 2026-01-01",
            "CAT_EQ, 2025-12-31",
            "ORF, 2026-01-02"})
    void datesThatNoRowCoversHaveNoRate(String fee, String date) {
        assertThat(FeeTable.rates(fee)).noneMatch(each -> holds(each, date));
    }

    private static boolean holds(ChargeRule.Rate rate, String date) {
        long day = LocalDate.parse(date).toEpochDay();
        return rate.fromDay() <= day && day <= rate.toDay();
    }

    /// The examples that the broker prints beside its tables of options; volume is traded first, to be in the tier.
    @ParameterizedTest
    @CsvSource({"0, 1, 2, 1.00", "0, 2, 5, 1.30", "0, 3, 0.075, 1.50", "0, 5, 0.03, 1.25", "20000, 2, 5, 1.00", "20000, 3, 0.075, 1.50",
            "60000, 5, 2, 1.25", "200000, 5, 5, 1.00", "200000, 7, 2, 1.05"})
    void thePublishedExamplesOfOptionsAreReproduced(String before, String contracts, String premium, String commission) {
        CostModel model = model("ibkr-us-options");
        if (!before.equals("0")) {
            charged(model, OPTION, Side.BUY, before, "1", false, "2025-06-02");
        }

        assertThat(charged(model, OPTION, Side.BUY, contracts, premium, false, "2025-06-03")).containsEntry("commission:ibkr-options",
                commission);
    }

    @ParameterizedTest
    @CsvSource({"100, 25, 1.00", "1000, 25, 5.00", "1000, 0.25, 2.50"})
    void thePublishedExamplesOfFixedPricingAreReproduced(String shares, String price, String commission) {
        assertThat(charged(model("ibkr-fixed-us-shares"), SHARE, Side.BUY, shares, price, false, "2026-05-04"))
                .containsExactly(Map.entry("commission:ibkr-fixed", commission));
    }

    @Test
    void aSaleUnderTieredPricingPaysEachOfItsCharges() {
        assertThat(charged(model("ibkr-tiered-us-shares"), SHARE, Side.SELL, "1000", "50", false, "2026-05-04"))
                .containsExactlyInAnyOrderEntriesOf(Map.of("commission:ibkr-tiered", "3.50", "clearing:nscc-dtc", "0.20",
                        "exchange:nyse-pass-through", "0.000612", "exchange:finra-pass-through", "0.00197", "regulatory:sec-31", "1.03",
                        "regulatory:finra-taf", "0.195"));
    }

    @Test
    void regulatoryFeesAreRoundedUpToTheCentWhereTheBrokerDoes() {
        CostModel model = model("alpaca-us-shares");

        assertThat(charged(model, SHARE, Side.SELL, "10", "50", false, "2026-05-04")).containsExactlyInAnyOrderEntriesOf(
                Map.of("regulatory:sec-31", "0.02", "regulatory:finra-taf", "0.01", "regulatory:cat", "0.00003"));
        assertThat(charged(model, SHARE, Side.BUY, "10", "50", false, "2026-05-04"))
                .containsExactly(Map.entry("regulatory:cat", "0.00003"));
    }

    @Test
    void makersPayLessThanTakersAndVolumeMovesBoth() {
        CostModel model = model("kraken-spot");

        assertThat(charged(model, COIN, Side.BUY, "1", "40000", true, "2026-05-04")).containsEntry("commission:kraken-spot", "64.00");
        assertThat(charged(model, COIN, Side.BUY, "1", "40000", false, "2026-05-04")).containsEntry("commission:kraken-spot", "104.00");
        assertThat(charged(model, COIN, Side.SELL, "1", "40000", false, "2026-05-05")).containsEntry("commission:kraken-spot", "96.00");
    }

    @Test
    void anUnknownRateIsAnErrorAndAStatedOneIsShown() {
        CostModel model = model("us-regulatory-shares");
        assertThatThrownBy(() -> charged(model, SHARE, Side.SELL, "1000", "50", false, "2023-06-01"))
                .isInstanceOf(UnknownRateException.class)
                .hasMessageContaining("2023-06-01").hasMessageContaining("regulatory:");

        CostModel stated = CostAssembly.costs(config("""
                schedules: [us-regulatory-shares]
                assumed:
                  - {rule: regulatory:sec-31, rate: 0.00002, to: 2024-05-21, because: "about the mean of the years before"}
                  - {rule: regulatory:finra-taf, rate: 0.000145, cap: 7.27, to: 2023-12-31, because: "the rate of 2023"}
                """), CALENDAR);
        assertThat(charged(stated, SHARE, Side.SELL, "1000", "50", false, "2023-06-01")).containsExactlyInAnyOrderEntriesOf(
                Map.of("regulatory:sec-31", "1.00", "regulatory:finra-taf", "0.145"));
        assertThat(stated.assumptions()).contains("ASSUMED: regulatory:sec-31 is 0.00002 to 2024-05-21")
                .contains("about the mean of the years before");
    }

    @Test
    void anInstrumentThatWouldTradeForNothingIsRefused() {
        assertThatThrownBy(() -> CostAssembly.require(config("schedules: [ibkr-us-options]\n"), List.of(SHARE)))
                .isInstanceOf(RunException.class)
                .hasMessageContaining("covers ACME").hasMessageContaining("trade for nothing");
    }

    @Test
    void aCommissionAndLinesOfOnesOwnAddUp() {
        CostModel model = CostAssembly.costs(config("""
                commission: {model: per-share, rate: 0.01, minimum: 2, maximum: 0%}
                charges:
                  - {rule: exchange:venue, per: value, rate: 0.003%}
                  - {rule: exchange:ticket, per: execution, rate: 0.25}
                """), CALENDAR);

        assertThat(charged(model, SHARE, Side.BUY, "100", "50", false, "2026-05-04")).containsExactlyInAnyOrderEntriesOf(
                Map.of("commission:per-share", "2.00", "exchange:venue", "0.15", "exchange:ticket", "0.25"));
    }

    @Test
    void aLineWithoutARateIsRefusedWithItsPlace() {
        assertThat(outcome("charges: [{rule: exchange:venue}]\n")).isInstanceOfSatisfying(ConfigOutcome.Refused.class,
                refused -> assertThat(refused.text()).contains("costs.charges[0]").contains("exactly one of rate, rates and table"));
        assertThat(outcome("schedules: [ibkr]\n")).isInstanceOfSatisfying(ConfigOutcome.Refused.class,
                refused -> assertThat(refused.text()).contains("ibkr-fixed-us-shares"));
    }
}
