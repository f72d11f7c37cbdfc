package dev.assay.proofbench;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.Universe;
import dev.assay.core.market.Bar;
import dev.assay.core.market.BarOpen;
import dev.assay.core.market.BarRevised;
import dev.assay.core.market.BookDelta;
import dev.assay.core.market.BookSnapshot;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.market.InstrumentStatus;
import dev.assay.core.market.MarketData;
import dev.assay.core.market.OptionChain;
import dev.assay.core.market.Quote;
import dev.assay.core.market.Trade;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.AccountAnswer;
import dev.assay.core.order.BrokerMessage;
import dev.assay.core.order.BrokerQuery;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.OrdType;
import dev.assay.core.order.OrderCommand;
import dev.assay.core.order.OrdersAnswer;
import dev.assay.core.order.PositionsAnswer;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.portfolio.RateSource;
import dev.assay.core.risk.RiskView;
import dev.assay.execution.BrokerAdapter;
import dev.assay.execution.Capabilities;
import dev.assay.execution.MarketDriven;
import dev.assay.execution.CostModel;
import dev.assay.proofbench.book.BookCounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongBinaryOperator;
import java.util.function.LongPredicate;
import java.util.function.LongToIntFunction;
import org.jspecify.annotations.Nullable;

/// A broker and its venue, simulated: orders rest here and meet the run's own market data; the account is the broker's own.
///
/// A command arrives in the instant it is sent. An order meets only data whose interval begins at or after its arrival; of the openings of
/// its own instant only those that had not yet been met when it was sent. With a model that [needs a book][FillModel#needsBook()] an order meets
/// the book as it stands when it arrives, then waits in the queue. Otherwise orders in one instrument meet a datum in order of arrival. The
/// broker lends freely, unless it is told to keep a cash account or a margin account. Single-threaded, deterministic.
public final class SimulatedBroker implements BrokerAdapter, MarketDriven {
    private final Universe universe;
    private final FillModel model;
    private final VenueBook[] books;
    private final Reports reports;
    private final BrokerAccount account;
    private final OrderEntry entry;
    private final Matcher matcher;
    private final @Nullable BookMatcher bookMatcher;
    private final boolean[] resting;
    private final Declarations declarations;
    private final boolean keepsEveryBar;
    private final Capabilities capabilities;
    private final Executions executions;
    private @Nullable LastPrices prices;
    private @Nullable Carry carry;
    private @Nullable CashAccount cashAccount;
    private @Nullable MarginDesk marginDesk;
    private long now = Long.MIN_VALUE;
    private long openingsMetAt = Long.MIN_VALUE;

    /// A broker that is not told when sessions open, so takes no orders for the opening (OPG).
    public SimulatedBroker(Universe universe, FillModel model, CostModel costs, Money deposit) {
        this(universe, model, costs, deposit, null);
    }

    /// A broker with its account opened.
    ///
    /// @param deposit opening cash
    /// @param opensSession whether a session opens at that time (epoch ns UTC), or null where that is not known
    public SimulatedBroker(Universe universe, FillModel model, CostModel costs, Money deposit, @Nullable LongPredicate opensSession) {
        this(universe, model, costs, deposit, opensSession, false);
    }

    /// A broker with its account opened.
    ///
    /// @param deposit opening cash
    /// @param opensSession whether a session opens at that time (epoch ns UTC), or null where that is not known
    /// @param hedging whether long and short positions are kept apart, each strategy being a sub-account
    public SimulatedBroker(Universe universe, FillModel model, CostModel costs, Money deposit, @Nullable LongPredicate opensSession,
            boolean hedging) {
        this.universe = universe;
        this.model = model;
        this.books = new VenueBook[universe.size()];
        this.resting = new boolean[universe.size()];
        Arrays.setAll(books, i -> new VenueBook(resting, i, model.barsKept()));
        this.reports = new Reports(universe);
        this.account = new BrokerAccount(universe, deposit, hedging);
        this.executions = new Executions(model, costs, account, reports);
        this.matcher = new Matcher(model, executions, opensSession);
        this.bookMatcher = model instanceof BookModel book
                ? new BookMatcher(book.queue(), executions, new Triggers(model), universe.size())
                : null;
        this.entry = new OrderEntry(new Admission(universe, opensSession != null), books, matcher, bookMatcher, executions, reports);
        this.declarations = new Declarations(entry, books, account, reports);
        this.keepsEveryBar = model.needsEveryBar();
        List<TimeInForce> times = new ArrayList<>(
                List.of(TimeInForce.DAY, TimeInForce.GTC, TimeInForce.IOC, TimeInForce.FOK, TimeInForce.GTD, TimeInForce.CLS));
        if (opensSession != null) {
            times.add(TimeInForce.OPG);
        }
        this.capabilities = new Capabilities("ProofBench", List.of(OrdType.values()), times, true, false, true, true,
                List.of(Capabilities.Feature.values()));
    }

