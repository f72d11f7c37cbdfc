package dev.assay.execution;

import dev.assay.core.order.OrderCommand;
import dev.assay.core.order.OrderTerms;
import org.jspecify.annotations.Nullable;

/// A cancel or replace on its way. The requests of one order form a list in the order they were sent; `null` is the empty list.
final class Request {
    final long clOrdId;
    final long commandId;
    final OrderCommand command;
    final boolean cancel;
    final String reason;
    /// Total quantity asked for; a cancel carries the order's own.
    long orderUnits;
    OrderTerms terms;
    @Nullable
    Request next;

    Request(OrderCommand command, long commandId, boolean cancel, String reason, long orderUnits, OrderTerms terms) {
        this.command = command;
        clOrdId = command.clOrdId();
        this.commandId = commandId;
        this.cancel = cancel;
        this.reason = reason;
        this.orderUnits = orderUnits;
        this.terms = terms;
    }

    static boolean cancels(@Nullable Request first) {
        return firstCancel(first) != null;
    }

    static @Nullable Request firstCancel(@Nullable Request first) {
        for (Request r = first; r != null; r = r.next) {
            if (r.cancel) {
                return r;
            }
        }
        return null;
    }

    static boolean replaces(@Nullable Request first) {
        for (Request r = first; r != null; r = r.next) {
            if (!r.cancel) {
                return true;
            }
        }
        return false;
    }

    static @Nullable Request find(@Nullable Request first, long clOrdId) {
        for (Request r = first; r != null; r = r.next) {
            if (r.clOrdId == clOrdId) {
                return r;
            }
        }
        return null;
    }

    static int count(@Nullable Request first) {
        int count = 0;
        for (Request r = first; r != null; r = r.next) {
            count++;
        }
        return count;
    }

    /// The largest total quantity a replace asks for; 0 without one.
    static long largest(@Nullable Request first) {
        long most = 0;
        for (Request r = first; r != null; r = r.next) {
            if (!r.cancel) {
                most = Math.max(most, r.orderUnits);
            }
        }
        return most;
    }

    /// Whether a replace asks for that total.
    static boolean asksFor(@Nullable Request first, long orderUnits) {
        for (Request r = first; r != null; r = r.next) {
            if (!r.cancel && r.orderUnits == orderUnits) {
                return true;
            }
        }
        return false;
    }

    /// Id of the last replace, else `otherwise`.
    static long lastReplaceId(@Nullable Request first, long otherwise) {
        long id = otherwise;
        for (Request r = first; r != null; r = r.next) {
            if (!r.cancel) {
                id = r.clOrdId;
            }
        }
        return id;
    }

    /// Id of the last request, 0 without one.
    static long lastId(@Nullable Request first) {
        long id = 0;
        for (Request r = first; r != null; r = r.next) {
            id = r.clOrdId;
        }
        return id;
    }

    /// The list with one more at its end.
    static Request append(@Nullable Request first, Request added) {
        if (first == null) {
            return added;
        }
        Request last = first;
        while (last.next != null) {
            last = last.next;
        }
        last.next = added;
        return first;
    }

    /// The list without one of its members.
    static @Nullable Request without(@Nullable Request first, Request removed) {
        if (first == removed) {
            return removed.next;
        }
        for (Request r = first; r != null; r = r.next) {
            if (r.next == removed) {
                r.next = removed.next;
                break;
            }
        }
        return first;
    }
}
