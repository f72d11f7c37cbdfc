package dev.assay.proofbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.instrument.Contract;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.InstrumentId;
import dev.assay.core.instrument.Universe;
import dev.assay.core.market.Bar;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.BrokerMessage;
import dev.assay.core.order.ExecType;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.MarginCall;
import dev.assay.core.order.OrderCommand;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.ReportReason;
import dev.assay.core.order.Side;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.portfolio.RateSource;
import dev.assay.core.signal.StrategyId;
import dev.assay.execution.CostModels;
import dev.assay.proofbench.MarginTerms.Level;
import dev.assay.proofbench.MarginTerms.Order;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A margin account against examples worked by hand from 12 CFR 220.12 and FINRA rule 4210(c). Orders fill at the close that they are sent at;
/// each instant is the close of a session, a day after the one before.
class MarginAccountTest {
    private static final long DAY = 86_400_000_000_000L;
    private static final Instrument ACME = Instrument.equity(0, "ACME", "XNYS", Currency.USD);
    private static final Instrument BETA = Instrument.equity(1, "BETA", "XNYS", Currency.USD);
    private static final Instrument CALL = new Instrument(2, new InstrumentId("XCBO:ACMEC"), "ACMEC", "XCBO", Currency.USD, 4, 100, 0, 1,
            100, new Contract.Option(ACME.id(), LocalDate.of(1971, 1, 15), Price.of("100"), Contract.Right.CALL, Contract.Style.AMERICAN));
    private static final Instrument EURO = Instrument.equity(3, "EURO", "XETR", Currency.of("EUR"));
    private static final Universe UNIVERSE = new Universe(List.of(ACME, BETA, CALL, EURO));

    private final List<MarginCall> calls = new ArrayList<>();
    private long ids;
    private int day;

    private static MarginTerms terms(Order order, Level to, int grace) {
        return new MarginTerms(MarginTerms.Model.REG_T, MarginTerms.Rates.REG_T, true, List.of(), grace, false, order, to);
    }

    private static SimulatedBroker broker(String cash, MarginTerms terms) {
        return new SimulatedBroker(UNIVERSE, FillModels.byId("this-close"), CostModels.none(), Money.of(cash, Currency.USD)).marginAccount(
                terms,
                List.of(new RateSource.Constant(Currency.of("EUR"), Price.of("1.25"))), (ts, sessions) -> ts + sessions * DAY);
    }

    private void price(SimulatedBroker broker, Instrument instrument, String price) {
        long units = Price.of(price).rescale(4, java.math.RoundingMode.UNNECESSARY).units();
        broker.onMarketData(new Bar(instrument, day * DAY, day * DAY, units, units, units, units, 1_000_000), 1);
    }

    /// The broker's answers to an order at a price: what it says last.
    private ExecutionReport order(SimulatedBroker broker, Instrument instrument, Side side, long quantity, String price, OrderTerms terms) {
        broker.onInstant(day * DAY);
        price(broker, instrument, price);
        broker.send(
                new OrderCommand.NewOrderSingle(++ids, new StrategyId(0, "s"), instrument, side, Quantity.of(quantity), terms, "", false),
                ids);
        price(broker, instrument, price);
        return last(broker);
    }

    private ExecutionReport market(SimulatedBroker broker, Instrument instrument, Side side, long quantity, String price) {
        return order(broker, instrument, side, quantity, price, OrderTerms.market());
    }

    private ExecutionReport limit(SimulatedBroker broker, Side side, long quantity, String limit) {
        return order(broker, ACME, side, quantity, "100", OrderTerms.limit(Price.of(limit), TimeInForce.GTC));
    }

    private ExecutionReport last(SimulatedBroker broker) {
        ExecutionReport last = null;
        for (BrokerMessage message = broker.poll(); message != null; message = broker.poll()) {
            if (message instanceof ExecutionReport report) {
                last = report;
            } else if (message instanceof MarginCall call) {
                calls.add(call);
            }
        }
        return java.util.Objects.requireNonNull(last);
    }

    /// What the margin desk says at the close of the next session.
    private List<String> close(SimulatedBroker broker, String... prices) {
        day++;
        broker.onInstant(day * DAY);
        for (int i = 0; i < prices.length; i++) {
            price(broker, UNIVERSE.get(i), prices[i]);
        }
        broker.onSessionEnd(day * DAY);
        broker.checkMargin(day * DAY, true);
        List<String> said = new ArrayList<>();
        for (BrokerMessage message = broker.poll(); message != null; message = broker.poll()) {
            if (message instanceof MarginCall call) {
                calls.add(call);
                said.add(call.state()
                        + (call.instrument() == null ? "" : " " + call.side() + " " + call.quantity() + " " + call.instrument()));
            }
        }
        return said;
    }

