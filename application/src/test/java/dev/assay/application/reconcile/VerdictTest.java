package dev.assay.application.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.application.data.DataException;
import dev.assay.application.reconcile.FieldPolicy.Rule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/// The rules at hand-made values: who is taken, who stands against it and why, and when nothing is known.
class VerdictTest {
    private static final List<String> ABC = List.of("a", "b", "c");

    private static FieldPolicy policy(Rule rule, String tolerance, int quorum) {
        return new FieldPolicy(rule, Tolerance.parse(tolerance), quorum, ABC);
    }

    private static Map<String, Double> said(Object... pairs) {
        Map<String, Double> said = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            said.put((String) pairs[i], ((Number) pairs[i + 1]).doubleValue());
        }
        return said;
    }

    private static Verdict judge(FieldPolicy policy, Map<String, Double> said) {
        return Verdict.of(policy, said, ABC, source -> 1, 0.01);
    }

    private static Verdict verdict(double chosen, Object... reasons) {
        Map<String, ReasonCode> map = new LinkedHashMap<>();
        for (int i = 0; i < reasons.length; i += 2) {
            map.put((String) reasons[i], (ReasonCode) reasons[i + 1]);
        }
        return new Verdict(Double.isNaN(chosen) ? OptionalDouble.empty() : OptionalDouble.of(chosen), map);
    }

    @Test
    void theMedianIsAValueThatSomebodySaid() {
        FieldPolicy median = policy(Rule.MEDIAN, "10 bp", 2);
        assertThat(judge(median, said("a", 100, "b", 100.05, "c", 103))).isEqualTo(verdict(100.05, "c", ReasonCode.DEVIATES));
        assertThat(judge(median, said("a", 100, "b", 100.2, "c", 103)))
                .isEqualTo(verdict(Double.NaN, "a", ReasonCode.BELOW_QUORUM, "b", ReasonCode.BELOW_QUORUM, "c", ReasonCode.BELOW_QUORUM));
        assertThat(judge(median, said("b", 100, "a", 100.05))).as("of two middle ones the more trusted source's")
                .isEqualTo(verdict(100.05, "c", ReasonCode.ABSENT));
    }

    @Test
    void twoThatDisagreeAreUnknownAtAQuorumOfTwo() {
        assertThat(judge(policy(Rule.MEDIAN, "1 %", 2), said("a", 100, "b", 102))).isEqualTo(
                verdict(Double.NaN, "a", ReasonCode.BELOW_QUORUM, "b", ReasonCode.BELOW_QUORUM, "c", ReasonCode.ABSENT));
        assertThat(judge(policy(Rule.MEDIAN, "1 %", 1), said("a", 100, "b", 102)))
                .isEqualTo(verdict(100, "b", ReasonCode.DEVIATES, "c", ReasonCode.ABSENT));
        assertThat(judge(policy(Rule.MEDIAN, "1 %", 1), said()).chosen()).isEmpty();
    }

    @Test
    void weightsMoveTheMiddle() {
        FieldPolicy weighted = policy(Rule.WEIGHTED, "0.5", 1);
        ToDoubleFunction<String> heavyC = source -> source.equals("c") ? 3 : 1;
        assertThat(Verdict.of(weighted, said("a", 1, "b", 2, "c", 9), ABC, heavyC, 0.01))
                .isEqualTo(verdict(9, "a", ReasonCode.SPLIT_RATIO, "b", ReasonCode.SPLIT_RATIO));
        assertThat(judge(weighted, said("a", 1, "b", 2, "c", 9)).chosen()).hasValue(2);
    }

    @Test
    void theMostTrustedIsVetoedWhenNobodyStandsByIt() {
        FieldPolicy veto = policy(Rule.PRIORITY_WITH_VETO, "2 ticks", 2);
        assertThat(judge(veto, said("a", 10, "b", 10.02, "c", 12))).isEqualTo(verdict(10, "c", ReasonCode.DEVIATES));
        assertThat(judge(veto, said("a", 11.1, "b", 10.02, "c", 10))).isEqualTo(verdict(10.02, "a", ReasonCode.VETOED));
        assertThat(judge(veto, said("a", 11.1, "b", 10.2, "c", 10)).chosen()).isEmpty();
        assertThat(judge(policy(Rule.COMPARE_AND_FLAG, "0", 1), said("a", 11.1, "b", 10.2, "c", 11.1)))
                .isEqualTo(verdict(11.1, "b", ReasonCode.DEVIATES));
    }

    @Test
    void differencesAreNamedByTheirRatio() {
        assertThat(Verdict.classify(34.5, 3450)).isEqualTo(ReasonCode.UNIT_100);
        assertThat(Verdict.classify(3450, 34.6)).isEqualTo(ReasonCode.UNIT_100);
        assertThat(Verdict.classify(411.23, 58.747)).isEqualTo(ReasonCode.SPLIT_RATIO);
        assertThat(Verdict.classify(100, 66.6667)).isEqualTo(ReasonCode.SPLIT_RATIO);
        assertThat(Verdict.classify(100, 103)).isEqualTo(ReasonCode.DEVIATES);
        assertThat(Verdict.classify(100, 117.31)).isEqualTo(ReasonCode.DEVIATES);
    }

    @Test
    void tolerancesCountInTheirUnits() {
        assertThat(Tolerance.parse("5 bp").holds(100, 100.05, 0.01)).isTrue();
        assertThat(Tolerance.parse("5 bp").holds(100, 100.051, 0.01)).isFalse();
        assertThat(Tolerance.parse("1%").holds(200, 198, 0.01)).isTrue();
        assertThat(Tolerance.parse("2 ticks").holds(1, 1.0201, 0.01)).isFalse();
        assertThat(Tolerance.parse("0").holds(0.1 + 0.2, 0.3, 0.01)).as("the noise of binary numbers").isTrue();
        assertThat(List.of("5 bp", "0.01", "2 ticks", "1 %")).allSatisfy(text -> assertThat(Tolerance.parse(text)).hasToString(text));
        assertThatThrownBy(() -> Tolerance.parse("five")).hasMessageContaining("expected an amount such as 0.01, 5 bp, 2 ticks or 1 %");
    }

    @Test
    void aPolicyIsReadOrRefusedWithItsLine() {
        String good = """
                basis: split
                sources:
                  a: {dataset: one, actions: one-actions, restated: true}
                  b: {dataset: two, weight: 2, adjustedTo: 2014-12-31}
                  c: {dataset: three}
                fields:
                  close: {rule: priority-with-veto, tolerance: 5 bp, quorum: 2, priority: "c, a"}
                instruments:
                  APPLE:
                    symbols: {a: AAPL, c: AAPL.US}
                    fields: {volume: {tolerance: 1 %}}
                  MSFT: {}
                """;
        Policy policy = PolicyReader.text("p.yaml", good);
        assertThat(policy.instruments()).hasSize(2);
        Policy.Instrument apple = policy.instruments().getFirst();
        assertThat(apple.symbols()).containsExactly(Map.entry("a", "AAPL"), Map.entry("c", "AAPL.US"));
        assertThat(apple.fields()).containsOnlyKeys(Policy.Field.CLOSE, Policy.Field.VOLUME);
        assertThat(apple.fields().get(Policy.Field.CLOSE))
                .isEqualTo(new FieldPolicy(Rule.PRIORITY_WITH_VETO, Tolerance.parse("5 bp"), 2, List.of("c", "a")));
        assertThat(policy.instruments().get(1).fields().get(Policy.Field.CLOSE))
                .isEqualTo(new FieldPolicy(Rule.PRIORITY_WITH_VETO, Tolerance.parse("5 bp"), 2, List.of("c", "a", "b")));
        refused(good.replace("quorum: 2", "quorum: 4"), "quorum 4 must be 1 to the number of sources");
        refused(good.replace("5 bp", "5 beeps"), "p.yaml:7: fields.close.tolerance: \"5 beeps\": is no tolerance");
        refused(good.replace("rule: prio", "rule: prefer-"), "must be one of median, weighted, priority-with-veto, compare-and-flag");
        refused(good.replace("a: AAPL, ", ""), "instruments.APPLE is held by 1 sources");
        refused(good.replace("basis", "basics"), "there is no such key here");
        refused(good.replace("weight: 2", "weight: none"), "must be a positive number");
    }

    private static void refused(String yaml, String message) {
        assertThatThrownBy(() -> PolicyReader.text("p.yaml", yaml)).isInstanceOf(DataException.class).hasMessageContaining(message);
    }
}
