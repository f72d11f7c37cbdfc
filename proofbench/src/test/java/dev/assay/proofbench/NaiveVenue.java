package dev.assay.proofbench;

import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.TimeInForce;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The venue once more, slow and plain, for one instrument of whole shares with cent ticks: decimals, lists, and the rules in the order in
/// which the documentation states them. Every order is looked at for every datum.
final class NaiveVenue {
    /// Where a single price comes from.
    enum Source {
        OPENING, QUOTE, TRADE
    }

    private record Deal(BigDecimal price, BigDecimal slippage) {}

    private final String model;
    private final boolean touch;
    private final BigDecimal slippageShare;
    private final boolean half;
    private final long sessionEvery;

    private final List<NaiveOrder> everyOrder = new ArrayList<>();
    private final List<NaiveOrder> live = new ArrayList<>();
    private final Set<Long> declaredOpenings = new TreeSet<>();
    private final List<String> out = new ArrayList<>();
    private long now;
    private boolean openingsAreOver;
    private BigDecimal @Nullable [] lastBar;
    private long lastBarOpened;
    private long lastBarClosed;
    private long lastBarId;
    BigDecimal cash = BigDecimal.ZERO;
    BigDecimal position = BigDecimal.ZERO;
    int ambiguous;

    NaiveVenue(String model, boolean touch, BigDecimal basisPoints, boolean half, long sessionEvery) {
        this.model = model;
        this.touch = touch;
        this.slippageShare = basisPoints.movePointLeft(4);
        this.half = half;
        this.sessionEvery = sessionEvery;
    }

    List<String> take() {
        List<String> taken = List.copyOf(out);
        out.clear();
        return taken;
    }

    boolean empty() {
        return live.isEmpty();
    }

    void instant(long ts) {
        openingsAreOver = openingsAreOver && ts == now;
        now = ts;
    }

    void enter(long id, boolean buy, BigDecimal quantity, OrderTerms terms) {
        if (impossible(terms)) {
            out.add("REJECTED " + id + " REJECTED of " + quantity + " filled 0 left 0 at " + now);
            return;
        }
        NaiveOrder order = new NaiveOrder(id, buy, terms, quantity);
        arrive(order);
        everyOrder.add(order);
        live.add(order);
        say("NEW", id, order, now);
        onThisClose(order);
    }

    private void arrive(NaiveOrder order) {
        order.arrived = now;
        order.missedOpening = openingsAreOver;
        order.tested = false;
    }

    private static boolean impossible(OrderTerms terms) {
        boolean offTick = terms.limitPx() != null && !onTick(terms.limitPx().decimal())
                || terms.stopPx() != null && !onTick(terms.stopPx().decimal());
        boolean hurried = Set.of(TimeInForce.IOC, TimeInForce.FOK, TimeInForce.OPG, TimeInForce.CLS).contains(terms.timeInForce());
        return offTick || terms.timeInForce() == TimeInForce.GTD || hurried && terms.ordType().hasStop();
    }

    private static boolean onTick(BigDecimal price) {
        return price.remainder(new BigDecimal("0.01")).signum() == 0;
    }

    void cancel(long request, long id) {
        NaiveOrder order = target(request, id);
        if (order != null) {
            order.status = "CANCELED";
            live.remove(order);
            say("CANCELED", request, order, now);
        }
    }

    void replace(long request, long id, BigDecimal quantity, OrderTerms terms) {
        NaiveOrder order = target(request, id);
        if (order == null) {
            return;
        }
        if (impossible(terms)) {
            say("CANCEL_REJECTED", request, order, now);
            return;
        }
        boolean sameStop = terms.ordType() == order.terms.ordType() && Objects.equals(terms.stopPx(), order.terms.stopPx());
        boolean samePrices = sameStop && Objects.equals(terms.limitPx(), order.terms.limitPx());
        boolean keepsPlace = samePrices && quantity.compareTo(order.ordered) <= 0;
        order.earlierIds.add(order.id);
        order.id = request;
        order.ordered = quantity.max(order.filled);
        order.terms = terms;
        order.triggered &= sameStop;
        if (order.left().signum() == 0) {
            order.status = "FILLED";
            live.remove(order);
        } else if (!keepsPlace) {
            arrive(order);
            live.remove(order);
            live.add(order);
        }
        say("REPLACED", request, order, now);
        if (order.live()) {
            onThisClose(order);
        }
    }

    private @Nullable NaiveOrder target(long request, long id) {
        for (NaiveOrder order : everyOrder) {
            if (order.id == id && order.live()) {
                return order;
            }
            if (order.id == id || order.earlierIds.contains(id)) {
                say("CANCEL_REJECTED", request, order, now);
                return null;
            }
        }
        out.add("CANCEL_REJECTED " + request + " unknown");
        return null;
    }

    /// A single price: `bid` and `ask` are the same but in a quote; null where that side is not there.
    void price(Source source, long ts, @Nullable BigDecimal bid, @Nullable BigDecimal ask, long datum) {
        if (source == Source.OPENING) {
            declaredOpenings.add(ts);
            openingsAreOver = true;
        }
        for (NaiveOrder order : List.copyOf(live)) {
            boolean inTime = source == Source.OPENING
                    ? order.arrived < ts || order.arrived == ts && !order.missedOpening
                    : order.arrived <= ts;
            if (inTime) {
                meetPrice(order, source, ts, order.buy ? ask : bid, datum, ts);
            }
        }
    }

