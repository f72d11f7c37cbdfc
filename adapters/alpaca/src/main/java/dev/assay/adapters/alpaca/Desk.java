package dev.assay.adapters.alpaca;

import dev.assay.core.event.Clock;
import dev.assay.core.order.BrokerMessage;
import dev.assay.core.order.CommandOutcome;
import dev.assay.core.order.CommandOutcome.Outcome;
import dev.assay.core.order.LinkStatus;
import dev.assay.core.order.OrderCommand;
import dev.assay.core.order.OrderCommand.CancelRequest;
import dev.assay.core.order.OrderCommand.NewOrderSingle;
import dev.assay.core.order.OrderCommand.ReplaceRequest;
import dev.assay.core.order.OrderCommand.StatusRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Carries commands to Alpaca, one after another, on the thread for requests. A command whose answer is lost is looked up by its client order id before it
/// is sent again, so that it exists at most once.
final class Desk {
    private static final int TRIES = 4;

    private final Rest rest;
    private final AlpacaSettings settings;
    private final Clock clock;
    private final Blotter blotter;
    private final ScheduledExecutorService own;
    private final Consumer<BrokerMessage> out;

    Desk(Rest rest, AlpacaSettings settings, Clock clock, Blotter blotter, ScheduledExecutorService own, Consumer<BrokerMessage> out) {
        this.rest = rest;
        this.settings = settings;
        this.clock = clock;
        this.blotter = blotter;
        this.own = own;
        this.out = out;
    }

    /// Carries out a command.
    ///
    /// @return whether it may be sent again: it was not taken, or nobody knows
    boolean carry(OrderCommand command) throws InterruptedException {
        return switch (command) {
            case NewOrderSingle order -> enter(order);
            case CancelRequest request -> cancel(request);
            case ReplaceRequest request -> replace(request);
            case StatusRequest request -> status(request);
        };
    }

    private boolean enter(NewOrderSingle order) throws InterruptedException {
        String unsupported = Words.unsupported(order.terms());
        if (!unsupported.isEmpty()) {
            on(() -> blotter.rejected(order, unsupported, clock.nowNanos()));
            return false;
        }
        String id = settings.clientId(order.clOrdId());
        Sent sent = submit("POST", "/v2/orders", Words.order(order, id), id);
        return settle(order, sent, () -> blotter.rejected(order, sent.answer.text(), clock.nowNanos()));
    }

    private boolean replace(ReplaceRequest request) throws InterruptedException {
        String target = brokerId(request.origClOrdId());
        String unsupported = Words.unsupported(request.terms());
        if (target == null || !unsupported.isEmpty()) {
            String text = unsupported.isEmpty()
                    ? "unknown order: Alpaca has no order " + settings.clientId(request.origClOrdId())
                    : unsupported;
            refuse(request, text);
            return false;
        }
        String id = settings.clientId(request.clOrdId());
        Sent sent = submit("PATCH", "/v2/orders/" + target, Words.change(request, id), id);
        return settle(request, sent, () -> refuseNow(request, sent.answer.text()));
    }

    /// @param existed whether the order was there before it was sent the last time
    private record Sent(Answer answer, boolean existed) {}

    private Sent submit(String method, String path, ObjectNode body, String clientId) throws InterruptedException {
        Answer answer = rest.once(method, path, body);
        boolean lost = false;
        for (int i = 1; i < TRIES && answer.kind() == Answer.Kind.UNKNOWN; i++) {
            lost = true;
            Rest.pause(i);
            Answer found = byClientId(clientId);
            if (found.done()) {
                return new Sent(found, true);
            }
            if (found.notFound()) {
                answer = rest.once(method, path, body);
            }
        }
        boolean taken = answer.kind() == Answer.Kind.REFUSED && (answer.code() == 40010001 || lost);
        if (taken) {
            // Refused because it is there, perhaps: then it is not refused.
            Answer found = byClientId(clientId);
            if (found.done()) {
                return new Sent(found, true);
            }
        }
        return new Sent(answer, false);
    }

    private Answer byClientId(String clientId) throws InterruptedException {
        return rest.get("/v2/orders:by_client_order_id?client_order_id=" + URLEncoder.encode(clientId, StandardCharsets.UTF_8));
    }

    private boolean settle(OrderCommand command, Sent sent, Runnable refused) {
        Answer answer = sent.answer;
        return switch (answer.kind()) {
            case DONE -> {
                if (sent.existed && !Blotter.same(command, answer.body())) {
                    throw new IllegalStateException("client order id " + settings.clientId(command.clOrdId())
                            + " stands for another order at Alpaca: " + answer.body() + "; this session's prefix is in use elsewhere");
                }
                on(() -> blotter.state(answer.body()));
                outcome(command, sent.existed ? Outcome.DUPLICATE : Outcome.ACCEPTED, "");
                yield false;
            }
            case REFUSED -> {
                on(refused);
                yield false;
            }
            case THROTTLED -> again(command, Outcome.THROTTLED, answer.text());
            case NOT_SENT -> again(command, Outcome.DISCONNECTED, answer.text());
            case UNAUTHORIZED -> {
                out.accept(new LinkStatus(LinkStatus.State.AUTH_EXPIRED, "Alpaca refuses the keys", clock.nowNanos()));
                yield again(command, Outcome.DISCONNECTED, "Alpaca refuses the keys");
            }
            case UNKNOWN -> again(command, Outcome.UNKNOWN, answer.text());
        };
    }

