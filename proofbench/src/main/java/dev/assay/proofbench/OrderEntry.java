package dev.assay.proofbench;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.ExecType;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.order.OrderCommand;
import dev.assay.core.order.OrderCommand.CancelRequest;
import dev.assay.core.order.OrderCommand.NewOrderSingle;
import dev.assay.core.order.OrderCommand.ReplaceRequest;
import dev.assay.core.order.OrderCommand.StatusRequest;
import dev.assay.core.order.OrdersAnswer;
import dev.assay.core.order.PositionEffect;
import dev.assay.core.order.ReportDetail;
import dev.assay.core.order.ReportReason;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The venue's gateway: what new orders, cancels and replaces do to the books.
final class OrderEntry {
    /// Digits of an average price beyond those of a price.
    private static final int AVERAGE_DIGITS = 6;

    private final Admission admission;
    private final VenueBook[] books;
    private final Matcher matcher;
    private final @Nullable BookMatcher bookMatcher;
    private final Executions executions;
    private final Reports reports;
    private final OrderLog log = new OrderLog();
    private @Nullable AccountRules rules;
    private long orderIds;

    OrderEntry(Admission admission, VenueBook[] books, Matcher matcher, @Nullable BookMatcher bookMatcher, Executions executions,
            Reports reports) {
        this.admission = admission;
        this.books = books;
        this.matcher = matcher;
        this.bookMatcher = bookMatcher;
        this.executions = executions;
        this.reports = reports;
    }

    /// Orders are held to the rules of an account from now on.
    void rules(AccountRules accountRules) {
        rules = accountRules;
    }

    /// Takes a command that arrives now; one that was sent before changes nothing.
    ///
    /// @param now the present instant, epoch ns UTC
    /// @param openingsMet whether the openings of this instant have been met
    void take(OrderCommand command, long now, boolean openingsMet) {
        if (!(command instanceof StatusRequest) && log.repeated(command)) {
            return;
        }
        switch (command) {
            case NewOrderSingle order -> enter(order, now, openingsMet);
            case CancelRequest request -> cancel(request, now);
            case ReplaceRequest request -> replace(request, now, openingsMet);
            case StatusRequest request -> reports.status(known(request.instrument(), request.clOrdId()), request, now);
        }
    }

    private void enter(NewOrderSingle command, long now, boolean openingsMet) {
        Instrument instrument = command.instrument();
        String refusal = admission.refusal(instrument, command.orderQty(), command.terms(), now);
        if (refusal == null && books[instrument.number()].full()) {
            refusal = "more than " + VenueBook.MAX_WORKING + " orders work in " + instrument.symbol() + ": cancel some first";
        }
        if (refusal == null && command.terms().reduceOnly() && executions.reducible(command) == 0) {
            refusal = "reduce-only: there is no position that a " + command.side() + " order would reduce";
        }
        if (refusal == null && command.terms().effect() == PositionEffect.CLOSE
                && executions.reducible(command) < units(instrument, command.orderQty())) {
            refusal = "the order must close " + command.orderQty() + ", but there are "
                    + instrument.quantity(executions.reducible(command)) + " to close";
        }
        if (refusal != null) {
            reports.rejected(command, refusal, ReportDetail.NONE, now);
            return;
        }
        if (rules != null) {
            refusal = rules.refusal(instrument, command.side(), units(instrument, command.orderQty()), command.terms(), null);
            if (refusal != null) {
                reports.rejected(command, refusal, ReportDetail.because(ReportReason.EXCEEDS_LIMIT), now);
                return;
            }
        }
        VenueBook book = books[instrument.number()];
        RestingOrder order = new RestingOrder("V-" + ++orderIds, command.clOrdId(), instrument, command.side(),
                units(instrument, command.orderQty()), command.terms(), command.ocoId(), command.strategy().number(), book.tally);
        order.arrive(now, openingsMet);
        log.put(command.clOrdId(), order);
        book.add(order);
        matcher.noteExpiry(order);
        reports.accepted(order, now);
        executions.capReduceOnly(order, now);
        meetPresent(book, order, now);
    }

    /// What an order can trade with in the instant of its arrival.
    private void meetPresent(VenueBook book, RestingOrder order, long now) {
        if (bookMatcher == null) {
            matcher.meetPresentBar(book, order, now);
        } else {
            bookMatcher.arrive(book, order, now);
        }
    }

