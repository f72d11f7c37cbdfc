package dev.assay.riskguard;

import dev.assay.core.instrument.Contract;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.InstrumentId;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import dev.assay.core.risk.AccountSums;
import dev.assay.core.risk.RiskState;
import dev.assay.core.risk.RiskView;
import dev.assay.core.signal.StrategyId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.TreeMap;

/// Books that a test writes as it likes, and values in plain decimals.
public final class Books implements RiskView {
    public static final StrategyId ONE = new StrategyId(0, "one");
    public static final StrategyId TWO = new StrategyId(1, "two");
    public static final Instrument ABC = Instrument.equity(0, "ABC", "XNYS", Currency.USD);
    public static final Instrument XYZ = Instrument.equity(1, "XYZ", "XNYS", Currency.USD);
    public static final Instrument COIN = new Instrument(2, new InstrumentId("X:COIN"), "COIN", "X", Currency.USD, 2, 1, 8, 1000, 1,
            new Contract.CryptoPair(Currency.of("BTC")));
    public static final Instrument INDEX = new Instrument(3, new InstrumentId("X:IDX"), "IDX", "X", Currency.USD, 2, 1, 0, 1, 1,
            new Contract.Index());
    public static final Instrument LOTS = new Instrument(4, new InstrumentId("X:LOTS"), "LOTS", "X", Currency.USD, 4, 500, 0, 100, 10,
            new Contract.Equity());
    private static final List<Instrument> ALL = List.of(ABC, XYZ, COIN, INDEX, LOTS);
    private static final int USD_SCALE = 6;

    private final long[][] positions = new long[2][ALL.size()];
    private final long[] buys = new long[ALL.size()];
    private final long[] sells = new long[ALL.size()];
    private final long[] marks = new long[ALL.size()];
    private final long[] markTs = new long[ALL.size()];
    private final boolean[] halted = new boolean[ALL.size()];
    private final TreeMap<Long, Long> counted = new TreeMap<>();
    private final long[][] bestBuys = new long[ALL.size()][];
    private final long[][] bestSells = new long[ALL.size()][];
    private final long[][] ownBuys = new long[2][ALL.size()];
    private final long[][] ownSells = new long[2][ALL.size()];
    private long @org.jspecify.annotations.Nullable [] sides;
    private long[] opening = new long[2];
    private long[] closing = new long[2];
    private boolean inSession;
    private RiskState state = new RiskState(2, 5, 1000, 60_000_000_000L);
    private Currency currency = Currency.USD;
    private long equity = usd("100000");
    private long now = 1_000_000_000_000L;

    public Books() {
        java.util.Arrays.fill(marks, NO_PRICE);
        java.util.Arrays.fill(bestBuys, new long[0]);
        java.util.Arrays.fill(bestSells, new long[0]);
        java.util.Arrays.fill(markTs, now);
        state.onDayStart(equity);
    }

    public static long usd(String amount) {
        return new BigDecimal(amount).movePointRight(USD_SCALE).longValueExact();
    }

    public Books mark(Instrument instrument, String price) {
        marks[instrument.number()] = Price.of(price).rescale(instrument.priceScale(), RoundingMode.UNNECESSARY).units();
        return this;
    }

    /// Its price is not known.
    public Books unmarked(Instrument instrument) {
        marks[instrument.number()] = NO_PRICE;
        return this;
    }

    public Books markTs(Instrument instrument, long ts) {
        markTs[instrument.number()] = ts;
        return this;
    }

    public Books held(Instrument instrument, String quantity) {
        return held(ONE, instrument, quantity);
    }

    public Books held(StrategyId strategy, Instrument instrument, String quantity) {
        positions[strategy.number()][instrument.number()] = units(instrument, quantity);
        return this;
    }

    public Books buying(Instrument instrument, String quantity) {
        buys[instrument.number()] = units(instrument, quantity);
        return this;
    }

    public Books selling(Instrument instrument, String quantity) {
        sells[instrument.number()] = units(instrument, quantity);
        return this;
    }