    private boolean again(OrderCommand command, Outcome outcome, String text) {
        outcome(command, outcome, text);
        return true;
    }

    private void outcome(OrderCommand command, Outcome outcome, String text) {
        out.accept(new CommandOutcome(command.clOrdId(), outcome, text, clock.nowNanos()));
    }

    private boolean cancel(CancelRequest request) throws InterruptedException {
        String target = brokerId(request.origClOrdId());
        if (target == null) {
            refuse(request, "unknown order: Alpaca has no order " + settings.clientId(request.origClOrdId()));
            return false;
        }
        on(() -> {
            OrderState state = blotter.find(request.origClOrdId());
            if (state != null && state.cancelling == 0) {
                state.cancelling = request.clOrdId();
            }
        });
        Answer answer = rest.once("DELETE", "/v2/orders/" + target, Rest.JSON.createObjectNode());
        for (int i = 1; i < TRIES && answer.kind() == Answer.Kind.UNKNOWN; i++) {
            // To cancel twice is to cancel.
            Rest.pause(i);
            answer = rest.once("DELETE", "/v2/orders/" + target, Rest.JSON.createObjectNode());
        }
        String text = answer.text();
        if (answer.kind() == Answer.Kind.REFUSED) {
            Answer order = rest.ask("/v2/orders/" + target);
            on(() -> late(request, order.done() ? order.body() : null, text));
            return false;
        }
        boolean again = settleCancel(request, answer);
        if (again) {
            on(() -> {
                OrderState state = blotter.find(request.origClOrdId());
                if (state != null && state.cancelling == request.clOrdId()) {
                    state.cancelling = 0;
                }
            });
        }
        return again;
    }

    /// A cancel was refused: because a try before this one did it, or because it comes too late.
    private void late(CancelRequest request, @Nullable JsonNode order, String text) {
        OrderState state = blotter.find(request.origClOrdId());
        if (state != null && order != null) {
            if (Words.text(order, "status").equals("canceled")) {
                blotter.ended(state, order);
                if (state.canceledBy == request.clOrdId()) {
                    return;
                }
            }
            state.status = Words.status(Words.text(order, "status"));
            state.cumQty = Words.quantity(order, "filled_qty");
        }
        blotter.refused(request.clOrdId(), request.origClOrdId(), state, request.instrument(), text, clock.nowNanos());
    }

    private boolean settleCancel(CancelRequest request, Answer answer) {
        return switch (answer.kind()) {
            case DONE, REFUSED -> {
                outcome(request, Outcome.ACCEPTED, "");
                yield false;
            }
            case THROTTLED -> again(request, Outcome.THROTTLED, answer.text());
            case NOT_SENT, UNAUTHORIZED -> again(request, Outcome.DISCONNECTED, answer.text());
            case UNKNOWN -> again(request, Outcome.UNKNOWN, answer.text());
        };
    }

    private boolean status(StatusRequest request) throws InterruptedException {
        Answer answer = rest.ask("/v2/orders:by_client_order_id?client_order_id="
                + URLEncoder.encode(settings.clientId(request.clOrdId()), StandardCharsets.UTF_8));
        if (answer.done()) {
            on(() -> blotter.status(request, answer.body(), "", clock.nowNanos()));
        } else if (answer.notFound()) {
            on(() -> blotter.status(request, null, "Alpaca has no order " + settings.clientId(request.clOrdId()), clock.nowNanos()));
        } else {
            outcome(request, Outcome.UNKNOWN, answer.text());
        }
        return true;
    }

    /// Alpaca's id of the order; null where there is none.
    private @Nullable String brokerId(long clOrdId) throws InterruptedException {
        String known = ask(() -> {
            OrderState state = blotter.find(clOrdId);
            return state == null ? null : state.id;
        });
        if (known != null) {
            return known;
        }
        Answer answer = byClientId(settings.clientId(clOrdId));
        if (!answer.done()) {
            return null;
        }
        on(() -> blotter.state(answer.body()));
        return Words.text(answer.body(), "id");
    }

    private void refuse(OrderCommand request, String text) {
        on(() -> refuseNow(request, text));
    }

    private void refuseNow(OrderCommand request, String text) {
        long orig = request instanceof CancelRequest cancel
                ? cancel.origClOrdId()
                : request instanceof ReplaceRequest replace ? replace.origClOrdId() : 0;
        blotter.refused(request.clOrdId(), orig, blotter.find(orig), request.instrument(), text, clock.nowNanos());
    }

    private void on(Runnable work) {
        try {
            ask(() -> {
                work.run();
                return null;
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Does something on the adapter's own thread and waits for it.
    <T> @Nullable T ask(Callable<@Nullable T> work) throws InterruptedException {
        try {
            return own.submit(work).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
