package dev.assay.sandbox;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.order.AccountCharge;
import dev.assay.core.order.BrokerMessage;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.OrderCommand.CancelRequest;
import dev.assay.core.order.OrderCommand.NewOrderSingle;
import dev.assay.core.order.OrderCommand.ReplaceRequest;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.signal.StrategyId;
import dev.assay.proofbench.RestingOrder;
import dev.assay.proofbench.SimulatedBroker;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The orders of the account: takes them, has them filled by the simulated broker, and tells what became of them. Used under the venue's lock.
final class OrderDesk {
    private static final StrategyId CLIENT = new StrategyId(0, "client");

    private final SimulatedBroker broker;
    private final Assets assets;
    private final Holdings holdings;
    private final Account account;
    private final Activities activities;
    private final Ids ids;
    private final Audience audience;
    private final Mischief mischief;
    private final Map<Long, SandboxOrder> byNumber = new LinkedHashMap<>();
    private final Map<String, SandboxOrder> byId = new LinkedHashMap<>();
    private final Map<String, SandboxOrder> byClientId = new LinkedHashMap<>();
    private final List<SandboxOrder> open = new ArrayList<>();
    private final Map<Long, String> requestRefusals = new LinkedHashMap<>();
    private long numbers;
    private long groups;

    OrderDesk(SimulatedBroker broker, Assets assets, Holdings holdings, Account account, Activities activities, Ids ids,
            Audience audience, Mischief mischief) {
        this.broker = broker;
        this.assets = assets;
        this.holdings = holdings;
        this.account = account;
        this.activities = activities;
        this.ids = ids;
        this.audience = audience;
        this.mischief = mischief;
    }

    List<SandboxOrder> open() {
        return open;
    }

    Iterable<SandboxOrder> all() {
        return byId.values();
    }

    SandboxOrder byId(String id) {
        SandboxOrder order = byId.get(id);
        if (order == null) {
            throw ApiError.notFound("order not found for " + id);
        }
        return order;
    }

    SandboxOrder byClientId(String id) {
        SandboxOrder order = byClientId.get(id);
        if (order == null) {
            throw ApiError.notFound("order not found for " + id);
        }
        return order;
    }

    ObjectNode json(SandboxOrder order, boolean nested) {
        return order.json(assets.id(order.instrument), nested);
    }

    /// Takes an order; the answer is the order before the venue has seen it.
    ObjectNode submit(OrderRequest request, long now, boolean marketOpen) {
        Instrument instrument = assets.find(request.symbol());
        if (instrument == null) {
            throw ApiError.unprocessable("asset \"" + request.symbol() + "\" not found");
        }
        OrderRules.require(instrument.contract().tradable(), "asset \"" + request.symbol() + "\" is not tradable");
        String client = request.clientOrderId().isEmpty() ? ids.next() : request.clientOrderId();
        if (byClientId.containsKey(client)) {
            throw ApiError.malformed("client_order_id must be unique");
        }
        OrderTerms terms = OrderRules.terms(request, instrument);
        BigDecimal qty = quantity(request, instrument, terms);
        account.require(instrument, request.side(), qty, terms, null, open);
        SandboxOrder order = new SandboxOrder(ids.next(), client, ++numbers, instrument, request, terms, qty,
                intent(instrument, request.side()), now, null);
        addLegs(order, now);
        order.status = marketOpen ? SandboxOrder.Status.PENDING_NEW : SandboxOrder.Status.ACCEPTED;
        remember(order);
        order.legs.forEach(this::remember);
        ObjectNode answer = json(order, true);
        send(order);
        if (order.status == SandboxOrder.Status.REJECTED) {
            forget(order);
            order.legs.forEach(this::forget);
            throw ApiError.unprocessable(order.refusal);
        }
        if (request.orderClass().equals("oco")) {
            order.legs.forEach(this::send);
        }
        return answer;
    }

    private BigDecimal quantity(OrderRequest request, Instrument instrument, OrderTerms terms) {
        BigDecimal notional = request.notional();
        BigDecimal qty = request.qty();
        if (qty == null && notional == null) {
            throw ApiError.malformed("qty or notional is required");
        }
        if (qty != null && notional != null) {
            throw ApiError.malformed("only one of qty or notional is accepted");
        }
        if (notional != null) {
            OrderRules.require(notional.signum() > 0, "notional must be > 0");
            OrderRules.require(terms.timeInForce() == TimeInForce.DAY || Assets.crypto(instrument), "notional orders must be DAY orders");
            BigDecimal price = terms.limitPx() != null ? terms.limitPx().decimal() : account.price(instrument);
            BigDecimal lot = BigDecimal.valueOf(instrument.lotUnits(), instrument.quantityScale());
            qty = notional.divide(price, instrument.quantityScale(), RoundingMode.DOWN).divideToIntegralValue(lot).multiply(lot);
            OrderRules.require(qty.signum() > 0, "notional amount is too small to trade " + instrument.symbol());
        }
        return OrderRules.quantity(instrument, Objects.requireNonNull(qty), terms);
    }

