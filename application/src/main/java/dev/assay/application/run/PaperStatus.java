package dev.assay.application.run;

import dev.assay.application.config.AssayConfig;
import dev.assay.application.live.InputQueue;
import dev.assay.application.live.RealTimeLoop;
import dev.assay.application.session.TradingSession;
import dev.assay.core.event.Clock;
import dev.assay.core.event.OperatorCommand;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Money;
import dev.assay.core.order.Order;
import dev.assay.core.portfolio.Portfolio;
import dev.assay.core.portfolio.PortfolioSnapshot;
import dev.assay.core.portfolio.Position;
import dev.assay.core.signal.StrategyId;
import dev.assay.riskguard.RiskPolicy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/// Answers what another terminal asks of a running session: how it stands, as JSON, read between two instants; and takes an operator's commands.
final class PaperStatus {
    private static final long PATIENCE_SECONDS = 10;
    private static final int COMMAND_FIELDS = 4;

    private final Path directory;
    private final AssayConfig config;
    private final PaperLine line;
    private final RealTimeLoop loop;
    private final InputQueue queue;
    private final Clock clock;
    private final long started;

    PaperStatus(Path directory, AssayConfig config, PaperLine line, RealTimeLoop loop, InputQueue queue, Clock clock, long started) {
        this.directory = directory;
        this.config = config;
        this.line = line;
        this.loop = loop;
        this.queue = queue;
        this.clock = clock;
        this.started = started;
    }

    /// The answer to `status`, or to an action, a scope, who and why with tabs between.
    String answer(String asked, Consumer<OperatorCommand> commands) {
        if (!asked.equals("status")) {
            String[] fields = asked.split("\t", -1);
            if (fields.length != COMMAND_FIELDS) {
                return "{\"error\":\"expected status, or action, scope, operator and reason\"}";
            }
            if (!fields[1].equals(OperatorCommand.ALL) && config.strategies().stream().noneMatch(each -> each.id().equals(fields[1]))) {
                return JsonMapper.shared().writeValueAsString(Map.of("error", "it has no strategy " + fields[1] + "; it has "
                        + config.strategies().stream().map(AssayConfig.Strategy::id).toList()));
            }
            try {
                commands.accept(new OperatorCommand(OperatorCommand.Action.valueOf(fields[0]), fields[1], fields[2], fields[3]));
            } catch (IllegalArgumentException e) {
                return JsonMapper.shared().writeValueAsString(Map.of("error", String.valueOf(e.getMessage())));
            }
        }
        CompletableFuture<String> status = new CompletableFuture<>();
        loop.ask(() -> status.complete(JsonMapper.shared().writeValueAsString(fields())));
        try {
            return status.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return "{\"error\":\"the session does not answer: it is ending, or one instant takes it longer than ten seconds\"}";
        } catch (ExecutionException e) {
            return JsonMapper.shared().writeValueAsString(Map.of("error", String.valueOf(e.getMessage())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "{\"error\":\"interrupted\"}";
        }
    }

    private Map<String, Object> fields() {
        TradingSession session = line.session();
        PortfolioSnapshot account = session.portfolio().snapshot();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("run", directory.toString());
        fields.put("now", Timestamps.text(session.now()));
        fields.put("runningSeconds", (clock.nowNanos() - started) / 1_000_000_000L);
        fields.put("currency", session.portfolio().currency().code());
        fields.put("equity", account.equity().plain());
        fields.put("cash", account.cash().plain());
        fields.put("dayPnl", new Money(session.portfolio().equityUnits() - session.riskState().dayStartEquityUnits(),
                session.portfolio().currency()).plain());
        fields.put("realizedPnl", account.realizedPnl().plain());
        fields.put("unrealizedPnl", account.unrealizedPnl().plain());
        fields.put("fees", account.fees().plain());
        fields.put("grossExposure", account.grossExposure().plain());
        fields.put("orders", session.counts().orders());
        fields.put("fills", session.counts().fills());
        fields.put("rejections", session.counts().rejections());
        fields.put("waitingInputs", queue.waiting());
        fields.put("lateInputs", loop.late());
        fields.put("events", line.sequencer().lastId());
        fields.put("strategies", strategies(session));
        fields.put("positions", positions(session.portfolio()));
        fields.put("working", session.workingOrders().stream().map(PaperStatus::order).toList());
        fields.put("limits",
                line.setup().policy().counts().stream().filter(each -> each.shrunk() + each.rejected() > 0).map(PaperStatus::limit)
                        .toList());
        return fields;
    }

    private List<Map<String, Object>> strategies(TradingSession session) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (int i = 0; i < config.strategies().size(); i++) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("id", config.strategies().get(i).id());
            one.put("state", session.riskState().tradingState(i).name());
            all.add(one);
        }
        return all;
    }

    private List<Map<String, Object>> positions(Portfolio portfolio) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (StrategyId strategy : portfolio.strategies()) {
            for (Instrument instrument : line.setup().universe().instruments()) {
                Position position = portfolio.position(strategy, instrument);
                if (!position.flat()) {
                    Map<String, Object> one = new LinkedHashMap<>();
                    one.put("strategy", strategy.name());
                    one.put("symbol", instrument.symbol());
                    one.put("quantity", position.quantity().toString());
                    one.put("averagePrice", position.averagePrice().toString());
                    one.put("last", instrument.price(portfolio.markUnits(instrument)).toString());
                    all.add(one);
                }
            }
        }
        return all;
    }

    private static Map<String, Object> order(Order order) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("id", order.firstClOrdId());
        one.put("strategy", order.strategy().name());
        one.put("symbol", order.instrument().symbol());
        one.put("side", order.side().name());
        one.put("quantity", order.orderQty().toString());
        one.put("filled", order.cumQty().toString());
        one.put("terms", OrderWords.of(order.terms()));
        return one;
    }

    private static Map<String, Object> limit(RiskPolicy.ControlCount count) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("control", count.control());
        one.put("limit", count.limit());
        one.put("shrunk", count.shrunk());
        one.put("rejected", count.rejected());
        return one;
    }
}