    /// FINRA 4210(c)(2) and (3), worked by hand: below $5 the greater of $2.50 a share and the whole value, from $5 the greater of $5 a share
    /// and 30 %.
    @ParameterizedTest
    @CsvSource({"0.50, 40, 100", "2, 40, 100", "2.50, 40, 100", "2.60, 100, 260", "4.99, 100, 499", "5, 100, 500", "16.66, 100, 500",
            "16.70, 100, 501", "100, 100, 3000"})
    void whatLowPricedSharesSoldShortTake(String price, long quantity, String required) {
        assertThat(MarginTerms.regT().requirement(ACME, BigDecimal.valueOf(quantity), new BigDecimal(price), false, Level.MAINTENANCE))
                .isEqualByComparingTo(required);
        assertThat(MarginTerms.regT().requirement(ACME, BigDecimal.valueOf(quantity), new BigDecimal(price), false, Level.INITIAL))
                .as("half the value, and never less than maintenance")
                .isEqualByComparingTo(new BigDecimal(required)
                        .max(new BigDecimal(price).multiply(BigDecimal.valueOf(quantity)).multiply(new BigDecimal("0.5"))));
    }

    @Test
    void halfOfAPurchaseMustBeThere() {
        SimulatedBroker broker = broker("10000", MarginTerms.regT());

        ExecutionReport refused = market(broker, ACME, Side.BUY, 201, "100");
        assertThat(refused.execType()).isEqualTo(ExecType.REJECTED);
        assertThat(refused.detail().reason()).isEqualTo(ReportReason.EXCEEDS_LIMIT);
        assertThat(refused.text())
                .isEqualTo("the order takes 10050.00 USD of initial margin, but 10000.00 USD are available: equity 10000.00 USD"
                        + " less 0.00 USD for what is held and works");
        assertThat(market(broker, ACME, Side.BUY, 200, "100").execType()).isEqualTo(ExecType.TRADE);
        assertThat(market(broker, ACME, Side.BUY, 1, "100").execType()).isEqualTo(ExecType.REJECTED);
        assertThat(market(broker, ACME, Side.SELL, 200, "100").execType()).as("what reduces is not asked about").isEqualTo(ExecType.TRADE);
    }

    /// Bought at half: the call comes below P × (1 - 0.5) ÷ (1 - 0.25), 66.666… of 100. What is missing ÷ 25 % must be sold: at 60 equity is 2,000,
    /// 3,000 are asked, 4,000 dollars' worth is 66.67 shares.
    @Test
    void thePriceAtWhichALongIsCalled() {
        SimulatedBroker broker = broker("10000", MarginTerms.regT());
        market(broker, ACME, Side.BUY, 200, "100");

        assertThat(close(broker, "66.67")).isEmpty();
        assertThat(close(broker, "60")).containsExactly("CALLED", "LIQUIDATION SELL 67 ACME");
        assertThat(calls.getFirst().equity()).isEqualTo(Money.of("2000", Currency.USD));
        assertThat(calls.getFirst().requirement()).isEqualTo(Money.of("3000", Currency.USD));
        assertThat(calls.getLast().text()).isEqualTo(
                "MARGIN: equity 2000.00 USD against maintenance margin 3000.00 USD: 67 of 200 ACME are closed by force");
        assertThat(market(broker, ACME, Side.SELL, 67, "60").execType()).isEqualTo(ExecType.TRADE);
        assertThat(close(broker, "60")).as("133 × 60 × 25 % = 1,995").containsExactly("CLEARED");
        assertThat(close(broker, "60")).isEmpty();
    }

    @Test
    void aCentBelowTheCallPriceIsCalled() {
        SimulatedBroker broker = broker("10000", MarginTerms.regT());
        market(broker, ACME, Side.BUY, 200, "100");

        assertThat(close(broker, "66.66")).startsWith("CALLED");
    }

    /// Sold short with 150 % on deposit: the call comes above P × 1.5 ÷ 1.3, 115.3846 of 100.
    @Test
    void thePriceAtWhichAShortIsCalled() {
        SimulatedBroker broker = broker("5000", MarginTerms.regT());
        assertThat(market(broker, ACME, Side.SELL_SHORT, 101, "100").execType()).isEqualTo(ExecType.REJECTED);
        assertThat(market(broker, ACME, Side.SELL_SHORT, 100, "100").execType()).isEqualTo(ExecType.TRADE);

        assertThat(close(broker, "115.38")).isEmpty();
        assertThat(close(broker, "115.39")).containsExactly("CALLED", "LIQUIDATION BUY 1 ACME");
    }