    private boolean meetPrice(NaiveOrder order, Source source, long ts, @Nullable BigDecimal price, long datum, long reportedAt) {
        boolean opensSession = source == Source.OPENING && ts % sessionEvery == 0;
        if (order.lasts().equals("CLS") || order.lasts().equals("OPG") && !opensSession) {
            return false;
        }
        boolean wrongModel = order.type().equals("MARKET") && !model.equals("next-open") && !order.lasts().equals("OPG");
        Deal deal = wrongModel || price == null ? null : atPrice(order, source, order.mirror(price));
        boolean filled = trade(order, deal, datum, reportedAt);
        order.tested = true;
        endIfHurried(order, reportedAt);
        return filled;
    }

    private void endIfHurried(NaiveOrder order, long ts) {
        if (!order.live()) {
            return;
        }
        if (order.lasts().equals("OPG")) {
            end(order, "EXPIRED", ts);
        }
        boolean hurried = order.lasts().equals("IOC") || order.lasts().equals("FOK");
        if (hurried && (!order.type().equals("MARKET") || order.filled.signum() > 0)) {
            end(order, "CANCELED", ts);
        }
    }

    /// Everything from here to [#inRange] sees prices mirrored: low is good.
    private @Nullable Deal atPrice(NaiveOrder order, Source source, BigDecimal price) {
        BigDecimal stop = order.stop();
        boolean justNow = false;
        if (stop != null && !order.triggered) {
            if (price.compareTo(stop) < 0) {
                return null;
            }
            order.triggered = true;
            justNow = true;
        }
        BigDecimal limit = order.limit();
        if (limit == null) {
            return taking(price, null);
        }
        boolean good = source == Source.QUOTE ? price.compareTo(limit) <= 0 : good(price, limit);
        if (!good) {
            return null;
        }
        if (justNow) {
            return taking(price, limit);
        }
        return new Deal(order.tested && source != Source.OPENING ? limit : price, BigDecimal.ZERO);
    }

    private boolean good(BigDecimal price, BigDecimal limit) {
        return touch ? price.compareTo(limit) <= 0 : price.compareTo(limit) < 0;
    }

    private Deal taking(BigDecimal price, @Nullable BigDecimal limit) {
        BigDecimal paid = price.add(price.abs().multiply(slippageShare).setScale(4, RoundingMode.UP));
        BigDecimal bounded = limit == null ? paid : paid.min(limit);
        return new Deal(bounded, bounded.subtract(price));
    }

    private @Nullable Deal inRange(NaiveOrder order, BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close) {
        BigDecimal stop = order.stop();
        BigDecimal limit = order.limit();
        if (order.type().equals("MARKET")) {
            return model.equals("next-open") ? null : taking(close, null);
        }
        if (stop != null && !order.triggered) {
            if (high.compareTo(stop) < 0) {
                return null;
            }
            order.triggered = true;
            BigDecimal reached = open.max(stop);
            return limit == null ? taking(reached, null) : good(reached, limit) ? taking(reached, limit) : null;
        }
        return limit != null && good(low, limit) ? new Deal(limit.min(high), BigDecimal.ZERO) : null;
    }

    void bar(long opened, long closed, BigDecimal[] ohlc, long datum) {
        lastBar = ohlc;
        lastBarOpened = opened;
        lastBarClosed = closed;
        lastBarId = datum;
        Set<Boolean> done = new TreeSet<>();
        if (declaredOpenings.add(opened)) {
            for (NaiveOrder order : List.copyOf(live)) {
                boolean inTime = order.arrived < opened || order.arrived == opened && !order.missedOpening;
                if (inTime && meetPrice(order, Source.OPENING, opened, ohlc[0], datum, closed)) {
                    done.add(order.buy);
                }
            }
        }
        Set<Boolean> stopped = new TreeSet<>();
        for (NaiveOrder order : List.copyOf(live)) {
            if (order.isStop() && meetsBar(order, opened, closed) && !done.contains(order.buy)) {
                boolean first = !stopped.contains(order.buy);
                if (meetBar(order, ohlc, datum, closed)) {
                    stopped.add(order.buy);
                    ambiguous += first && aTargetToo(order.buy, ohlc, opened, closed) ? 1 : 0;
                }
            }
        }
        done.addAll(stopped);
        for (NaiveOrder order : List.copyOf(live)) {
            boolean waits = !order.type().equals("MARKET") && done.contains(order.buy);
            if (!order.isStop() && meetsBar(order, opened, closed) && !waits) {
                meetBar(order, ohlc, datum, closed);
                endIfHurried(order, closed);
            }
        }
    }

    private boolean aTargetToo(boolean buy, BigDecimal[] ohlc, long opened, long closed) {
        return live.stream().anyMatch(
                o -> o.buy == buy && o.type().equals("LIMIT") && meetsBar(o, opened, closed) && rangeDeal(o, ohlc) != null);
    }