    private String intent(Instrument instrument, Side side) {
        int held = holdings.qty(instrument).signum();
        return side == Side.BUY ? held < 0 ? "buy_to_close" : "buy_to_open" : held > 0 ? "sell_to_close" : "sell_to_open";
    }

    /// The exits of a bracket or an OTO wait until the entry has filled; those of an OCO are a pair from the start.
    private void addLegs(SandboxOrder order, long now) {
        OrderRequest request = order.request;
        BigDecimal profit = request.takeProfit();
        BigDecimal loss = request.stopLoss();
        switch (request.orderClass()) {
            case "bracket" -> {
                OrderRules.require(profit != null && loss != null, "bracket orders require take_profit and stop_loss");
                addProfit(order, profit, now);
                addLoss(order, loss, request.stopLossLimit(), now);
            }
            case "oto" -> {
                OrderRules.require((profit == null) != (loss == null), "oto orders require either take_profit or stop_loss");
                addProfit(order, profit, now);
                addLoss(order, loss, request.stopLossLimit(), now);
            }
            case "oco" -> {
                OrderRules.require(request.type().equals("limit"), "oco orders must be limit orders");
                OrderRules.require(loss != null, "oco orders require stop_loss");
                order.ocoId = ++groups;
                addLoss(order, loss, request.stopLossLimit(), now);
                order.legs.forEach(leg -> leg.ocoId = order.ocoId);
            }
            default -> OrderRules.require(profit == null && loss == null, "simple orders require no take_profit or stop_loss");
        }
        Side entry = request.orderClass().equals("oco") ? order.buys() ? Side.SELL : Side.BUY : order.side;
        BigDecimal upper = request.orderClass().equals("oco") && order.terms.limitPx() != null ? order.terms.limitPx().decimal() : profit;
        OrderRules.exits(entry, upper, loss);
    }

    private void addProfit(SandboxOrder parent, @Nullable BigDecimal profit, long now) {
        if (profit != null) {
            OrderTerms terms = OrderTerms.limit(OrderRules.price(parent.instrument, "take_profit.limit_price", profit), exitTime(parent));
            addLeg(parent, terms, now);
        }
    }

    private void addLoss(SandboxOrder parent, @Nullable BigDecimal loss, @Nullable BigDecimal limit, long now) {
        if (loss != null) {
            Instrument instrument = parent.instrument;
            OrderTerms terms = limit == null
                    ? OrderTerms.stop(OrderRules.price(instrument, "stop_loss.stop_price", loss), exitTime(parent))
                    : OrderTerms.stopLimit(OrderRules.price(instrument, "stop_loss.stop_price", loss),
                            OrderRules.price(instrument, "stop_loss.limit_price", limit), exitTime(parent));
            addLeg(parent, terms, now);
        }
    }

    private static TimeInForce exitTime(SandboxOrder parent) {
        return parent.terms.timeInForce();
    }

    private void addLeg(SandboxOrder parent, OrderTerms terms, long now) {
        OrderRequest of = parent.request;
        Side side = of.orderClass().equals("oco") ? parent.side : parent.buys() ? Side.SELL : Side.BUY;
        OrderRequest leg = new OrderRequest(of.symbol(), parent.qty, null, side, SandboxOrder.type(terms.ordType()), of.timeInForce(), null,
                null, null, null, false, "", of.orderClass(), null, null, null);
        SandboxOrder order = new SandboxOrder(ids.next(), ids.next(), ++numbers, parent.instrument, leg, terms, parent.qty,
                side == Side.BUY ? "buy_to_close" : "sell_to_close", now, null);
        order.status = SandboxOrder.Status.HELD;
        order.parent = parent;
        parent.legs.add(order);
    }

    private void remember(SandboxOrder order) {
        byNumber.put(order.number, order);
        byId.put(order.id, order);
        byClientId.put(order.clientOrderId, order);
        open.add(order);
    }

    private void forget(SandboxOrder order) {
        byNumber.remove(order.number);
        byId.remove(order.id);
        byClientId.remove(order.clientOrderId);
        open.remove(order);
    }