    @Test
    void workingOrdersAreCountedAtTheirLimits() {
        SimulatedBroker broker = broker("10000", MarginTerms.regT());

        assertThat(limit(broker, Side.BUY, 100, "90").execType()).isEqualTo(ExecType.NEW);
        assertThat(limit(broker, Side.BUY, 111, "100").text()).as("4,500 work, so 5,500 are left")
                .startsWith("the order takes 5550.00 USD");
        assertThat(limit(broker, Side.BUY, 110, "80").execType()).isEqualTo(ExecType.NEW);
        assertThat(limit(broker, Side.SELL_SHORT, 90, "110").execType()).as("either the purchases fill or the sale: 8,900 against 4,950")
                .isEqualTo(ExecType.NEW);
        assertThat(limit(broker, Side.SELL_SHORT, 92, "110").execType()).as("182 × 110 ÷ 2 = 10,010").isEqualTo(ExecType.REJECTED);
    }

    @Test
    void aReplaceIsHeldToTheSameAndDoesNotCountTheOrderTwice() {
        SimulatedBroker broker = broker("10000", MarginTerms.regT());
        limit(broker, Side.BUY, 150, "100");
        long first = ids;
        broker.send(new OrderCommand.ReplaceRequest(++ids, first, null, ACME, Quantity.of(201),
                OrderTerms.limit(Price.of("100"), TimeInForce.GTC)), ids);
        assertThat(last(broker).execType()).isEqualTo(ExecType.CANCEL_REJECTED);
        broker.send(new OrderCommand.ReplaceRequest(++ids, first, null, ACME, Quantity.of(200),
                OrderTerms.limit(Price.of("100"), TimeInForce.GTC)), ids);
        assertThat(last(broker).execType()).isEqualTo(ExecType.REPLACED);
    }

    @Test
    void graceGivesSessionsAndACallThatIsMetEndsWithoutForce() {
        SimulatedBroker broker = broker("10000", terms(Order.LARGEST_POSITION, Level.MAINTENANCE, 2));
        market(broker, ACME, Side.BUY, 200, "100");

        assertThat(close(broker, "60")).containsExactly("CALLED");
        assertThat(calls.getLast().dueTs()).isEqualTo((day + 2) * DAY);
        assertThat(close(broker, "61")).isEmpty();
        assertThat(close(broker, "70")).containsExactly("MET");
        assertThat(close(broker, "60")).containsExactly("CALLED");
        assertThat(close(broker, "60")).isEmpty();
        assertThat(close(broker, "60")).containsExactly("LIQUIDATION SELL 67 ACME");
    }

    @Test
    void whatWasAskedForAndNotDoneIsAskedForAgainAtTheNextClose() {
        SimulatedBroker broker = broker("10000", MarginTerms.regT());
        market(broker, ACME, Side.BUY, 200, "100");

        assertThat(close(broker, "60")).containsExactly("CALLED", "LIQUIDATION SELL 67 ACME");
        assertThat(close(broker, "60")).containsExactly("LIQUIDATION SELL 67 ACME");
    }

    /// To initial margin: 12,000 held against 50 % of it and 2,000 of equity: 8,000 dollars' worth goes, 133.33 shares.
    @Test
    void closedUntilInitialMarginIsCovered() {
        SimulatedBroker broker = broker("10000", terms(Order.LARGEST_POSITION, Level.INITIAL, 0));
        market(broker, ACME, Side.BUY, 200, "100");

        assertThat(close(broker, "60")).containsExactly("CALLED", "LIQUIDATION SELL 134 ACME");
    }

    @Test
    void everythingGoesWhenEquityIsGone() {
        SimulatedBroker broker = broker("10000", MarginTerms.regT());
        market(broker, ACME, Side.BUY, 200, "100");

        assertThat(close(broker, "40")).containsExactly("CALLED", "LIQUIDATION SELL 200 ACME");
        market(broker, ACME, Side.SELL, 200, "40");
        assertThat(close(broker, "40")).containsExactly("CLEARED");
        assertThat(calls.getLast().text()).isEqualTo("nothing is left to close: equity -2000.00 USD");
    }

    /// ACME, the older and larger, 120 × 100; BETA, the newer and smaller, 80 × 100, which loses more. At 80 and 40 equity is 4,400 - 1,600:
    /// 200 × 100 bought with 10,000, so 9,600 + 3,200 - 10,000 = 2,800; 25 % of 12,800 is 3,200: 400 are missing, 1,600 dollars' worth.
    @ParameterizedTest
    @CsvSource({"LARGEST_POSITION, SELL 20 ACME,", "LARGEST_LOSS, SELL 40 BETA,", "NEWEST, SELL 40 BETA,",
            "PRO_RATA, SELL 15 ACME, SELL 10 BETA"})
    void theStatedOrder(Order order, String first, String second) {
        SimulatedBroker broker = broker("10000", terms(order, Level.MAINTENANCE, 0));
        market(broker, ACME, Side.BUY, 120, "100");
        market(broker, BETA, Side.BUY, 80, "100");

        List<String> expected = new ArrayList<>(List.of("CALLED", "LIQUIDATION " + first));
        if (second != null) {
            expected.add("LIQUIDATION " + second);
        }
        assertThat(close(broker, "80", "40")).isEqualTo(expected);
    }

