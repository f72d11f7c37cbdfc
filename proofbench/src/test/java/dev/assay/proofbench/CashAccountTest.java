package dev.assay.proofbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.Universe;
import dev.assay.core.market.Bar;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.BrokerMessage;
import dev.assay.core.order.ExecType;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.OrderCommand;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.signal.StrategyId;
import dev.assay.execution.CostModels;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A cash account: what settles when, and what is refused or flagged. Sessions are on weekdays; each test trades at closes of 10.
class CashAccountTest {
    private static final long DAY = 86_400_000_000_000L;
    private static final long CLOSE = 21 * 3_600_000_000_000L;
    private static final Instrument ACME = Instrument.equity(0, "ACME", "XNYS", Currency.USD);
    private static final Instrument OTHER = Instrument.equity(1, "OTHR", "XNYS", Currency.USD);

    private final List<ExecutionReport> reports = new ArrayList<>();
    private long ids;

    private static final SettlementDates WEEKDAYS = new SettlementDates() {
        @Override
        public int date(long ts) {
            return (int) Math.floorDiv(ts, DAY);
        }

        @Override
        public int later(long ts, int sessions) {
            LocalDate date = LocalDate.ofEpochDay(date(ts));
            for (int left = sessions; left > 0;) {
                date = date.plusDays(1);
                left -= date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY ? 0 : 1;
            }
            return (int) date.toEpochDay();
        }
    };

    private static SimulatedBroker broker(int sessions, SettlementTerms.Unsettled unsettled, String cash) {
        return new SimulatedBroker(new Universe(List.of(ACME, OTHER)), FillModels.byId("this-close"), CostModels.none(),
                Money.of(cash, Currency.USD)).cashAccount(new SettlementTerms(sessions, unsettled, BigDecimal.ZERO), WEEKDAYS);
    }

    /// Sends an order at the close of a day, and gives what the broker says first of it beyond its acceptance.
    private ExecutionReport order(SimulatedBroker broker, Instrument instrument, Side side, long quantity, OrderTerms terms,
            LocalDate day) {
        long ts = day.toEpochDay() * DAY + CLOSE;
        broker.onInstant(ts);
        bar(broker, instrument, ts);
        broker.send(
                new OrderCommand.NewOrderSingle(++ids, new StrategyId(0, "s"), instrument, side, Quantity.of(quantity), terms, "", false),
                ids);
        bar(broker, instrument, ts);
        for (BrokerMessage message = broker.poll(); message != null; message = broker.poll()) {
            reports.add((ExecutionReport) message);
        }
        return reports.getLast();
    }

    private static void bar(SimulatedBroker broker, Instrument instrument, long ts) {
        broker.onMarketData(new Bar(instrument, ts, ts, 100_000, 100_000, 100_000, 100_000, 1_000_000), 1);
    }

    private ExecutionReport market(SimulatedBroker broker, Instrument instrument, Side side, long quantity, LocalDate day) {
        return order(broker, instrument, side, quantity, OrderTerms.market(), day);
    }

    /// All money is in ACME, which is sold on a date; OTHR can be bought again on the settlement date and not before.
    @ParameterizedTest
    @CsvSource({"2017-08-30, 2017-09-04", "2017-09-01, 2017-09-06", "2017-09-05, 2017-09-07", "2024-05-23, 2024-05-27",
            "2024-05-28, 2024-05-29", "2024-05-31, 2024-06-03"})
    void proceedsBuyAgainWhenTheyHaveSettledByTheRuleOfTheTradeDate(LocalDate sold, LocalDate settled) {
        SimulatedBroker broker = broker(SettlementTerms.US_RULE, SettlementTerms.Unsettled.REFUSE, "10000");
        market(broker, ACME, Side.BUY, 1000, sold.minusDays(30));
        assertThat(market(broker, ACME, Side.SELL, 1000, sold).execType()).isEqualTo(ExecType.TRADE);

        ExecutionReport early = market(broker, OTHER, Side.BUY, 1000, settled.minusDays(1));
        assertThat(early.execType()).isEqualTo(ExecType.REJECTED);
        assertThat(early.text()).isEqualTo(
                "the purchase takes 10000.00 USD, but the cash account has 0.00 USD settled; 10000.00 USD settle by " + settled);
        assertThat(market(broker, OTHER, Side.BUY, 1000, settled).execType()).isEqualTo(ExecType.TRADE);
    }

    @Test
    void salesOfWhatWasNotPaidForAreFlaggedAsGoodFaithViolations() {
        SimulatedBroker broker = broker(2, SettlementTerms.Unsettled.FLAG, "10000");
        LocalDate monday = LocalDate.of(2024, 6, 3);
        market(broker, ACME, Side.BUY, 900, monday.minusDays(21));
        market(broker, ACME, Side.SELL, 900, monday);
        ExecutionReport bought = market(broker, OTHER, Side.BUY, 400, monday);
        assertThat(bought.execType()).isEqualTo(ExecType.TRADE);
        assertThat(bought.text()).isEmpty();

        ExecutionReport paidPart = market(broker, OTHER, Side.SELL, 100, monday.plusDays(1));
        assertThat(paidPart.text()).as("1,000 of the 4,000 dollars were settled: 100 shares are paid for").isEmpty();
        ExecutionReport violation = market(broker, OTHER, Side.SELL, 200, monday.plusDays(1));
        assertThat(violation.text()).isEqualTo("good-faith violation: 200 were bought with proceeds that settle on 2024-06-05");
        assertThat(broker.goodFaithViolations()).isEqualTo(1);
        assertThat(market(broker, OTHER, Side.SELL, 100, monday.plusDays(2)).text()).as("settled by now").isEmpty();
    }

    @Test
    void withTheFlagPurchasesStillEndWhereTheMoneyEnds() {
        SimulatedBroker broker = broker(2, SettlementTerms.Unsettled.FLAG, "10000");

        assertThat(market(broker, ACME, Side.BUY, 1001, LocalDate.of(2024, 6, 3)).text())
                .isEqualTo("the purchase takes 10010.00 USD, but the cash account has 10000.00 USD");
    }

    @Test
    void workingPurchasesKeepTheirMoneyReserved() {
        SimulatedBroker broker = broker(1, SettlementTerms.Unsettled.REFUSE, "10000");
        LocalDate day = LocalDate.of(2024, 6, 3);
        assertThat(order(broker, ACME, Side.BUY, 1000, OrderTerms.limit(Price.of("6"), TimeInForce.GTC), day).execType())
                .isEqualTo(ExecType.NEW);

        assertThat(market(broker, OTHER, Side.BUY, 401, day).text())
                .isEqualTo("the purchase takes 4010.00 USD, working ones 6000.00 USD, but the cash account has 10000.00 USD");
        assertThat(market(broker, OTHER, Side.BUY, 400, day).execType()).isEqualTo(ExecType.TRADE);
    }

    @Test
    void nothingIsSoldShort() {
        SimulatedBroker broker = broker(1, SettlementTerms.Unsettled.REFUSE, "10000");
        LocalDate day = LocalDate.of(2024, 6, 3);
        market(broker, ACME, Side.BUY, 10, day);

        assertThat(market(broker, ACME, Side.SELL, 11, day).text()).isEqualTo("a cash account sells only what it holds: it holds 10 ACME");
        assertThat(market(broker, OTHER, Side.SELL_SHORT, 1, day).execType()).isEqualTo(ExecType.REJECTED);
    }
}
