package dev.assay.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.execution.FixScenario.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The order state change scenarios of FIX 4.4, volume 4, appendix D, each by its name and in both roles: the OMS makes the requests of the
/// file and they are compared with it; it is told the reports of the file and its state is compared with them.
class FixScenarioTest {
    private static final TreeMap<String, Boolean> OUTCOMES = new TreeMap<>();

    @TestFactory
    Stream<DynamicTest> scenarios() {
        return FixScenario.load().stream().flatMap(FixScenarioTest::tests);
    }

    private static Stream<DynamicTest> tests(FixScenario scenario) {
        List<DynamicTest> tests = new ArrayList<>();
        for (List<Row> path : scenario.paths()) {
            String name = scenario.name() + (tests.isEmpty() ? "" : " or else " + path.getLast());
            tests.add(DynamicTest.dynamicTest(name, () -> {
                OUTCOMES.put(scenario.name(), false);
                new FixPlay(scenario).run(path);
                OUTCOMES.remove(scenario.name(), false);
                OUTCOMES.putIfAbsent(scenario.name(), true);
            }));
        }
        return tests.stream();
    }

    @AfterAll
    static void report() {
        long green = OUTCOMES.values().stream().filter(v -> v).count();
        System.out.println("FIX 4.4 order state scenarios, " + green + " of " + OUTCOMES.size() + " green:");
        OUTCOMES.forEach((name, ok) -> System.out.println("  " + name + (ok ? " green" : " RED")));
    }

    /// Every number of the reports is looked at: with any one changed, the scenario is red.
    @Test
    void a_scenario_with_a_wrong_number_is_red() {
        Assumptions.assumeTrue(System.getProperty("fix.scenarios", "").isEmpty(), "another file is played");
        FixScenario good = FixScenario.load().stream().filter(s -> s.name().equals("H.1.d")).findFirst().orElseThrow();
        for (String column : List.of("order_qty_38", "cum_qty_14", "leaves_qty_151", "ord_status_39", "day_cum_qty_425")) {
            List<Row> path = new ArrayList<>(good.paths().getFirst());
            LinkedHashMap<String, String> fields = new LinkedHashMap<>(path.getLast().fields());
            fields.put(column, column.equals("ord_status_39") ? "2" : "1234");
            path.set(path.size() - 1, new Row(fields));
            assertThatThrownBy(() -> new FixPlay(good).run(path)).as(column).isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void the_files_hold_the_whole_standard() {
        Assumptions.assumeTrue(System.getProperty("fix.scenarios", "").isEmpty(), "another file is played");
        assertThat(FixScenario.load()).extracting(FixScenario::name).doesNotHaveDuplicates().filteredOn(name -> !name.startsWith("R"))
                .hasSize(47);
    }
}