    private void send(SandboxOrder order) {
        broker.send(new NewOrderSingle(order.number, CLIENT, order.instrument, order.side, OrderRules.units(order.instrument, order.qty),
                order.terms, "", false, null, order.ocoId), 0);
        drain();
    }

    /// Changes an order: another one takes its place.
    ObjectNode replace(String id, PatchRequest patch, long now) {
        SandboxOrder old = byId(id);
        requireOpen(old);
        OrderRules.require(old.status != SandboxOrder.Status.HELD, "order is not replaceable while it is held");
        String client = patch.clientOrderId().isEmpty() ? ids.next() : patch.clientOrderId();
        if (byClientId.containsKey(client)) {
            throw ApiError.malformed("client_order_id must be unique");
        }
        OrderTerms terms = OrderRules.changed(old, patch);
        BigDecimal qty = patch.qty() == null ? old.qty : OrderRules.quantity(old.instrument, patch.qty(), terms);
        OrderRules.require(qty.compareTo(old.filledQty) > 0, "qty must be more than the filled qty " + Texts.plain(old.filledQty));
        account.require(old.instrument, old.side, qty.subtract(old.filledQty), terms, old, open);
        SandboxOrder order = new SandboxOrder(ids.next(), client, ++numbers, old.instrument, old.request, terms, qty, old.intent, now,
                old.id);
        order.filledQty = old.filledQty;
        order.filledValue = old.filledValue;
        order.commission = old.commission;
        order.highWater = old.highWater;
        order.ocoId = old.ocoId;
        order.parent = old.parent;
        remember(order);
        ObjectNode answer = json(order, false);
        broker.send(new ReplaceRequest(order.number, old.number, null, old.instrument, OrderRules.units(old.instrument, qty), terms), 0);
        drain();
        String refusal = requestRefusals.remove(order.number);
        if (refusal != null) {
            forget(order);
            throw ApiError.unprocessable(refusal);
        }
        return answer;
    }

    /// Cancels an order, and the other orders that stand or fall with it.
    void cancel(SandboxOrder order, long now) {
        requireOpen(order);
        withdraw(order, now);
        for (SandboxOrder leg : order.legs) {
            withdraw(leg, now);
        }
        SandboxOrder parent = order.parent;
        if (parent != null && order.ocoId != 0) {
            for (SandboxOrder other : List.copyOf(open)) {
                if (other.ocoId == order.ocoId) {
                    withdraw(other, now);
                }
            }
        }
    }

    private void withdraw(SandboxOrder order, long now) {
        if (order.status == SandboxOrder.Status.HELD) {
            end(order, SandboxOrder.Status.CANCELED, now);
            tell("canceled", order, ids.next(), now);
        } else if (order.status.open()) {
            broker.send(new CancelRequest(++numbers, order.number, null, order.instrument, "canceled by the client"), 0);
            drain();
        }
    }

    private static void requireOpen(SandboxOrder order) {
        if (!order.status.open()) {
            throw ApiError.unprocessable("order is already in \"" + order.status.text() + "\" state");
        }
    }

    /// Takes what the simulated broker says.
    void drain() {
        for (BrokerMessage message = broker.poll(); message != null; message = broker.poll()) {
            if (message instanceof ExecutionReport report) {
                take(report);
            } else if (message instanceof AccountCharge charge) {
                activities.moved("FEE", charge.instrument(), charge.amount().negate().units() == 0
                        ? BigDecimal.ZERO
                        : BigDecimal.valueOf(charge.amount().units(), charge.amount().currency().scale()).negate(), null, null,
                        charge.rule() + ": " + charge.text(), charge.transactTs());
            }
        }
    }

    private void take(ExecutionReport report) {
        long number = report.origClOrdId() != 0 ? report.origClOrdId() : report.clOrdId();
        SandboxOrder order = byNumber.get(number);
        if (order == null) {
            throw new IllegalStateException("the simulated broker reports an order that nobody sent: " + report);
        }
        long ts = report.transactTs();
        switch (report.execType()) {
            case NEW -> {
                order.status = SandboxOrder.Status.NEW;
                order.updatedAt = ts;
                tell("new", order, ids.next(), ts);
            }
            case REJECTED -> {
                order.refusal = report.text();
                end(order, SandboxOrder.Status.REJECTED, ts);
            }
            case TRADE -> trade(order, report);
            case CANCELED -> {
                end(order, SandboxOrder.Status.CANCELED, ts);
                tell("canceled", order, ids.next(), ts);
                endLegs(order, ts);
            }
            case EXPIRED -> {
                end(order, SandboxOrder.Status.EXPIRED, ts);
                tell("expired", order, ids.next(), ts);
                endLegs(order, ts);
            }
            case REPLACED -> replaced(order, Objects.requireNonNull(byNumber.get(report.clOrdId())), ts);
            case RESTATED -> restated(order, report);
            case CANCEL_REJECTED -> requestRefusals.put(report.clOrdId(), report.text());
            case TRADE_CANCEL -> busted(order, report);
            case DONE_FOR_DAY, PENDING_CANCEL, STOPPED, SUSPENDED, PENDING_NEW, CALCULATED, PENDING_REPLACE, TRADE_CORRECT, ORDER_STATUS ->
                throw new IllegalStateException("the simulated broker reports what the sandbox never asked for: " + report);
        }
    }

