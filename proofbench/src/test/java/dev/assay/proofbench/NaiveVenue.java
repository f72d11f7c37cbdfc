package dev.assay.proofbench;

import static dev.assay.proofbench.Desk.ACME;

import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.OrdType;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.order.Trail;
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

    /// @param limit the worst price a taking order may get, or null; means nothing for one that gives
    private record Deal(BigDecimal price, boolean takes, @Nullable BigDecimal limit) {}

    private final String model;
    private final String path;
    private final boolean touch;
    private final BigDecimal slippageShare;
    private final boolean half;
    private final long sessionEvery;
    final NaiveLiquidity liquidity;

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
    private NaiveLiquidity.@Nullable Offer lastOffer;
    BigDecimal cash = BigDecimal.ZERO;
    BigDecimal position = BigDecimal.ZERO;
    int ambiguous;

    NaiveVenue(String model, String path, boolean touch, BigDecimal basisPoints, boolean half, long sessionEvery,
            NaiveLiquidity liquidity) {
        this.model = model;
        this.path = path;
        this.touch = touch;
        this.slippageShare = basisPoints.movePointLeft(4);
        this.half = half;
        this.sessionEvery = sessionEvery;
        this.liquidity = liquidity;
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
        for (NaiveOrder order : List.copyOf(live)) {
            if (order.lasts().equals("GTD") && order.terms.expireTs() < ts) {
                end(order, "EXPIRED", ts);
            }
        }
    }

    void enter(long id, boolean buy, BigDecimal quantity, OrderTerms terms, long group) {
        if (impossible(terms) || terms.reduceOnly() && reducible(buy).signum() == 0) {
            out.add("REJECTED " + id + " REJECTED of " + quantity + " filled 0 left 0 at " + now);
            return;
        }
        NaiveOrder order = new NaiveOrder(id, buy, terms, quantity, group);
        arrive(order);
        everyOrder.add(order);
        live.add(order);
        say("NEW", id, order, now);
        holdToPosition(order, now);
        onThisClose(order);
    }

    private void arrive(NaiveOrder order) {
        order.arrived = now;
        order.missedOpening = openingsAreOver;
        order.tested = false;
    }

    private BigDecimal reducible(boolean buy) {
        return (buy ? position.negate() : position).max(BigDecimal.ZERO);
    }

    private void holdToPosition(NaiveOrder order, long ts) {
        if (order.live() && order.terms.reduceOnly() && order.left().compareTo(reducible(order.buy)) > 0) {
            hold(order, reducible(order.buy), ts);
        }
    }

    private void hold(NaiveOrder order, BigDecimal left, long ts) {
        if (left.signum() == 0) {
            end(order, "CANCELED", ts);
        } else {
            order.ordered = order.filled.add(left);
            say("RESTATED", order.id, order, ts);
        }
    }

    private boolean impossible(OrderTerms terms) {
        boolean offTick = terms.limitPx() != null && !onTick(terms.limitPx().decimal())
                || terms.stopPx() != null && !onTick(terms.stopPx().decimal());
        boolean hurried = Set.of(TimeInForce.IOC, TimeInForce.FOK, TimeInForce.OPG, TimeInForce.CLS).contains(terms.timeInForce());
        boolean over = terms.timeInForce() == TimeInForce.GTD && terms.expireTs() <= now;
        boolean waits = terms.ordType() != OrdType.MARKET && terms.ordType() != OrdType.LIMIT;
        return offTick || over || hurried && waits;
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
        boolean sameStop = terms.ordType() == order.terms.ordType() && Objects.equals(terms.stopPx(), order.terms.stopPx())
                && Objects.equals(terms.trail(), order.terms.trail());
        boolean samePrices = sameStop && Objects.equals(terms.limitPx(), order.terms.limitPx())
                && Objects.equals(terms.displayQty(), order.terms.displayQty()) && terms.postOnly() == order.terms.postOnly();
        boolean keepsPlace = samePrices && quantity.compareTo(order.ordered) <= 0;
        order.earlierIds.add(order.id);
        order.id = request;
        order.ordered = quantity.max(order.filled);
        order.terms = terms;
        order.triggered &= sameStop;
        order.best = sameStop ? order.best : null;
        order.show();
        if (order.left().signum() == 0) {
            order.status = "FILLED";
            live.remove(order);
        } else if (!keepsPlace) {
            arrive(order);
            live.remove(order);
            live.add(order);
        }
        say("REPLACED", request, order, now);
        holdToPosition(order, now);
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
            if (inTime && order.live()) {
                meetPrice(order, source, ts, order.buy ? ask : bid, datum, ts);
            }
        }
        showAnew();
    }

    /// Icebergs that show a new slice go behind everyone.
    private void showAnew() {
        for (NaiveOrder order : List.copyOf(live)) {
            if (order.showsAnew) {
                order.showsAnew = false;
                live.remove(order);
                live.add(order);
            }
        }
    }

    private boolean meetPrice(NaiveOrder order, Source source, long ts, @Nullable BigDecimal price, long datum, long reportedAt) {
        boolean opensSession = source == Source.OPENING && ts % sessionEvery == 0;
        if (order.lasts().equals("CLS") || order.lasts().equals("OPG") && !opensSession) {
            return false;
        }
        if (order.terms.postOnly() && !order.tested && price != null
                && order.mirror(price).compareTo(Objects.requireNonNull(order.limit())) <= 0) {
            end(order, "CANCELED", reportedAt);
            return false;
        }
        BigDecimal middle = source == Source.QUOTE && order.type().equals("MARKET") && model.equals("mid") ? liquidity.middle() : null;
        boolean wrongModel = order.type().equals("MARKET") && !model.equals("next-open") && !order.lasts().equals("OPG");
        Deal deal = middle != null
                ? taking(order.mirror(middle), null)
                : wrongModel || price == null ? null : atPrice(order, source, order.mirror(price));
        boolean filled = trade(order, deal, datum, reportedAt, source == Source.OPENING);
        order.tested = !order.showsAnew;
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
        boolean justNow = false;
        if (order.waits()) {
            BigDecimal stop = order.stop();
            boolean reached = stop != null && (order.touches() ? price.compareTo(stop) <= 0 : price.compareTo(stop) >= 0);
            if (!reached) {
                order.follow(price);
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
        return new Deal(order.tested && source != Source.OPENING ? limit : price, false, null);
    }

    private boolean good(BigDecimal price, BigDecimal limit) {
        return touch ? price.compareTo(limit) <= 0 : price.compareTo(limit) < 0;
    }

    private Deal taking(BigDecimal price, @Nullable BigDecimal limit) {
        return new Deal(price, true, limit);
    }

    private @Nullable Deal inRange(NaiveOrder order, BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close) {
        BigDecimal limit = order.limit();
        if (order.type().equals("MARKET")) {
            BigDecimal worked = worked(open, high, low, close);
            return worked == null ? null : taking(worked, null);
        }
        if (order.waits()) {
            BigDecimal at = waitedFor(order, open, high, low, close);
            if (at == null) {
                return null;
            }
            order.triggered = true;
            return limit == null ? taking(at, null) : good(at, limit) ? taking(at, limit) : null;
        }
        return limit != null && good(low, limit) ? new Deal(limit.min(high), false, null) : null;
    }

    /// Where market orders trade in a bar. Mirrored, so that rounding up is against the order and the high the worst.
    private @Nullable BigDecimal worked(BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close) {
        return switch (model) {
            case "next-close", "this-close" -> close;
            case "typical-price" -> high.add(low).add(close).divide(BigDecimal.valueOf(3), 4, RoundingMode.CEILING);
            case "average-price" -> open.add(high).add(low).add(close).divide(BigDecimal.valueOf(4), 4, RoundingMode.CEILING);
            case "worst-price" -> high;
            default -> null;
        };
    }

    /// Where the price was in the bar when it came to what the order waits for, or null. In mirrored prices the bar's best is `low`.
    private @Nullable BigDecimal waitedFor(NaiveOrder order, BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close) {
        if (order.touches()) {
            BigDecimal touch = Objects.requireNonNull(order.stop());
            return low.compareTo(touch) <= 0 ? open.min(touch) : null;
        }
        if (order.best == null) {
            order.follow(open);
        }
        BigDecimal before = Objects.requireNonNull(order.stop());
        if (high.compareTo(before) >= 0) {
            return open.max(before);
        }
        order.follow(low);
        BigDecimal after = Objects.requireNonNull(order.stop());
        return order.terms.trail() != null && close.compareTo(after) >= 0 ? after : null;
    }

    void bar(long opened, long closed, BigDecimal[] ohlc, BigDecimal volume, long datum) {
        NaiveLiquidity.Offer whole = offer("BAR", opened, datum, volume);
        lastOffer = whole;
        lastBar = ohlc;
        lastBarOpened = opened;
        lastBarClosed = closed;
        lastBarId = datum;
        Set<Boolean> done = new TreeSet<>();
        if (declaredOpenings.add(opened)) {
            liquidity.meet(offer("OPENING", opened, datum, BigDecimal.ZERO));
            for (NaiveOrder order : List.copyOf(live)) {
                boolean inTime = order.arrived < opened || order.arrived == opened && !order.missedOpening;
                if (inTime && order.live() && meetPrice(order, Source.OPENING, opened, ohlc[0], datum, closed)) {
                    done.add(order.buy);
                }
            }
            showAnew();
        }
        liquidity.meet(whole);
        Set<Boolean> early = new TreeSet<>();
        if (limitsFirst(true, ohlc)) {
            early.add(true);
        }
        if (limitsFirst(false, ohlc)) {
            early.add(false);
        }
        done.addAll(others(early, true, done, ohlc, datum, opened, closed));
        Set<Boolean> stopped = new TreeSet<>();
        for (NaiveOrder order : List.copyOf(live)) {
            if (order.isStop() && meetsBar(order, opened, closed) && done.contains(order.buy)) {
                order.follow(order.mirror(order.buy ? ohlc[2] : ohlc[1]));
            } else if (order.isStop() && meetsBar(order, opened, closed)) {
                boolean target = !stopped.contains(order.buy) && aTargetToo(order.buy, ohlc, opened, closed);
                if (meetBar(order, ohlc, datum, closed)) {
                    stopped.add(order.buy);
                    ambiguous += target ? 1 : 0;
                }
            }
        }
        done.addAll(stopped);
        Set<Boolean> late = new TreeSet<>(Set.of(true, false));
        late.removeAll(early);
        others(late, false, done, ohlc, datum, opened, closed);
        liquidity.ended(closed, volume);
        showAnew();
    }

    private boolean limitsFirst(boolean buy, BigDecimal[] ohlc) {
        BigDecimal up = ohlc[1].subtract(ohlc[0]);
        BigDecimal down = ohlc[0].subtract(ohlc[2]);
        return switch (path) {
            case "open-high-low-close" -> !buy;
            case "open-low-high-close" -> buy;
            case "nearest-extreme-first" -> buy ? down.compareTo(up) < 0 : up.compareTo(down) < 0;
            default -> path.equals("best-case");
        };
    }

    private Set<Boolean> others(Set<Boolean> sides, boolean early, Set<Boolean> done, BigDecimal[] ohlc, long datum, long opened,
            long closed) {
        Set<Boolean> filled = new TreeSet<>();
        for (NaiveOrder order : List.copyOf(live)) {
            boolean market = order.type().equals("MARKET");
            boolean waits = !market && done.contains(order.buy);
            if (!order.isStop() && sides.contains(order.buy) && meetsBar(order, opened, closed) && !waits) {
                boolean stop = early && !market && !filled.contains(order.buy) && aStopToo(order.buy, ohlc, opened, closed);
                if (meetBar(order, ohlc, datum, closed) && !market) {
                    filled.add(order.buy);
                    ambiguous += stop ? 1 : 0;
                }
                endIfHurried(order, closed);
            }
        }
        return filled;
    }

    private boolean aStopToo(boolean buy, BigDecimal[] ohlc, long opened, long closed) {
        for (NaiveOrder order : live) {
            if (order.buy != buy || !order.isStop() || !meetsBar(order, opened, closed)) {
                continue;
            }
            BigDecimal best = order.mirror(buy ? ohlc[2] : ohlc[1]);
            BigDecimal worst = order.mirror(buy ? ohlc[1] : ohlc[2]);
            BigDecimal stop = order.stop();
            BigDecimal limit = order.limit();
            boolean inside = order.waits()
                    ? stop != null && worst.compareTo(stop) >= 0
                    : limit != null && liquidity.left(buy, order.left()).signum() > 0 && good(best, limit);
            if (inside) {
                return true;
            }
        }
        return false;
    }

    static NaiveLiquidity.Offer offer(String kind, long start, long datum, BigDecimal volume) {
        return new NaiveLiquidity.Offer(kind, start, datum, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, volume);
    }

    private boolean aTargetToo(boolean buy, BigDecimal[] ohlc, long opened, long closed) {
        for (NaiveOrder order : live) {
            if (order.buy != buy || order.isStop() || order.type().equals("MARKET") || !meetsBar(order, opened, closed)) {
                continue;
            }
            BigDecimal best = order.mirror(buy ? ohlc[2] : ohlc[1]);
            boolean something = liquidity.left(buy, order.left()).signum() > 0;
            boolean inside = order.waits()
                    ? best.compareTo(Objects.requireNonNull(order.stop())) <= 0
                    : something && good(best, Objects.requireNonNullElse(order.limit(), best.subtract(BigDecimal.ONE)));
            if (inside) {
                return true;
            }
        }
        return false;
    }

    private boolean meetsBar(NaiveOrder order, long opened, long closed) {
        boolean market = order.type().equals("MARKET");
        long mustHaveArrivedBy = market && model.equals("this-close") ? closed : opened;
        boolean lastsLongEnough = Set.of("DAY", "GTC", "GTD").contains(order.lasts())
                || market && (order.lasts().equals("IOC") || order.lasts().equals("FOK"));
        return order.live() && order.arrived <= mustHaveArrivedBy && lastsLongEnough;
    }

    private @Nullable Deal rangeDeal(NaiveOrder order, BigDecimal[] ohlc) {
        BigDecimal best = order.mirror(order.buy ? ohlc[2] : ohlc[1]);
        BigDecimal worst = order.mirror(order.buy ? ohlc[1] : ohlc[2]);
        return inRange(order, order.mirror(ohlc[0]), worst, best, order.mirror(ohlc[3]));
    }

    private boolean meetBar(NaiveOrder order, BigDecimal[] ohlc, long datum, long closed) {
        if (order.terms.postOnly() && !order.tested
                && order.mirror(ohlc[0]).compareTo(Objects.requireNonNull(order.limit())) <= 0) {
            end(order, "CANCELED", closed);
            return false;
        }
        boolean filled = trade(order, rangeDeal(order, ohlc), datum, closed, false);
        order.tested = !order.showsAnew;
        return filled;
    }

    private void onThisClose(NaiveOrder order) {
        BigDecimal[] bar = lastBar;
        if (model.equals("this-close") && order.type().equals("MARKET") && bar != null && lastBarClosed == now
                && meetsBar(order, lastBarOpened, lastBarClosed)) {
            liquidity.meet(Objects.requireNonNull(lastOffer));
            meetBar(order, bar, lastBarId, now);
            endIfHurried(order, now);
            showAnew();
        }
    }

    void sessionEnd(long ts) {
        for (NaiveOrder order : List.copyOf(live)) {
            if (!order.live()) {
                continue;
            }
            if (order.arrived < ts && order.lasts().equals("DAY")) {
                end(order, "EXPIRED", ts);
            } else if (order.arrived < ts && order.lasts().equals("CLS")) {
                BigDecimal[] bar = lastBar;
                if (lastOffer != null) {
                    liquidity.meet(lastOffer);
                }
                boolean met = bar != null && lastBarClosed == ts && order.arrived <= lastBarOpened;
                Deal deal = met && bar != null ? closing(order, order.mirror(bar[3])) : null;
                if (!trade(order, deal, lastBarId, ts, false)) {
                    end(order, "EXPIRED", ts);
                }
            }
        }
    }

    private @Nullable Deal closing(NaiveOrder order, BigDecimal price) {
        BigDecimal limit = order.limit();
        return limit == null ? taking(price, null) : good(price, limit) ? new Deal(price, false, null) : null;
    }

    void split(BigDecimal numerator, BigDecimal denominator) {
        liquidity.split(numerator, denominator);
        for (NaiveOrder order : List.copyOf(live)) {
            BigDecimal left = order.left().multiply(numerator).divideToIntegralValue(denominator);
            order.filled = order.filled.multiply(numerator).divideToIntegralValue(denominator);
            order.ordered = order.filled.add(left);
            order.terms = split(order, numerator, denominator);
            order.show();
            if (order.best != null && !order.triggered) {
                order.best = order.best.multiply(denominator).divide(numerator, 4, RoundingMode.HALF_EVEN);
            }
            if (left.signum() == 0) {
                order.status = "CANCELED";
                live.remove(order);
            }
        }
    }

    private static OrderTerms split(NaiveOrder order, BigDecimal numerator, BigDecimal denominator) {
        OrderTerms old = order.terms;
        Trail trail = old.trail();
        if (trail != null && trail.trailBy() != null) {
            int scale = trail.trailBy().scale();
            BigDecimal by = trail.trailBy().decimal().multiply(denominator).divide(numerator, scale, RoundingMode.HALF_EVEN);
            trail = Trail.amount(Price.of(by.max(BigDecimal.valueOf(1, scale)).toPlainString()));
        }
        Quantity shown = old.displayQty() == null
                ? null
                : ACME.quantity(old.displayQty().decimal().multiply(numerator).divideToIntegralValue(denominator).max(BigDecimal.ONE)
                        .longValueExact());
        return new OrderTerms(old.ordType(), split(order, old.limitPx(), numerator, denominator),
                split(order, old.stopPx(), numerator, denominator), old.timeInForce(), trail, old.expireTs(), shown, old.postOnly(),
                old.reduceOnly());
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

    private boolean trade(NaiveOrder order, @Nullable Deal deal, long datum, long ts, boolean opening) {
        if (deal == null) {
            return false;
        }
        BigDecimal there = liquidity.left(order.buy, order.left());
        BigDecimal quantity = half ? there.divide(BigDecimal.TWO, 0, RoundingMode.UP) : there;
        if (quantity.signum() == 0) {
            return false;
        }
        if (order.lasts().equals("FOK") && quantity.compareTo(order.left()) < 0) {
            return false;
        }
        if (order.terms.displayQty() != null) {
            quantity = quantity.min(order.shown);
        }
        BigDecimal meant = half && order.terms.displayQty() != null ? there.min(order.shown) : half ? there : quantity;
        BigDecimal moved = moved(order, deal, meant);
        BigDecimal price = order.mirror(deal.price().add(moved));
        liquidity.took(order.buy, quantity);
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
        out.add("  " + quantity + " at " + text(price) + " moved " + text(moved) + " fee " + text(fee) + " datum " + datum);
        if (order.live() && order.terms.displayQty() != null) {
            order.shown = order.shown.subtract(quantity);
            if (order.shown.signum() == 0) {
                order.show();
                order.showsAnew = true;
                order.arrived = ts;
                order.missedOpening = opening;
            }
        }
        afterFill(order, quantity, ts);
        return true;
    }

    private BigDecimal moved(NaiveOrder order, Deal deal, BigDecimal quantity) {
        if (!deal.takes()) {
            return BigDecimal.ZERO;
        }
        BigDecimal price = deal.price();
        BigDecimal slip = price.abs().multiply(slippageShare).setScale(4, RoundingMode.UP);
        BigDecimal move = slip.add(liquidity.move(order.buy, price, quantity));
        return deal.limit() == null ? move : move.min(deal.limit().subtract(price).abs());
    }

    private void afterFill(NaiveOrder filled, BigDecimal quantity, long ts) {
        for (NaiveOrder order : List.copyOf(live)) {
            if (filled.group != 0 && order != filled && order.group == filled.group) {
                hold(order, order.left().subtract(quantity).max(BigDecimal.ZERO), ts);
            }
        }
        for (NaiveOrder order : List.copyOf(live)) {
            holdToPosition(order, ts);
        }
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
