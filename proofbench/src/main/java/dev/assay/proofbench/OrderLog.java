package dev.assay.proofbench;

import dev.assay.core.order.OrderCommand;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The latest commands by client order id, and the orders they led to: tells a repeated command, and what became of an order.
///
/// Client order ids rise, as the run gives them, but may come out of their order; older ones than the last [#REMEMBERED] are forgotten.
final class OrderLog {
    /// How many client order ids back an ended order can still be explained.
    static final int REMEMBERED = 4_096;

    private final @Nullable OrderCommand[] commands = new OrderCommand[REMEMBERED];
    private final @Nullable RestingOrder[] orders = new RestingOrder[REMEMBERED];
    private long last;

    /// Notes a command; true when it was sent before.
    ///
    /// @throws IllegalStateException when another command had this id
    boolean repeated(OrderCommand command) {
        int slot = slot(command.clOrdId());
        OrderCommand known = commands[slot];
        if (command.clOrdId() > last || command.clOrdId() > last - REMEMBERED && (known == null || known.clOrdId() < command.clOrdId())) {
            last = Math.max(last, command.clOrdId());
            commands[slot] = command;
            orders[slot] = null;
            return false;
        }
        if (known != null && known.clOrdId() == command.clOrdId() && !known.equals(command)) {
            throw new IllegalStateException(
                    "client order id " + command.clOrdId() + " was used twice: first for " + known + ", then for " + command);
        }
        return true;
    }

    void put(long clOrdId, RestingOrder order) {
        orders[slot(clOrdId)] = order;
    }

    /// The order which that command led to, or null when there was none or it is too long ago.
    @Nullable
    RestingOrder find(long clOrdId) {
        OrderCommand known = commands[slot(clOrdId)];
        return known != null && known.clOrdId() == clOrdId ? orders[slot(clOrdId)] : null;
    }

    /// The ended orders that arrived at or after a time, oldest first.
    List<RestingOrder> ended(long sinceTs) {
        List<RestingOrder> ended = new ArrayList<>();
        for (long id = Math.max(1, last - REMEMBERED + 1); id <= last; id++) {
            RestingOrder order = find(id);
            if (order != null && order.clOrdId == id && order.status.terminal() && order.arrivalTs() >= sinceTs) {
                ended.add(order);
            }
        }
        return ended;
    }

    private static int slot(long clOrdId) {
        return (int) clOrdId & (REMEMBERED - 1);
    }
}
