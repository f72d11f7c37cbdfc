package dev.assay.core.codec;

import dev.assay.core.event.Advice;
import dev.assay.core.event.Event;
import dev.assay.core.event.EventType;
import dev.assay.core.event.InputBlock;
import dev.assay.core.event.JournalGap;
import dev.assay.core.event.OperatorCommand;
import dev.assay.core.event.Payload;
import dev.assay.core.event.ReconciliationFinding;
import dev.assay.core.event.StrategyFailed;
import dev.assay.core.event.Timer;
import dev.assay.core.market.Bar;
import dev.assay.core.market.BarOpen;
import dev.assay.core.market.BarRevised;
import dev.assay.core.market.BookDelta;
import dev.assay.core.market.BookLevel;
import dev.assay.core.market.BookSnapshot;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.market.InstrumentStatus;
import dev.assay.core.market.OptionChain;
import dev.assay.core.market.Quote;
import dev.assay.core.market.Trade;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import dev.assay.core.order.AccountAnswer;
import dev.assay.core.order.AccountCharge;
import dev.assay.core.order.BrokerQuery;
import dev.assay.core.order.CommandOutcome;
import dev.assay.core.order.Charge;
import dev.assay.core.order.ExecType;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.Fill;
import dev.assay.core.order.InternalCross;
import dev.assay.core.order.LinkStatus;
import dev.assay.core.order.MarginCall;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.order.OrdType;
import dev.assay.core.order.OrderCommand;
import dev.assay.core.order.OrderEvent;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.order.PositionEffect;
import dev.assay.core.order.ReportDetail;
import dev.assay.core.order.ReportReason;
import dev.assay.core.order.OrdersAnswer;
import dev.assay.core.order.PositionsAnswer;
import dev.assay.core.order.ReportsAnswer;
import dev.assay.core.order.RiskDecision;
import dev.assay.core.order.Side;
import dev.assay.core.portfolio.LedgerAccount;
import dev.assay.core.portfolio.LedgerEntry;
import dev.assay.core.portfolio.LedgerEntrySet;
import dev.assay.core.portfolio.PortfolioSnapshot;
import dev.assay.core.portfolio.PositionAdjusted;
import dev.assay.core.risk.RiskStateChanged;
import dev.assay.core.risk.TradingState;
import dev.assay.core.signal.Algo;
import dev.assay.core.signal.Cancel;
import dev.assay.core.signal.Link;
import dev.assay.core.signal.OrderRequest;
import dev.assay.core.signal.Replace;
import dev.assay.core.signal.Signal;
import dev.assay.core.signal.SignalEvent;
import dev.assay.core.signal.SignalOutcome;
import dev.assay.core.signal.SizeRule;
import dev.assay.core.signal.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// A seeded random event of any type.
final class Samples extends SampleValues {
    Samples(long seed) {
        super(seed);
    }

    static Event event(EventType type, long seed) {
        Samples s = new Samples(seed * 64 + type.ordinal());
        return new Event(s.i64(), s.i64(), s.i64(), s.text(), s.payload(type), s.i64(), s.i64());
    }