    /// Charges and credits what holding costs and earns from now on; before the first instant.
    ///
    /// @param dateOf date of the session that an instant (epoch ns UTC) belongs to, as days since 1970-01-01
    /// @param daysToNext calendar days from that date to the next session's
    public SimulatedBroker financed(CarryTerms terms, LongToIntFunction dateOf, LongToIntFunction daysToNext) {
        carry = terms.none() ? null : new Carry(universe, terms, account, reports, prices(), dateOf, daysToNext);
        return this;
    }

    /// Lends nothing from now on: a cash account; before the first instant.
    public SimulatedBroker cashAccount(SettlementTerms terms, SettlementDates dates) {
        CashAccount rules = new CashAccount(universe, terms, account, books, prices(), dates);
        cashAccount = rules;
        entry.rules(rules);
        executions.rules(rules);
        return this;
    }

    /// Lends as a margin account does from now on, and calls; before the first instant. Long and short positions must be netted.
    ///
    /// @param rates where the rates of other currencies come from
    /// @param closes close (epoch ns UTC) of the session so many after the one that an instant belongs to
    public SimulatedBroker marginAccount(MarginTerms terms, List<RateSource> rates, LongBinaryOperator closes) {
        MarginAccount rules = new MarginAccount(universe, terms, account, books, new AccountValues(universe, account, prices(), rates));
        marginDesk = new MarginDesk(universe, rules, account, reports, closes);
        entry.rules(rules);
        return this;
    }

    @Override
    public boolean watchesMargin() {
        return marginDesk != null;
    }

    @Override
    public void checkMargin(long ts, boolean sessionEnded) {
        if (marginDesk != null) {
            marginDesk.check(ts, sessionEnded);
        }
    }

    /// How many sales were good-faith violations of a cash account.
    public long goodFaithViolations() {
        return cashAccount == null ? 0 : cashAccount.violations();
    }

