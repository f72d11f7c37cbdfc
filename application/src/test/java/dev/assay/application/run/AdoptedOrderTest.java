package dev.assay.application.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.application.run.OrderLife.Kind;
import dev.assay.application.run.OrderLife.Step;
import dev.assay.core.event.Event;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.Universe;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import dev.assay.core.order.ExecType;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.Fill;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.order.OrdType;
import dev.assay.core.order.OrderCommand;
import dev.assay.core.order.OrderEvent;
import dev.assay.core.order.ReportDetail;
import dev.assay.core.order.ReportReason;
import dev.assay.core.order.Side;
import dev.assay.core.signal.StrategyId;
import dev.assay.execution.BrokerAdapter;
import dev.assay.execution.CostModels;
import dev.assay.execution.Oms;
import dev.assay.execution.OrderListener;
import dev.assay.proofbench.FillModels;
import dev.assay.proofbench.SimulatedBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An order that was given at the broker's screen and adopted is listed like our own: `assay orders` and `orders.csv`.
class AdoptedOrderTest {
    private static final Instrument ACME = Instrument.equity(0, "ACME", "XNYS", Currency.USD);
    private static final StrategyId OWNER = new StrategyId(0, "owner");

    private final List<Event> events = new ArrayList<>();
    private int reports;

    private ExecutionReport report(ExecType type, OrdStatus status, long filled, long last, ReportDetail detail) {
        return new ExecutionReport("E" + ++reports, "P-7", 0, 0, ACME, Side.SELL, type, status, ACME.quantity(100), ACME.quantity(filled),
                ACME.quantity(status.terminal() ? 0 : 100 - filled), ACME.quantity(last), last == 0 ? null : Price.of("12.5"), "", "",
                7_000, 0, null, new Price(0, 4), detail);
    }

    private void play() {
        BrokerAdapter broker = new SimulatedBroker(new Universe(List.of(ACME)), FillModels.byId("next-open"), CostModels.none(),
                Money.of("1000", Currency.USD));
        Oms oms = new Oms((payload, source, correlationId, causationId) -> {
            long id = events.size() + 1L;
            events.add(new Event(id, id * 1_000_000_000L, 0, source, payload, correlationId == 0 ? id : correlationId,
                    causationId == 0 ? id : causationId));
            return id;
        }, broker, CostModels.none(), new OrderListener() {
            @Override
            public void onOrderEvent(OrderEvent event, long eventId, long correlationId) {}

            @Override
            public void onFill(Fill fill, long eventId, long correlationId) {}
        }, 1, 1);
        ReportDetail limit = new ReportDetail(ReportReason.NONE, OrdType.LIMIT, Price.of("12.5"), null, null);
        Objects.requireNonNull(oms.adopt(report(ExecType.NEW, OrdStatus.NEW, 0, 0, limit), OWNER));
        oms.onReport(report(ExecType.TRADE, OrdStatus.PARTIALLY_FILLED, 40, 40, ReportDetail.NONE));
        oms.cancel(1, "not ours", 9, 9);
    }

    @Test
    void itsLifeBeginsWithTheBrokersReportAndTheFinding() {
        play();
        LifeCollector lives = new LifeCollector(
                new ListOrders.Request(Path.of("."), Set.of(), Optional.empty(), Optional.empty(), Set.of()));
        events.forEach(lives::accept);
        OrderLife life = lives.chosen().getFirst();
        assertThat(lives.chosen()).hasSize(1);
        assertThat(lives.total()).isEqualTo(1);
        assertThat(life).returns("owner", OrderLife::strategy).returns("ACME", OrderLife::instrument)
                .returns("external P-7", OrderLife::tag).returns("LIMIT limit 12.5", OrderLife::terms).returns("40", OrderLife::cumQty)
                .returns("PENDING_CANCEL", OrderLife::status);
        assertThat(life.steps()).extracting(Step::kind).containsExactly(Kind.REPORT, Kind.FINDING, Kind.STATE, Kind.REPORT, Kind.STATE,
                Kind.FILL, Kind.COMMAND, Kind.STATE);
    }

    @Test
    void itHasItsRow(@TempDir Path folder) throws Exception {
        play();
        try (OrderRows rows = new OrderRows(folder)) {
            for (Event event : events) {
                if (event.payload() instanceof OrderCommand command) {
                    rows.accept(command, event);
                } else if (event.payload() instanceof OrderEvent change) {
                    rows.accept(change, event);
                }
            }
            rows.finish();
        }
        List<String> lines = Files.readAllLines(folder.resolve(RunFiles.ORDERS));
        assertThat(lines).hasSize(2);
        assertThat(lines.getLast()).startsWith("1,owner,ACME,SELL,,100,,,,").contains(",PENDING_CANCEL,40,12.5");
    }
}