    @Test
    void theNewestIsWhatWasAddedToLast() {
        SimulatedBroker broker = broker("10000", terms(Order.NEWEST, Level.MAINTENANCE, 0));
        market(broker, BETA, Side.BUY, 80, "100");
        market(broker, ACME, Side.BUY, 120, "100");

        assertThat(close(broker, "80", "40")).containsExactly("CALLED", "LIQUIDATION SELL 20 ACME");
    }

    @Test
    void optionsArePaidInFullAndNotSoldShort() {
        SimulatedBroker broker = broker("1000", MarginTerms.regT());

        assertThat(market(broker, CALL, Side.BUY, 3, "4").execType()).isEqualTo(ExecType.REJECTED);
        assertThat(market(broker, CALL, Side.BUY, 2, "4").execType()).isEqualTo(ExecType.TRADE);
        assertThat(market(broker, CALL, Side.SELL, 2, "4").execType()).isEqualTo(ExecType.TRADE);
        assertThat(market(broker, CALL, Side.SELL_SHORT, 1, "4").text()).contains("no rule for options sold short");
    }

    /// 1.25 dollars a euro: 100 × 100 euros are 12,500 dollars, half of which is 6,250.
    @Test
    void otherCurrenciesCountAtTheirRate() {
        SimulatedBroker broker = broker("6250", MarginTerms.regT());

        assertThat(market(broker, EURO, Side.BUY, 101, "100").execType()).isEqualTo(ExecType.REJECTED);
        assertThat(market(broker, EURO, Side.BUY, 100, "100").execType()).isEqualTo(ExecType.TRADE);
    }

    @Test
    void oneFigureForAll() {
        MarginTerms terms = new MarginTerms(MarginTerms.Model.LEVERAGE, MarginTerms.leverage(new BigDecimal("4"), new BigDecimal("0.5")),
                false,
                List.of(), 0, true, Order.LARGEST_LOSS, Level.MAINTENANCE);
        SimulatedBroker broker = broker("1000", terms);

        assertThat(market(broker, ACME, Side.BUY, 41, "100").execType()).isEqualTo(ExecType.REJECTED);
        assertThat(market(broker, ACME, Side.BUY, 40, "100").execType()).isEqualTo(ExecType.TRADE);
        // Equity 40 × 85.71 - 3,000 = 428.40 against 12.5 % of 3,428.40 = 428.55.
        assertThat(close(broker, "85.72")).isEmpty();
        assertThat(close(broker, "85.71")).startsWith("CALLED");
    }

    @Test
    void ratesOfASingleInstrument() {
        MarginTerms regT = MarginTerms.regT();
        BigDecimal one = BigDecimal.ONE;
        SimulatedBroker broker = broker("10000", new MarginTerms(regT.model(), regT.rates(), true,
                List.of(new MarginTerms.Own(BETA, new MarginTerms.Rates(one, one, one, one))), 0, false, regT.order(), regT.to()));

        assertThat(market(broker, BETA, Side.BUY, 101, "100").execType()).isEqualTo(ExecType.REJECTED);
        assertThat(market(broker, ACME, Side.BUY, 101, "100").execType()).isEqualTo(ExecType.TRADE);
    }

    /// Two for one at 100: 400 shares at 50 ask as much as 200 at 100 did, and have lost nothing.
    @Test
    void aSplitChangesNothing() {
        SimulatedBroker broker = broker("10000", MarginTerms.regT());
        market(broker, ACME, Side.BUY, 200, "100");
        broker.onCorporateAction(new CorporateAction.Split(ACME, day * DAY, 2, 1), 1_000_000);

        assertThat(close(broker, "33.34")).isEmpty();
        assertThat(close(broker, "33.33")).startsWith("CALLED");
    }

    @Test
    void anOrderWithoutAnyPriceIsRefused() {
        SimulatedBroker broker = broker("10000", MarginTerms.regT());
        broker.onInstant(0);
        broker.send(new OrderCommand.NewOrderSingle(++ids, new StrategyId(0, "s"), ACME, Side.BUY, Quantity.of(1), OrderTerms.market(), "",
                false), ids);

        assertThat(last(broker).text()).startsWith("no price of ACME is known yet");
    }
}
