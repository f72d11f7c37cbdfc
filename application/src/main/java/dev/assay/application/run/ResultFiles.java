package dev.assay.application.run;

import dev.assay.core.calendar.ExchangeCalendar;
import dev.assay.core.codec.EventDecoder;
import dev.assay.core.event.Event;
import dev.assay.core.event.StrategyFailed;
import dev.assay.core.market.Bar;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.money.Money;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.Fill;
import dev.assay.core.order.MarginCall;
import dev.assay.core.order.OrderCommand;
import dev.assay.core.order.OrderEvent;
import dev.assay.core.order.RiskDecision;
import dev.assay.core.portfolio.LedgerEntrySet;
import dev.assay.core.portfolio.Portfolio;
import dev.assay.core.portfolio.PortfolioSnapshot;
import dev.assay.core.portfolio.PositionAdjusted;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The results of a run as files, all of them derived from its journal alone: whoever has the journal can make them again.
///
/// Reads the journal once; memory grows with working orders, snapshots and round trips, not with the number of orders.
final class ResultFiles implements AutoCloseable {
    private final OrderRows orders;
    private final FillRows fills;
    private final LedgerRows ledger;
    private final EquityRows equity;
    private final CsvFile decisions;
    private final CsvFile failures;
    private final DecisionLog log;
    private final PositionRows positions;
    private final AmbiguousRows ambiguous;
    private final Portfolio rates;
    private final Path directory;
    private @Nullable CsvFile margin;

    private ResultFiles(Path directory, Portfolio rates) {
        this.directory = directory;
        this.rates = rates;
        orders = new OrderRows(directory);
        fills = new FillRows(directory, rates);
        positions = new PositionRows(directory, rates.hedging());
        ambiguous = new AmbiguousRows(directory, rates);
        ledger = new LedgerRows(directory);
        equity = new EquityRows(directory);
        decisions = new CsvFile(directory.resolve(RunFiles.DECISIONS), "id", "ts", "strategy", "symbol", "side", "qty", "outcome",
                "allowedQty",
                "control", "reasonCode", "explanation");
        failures = new CsvFile(directory.resolve(RunFiles.FAILURES), "ts", "strategy", "callback", "datumId", "message", "policy");
        log = new DecisionLog(directory);
    }

    /// Writes the result files of a journal and gives what further files are made of.
    ///
    /// @param rates an account that turns the rates in the journal into amounts of the account's currency
    /// @param capital opening capital
    static Derived write(Path directory, JournalStore.Frames journal, EventDecoder decoder, Portfolio rates, Money capital,
            ExchangeCalendar calendar) {
        try (ResultFiles files = new ResultFiles(directory, rates)) {
            for (byte[] frame = journal.next(); frame != null; frame = journal.next()) {
                files.accept(decoder.decode(frame, 0, frame.length));
            }
            files.orders.finish();
            return files.equity.finish(directory, capital, files.fills, files.ambiguous, calendar);
        }
    }

    private void accept(Event event) {
        switch (event.payload()) {
            case OrderCommand command -> {
                orders.accept(command, event);
                fills.accept(command);
            }
            case ExecutionReport report -> ambiguous.accept(report, event);
            case OrderEvent change -> orders.accept(change, event);
            case Fill fill -> {
                fills.accept(fill, event, orders.birth(fill.clOrdId()));
                positions.accept(fill);
            }
            case PositionAdjusted change -> {
                fills.accept(change, event);
                positions.accept(change);
            }
            case Bar rate -> rates.mark(rate.instrument(), rate.closeUnits(), rate.tsClose());
            case CorporateAction action -> {
                fills.accept(action);
                positions.accept(action);
            }
            case LedgerEntrySet set -> {
                ledger.accept(set, event);
                positions.accept(set);
            }
            case MarginCall call -> accept(call, event);
            case PortfolioSnapshot snapshot -> equity.accept(snapshot, event);
            case RiskDecision decision -> accept(decision, event);
            case StrategyFailed failed -> failures.row(Timestamps.text(event.tsEvent()), failed.strategy(), failed.callback(),
                    failed.datumId(), failed.error(), failed.exits());
            default -> {
                // The remaining events lead to results through the ones above.
            }
        }
    }

    private void accept(MarginCall call, Event event) {
        CsvFile rows = margin;
        if (rows == null) {
            rows = new CsvFile(directory.resolve(RunFiles.MARGIN_CALLS), "id", "ts", "state", "equity", "requirement", "currency", "due",
                    "symbol",
                    "side", "qty", "text");
            margin = rows;
        }
        rows.row(event.id(), Timestamps.text(event.tsEvent()), call.state(), call.equity().plain(), call.requirement().plain(),
                call.equity().currency(), Timestamps.text(call.dueTs()), text(call.instrument()), text(call.side()), text(call.quantity()),
                call.text());
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private void accept(RiskDecision decision, Event event) {
        log.accept(decision, event);
        if (decision.outcome() != RiskDecision.Outcome.ACCEPT) {
            decisions.row(event.id(), Timestamps.text(event.tsEvent()), decision.strategy(), decision.instrument(), decision.side(),
                    decision.requested(), decision.outcome(), decision.allowed(), decision.control(), decision.reasonCode(),
                    decision.explanation());
        }
    }

    @Override
    public void close() {
        orders.close();
        fills.close();
        positions.close();
        ambiguous.close();
        ledger.close();
        equity.close();
        decisions.close();
        failures.close();
        log.close();
        if (margin != null) {
            margin.close();
        }
    }
}
