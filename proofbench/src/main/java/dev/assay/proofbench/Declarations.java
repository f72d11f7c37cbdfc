package dev.assay.proofbench;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.ExecType;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.OrdStatus;
import java.math.RoundingMode;

/// What the venue says about trades outside of matching: busts, corrections, fills beyond the order. The order, the account and a report
/// change together.
final class Declarations {
    private final OrderEntry entry;
    private final VenueBook[] books;
    private final BrokerAccount account;
    private final Reports reports;

    Declarations(OrderEntry entry, VenueBook[] books, BrokerAccount account, Reports reports) {
        this.entry = entry;
        this.books = books;
        this.account = account;
        this.reports = reports;
    }

    void bust(ExecutionReport trade, long now) {
        RestingOrder order = order(trade);
        Price price = price(trade);
        long units = units(trade);
        account.trade(order.instrument(), sign(order) * -units, value(trade, price), fee(trade).negate());
        account.takeBack(order, sign(order) * units, number(trade));
        order.cumUnits -= units;
        order.tradedUnits -= units;
        order.notional = order.notional.minus(price, trade.lastQty());
        order.bookedFee -= fee(trade).units();
        if (order.fees != null) {
            order.fees.refund(trade.execId());
        }
        order.status = order.cumUnits == 0 ? OrdStatus.NEW : OrdStatus.PARTIALLY_FILLED;
        order.arrive(now, true);
        books[order.instrument().number()].add(order);
        reports.declared(order, ExecType.TRADE_CANCEL, trade, trade.lastQty(), price, fee(trade), "trade cancelled by the venue", now);
    }

    void correct(ExecutionReport trade, int ticks, long now) {
        RestingOrder order = order(trade);
        Price old = price(trade);
        Instrument instrument = order.instrument();
        long step = Math.multiplyExact(ticks, instrument.tickUnits());
        long oldUnits = old.rescale(instrument.priceScale(), RoundingMode.UNNECESSARY).units();
        Price corrected = instrument.price(order.buy() ? oldUnits + step : Math.max(instrument.tickUnits(), oldUnits - step));
        long units = sign(order) * units(trade);
        account.trade(instrument, -units, value(trade, old), fee(trade).negate());
        account.trade(instrument, units, value(trade, corrected), fee(trade));
        account.takeBack(order, units, number(trade));
        account.place(order, units, reports.nextNumber());
        order.notional = order.notional.minus(old, trade.lastQty()).plus(corrected, trade.lastQty());
        reports.declared(order, ExecType.TRADE_CORRECT, trade, trade.lastQty(), corrected, fee(trade), "price corrected by the venue", now);
    }

    void overfill(ExecutionReport trade, Quantity more, long now) {
        RestingOrder order = order(trade);
        Price price = price(trade);
        Instrument instrument = order.instrument();
        Money free = new Money(0, instrument.currency());
        long units = more.rescale(instrument.quantityScale(), RoundingMode.UNNECESSARY).units();
        account.trade(instrument, sign(order) * units, instrument.notional(price, more), free);
        account.place(order, sign(order) * units, reports.nextNumber());
        order.cumUnits += units;
        order.tradedUnits += units;
        order.notional = order.notional.plus(price, more);
        reports.declared(order, ExecType.TRADE, null, more, price, free, "filled beyond the order", now);
    }

    private RestingOrder order(ExecutionReport trade) {
        RestingOrder order = entry.find(trade.clOrdId());
        if (order == null || order.status != OrdStatus.FILLED || trade.execType() != ExecType.TRADE) {
            throw new IllegalArgumentException("no remembered order was filled by this trade: " + trade);
        }
        return order;
    }

    /// The number in a report's id.
    private static long number(ExecutionReport trade) {
        return Long.parseLong(trade.execId(), 2, trade.execId().length(), 10);
    }

    private static Price price(ExecutionReport trade) {
        Price price = trade.lastPx();
        if (price == null) {
            throw new IllegalArgumentException("a trade has a price: " + trade);
        }
        return price;
    }

    private static Money fee(ExecutionReport trade) {
        Money fee = trade.fee();
        return fee == null ? new Money(0, trade.instrument().currency()) : fee;
    }

    private static Money value(ExecutionReport trade, Price price) {
        return trade.instrument().notional(price, trade.lastQty());
    }

    private static int sign(RestingOrder order) {
        return order.buy() ? 1 : -1;
    }

    private static long units(ExecutionReport trade) {
        return trade.lastQty().rescale(trade.instrument().quantityScale(), RoundingMode.UNNECESSARY).units();
    }
}