    /// Working orders of a strategy: they count for the account too.
    public Books working(StrategyId strategy, Instrument instrument, String bought, String sold) {
        int at = instrument.number();
        buys[at] += units(instrument, bought) - ownBuys[strategy.number()][at];
        sells[at] += units(instrument, sold) - ownSells[strategy.number()][at];
        ownBuys[strategy.number()][at] = units(instrument, bought);
        ownSells[strategy.number()][at] = units(instrument, sold);
        return this;
    }

    /// Own limit orders that rest: prices with spaces between.
    public Books resting(Instrument instrument, String buys, String sells) {
        bestBuys[instrument.number()] = prices(instrument, buys);
        bestSells[instrument.number()] = prices(instrument, sells);
        return this;
    }

    private static long[] prices(Instrument instrument, String text) {
        return text.isEmpty()
                ? new long[0]
                : java.util.Arrays.stream(text.split(" ")).mapToLong(price -> price(instrument, price)).toArray();
    }

    public static long price(Instrument instrument, String price) {
        return Price.of(price).rescale(instrument.priceScale(), RoundingMode.UNNECESSARY).units();
    }

    public Books open(boolean open) {
        inSession = open;
        return this;
    }

    public Books counted(long clOrdId, Instrument instrument, String quantity) {
        counted.put(clOrdId, units(instrument, quantity));
        return this;
    }

    public Books halt(Instrument instrument) {
        halted[instrument.number()] = true;
        return this;
    }

    public Books equity(String amount) {
        equity = usd(amount);
        return this;
    }

    public Books dayStart(String amount) {
        state.onDayStart(usd(amount));
        return this;
    }

    public Books in(Currency other) {
        currency = other;
        return this;
    }

    public Books at(long instant) {
        now = instant;
        return this;
    }

    public Books state(RiskState other) {
        state = other;
        return this;
    }

    public static long units(Instrument instrument, String quantity) {
        return Quantity.of(quantity).rescale(instrument.quantityScale(), RoundingMode.UNNECESSARY).units();
    }

    public static OrderIntent intent(Side side, Instrument instrument, String quantity, OrderTerms terms) {
        return new OrderIntent(ONE, instrument, side, instrument.quantity(units(instrument, quantity)), terms, "t", false, 0, "test");
    }

    public static OrderIntent buy(Instrument instrument, String quantity) {
        return intent(Side.BUY, instrument, quantity, OrderTerms.market());
    }

    public static OrderIntent sell(Instrument instrument, String quantity) {
        return intent(Side.SELL, instrument, quantity, OrderTerms.market());
    }

    public static OrderIntent exit(OrderIntent intent) {
        return new OrderIntent(intent.strategy(), intent.instrument(), intent.side(), intent.quantity(), intent.terms(), intent.tag(), true,
                intent.replaces(), intent.reason());
    }

    public static OrderIntent replacing(long clOrdId, OrderIntent intent) {
        return new OrderIntent(intent.strategy(), intent.instrument(), intent.side(), intent.quantity(), intent.terms(), intent.tag(),
                intent.protective(), clOrdId, intent.reason());
    }

    /// Long and short are kept apart: what strategy one holds of ABC on either side, and what its working orders of a side may open and close.
    public Books hedged(long longs, long shorts) {
        sides = new long[]{longs, shorts};
        positions[0][0] = longs - shorts;
        return this;
    }

    /// Working buys and sales of a hedged account's strategy one in ABC.
    public Books opening(long bought, long sold) {
        opening = new long[]{bought, sold};
        buys[0] = bought + closing[0];
        sells[0] = sold + closing[1];
        return this;
    }

    /// Working orders that close.
    public Books closing(long bought, long sold) {
        closing = new long[]{bought, sold};
        return opening(opening[0], opening[1]);
    }

    @Override
    public boolean hedged() {
        return sides != null;
    }

    @Override
    public long sideUnits(Instrument instrument, int side) {
        return sides == null || instrument.number() != 0 ? RiskView.super.sideUnits(instrument, side) : sides[side > 0 ? 0 : 1];
    }

    @Override
    public long sideUnits(StrategyId strategy, Instrument instrument, int side) {
        return strategy.number() == 0 ? sideUnits(instrument, side) : 0;
    }

