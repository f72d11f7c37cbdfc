package dev.assay.riskguard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.riskguard.controls.ControlSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Every row of the published list of pre-trade controls has a control here, or a reason why it is none on the order path.
class GoldenRowsTest {
    private static final Map<String, List<String>> CONTROLS = new LinkedHashMap<>();
    private static final Map<String, String> ELSEWHERE = new LinkedHashMap<>();

    static {
        CONTROLS.put("CREDIT_CAPITAL_THRESHOLD", List.of("CREDIT_CAPITAL_THRESHOLD", "LEVERAGE_MARGIN"));
        CONTROLS.put("MAX_ORDER_QTY", List.of("MAX_ORDER_QTY"));
        CONTROLS.put("MAX_ORDER_VALUE", List.of("MAX_ORDER_VALUE"));
        CONTROLS.put("PRICE_COLLAR", List.of("PRICE_COLLAR"));
        CONTROLS.put("MAX_MESSAGE_RATE", List.of("MAX_MESSAGE_RATE", "MAX_ORDERS_PER_DAY"));
        CONTROLS.put("DUPLICATE_ORDER", List.of("DUPLICATE_ORDER"));
        CONTROLS.put("REPEATED_EXECUTION_THROTTLE", List.of("REPEATED_EXECUTION_THROTTLE"));
        CONTROLS.put("POSITION_LIMIT", List.of("POSITION_LIMIT", "STRATEGY_LIMIT", "CONCENTRATION"));
        CONTROLS.put("EXPOSURE_LIMIT_MULTI_LEVEL", List.of("EXPOSURE_LIMIT_MULTI_LEVEL", "NET_EXPOSURE", "STRATEGY_LIMIT"));
        CONTROLS.put("PERMISSION_INSTRUMENT", List.of("PERMISSION_INSTRUMENT"));
        CONTROLS.put("REGULATORY_PREORDER", List.of("REGULATORY_PREORDER", "SHORT_SALE", "TRADING_HOURS"));
        CONTROLS.put("SELF_MATCH_PREVENTION", List.of("SELF_MATCH_PREVENTION"));
        CONTROLS.put("MARKET_DATA_REASONABILITY", List.of("MARKET_DATA_REASONABILITY", "MARKET_DATA_QUALITY"));
        CONTROLS.put("DAILY_LOSS_DRAWDOWN", List.of("DAILY_LOSS_DRAWDOWN", "MAX_DRAWDOWN"));
        CONTROLS.put("KILL_SWITCH", List.of("KILL_SWITCH"));
        CONTROLS.put("REDUCE_ONLY_MODE", List.of("REDUCE_ONLY_MODE"));
        CONTROLS.put("CANCEL_ON_DISCONNECT", List.of("CANCEL_ON_DISCONNECT"));
        CONTROLS.put("NO_SLICING_AROUND_HARD_BLOCK", List.of("NO_SLICING_AROUND_HARD_BLOCK"));
        CONTROLS.put("CONTROLLED_DEPLOYMENT", List.of("CONTROLLED_DEPLOYMENT"));
        CONTROLS.put("VOLATILITY_PROTECTION", List.of("VOLATILITY_PROTECTION"));
        ELSEWHERE.put("RELEASE_BLOCKED_ORDER", "not a control but a way past a soft one: RiskState.Release, tested in SoftBlockTest");
        ELSEWHERE.put("CONTROL_TRIGGER_STATS", "counted by the policy for every control: RiskPolicy.counts");
        ELSEWHERE.put("ORDER_ATTRIBUTION", "every intent carries its strategy by construction; the session prefix names the client");
        ELSEWHERE.put("DIRECT_AND_EXCLUSIVE_CONTROL", "a strategy sees no policy object; an architecture test holds it");
        ELSEWHERE.put("AUTHORIZED_PERSON_ACCESS", "access to the machine and the broker's keys, before any order");
        ELSEWHERE.put("REALTIME_MONITORING_5S", "monitoring beside the order path");
        ELSEWHERE.put("POST_TRADE_EXPOSURE", "after the trade: the portfolio's events");
        ELSEWHERE.put("REALTIME_RECONCILIATION", "after the trade: reconciliation findings");
        ELSEWHERE.put("POST_TRADE_EXEC_REPORTS", "after the trade: execution reports are events");
        ELSEWHERE.put("CONFORMANCE_AND_TEST_ENV", "an organisational duty of whoever connects to a venue");
        ELSEWHERE.put("STRESS_TEST_2X", "a test, not a gate");
        ELSEWHERE.put("MARKET_ABUSE_SURVEILLANCE", "surveillance after the fact, from the journal");
        ELSEWHERE.put("BUSINESS_CONTINUITY", "an organisational duty");
        ELSEWHERE.put("ANNUAL_REVIEW", "an organisational duty; the trigger statistics feed it");
        ELSEWHERE.put("RECORDKEEPING", "the journal of the run package");
        ELSEWHERE.put("SECURITY_ACCESS_PENTEST", "an organisational duty");
    }

    @Test
    void everyRowHasAControlOrAReason() throws IOException {
        List<String> known = new ArrayList<>(CONTROLS.keySet());
        known.addAll(ELSEWHERE.keySet());
        assertThat(rows()).hasSize(36).containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void everyControlServesARow() {
        List<String> ids = StandardPolicy.catalogue().stream().map(ControlSpec::id).toList();
        List<String> named = CONTROLS.values().stream().flatMap(List::stream).distinct().toList();
        assertThat(named).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void idsAndReasonCodesAreStableNames() {
        for (ControlSpec spec : StandardPolicy.catalogue()) {
            assertThat(spec.id()).matches("[A-Z][A-Z_]+");
            assertThat(spec.reasonCodes()).as(spec.id()).isNotEmpty().doesNotHaveDuplicates().allMatch(code -> code.matches("[A-Z_]+"));
            assertThat(spec.source()).as(spec.id()).isNotBlank();
        }
        assertThat(StandardPolicy.catalogue().stream().map(ControlSpec::id)).doesNotHaveDuplicates();
    }

    private static List<String> rows() throws IOException {
        try (InputStream in = GoldenRowsTest.class.getResourceAsStream("/golden/pretrade-risk-controls.csv")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).map(line -> line.substring(0, line.indexOf(',')))
                    .toList();
        }
    }
}
