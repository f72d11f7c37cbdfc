package dev.assay.core.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.event.Advice;
import dev.assay.core.event.Event;
import dev.assay.core.event.EventType;
import dev.assay.core.event.OperatorCommand;
import dev.assay.core.event.ReconciliationFinding;
import dev.assay.core.event.StrategyFailed;
import dev.assay.core.market.BookDelta;
import dev.assay.core.market.InstrumentStatus;
import dev.assay.core.market.Trade;
import dev.assay.core.order.BrokerQuery;
import dev.assay.core.order.CommandOutcome;
import dev.assay.core.order.ExecType;
import dev.assay.core.order.LinkStatus;
import dev.assay.core.order.MarginCall;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.order.OrdType;
import dev.assay.core.order.ReportReason;
import dev.assay.core.order.RiskDecision;
import dev.assay.core.order.Side;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.portfolio.LedgerAccount;
import dev.assay.core.risk.TradingState;
import dev.assay.core.signal.Link;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Holds the codec to its schema file: another implementation of SBE, given the file alone, reads our bytes and finds every field.
class SchemaTest {
    private final SchemaReader schema;

    SchemaTest() throws Exception {
        schema = new SchemaReader(SchemaReader.schemaFile());
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void anotherImplementationReadsOurBytes(EventType type) throws Exception {
        EventEncoder encoder = new EventEncoder();
        for (long seed = 1; seed <= 300; seed++) {
            Event event = Samples.event(type, seed);
            int length = encoder.encode(event);

            assertThat(schema.read(encoder.buffer(), length)).as("seed %s", seed).isEqualTo(Fields.of(event));
        }
    }

    @Test
    void theFileHasEveryTypeByNameCodeAndVersion() {
        Map<Integer, String> names = new TreeMap<>();
        Map<Integer, Integer> versions = new TreeMap<>();
        for (EventType type : EventType.values()) {
            names.put(type.code(), type.name());
            versions.put(type.code(), type.version());
        }

        assertThat(schema.messages()).isEqualTo(names);
        assertThat(schema.versions()).isEqualTo(versions);
        assertThat(schema.id()).isEqualTo(Frame.SCHEMA_ID);
        assertThat(schema.version()).isEqualTo(versions.values().stream().max(Integer::compare).orElseThrow());
    }

    @Test
    void enumValuesAreTheConstantsInOrder() {
        Map<String, Enum<?>[]> enums = new TreeMap<>();
        enums.put("Aggressor", Trade.Aggressor.values());
        enums.put("BookAction", BookDelta.Action.values());
        enums.put("TradingStatus", InstrumentStatus.Status.values());
        enums.put("Side", Side.values());
        enums.put("OrdType", OrdType.values());
        enums.put("LinkRole", Link.Role.values());
        enums.put("TimeInForce", TimeInForce.values());
        enums.put("RiskOutcome", RiskDecision.Outcome.values());
        enums.put("ExecType", ExecType.values());
        enums.put("ReportReason", ReportReason.values());
        enums.put("OrdStatus", OrdStatus.values());
        enums.put("LedgerAccount", LedgerAccount.values());
        enums.put("TradingState", TradingState.values());
        enums.put("AdviceKind", Advice.Kind.values());
        enums.put("OperatorAction", OperatorCommand.Action.values());
        enums.put("ExitPolicy", StrategyFailed.ExitPolicy.values());
        enums.put("FindingKind", ReconciliationFinding.Kind.values());
        enums.put("QueryWhat", BrokerQuery.What.values());
        enums.put("CommandOutcome", CommandOutcome.Outcome.values());
        enums.put("LinkState", LinkStatus.State.values());
        enums.put("MarginState", MarginCall.State.values());
        enums.put("FindingAction", ReconciliationFinding.Action.values());

        enums.forEach((name, constants) -> assertThat(schema.constants(name)).as(name)
                .isEqualTo(Arrays.stream(constants).map(Enum::name).toList()));
        assertThat(schema.constants("Flag")).isEqualTo(List.of("NO", "YES"));
        assertThat(schema.constants("SizeRule"))
                .isEqualTo(List.of("PERCENT", "UNITS", "NOTIONAL", "VOLATILITY", "RISK_PER_TRADE", "KELLY"));
    }

    @Test
    void aSchemaWithTwoFieldsSwappedIsCaught() throws Exception {
        String file = SchemaReader.schemaFile();
        String swapped = file.replace("name=\"highUnits\"", "name=\"x\"").replace("name=\"lowUnits\"", "name=\"highUnits\"")
                .replace("name=\"x\"", "name=\"lowUnits\"");
        Event event = Samples.event(EventType.BAR, 5);
        EventEncoder encoder = new EventEncoder();
        int length = encoder.encode(event);

        assertThat(new SchemaReader(swapped).read(encoder.buffer(), length)).isNotEqualTo(Fields.of(event));
    }
}
