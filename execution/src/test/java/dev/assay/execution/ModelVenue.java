package dev.assay.execution;

import static dev.assay.execution.Desk.ACME;
import static dev.assay.execution.Desk.qty;

import dev.assay.core.money.Price;
import dev.assay.core.order.ExecType;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.order.OrderCommand;
import dev.assay.core.order.OrderCommand.CancelRequest;
import dev.assay.core.order.OrderCommand.NewOrderSingle;
import dev.assay.core.order.OrderCommand.ReplaceRequest;
import dev.assay.core.order.OrderCommand.StatusRequest;
import dev.assay.core.order.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// A venue of one order that does anything legal, at random, and keeps its own account: the second opinion of the OMS's arithmetic.
final class ModelVenue {
    record Done(String execId, long quantity, long priceUnits) {}

    final List<Done> fills = new ArrayList<>();
    private final Random random;
    private final boolean rich;
    private final List<OrderCommand> requests = new ArrayList<>();
    private long clOrdId;
    private long total;
    private OrdStatus own = OrdStatus.PENDING_NEW;
    private int execIds;

    ModelVenue(Random random) {
        this(random, false);
    }

    /// A venue that also suspends, restates, acknowledges requests before it answers them, and reports states unasked.
    ModelVenue(Random random, boolean rich) {
        this.random = random;
        this.rich = rich;
    }

    void take(OrderCommand command) {
        switch (command) {
            case NewOrderSingle n -> {
                clOrdId = n.clOrdId();
                total = n.orderQty().units();
            }
            case CancelRequest c -> requests.add(c);
            case ReplaceRequest r -> requests.add(r);
            case StatusRequest s -> throw new IllegalStateException("not asked here: " + s);
        }
    }

    long cum() {
        return fills.stream().mapToLong(Done::quantity).sum();
    }