    /// A corporate action ends all orders of an instrument.
    void endAll(Instrument instrument, String text, long now) {
        VenueBook book = books[instrument.number()];
        for (int i = 0; i < book.size(); i++) {
            executions.end(book.get(i), ExecType.CANCELED, OrdStatus.CANCELED, text, now);
        }
        book.sweep();
    }

    private void cancel(CancelRequest request, long now) {
        RestingOrder order = working(request, request.origClOrdId(), now);
        if (order != null) {
            order.status = OrdStatus.CANCELED;
            books[order.instrument().number()].sweep();
            reports.changed(order, request, request.origClOrdId(), ExecType.CANCELED, request.reason(), now);
        }
    }

    private void replace(ReplaceRequest request, long now, boolean openingsMet) {
        RestingOrder order = working(request, request.origClOrdId(), now);
        if (order == null) {
            return;
        }
        String refusal = admission.refusal(request.instrument(), request.orderQty(), request.terms(), now);
        if (refusal == null && rules != null) {
            refusal = rules.refusal(order.instrument(), order.side(), units(order.instrument(), request.orderQty()) - order.cumUnits,
                    request.terms(), order);
        }
        if (refusal != null) {
            reports.refused(order, request, request.origClOrdId(), refusal, now);
            return;
        }
        VenueBook book = books[order.instrument().number()];
        long wanted = units(order.instrument(), request.orderQty());
        boolean keepsPlace = wanted <= order.orderUnits && order.keepsPlace(request.terms());
        order.clOrdId = request.clOrdId();
        order.orderUnits = Math.max(wanted, order.cumUnits);
        order.changeTerms(request.terms());
        matcher.noteExpiry(order);
        log.put(request.clOrdId(), order);
        if (order.orderUnits == order.cumUnits) {
            order.status = OrdStatus.FILLED;
            book.sweep();
        } else if (!keepsPlace) {
            order.arrive(now, openingsMet);
            book.toEnd(order);
        }
        reports.changed(order, request, request.origClOrdId(), ExecType.REPLACED, "", now);
        if (!order.status.terminal()) {
            executions.capReduceOnly(order, now);
            book.sweep();
            if (bookMatcher == null || !keepsPlace) {
                meetPresent(book, order, now);
            }
        }
    }

    /// The working order that a request is about; null after refusing the request.
    private @Nullable RestingOrder working(OrderCommand request, long origClOrdId, long now) {
        int number = request.instrument().number();
        RestingOrder order = known(request.instrument(), origClOrdId);
        String refusal = null;
        if (order == null) {
            refusal = "unknown order: no order " + origClOrdId + " works here, nor did one end recently";
        } else if (order.status.terminal()) {
            refusal = "too late: the order is " + order.status;
        } else if (order.clOrdId != origClOrdId) {
            refusal = "order " + origClOrdId + " has become " + order.clOrdId + " by a replace: refer to that";
        } else if (order.instrument().number() != number) {
            refusal = "order " + origClOrdId + " is in " + order.instrument().symbol() + ", not in " + request.instrument().symbol();
        }
        if (refusal != null) {
            reports.refused(order, request, origClOrdId, refusal, now);
            return null;
        }
        return order;
    }

    private @Nullable RestingOrder known(Instrument instrument, long clOrdId) {
        RestingOrder order = log.find(clOrdId);
        return order == null && instrument.number() < books.length ? books[instrument.number()].find(clOrdId) : order;
    }

    @Nullable
    RestingOrder find(long clOrdId) {
        return log.find(clOrdId);
    }

    /// The orders that work, and those that arrived at or after a time and are still remembered.
    List<OrdersAnswer.State> states(long sinceTs) {
        List<OrdersAnswer.State> states = new ArrayList<>();
        for (VenueBook book : books) {
            book.orders().forEach(order -> states.add(state(order)));
        }
        log.ended(sinceTs).forEach(order -> states.add(state(order)));
        return states;
    }

    private static OrdersAnswer.State state(RestingOrder order) {
        Instrument instrument = order.instrument();
        Quantity filled = instrument.quantity(order.cumUnits);
        return new OrdersAnswer.State(order.clOrdId, instrument, order.side(), order.status, order.orderQty(), filled,
                instrument.quantity(order.leavesUnits()), order.orderId,
                order.cumUnits == 0 ? null : order.notional.average(filled, instrument.priceScale() + AVERAGE_DIGITS));
    }

    private static long units(Instrument instrument, Quantity quantity) {
        return quantity.rescale(instrument.quantityScale(), RoundingMode.UNNECESSARY).units();
    }
}