    @Override
    public long openingUnits(Instrument instrument, int side) {
        return instrument.number() == 0 ? opening[side > 0 ? 0 : 1] : RiskView.super.openingUnits(instrument, side);
    }

    @Override
    public long openingUnits(StrategyId strategy, Instrument instrument, int side) {
        return strategy.number() == 0 ? openingUnits(instrument, side) : 0;
    }

    @Override
    public long closingUnits(StrategyId strategy, Instrument instrument, int side) {
        return strategy.number() == 0 && instrument.number() == 0 ? closing[side > 0 ? 0 : 1] : 0;
    }

    @Override
    public long now() {
        return now;
    }

    @Override
    public Currency currency() {
        return currency;
    }

    @Override
    public long positionUnits(Instrument instrument) {
        return positions[0][instrument.number()] + positions[1][instrument.number()];
    }

    @Override
    public long positionUnits(StrategyId strategy, Instrument instrument) {
        return positions[strategy.number()][instrument.number()];
    }

    @Override
    public long workingBuyUnits(Instrument instrument) {
        return buys[instrument.number()];
    }

    @Override
    public long workingSellUnits(Instrument instrument) {
        return sells[instrument.number()];
    }

    @Override
    public long countedUnits(long clOrdId) {
        return counted.getOrDefault(clOrdId, 0L);
    }

    @Override
    public long markUnits(Instrument instrument) {
        return marks[instrument.number()];
    }

    @Override
    public long markTs(Instrument instrument) {
        return markTs[instrument.number()];
    }

    @Override
    public boolean halted(Instrument instrument) {
        return halted[instrument.number()];
    }

    @Override
    public long equityUnits() {
        return equity;
    }

    /// The exact value of that many units at the mark.
    public BigDecimal value(Instrument instrument, long units) {
        return units == 0
                ? BigDecimal.ZERO
                : instrument.price(marks[instrument.number()]).decimal().multiply(instrument.quantity(units).decimal())
                        .multiply(BigDecimal.valueOf(instrument.multiplier())).abs();
    }

    @Override
    public long grossExposureUnits() {
        long sum = 0;
        for (Instrument each : ALL) {
            sum += ledger(value(each, positionUnits(each)));
        }
        return sum;
    }

    @Override
    public long worstGrossExposureUnits() {
        long sum = 0;
        for (Instrument each : ALL) {
            long position = positionUnits(each);
            sum += ledger(value(each,
                    Math.max(Math.abs(position + workingBuyUnits(each)), Math.abs(position - workingSellUnits(each)))));
        }
        return sum;
    }

    @Override
    public AccountSums sums() {
        long longest = 0;
        long shortest = 0;
        long working = 0;
        for (Instrument each : ALL) {
            long most = positionUnits(each) + workingBuyUnits(each);
            long least = positionUnits(each) - workingSellUnits(each);
            longest += Long.signum(most) * ledger(value(each, most));
            shortest += Long.signum(least) * ledger(value(each, least));
            working += ledger(value(each, workingBuyUnits(each) + workingSellUnits(each)));
        }
        return new AccountSums().set(worstGrossExposureUnits(), longest, shortest, working);
    }

    @Override
    public long workingBuyUnits(StrategyId strategy, Instrument instrument) {
        return ownBuys[strategy.number()][instrument.number()];
    }

    @Override
    public long workingSellUnits(StrategyId strategy, Instrument instrument) {
        return ownSells[strategy.number()][instrument.number()];
    }

    @Override
    public long bestBuyUnits(Instrument instrument, long atMost) {
        return java.util.Arrays.stream(bestBuys[instrument.number()]).filter(price -> price <= atMost).max().orElse(NO_PRICE);
    }

    @Override
    public long bestSellUnits(Instrument instrument, long atLeast) {
        return java.util.Arrays.stream(bestSells[instrument.number()]).filter(price -> price >= atLeast).min().orElse(NO_PRICE);
    }

    @Override
    public boolean inSession() {
        return inSession;
    }

    private static long ledger(BigDecimal value) {
        return value.setScale(USD_SCALE, RoundingMode.HALF_EVEN).unscaledValue().longValueExact();
    }

    @Override
    public RiskState state() {
        return state;
    }
}