    BigDecimal notional() {
        return fills.stream().map(f -> BigDecimal.valueOf(f.quantity()).multiply(BigDecimal.valueOf(f.priceUnits(), 4)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    OrdStatus status() {
        return own;
    }

    boolean ended() {
        return own == OrdStatus.CANCELED || own == OrdStatus.REJECTED || own == OrdStatus.EXPIRED;
    }

    /// Something the venue might do next; null where it does nothing.
    @Nullable
    ExecutionReport next() {
        if (own == OrdStatus.REJECTED) {
            return answerEnded();
        }
        if (rich && random.nextInt(4) == 0) {
            return more();
        }
        return switch (random.nextInt(12)) {
            case 0, 1 -> own == OrdStatus.PENDING_NEW ? acknowledge() : fill();
            case 2, 3, 4 -> fill();
            case 5 -> revise(false);
            case 6 -> revise(true);
            case 7, 8, 9 -> ended() ? answerEnded() : answer();
            case 10 -> random.nextInt(4) == 0 ? end(OrdStatus.CANCELED) : null;
            default -> random.nextInt(8) == 0 ? end(random.nextBoolean() ? OrdStatus.EXPIRED : OrdStatus.REJECTED) : null;
        };
    }

    private @Nullable ExecutionReport more() {
        return switch (random.nextInt(5)) {
            case 0 -> requests.isEmpty() || ended() ? null : pending(requests.getFirst());
            case 1 -> own == OrdStatus.NEW || own == OrdStatus.PARTIALLY_FILLED ? suspend() : null;
            case 2 -> own == OrdStatus.SUSPENDED ? resume() : null;
            case 3 -> own == OrdStatus.NEW || own == OrdStatus.PARTIALLY_FILLED || own == OrdStatus.SUSPENDED ? restate() : null;
            default -> report(clOrdId, ExecType.ORDER_STATUS, own, 0, 0, "");
        };
    }

    private ExecutionReport pending(OrderCommand request) {
        boolean cancel = request instanceof CancelRequest;
        return report(request.clOrdId(), cancel ? ExecType.PENDING_CANCEL : ExecType.PENDING_REPLACE,
                cancel ? OrdStatus.PENDING_CANCEL : OrdStatus.PENDING_REPLACE, 0, 0, "");
    }

    private ExecutionReport suspend() {
        own = OrdStatus.SUSPENDED;
        return report(clOrdId, ExecType.SUSPENDED, own, 0, 0, "");
    }

    private ExecutionReport resume() {
        own = OrdStatus.NEW;
        byFills();
        return report(clOrdId, ExecType.NEW, own, 0, 0, "");
    }

    private @Nullable ExecutionReport restate() {
        total = cum() + 1 + random.nextLong(500);
        own = OrdStatus.NEW;
        byFills();
        return report(clOrdId, ExecType.RESTATED, own, 0, 0, "");
    }

    private ExecutionReport acknowledge() {
        own = OrdStatus.NEW;
        return report(clOrdId, ExecType.NEW, own, 0, 0, "");
    }

    private @Nullable ExecutionReport fill() {
        long open = ended() ? 0 : total - cum();
        if (open <= 0) {
            return null;
        }
        long quantity = random.nextInt(3) == 0 ? open : 1 + random.nextLong(open);
        long price = 1 + random.nextLong(1_000_000_000L);
        fills.add(new Done("F" + ++execIds, quantity, price));
        byFills();
        return report(clOrdId, ExecType.TRADE, own, quantity, price, "F" + execIds, "");
    }

    private @Nullable ExecutionReport revise(boolean correct) {
        if (fills.isEmpty()) {
            return null;
        }
        Done old = fills.remove(random.nextInt(fills.size()));
        long room = Math.max(1, total - cum());
        Done corrected = correct ? new Done("F" + ++execIds, 1 + random.nextLong(room), 1 + random.nextLong(1_000_000)) : null;
        if (corrected != null) {
            fills.add(corrected);
        }
        if (!ended()) {
            byFills();
        }
        return report(clOrdId, correct ? ExecType.TRADE_CORRECT : ExecType.TRADE_CANCEL, own, corrected == null ? 0 : corrected.quantity(),
                corrected == null ? 0 : corrected.priceUnits(), corrected == null ? "B" + ++execIds : corrected.execId(), old.execId());
    }

    private @Nullable ExecutionReport answer() {
        if (requests.isEmpty()) {
            return null;
        }
        OrderCommand request = requests.removeFirst();
        boolean agree = random.nextInt(3) > 0;
        switch (request) {
            case CancelRequest c -> {
                if (agree && own != OrdStatus.FILLED) {
                    own = OrdStatus.CANCELED;
                    return report(c.clOrdId(), ExecType.CANCELED, own, 0, 0, "");
                }
            }
            case ReplaceRequest r -> {
                if (agree && r.origClOrdId() == clOrdId) {
                    clOrdId = r.clOrdId();
                    total = Math.max(r.orderQty().units(), cum());
                    byFills();
                    return report(r.clOrdId(), ExecType.REPLACED, own, 0, 0, "");
                }
            }
            case NewOrderSingle n -> throw new IllegalStateException("not a request: " + n);
            case StatusRequest s -> throw new IllegalStateException("not a request: " + s);
        }
        return report(request.clOrdId(), ExecType.CANCEL_REJECTED, own, 0, 0, "");
    }

    private @Nullable ExecutionReport answerEnded() {
        return requests.isEmpty() ? null : report(requests.removeFirst().clOrdId(), ExecType.CANCEL_REJECTED, own, 0, 0, "");
    }

    private @Nullable ExecutionReport end(OrdStatus status) {
        boolean possible = !ended() && own != OrdStatus.FILLED
                && (status != OrdStatus.REJECTED || own == OrdStatus.NEW || own == OrdStatus.PENDING_NEW);
        if (!possible) {
            return null;
        }
        own = status;
        return report(clOrdId, ExecType.valueOf(status.name()), own, 0, 0, "");
    }

    private void byFills() {
        if (own == OrdStatus.SUSPENDED && cum() < total) {
            return;
        }
        own = cum() == 0 ? OrdStatus.NEW : cum() < total ? OrdStatus.PARTIALLY_FILLED : OrdStatus.FILLED;
    }

    private ExecutionReport report(long id, ExecType type, OrdStatus status, long last, long priceUnits, String refId) {
        return report(id, type, status, last, priceUnits, "R" + ++execIds, refId);
    }

    private ExecutionReport report(long id, ExecType type, OrdStatus status, long last, long priceUnits, String execId, String refId) {
        long leaves = ended() ? 0 : Math.max(0, total - cum());
        return new ExecutionReport(execId, "V1", id, 0, ACME, Side.BUY, type, status, qty(total), qty(cum()), qty(leaves), qty(last),
                last == 0 ? null : new Price(priceUnits, 4), refId, "", 7_000, 0, null, new Price(0, 4));
    }
}
