package dev.assay.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.execution.FixScenario.Row;
import java.util.ArrayList;
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

    @Test
    void the_files_hold_the_whole_standard() {
        Assumptions.assumeTrue(System.getProperty("fix.scenarios", "").isEmpty(), "another file is played");
        assertThat(FixScenario.load()).extracting(FixScenario::name).doesNotHaveDuplicates().hasSize(47);
    }
}