    Payload payload(EventType type) {
        return switch (type) {
            case BAR -> bar();
            case QUOTE -> quote();
            case TRADE -> new Trade(instrument(), i64(), i64(), i64(), of(Trade.Aggressor.values()));
            case BOOK_SNAPSHOT -> new BookSnapshot(instrument(), i64(), i64(), many(this::level), many(this::level));
            case BOOK_DELTA -> new BookDelta(instrument(), i64(), i64(), of(BookDelta.Action.values()), bool(), i64(), i64(), i64());
            case OPTION_CHAIN -> new OptionChain(instrument(), i64(), many(this::quote));
            case SPLIT -> new CorporateAction.Split(instrument(), i64(), positive(), positive());
            case STOCK_DIVIDEND -> new CorporateAction.StockDividend(instrument(), i64(), positive(), positive());
            case MERGER -> merger();
            case SYMBOL_CHANGE -> new CorporateAction.SymbolChange(SampleRun.UNIVERSE.get(2), i64(), SampleRun.UNIVERSE.get(3));
            case SPIN_OFF -> new CorporateAction.SpinOff(SampleRun.UNIVERSE.get(2), i64(), SampleRun.UNIVERSE.get(3), positive(),
                    positive(), Price.of("0.2345"));
            case DELISTING -> new CorporateAction.Delisting(instrument(), 5, 5 + positive() / 2, Price.of(bool() ? "0" : "12.5"));
            case CASH_DIVIDEND -> dividend();
            case INSTRUMENT_STATUS -> new InstrumentStatus(instrument(), i64(), of(InstrumentStatus.Status.values()));
            case BAR_OPEN -> new BarOpen(instrument(), i64(), i64());
            case BAR_REVISED -> new BarRevised(bar(), i32(), i64());
            case TIMER -> new Timer(i32(), text(), i64());
            case SIGNAL_TARGET -> signal(new Target(instrument(), size(), terms(), maybe(this::exits)));
            case SIGNAL_ORDER ->
                signal(new OrderRequest(instrument(), of(Side.values()), positiveQuantity(), terms(), someText(), bool()));
            case SIGNAL_REPLACE -> signal(new Replace(instrument(), text(), positiveQuantity(), terms()));
            case SIGNAL_TARGET_WORKED -> signal(new Target(instrument(), size(), terms(), maybe(this::exits), algo()));
            case SIGNAL_ORDER_LINKED -> linked(bool());
            case SIGNAL_CANCEL -> signal(new Cancel(instrument(), text()));
            case SIGNAL_OUTCOME -> new SignalOutcome(strategy(), instrument(), someText(), someText());
            case ORDER_INTENT -> new OrderIntent(strategy(), instrument(), of(Side.values()), positiveQuantity(), terms(), text(), bool(),
                    i64(), text(), maybe(this::money), i64());
            case RISK_DECISION -> new RiskDecision(strategy(), instrument(), of(Side.values()), quantity(),
                    of(RiskDecision.Outcome.values()), quantity(), text(), text(), text());
            case NEW_ORDER -> new OrderCommand.NewOrderSingle(i64(), strategy(), instrument(), of(Side.values()), quantity(), terms(),
                    text(), bool(), maybe(this::money), i64());
            case CANCEL_REQUEST -> new OrderCommand.CancelRequest(i64(), i64(), maybe(this::text), instrument(), text());
            case REPLACE_REQUEST ->
                new OrderCommand.ReplaceRequest(i64(), i64(), maybe(this::text), instrument(), quantity(), terms());
            case STATUS_REQUEST ->
                new OrderCommand.StatusRequest(i64(), maybe(this::text), instrument(), of(Side.values()));
            case EXECUTION_REPORT -> report();
            case ORDER_EVENT -> new OrderEvent(i64(), strategy(), instrument(), of(Side.values()), text(), of(OrdStatus.values()),
                    of(OrdStatus.values()), quantity(), quantity(), quantity(), price(), text());
            case FILL -> new Fill(text(), i64(), strategy(), instrument(), of(Side.values()), quantity(), price(), money(), bool(),
                    price(), i64(), bool(), of(PositionEffect.values()));
            case INTERNAL_CROSS -> new InternalCross(instrument(), strategy(), strategy(), quantity(), price(), i64(), i64());
            case POSITION_ADJUSTED -> new PositionAdjusted(strategy(), instrument(), quantity(), price(), text());
            case LEDGER_ENTRY -> new LedgerEntrySet(text(), maybe(this::strategy), maybe(this::instrument), entries());
            case PORTFOLIO_SNAPSHOT -> portfolio(currency());
            case RISK_STATE -> new RiskStateChanged(text(), of(TradingState.values()), text());
            case ADVICE -> new Advice(of(Advice.Kind.values()), text(), text(), text(), text(), i64());
            case OPERATOR_COMMAND -> new OperatorCommand(of(OperatorCommand.Action.values()), text(), someText(), someText());
            case STRATEGY_FAILED -> new StrategyFailed(text(), text(), i64(), text(), of(StrategyFailed.ExitPolicy.values()));
            case RECONCILIATION_FINDING -> new ReconciliationFinding(of(ReconciliationFinding.Kind.values()), text(), text(), text(),
                    of(ReconciliationFinding.Action.values()));
            case BROKER_QUERY -> new BrokerQuery(i64(), of(BrokerQuery.What.values()), i64());
            case COMMAND_OUTCOME -> new CommandOutcome(i64(), of(CommandOutcome.Outcome.values()), text(), i64());
            case LINK_STATUS -> new LinkStatus(of(LinkStatus.State.values()), text(), i64());
            case ACCOUNT_ANSWER -> new AccountAnswer(i64(), many(() -> new AccountAnswer.Balance(money())), i64());
            case POSITIONS_ANSWER ->
                new PositionsAnswer(i64(), many(() -> new PositionsAnswer.Held(instrument(), quantity())), i64());
            case ORDERS_ANSWER -> new OrdersAnswer(i64(), many(() -> new OrdersAnswer.State(i64(), instrument(), of(Side.values()),
                    of(OrdStatus.values()), quantity(), quantity(), quantity(), bool() ? "" : "V-" + random.nextInt(1_000_000),
                    maybe(this::price))), i64());
            case EXECUTION_REPORT_CHARGED -> {
                List<Charge> charges = charges();
                yield report().withDetail(new ReportDetail(of(ReportReason.values()), maybe(() -> of(OrdType.values())), null, null,
                        maybe(this::quantity), charges));
            }
            case FILL_CHARGED -> {
                List<Charge> charges = charges();
                yield new Fill(text(), i64(), strategy(), instrument(), of(Side.values()), quantity(), price(),
                        new Money(Charge.sum(charges), charges.getFirst().amount().currency()), bool(), price(), i64(), bool(),
                        of(PositionEffect.values()), charges);
            }
            case ACCOUNT_CHARGE -> new AccountCharge(text(), maybe(this::instrument), money(), text(), i64());
            case MARGIN_CALL -> margin();
            case REPORTS_ANSWER -> new ReportsAnswer(i64(), i64(), bool(), i64());
            case JOURNAL_GAP -> new JournalGap(i64(), text());
            case INPUT_BLOCK -> new InputBlock(text(), text(), text(), i64(), text());
        };
    }