    private boolean meetsBar(NaiveOrder order, long opened, long closed) {
        boolean market = order.type().equals("MARKET");
        long mustHaveArrivedBy = market && model.equals("this-close") ? closed : opened;
        boolean lastsLongEnough = order.lasts().equals("DAY") || order.lasts().equals("GTC")
                || market && (order.lasts().equals("IOC") || order.lasts().equals("FOK"));
        return order.arrived <= mustHaveArrivedBy && lastsLongEnough;
    }

    private @Nullable Deal rangeDeal(NaiveOrder order, BigDecimal[] ohlc) {
        BigDecimal best = order.mirror(order.buy ? ohlc[2] : ohlc[1]);
        BigDecimal worst = order.mirror(order.buy ? ohlc[1] : ohlc[2]);
        return inRange(order, order.mirror(ohlc[0]), worst, best, order.mirror(ohlc[3]));
    }

    private boolean meetBar(NaiveOrder order, BigDecimal[] ohlc, long datum, long closed) {
        boolean filled = trade(order, rangeDeal(order, ohlc), datum, closed);
        order.tested = true;
        return filled;
    }

    private void onThisClose(NaiveOrder order) {
        BigDecimal[] bar = lastBar;
        if (model.equals("this-close") && order.type().equals("MARKET") && bar != null && lastBarClosed == now
                && meetsBar(order, lastBarOpened, lastBarClosed)) {
            meetBar(order, bar, lastBarId, now);
            endIfHurried(order, now);
        }
    }

    void sessionEnd(long ts) {
        for (NaiveOrder order : List.copyOf(live)) {
            if (order.arrived < ts && order.lasts().equals("DAY")) {
                end(order, "EXPIRED", ts);
            } else if (order.arrived < ts && order.lasts().equals("CLS")) {
                BigDecimal[] bar = lastBar;
                boolean met = bar != null && lastBarClosed == ts && order.arrived <= lastBarOpened;
                Deal deal = met && bar != null ? closing(order, order.mirror(bar[3])) : null;
                if (!trade(order, deal, lastBarId, ts)) {
                    end(order, "EXPIRED", ts);
                }
            }
        }
    }

    private @Nullable Deal closing(NaiveOrder order, BigDecimal price) {
        BigDecimal limit = order.limit();
        return limit == null ? taking(price, null) : good(price, limit) ? new Deal(price, BigDecimal.ZERO) : null;
    }

    void split(BigDecimal numerator, BigDecimal denominator) {
        for (NaiveOrder order : List.copyOf(live)) {
            BigDecimal left = order.left().multiply(numerator).divideToIntegralValue(denominator);
            order.filled = order.filled.multiply(numerator).divideToIntegralValue(denominator);
            order.ordered = order.filled.add(left);
            order.terms = new OrderTerms(order.terms.ordType(), split(order, order.terms.limitPx(), numerator, denominator),
                    split(order, order.terms.stopPx(), numerator, denominator), order.terms.timeInForce());
            if (left.signum() == 0) {
                order.status = "CANCELED";
                live.remove(order);
            }
        }
    }

    private static dev.assay.core.money.@Nullable Price split(NaiveOrder order, dev.assay.core.money.@Nullable Price price,
            BigDecimal numerator, BigDecimal denominator) {
        if (price == null) {
            return null;
        }
        BigDecimal restated = price.decimal().multiply(denominator).divide(numerator, 2,
                order.buy ? RoundingMode.FLOOR : RoundingMode.CEILING);
        return dev.assay.core.money.Price.of(restated.toPlainString());
    }

    private boolean trade(NaiveOrder order, @Nullable Deal deal, long datum, long ts) {
        if (deal == null) {
            return false;
        }
        BigDecimal quantity = half ? order.left().divide(BigDecimal.TWO, 0, RoundingMode.UP) : order.left();
        if (order.lasts().equals("FOK") && quantity.compareTo(order.left()) < 0) {
            return false;
        }
        BigDecimal price = order.mirror(deal.price());
        order.filled = order.filled.add(quantity);
        order.traded = order.traded.add(quantity);
        order.status = order.filled.compareTo(order.ordered) == 0 ? "FILLED" : "PARTIALLY_FILLED";
        BigDecimal fee = order.fee().subtract(order.feesPaid);
        order.feesPaid = order.fee();
        cash = cash.subtract(order.mirror(quantity.multiply(price))).subtract(fee);
        position = position.add(order.mirror(quantity));
        if (!order.live()) {
            live.remove(order);
        }
        say("TRADE", order.id, order, ts);
        out.add("  " + quantity + " at " + text(price) + " moved " + text(deal.slippage()) + " fee " + text(fee) + " datum " + datum);
        return true;
    }

    private void end(NaiveOrder order, String status, long ts) {
        order.status = status;
        live.remove(order);
        say(status, order.id, order, ts);
    }

    private void say(String what, long id, NaiveOrder order, long ts) {
        out.add(what + " " + id + " " + order.status + " of " + order.ordered + " filled " + order.filled + " left " + order.left()
                + " at " + ts);
    }

    static String text(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