    private LastPrices prices() {
        LastPrices known = prices;
        if (known == null) {
            known = new LastPrices(universe);
            prices = known;
        }
        return known;
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    /// A new instant begins: commands sent from here on arrive at `ts`, dividends due by then are paid, and GTD orders that were good till
    /// before it expire; so a GTD order meets only data that ends by its expiry.
    ///
    /// @param ts epoch ns UTC, never before the last one
    @Override
    public void onInstant(long ts) {
        if (ts < now) {
            throw new IllegalArgumentException("time runs backwards: from " + now + " to " + ts + " ns");
        }
        now = ts;
        account.settle(ts);
        if (carry != null) {
            carry.onInstant(ts);
        }
        if (cashAccount != null) {
            cashAccount.onInstant(ts);
        }
        matcher.expire(books, ts);
    }

    /// Whether a datum of the instrument must be given to [#onMarketData].
    @Override
    public boolean wants(Instrument instrument) {
        return keepsEveryBar || prices != null || resting[instrument.number()];
    }

    /// Resting orders meet a datum; reports wait in [#poll]. Openings (`BarOpen`) are given at the end of the instant in which the interval
    /// begins, after that instant's commands; bars at their close.
    ///
    /// @param datumId the datum's event id
    @Override
    public void onMarketData(MarketData datum, long datumId) {
        VenueBook book = books[datum.instrument().number()];
        if (prices != null) {
            prices.mark(datum);
        }
        if (bookMatcher != null && bookMatcher.meet(book, datum, datumId)) {
            return;
        }
        switch (datum) {
            case Bar bar -> matcher.meetBar(book, bar, datumId);
            case BarOpen opening -> {
                openingsMetAt = opening.tsEvent();
                matcher.meetPrice(book, opening, datumId);
            }
            case Quote quote -> matcher.meetPrice(book, quote, datumId);
            case Trade trade -> matcher.meetPrice(book, trade, datumId);
            // Nothing trades on these: corrections and books are no prices here, a halted market sends none.
            case BarRevised r -> {
            }
            case BookSnapshot b -> {
            }
            case BookDelta d -> {
            }
            case OptionChain c -> {
            }
            case InstrumentStatus s -> {
            }
            case CorporateAction a -> throw new IllegalArgumentException("corporate actions go to onCorporateAction");
        }
    }

    /// A corporate action changes resting orders and the account.
    ///
    /// @param lastPriceUnits last price of the instrument before the action, in price units, or [RiskView#NO_PRICE]; fractions of a share
    ///        that a split leaves are paid at it
    @Override
    public void onCorporateAction(CorporateAction action, long lastPriceUnits) {
        onCorporateAction(action, lastPriceUnits, RiskView.NO_PRICE);
    }

    @Override
    public void onCorporateAction(CorporateAction action, long lastPriceUnits, long otherPriceUnits) {
        switch (action) {
            case CorporateAction.Split split -> split(split, lastPriceUnits);
            case CorporateAction.StockDividend stock -> split(stock.asSplit(), lastPriceUnits);
            case CorporateAction.CashDividend dividend -> account.dividend(dividend, now);
            case CorporateAction.Merger m -> account.exchange(m, lastPriceUnits, otherPriceUnits, now);
            case CorporateAction.SymbolChange c -> account.exchange(
                    new CorporateAction.Merger(c.instrument(), c.tsEvent(), c.tsEvent(), c.into(), 1, 1, Price.of("0")), lastPriceUnits,
                    otherPriceUnits, now);
            case CorporateAction.SpinOff spin -> account.spinOff(spin, lastPriceUnits, otherPriceUnits);
            case CorporateAction.Delisting d -> account.delist(d, now);
        }
        if (action.endsOrders()) {
            if (bookMatcher != null) {
                bookMatcher.forget(books[action.instrument().number()], action.instrument());
            }
            entry.endAll(action.instrument(), "canceled by a corporate action", now);
        }
    }

    private void split(CorporateAction.Split split, long lastPriceUnits) {
        account.split(split, lastPriceUnits);
        if (bookMatcher != null) {
            bookMatcher.forget(books[split.instrument().number()], split.instrument());
        }
        if (prices != null) {
            prices.split(split);
        }
        if (cashAccount != null) {
            cashAccount.split(split.instrument(), split.numerator(), split.denominator());
        }
        Matcher.split(books[split.instrument().number()], split.numerator(), split.denominator());
    }

    /// A session has ended, its last data having been given: orders for the close meet it, day orders that arrived before `ts` expire. A day
    /// order sent at or after the end of a session is good for the next one.
    @Override
    public void onSessionEnd(long ts) {
        for (VenueBook book : books) {
            if (!book.isEmpty()) {
                matcher.endSession(book, ts);
            }
        }
        if (carry != null) {
            carry.endSession(ts);
        }
    }

    @Override
    public void send(OrderCommand command, long commandId) {
        entry.take(command, now, openingsMetAt == now);
    }

    /// Answers from the broker's own books, at once.
    @Override
    public void ask(BrokerQuery query) {
        switch (query.what()) {
            case ACCOUNT -> reports
                    .answer(new AccountAnswer(query.queryId(), account.cash().stream().map(AccountAnswer.Balance::new).toList(), now));
            case POSITIONS -> reports.answer(new PositionsAnswer(query.queryId(),
                    account.positions().stream().map(held -> new PositionsAnswer.Held(held.instrument(), held.quantity())).toList(), now));
            case ORDERS -> reports.answer(new OrdersAnswer(query.queryId(), entry.states(query.sinceTs()), now));
            case REPORTS -> reports.repeat(query, now);
        }
    }

    /// The venue takes a trade back that filled an order, and the order works again. The account and a report follow.
    public void bust(ExecutionReport trade) {
        declarations.bust(trade, now);
    }

    /// The venue corrects the price of a trade that filled an order by some ticks, against us.
    public void correct(ExecutionReport trade, int ticks) {
        declarations.correct(trade, ticks, now);
    }

    /// The venue fills more than was ordered, at the price of the last trade.
    public void overfill(ExecutionReport trade, Quantity more) {
        declarations.overfill(trade, more, now);
    }

    @Override
    public @Nullable BrokerMessage poll() {
        return reports.poll();
    }

    /// Cash by currency in the broker's own books, the account's currency first.
    public List<Money> cash() {
        return account.cash();
    }

    /// Positions in the broker's own books, in instrument order, without flat ones: net, or long and short where they are kept apart.
    public List<BrokerPosition> positions() {
        return account.positions();
    }

    /// The orders that rest, by instrument and then arrival.
    public List<RestingOrder> workingOrders() {
        List<RestingOrder> all = new ArrayList<>();
        for (VenueBook book : books) {
            all.addAll(book.orders());
        }
        return all;
    }

    /// How many bars held a stop and a limit order of one side, so that the stop was taken as the worst case.
    public long ambiguousBars() {
        return matcher.ambiguousBars();
    }

    /// What the recorded book of an instrument has been through; null where there is none.
    public @Nullable BookCounts bookCounts(Instrument instrument) {
        return bookMatcher == null ? null : bookMatcher.counts(instrument.number());
    }

    /// The model that fills orders.
    public FillModel model() {
        return model;
    }

    /// The instruments that can be traded here.
    public Universe universe() {
        return universe;
    }
}