    private void restated(SandboxOrder order, ExecutionReport report) {
        order.qty = report.orderQty().decimal();
        order.updatedAt = report.transactTs();
        if (report.leavesQty().signum() == 0) {
            end(order, order.filledQty.signum() == 0 ? SandboxOrder.Status.CANCELED : SandboxOrder.Status.FILLED, report.transactTs());
        }
        tell("restated", order, ids.next(), report.transactTs());
    }

    private void replaced(SandboxOrder old, SandboxOrder order, long ts) {
        old.replacedBy = order.id;
        end(old, SandboxOrder.Status.REPLACED, ts);
        tell("replaced", old, ids.next(), ts);
        order.status = order.filledQty.signum() == 0 ? SandboxOrder.Status.NEW : SandboxOrder.Status.PARTIALLY_FILLED;
        order.updatedAt = ts;
        tell("new", order, ids.next(), ts);
        SandboxOrder parent = order.parent;
        if (parent != null) {
            parent.legs.replaceAll(leg -> leg.equals(old) ? order : leg);
        }
        for (SandboxOrder leg : old.legs) {
            leg.parent = order;
            order.legs.add(leg);
        }
    }

    private void trade(SandboxOrder order, ExecutionReport report) {
        BigDecimal price = Objects.requireNonNull(report.lastPx()).decimal();
        BigDecimal qty = report.lastQty().decimal();
        long ts = report.transactTs();
        order.filledQty = order.filledQty.add(qty);
        order.filledValue = order.filledValue.add(qty.multiply(price));
        order.updatedAt = ts;
        boolean done = report.leavesQty().signum() == 0;
        if (done) {
            order.filledAt = ts;
            end(order, SandboxOrder.Status.FILLED, ts);
        } else {
            order.status = SandboxOrder.Status.PARTIALLY_FILLED;
        }
        holdings.traded(order.instrument, order.buys() ? qty : qty.negate(), price);
        String execution = ids.next();
        order.executions.put(report.execId(), execution);
        activities.fill(order, report, execution, price);
        boolean alone = order.legs.isEmpty() && order.parent == null && order.ocoId == 0;
        if (done && alone && mischief.strikes(SandboxFault.BUST, "fill")) {
            busts.add(report);
        }
        if (report.fee() != null && report.fee().signum() != 0) {
            BigDecimal fee = BigDecimal.valueOf(report.fee().units(), report.fee().currency().scale());
            order.commission = order.commission.add(fee);
            activities.moved("FEE", order.instrument, fee.negate(), null, null, "commission of order " + order.id, ts);
        }
        ObjectNode data = update(done ? "fill" : "partial_fill", order, execution, ts);
        data.put("price", Texts.plain(price));
        data.put("qty", Texts.plain(qty));
        data.put("position_qty", Texts.plain(holdings.qty(order.instrument)));
        audience.orderUpdate(data);
        if (done && order.ocoId == 0) {
            activate(order);
        }
    }

    /// Trades that the venue is to take back.
    private final List<ExecutionReport> busts = new ArrayList<>();

    /// Takes back what was chosen for it.
    void bust() {
        while (!busts.isEmpty()) {
            broker.bust(busts.removeFirst());
            drain();
        }
    }

