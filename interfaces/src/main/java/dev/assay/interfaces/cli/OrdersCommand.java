package dev.assay.interfaces.cli;

import dev.assay.application.run.ListOrders;
import dev.assay.application.run.OrderLife;
import dev.assay.core.order.OrdStatus;
import dev.assay.interfaces.Wiring;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

@Command(name = "orders", description = {
        "Lists every order of a run with its full life: the signal, intent and decision that caused it, what was sent, what the broker said,"
                + " every change of state, every fill. #N is an event's number in the run, <- the event that caused it.",
        "", "Examples:  assay orders runs/ema-cross-20261122-101500-1a2b3c4d", "           assay orders RUN 17 --json",
        "           assay orders RUN --instrument AAPL --status CANCELED,REJECTED --brief"})
final class OrdersCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "RUN", description = "The run package: the folder that a run printed.")
    @SuppressWarnings("NullAway.Init")
    private Path run;

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "ORDER-ID", description = "Only these orders, by client order id; the id of a cancel or replace names its order too.")
    private List<Long> ids = new ArrayList<>();

    @Option(names = "--instrument", paramLabel = "SYMBOL", description = "Only orders in this instrument.")
    private @Nullable String instrument;

    @Option(names = "--strategy", paramLabel = "ID", description = "Only orders of this strategy.")
    private @Nullable String strategy;

    @Option(names = "--status", paramLabel = "STATUS", split = ",", description = "Only orders whose latest state is one of these: ${COMPLETION-CANDIDATES}.")
    private List<OrdStatus> statuses = new ArrayList<>();

    @Option(names = "--brief", description = "One line per order, without its life.")
    private boolean brief;

    @Option(names = "--json", description = "Prints one JSON object instead of text.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        ListOrders.Result result = new Wiring().orders().list(new ListOrders.Request(run, new LinkedHashSet<>(ids),
                Optional.ofNullable(instrument), Optional.ofNullable(strategy), new LinkedHashSet<>(statuses)));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonMapper.shared().writeValueAsString(json(result)));
        } else {
            text(result, out);
        }
        out.flush();
        return Failures.OK;
    }

    private void text(ListOrders.Result result, PrintWriter out) {
        if (brief) {
            TextTable table = new TextTable("ORDER>", "CREATED", "STRATEGY", "INSTRUMENT", "SIDE", "QUANTITY>", "TERMS", "STATUS",
                    "FILLED>", "AVERAGE>", "REASON");
            result.orders().forEach(order -> table.row(order.clOrdId(), order.createdTs(), order.strategy(), order.instrument(),
                    order.side(), order.quantity(), order.terms(), order.status(), order.cumQty(), order.avgPx(),
                    (order.route().isEmpty() ? "" : "at " + order.route() + ": ") + order.reason()));
            out.print(table.text());
        } else {
            result.orders().forEach(order -> life(order, out));
        }
        out.println(result.orders().size() + " of " + result.total() + " orders"
                + (result.rejected() == 0
                        ? ""
                        : "; " + result.rejected() + " intents were rejected by RiskGuard and never became orders: " + run
                                + "/decisions.csv says why"));
    }

    private static void life(OrderLife order, PrintWriter out) {
        out.println("Order " + order.clOrdId() + "  " + order.strategy() + "  " + order.side() + " " + order.quantity() + " "
                + order.instrument() + ", " + order.terms() + (order.tag().isEmpty() ? "" : ", tag " + order.tag())
                + (order.protective() ? ", protective" : "") + (order.route().isEmpty() ? "" : ", at " + order.route()));
        out.println("  " + order.status() + ", filled " + order.cumQty() + " at " + order.avgPx() + ": " + order.reason());
        TextTable steps = new TextTable("  TIME", "#>", "<-", "WHAT", "");
        for (OrderLife.Step step : order.steps()) {
            steps.row("  " + step.ts(), step.id(), step.causationId() == step.id() ? "" : "<- " + step.causationId(), step.kind(),
                    step.text());
        }
        out.println(steps.text());
    }

    private Map<String, Object> json(ListOrders.Result result) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("run", run.toString());
        fields.put("total", result.total());
        fields.put("rejectedIntents", result.rejected());
        List<Map<String, Object>> orders = new ArrayList<>();
        for (OrderLife order : result.orders()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("clOrdId", order.clOrdId());
            one.put("strategy", order.strategy());
            one.put("instrument", order.instrument());
            one.put("side", order.side());
            one.put("quantity", order.quantity());
            one.put("terms", order.terms());
            one.put("tag", order.tag());
            one.put("protective", order.protective());
            one.put("status", order.status());
            one.put("cumQty", order.cumQty());
            one.put("avgPx", order.avgPx());
            one.put("route", order.route());
            one.put("reason", order.reason());
            one.put("createdTs", order.createdTs());
            one.put("lastTs", order.lastTs());
            if (!brief) {
                one.put("life", order.steps());
            }
            orders.add(one);
        }
        fields.put("orders", orders);
        return fields;
    }
}