    private <T> List<T> many(Supplier<T> one) {
        int count = random.nextInt(10) == 0 ? random.nextInt(2_000) : random.nextInt(5);
        List<T> list = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            list.add(one.get());
        }
        return list;
    }

    private Bar bar() {
        return new Bar(instrument(), i64(), i64(), i64(), i64(), i64(), i64(), i64());
    }

    private Quote quote() {
        return new Quote(instrument(), i64(), i64(), i64(), i64(), i64());
    }

    private BookLevel level() {
        return new BookLevel(i64(), i64(), i32());
    }

    private CorporateAction merger() {
        return bool()
                ? new CorporateAction.Merger(SampleRun.UNIVERSE.get(2), 5, 5 + positive() / 2, SampleRun.UNIVERSE.get(3), positive(),
                        positive(), Price.of(bool() ? "0" : "3.25"))
                : new CorporateAction.Merger(instrument(), 5, 5 + positive() / 2, null, positive(), positive(), Price.of("40.5"));
    }

    private CorporateAction dividend() {
        long a = i64();
        long b = i64();
        return new CorporateAction.CashDividend(instrument(), Math.min(a, b), Math.max(a, b), price());
    }

    private Payload signal(Signal signal) {
        return new SignalEvent(strategy(), signal);
    }

    private MarginCall margin() {
        MarginCall.State state = of(MarginCall.State.values());
        boolean forced = state == MarginCall.State.LIQUIDATION;
        return new MarginCall(state, money(), money(), i64(), forced ? instrument() : null, forced ? of(Side.values()) : null,
                forced ? positiveQuantity() : null, text(), i64());
    }

    private SizeRule size() {
        return switch (random.nextInt(6)) {
            case 3 -> new SizeRule.Volatility(random.nextDouble(-3, 3), random.nextDouble(0.01, 3), random.nextDouble(0.01, 3));
            case 4 -> new SizeRule.RiskPerTrade(random.nextDouble(-3, 3), random.nextDouble(0.01, 3), random.nextDouble(0.01, 3));
            case 5 -> new SizeRule.Kelly(random.nextDouble(0.01, 1), random.nextDouble(-3, 3), random.nextDouble(0.01, 3), 1);
            case 0 -> new SizeRule.Percent(bool() ? -0.0 : random.nextDouble(-3, 3));
            case 1 -> new SizeRule.Units(quantity());
            default -> new SizeRule.Notional(money());
        };
    }

    private Payload linked(boolean worked) {
        return signal(new OrderRequest(instrument(), of(Side.values()), positiveQuantity(), terms(), someText(), bool(),
                worked ? null : new Link(someText(), of(Link.Role.values())), worked ? algo() : null));
    }

    private Algo algo() {
        return switch (random.nextInt(4)) {
            case 0 -> new Algo.Twap(positive(), 1 + random.nextInt(100));
            case 1 -> new Algo.Vwap(positive(), List.of(random.nextLong(1, 1L << 40), 0L, random.nextLong(1L << 40)));
            case 2 -> new Algo.Pov(positive(), random.nextDouble(0.001, 1));
            default -> new Algo.Shortfall(positive(), 1 + random.nextInt(9), random.nextDouble(), random.nextDouble(),
                    random.nextDouble(1, 2), random.nextDouble());
        };
    }

    private Target.Exits exits() {
        return new Target.Exits(bool() ? 0 : random.nextDouble(), random.nextDouble(10));
    }

    private ExecutionReport report() {
        return new ExecutionReport(text(), text(), i64(), i64(), instrument(), maybe(() -> of(Side.values())), of(ExecType.values()),
                of(OrdStatus.values()), quantity(), quantity(), quantity(), quantity(), maybe(this::price), text(), text(), i64(), i64(),
                maybe(this::money), price(), detail());
    }

    private ReportDetail detail() {
        return bool()
                ? ReportDetail.NONE
                : new ReportDetail(of(ReportReason.values()), maybe(() -> of(OrdType.values())), maybe(this::price), maybe(this::price),
                        maybe(this::quantity));
    }

    private List<Charge> charges() {
        Currency currency = currency();
        List<Charge> charges = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            charges.add(new Charge("rule:" + text().replace(";", ","), new Money(random.nextLong(-(1L << 60), 1L << 60), currency)));
        }
        return charges;
    }

    private List<LedgerEntry> entries() {
        List<LedgerEntry> entries = new ArrayList<>();
        for (Currency currency : List.of(currency(), Currency.of("EUR"))) {
            long left = 0;
            for (int i = random.nextInt(4); i >= 0; i--) {
                long units = random.nextLong(-(1L << 60), 1L << 60);
                entries.add(new LedgerEntry(of(LedgerAccount.values()), new Money(units, currency)));
                left -= units;
            }
            entries.add(new LedgerEntry(of(LedgerAccount.values()), new Money(left, currency)));
        }
        return entries;
    }

    private PortfolioSnapshot portfolio(Currency c) {
        return new PortfolioSnapshot(new Money(i64(), c), new Money(i64(), c), new Money(i64(), c), new Money(i64(), c),
                new Money(i64(), c), new Money(i64(), c), new Money(i64(), c), new Money(i64(), c), i32());
    }
}