    private void busted(SandboxOrder order, ExecutionReport report) {
        BigDecimal price = Objects.requireNonNull(report.lastPx()).decimal();
        BigDecimal qty = report.lastQty().decimal();
        long ts = report.transactTs();
        order.filledQty = order.filledQty.subtract(qty);
        order.filledValue = order.filledValue.subtract(qty.multiply(price));
        order.status = order.filledQty.signum() == 0 ? SandboxOrder.Status.NEW : SandboxOrder.Status.PARTIALLY_FILLED;
        order.filledAt = 0;
        order.updatedAt = ts;
        open.add(order);
        holdings.traded(order.instrument, order.buys() ? qty.negate() : qty, price);
        String before = Objects.requireNonNull(order.executions.get(report.execRefId()));
        String execution = ids.next();
        if (report.fee() != null && report.fee().signum() != 0) {
            BigDecimal fee = Account.decimal(report.fee());
            order.commission = order.commission.subtract(fee);
            activities.moved("FEE", order.instrument, fee, null, null, "commission taken back of order " + order.id, ts);
        }
        activities.busted(order, before, execution, qty, price, ts);
        ObjectNode data = update("trade_bust", order, execution, ts);
        data.put("previous_execution_id", before);
        data.put("price", Texts.plain(price));
        data.put("qty", Texts.plain(qty));
        data.put("position_qty", Texts.plain(holdings.qty(order.instrument)));
        audience.orderUpdate(data);
    }

    /// The entry has filled: its exits begin to work, as a pair where there are two.
    private void activate(SandboxOrder order) {
        List<SandboxOrder> exits = order.legs.stream().filter(leg -> leg.status == SandboxOrder.Status.HELD).toList();
        long group = exits.size() > 1 ? ++groups : 0;
        for (SandboxOrder exit : exits) {
            exit.ocoId = group;
        }
        waiting.addAll(exits);
    }

    /// Exits to be sent once the broker has said all it had to say.
    private final List<SandboxOrder> waiting = new ArrayList<>();

    /// Sends the exits whose entries have filled.
    void sendWaiting() {
        while (!waiting.isEmpty()) {
            send(waiting.removeFirst());
        }
    }

    private void endLegs(SandboxOrder order, long ts) {
        if (order.ocoId != 0 && order.parent == null) {
            return;
        }
        for (SandboxOrder leg : order.legs) {
            if (leg.status == SandboxOrder.Status.HELD) {
                end(leg, SandboxOrder.Status.CANCELED, ts);
                tell("canceled", leg, ids.next(), ts);
            }
        }
    }

    private void end(SandboxOrder order, SandboxOrder.Status status, long ts) {
        order.status = status;
        order.updatedAt = ts;
        switch (status) {
            case CANCELED -> order.canceledAt = ts;
            case EXPIRED -> order.expiredAt = ts;
            case REPLACED -> order.replacedAt = ts;
            case REJECTED -> order.failedAt = ts;
            case FILLED, PENDING_NEW, ACCEPTED, NEW, PARTIALLY_FILLED, HELD -> {
            }
        }
        open.remove(order);
    }

    private void tell(String event, SandboxOrder order, String execution, long ts) {
        audience.orderUpdate(update(event, order, execution, ts));
    }

    private ObjectNode update(String event, SandboxOrder order, String execution, long ts) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("event", event);
        data.put("execution_id", execution);
        data.put("timestamp", Texts.utc(ts));
        data.set("order", json(order, false));
        return data;
    }

    /// New shares have come for old ones: working orders have been restated by the broker.
    void split(Instrument instrument, long numerator, long denominator, long now) {
        Map<Long, RestingOrder> resting = new LinkedHashMap<>();
        broker.workingOrders().forEach(one -> resting.put(one.clOrdId(), one));
        for (SandboxOrder order : List.copyOf(open)) {
            RestingOrder at = resting.get(order.number);
            if (!order.instrument.equals(instrument) || order.status == SandboxOrder.Status.HELD) {
                continue;
            }
            order.filledQty = order.filledQty.multiply(BigDecimal.valueOf(numerator)).divide(BigDecimal.valueOf(denominator),
                    instrument.quantityScale(), RoundingMode.HALF_EVEN);
            if (at == null) {
                end(order, SandboxOrder.Status.CANCELED, now);
            } else {
                order.qty = order.filledQty.add(BigDecimal.valueOf(at.leavesUnits(), instrument.quantityScale()));
                OrderTerms old = order.terms;
                order.terms = new OrderTerms(old.ordType(), old.limitPx() == null ? null : instrument.price(at.limitUnits()),
                        old.stopPx() == null ? null : instrument.price(at.stopUnits()), old.timeInForce(),
                        old.trail() == null ? null : old.trail().afterSplit(numerator, denominator), 0, null, false, false);
            }
            tell("restated", order, ids.next(), now);
        }
    }

    /// The best price since a trailing stop came.
    void watch(Instrument instrument, BigDecimal high, BigDecimal low) {
        for (SandboxOrder order : open) {
            if (order.terms.trail() != null && order.instrument.equals(instrument)) {
                BigDecimal best = order.highWater;
                order.highWater = best == null ? order.buys() ? low : high : order.buys() ? best.min(low) : best.max(high);
            }
        }
    }
}
