package dev.assay.execution.algo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The paper's Table 1 parameters: a million shares over five days, 0.95 $ per square root of a day, and the published results.
class AlmgrenChrissTest {
    private static AlmgrenChriss paper(double riskAversion) {
        return new AlmgrenChriss(1e6, 5, 5, 0.95, 0.0625, 2.5e-7, 2.5e-6, riskAversion);
    }

    private static String[] row(String id) throws IOException {
        try (InputStream in = Objects.requireNonNull(AlmgrenChrissTest.class.getResourceAsStream("almgren-chriss.csv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> line.startsWith(id + ",")).findFirst()
                    .orElseThrow().split(",");
        }
    }

    @Test
    void anEvenScheduleCostsWhatIsPublished() throws IOException {
        String[] cost = row("AC-1");
        assertThat(paper(0).expectedCost()).isCloseTo(Double.parseDouble(cost[3]), within(Double.parseDouble(cost[4])));
        String[] variance = row("AC-2");
        assertThat(paper(0).variance()).isCloseTo(Double.parseDouble(variance[3]), within(Double.parseDouble(variance[4])));
    }

    @Test
    void aLittleRiskAversionGivesThePublishedCostVarianceAndHalfLife() throws IOException {
        String expected = row("AC-4")[3];
        AlmgrenChriss model = paper(1e-9);
        assertThat(expected).isEqualTo("E=0.6625 $M; V=1.0812 $M^2; half-life 51.30 d");
        assertThat(model.expectedCost() / 1e6).isCloseTo(0.6625, within(1e-4));
        assertThat(model.variance() / 1e12).isCloseTo(1.0812, within(1e-4));
        assertThat(model.halfLife()).isCloseTo(51.30, within(5e-3));
    }

    @Test
    void theTrajectoryIsTheMinimumOfCostPlusRisk() {
        AlmgrenChriss model = paper(1e-6);
        double best = objective(model, 0, 0);
        for (int k = 1; k < 5; k++) {
            assertThat(objective(model, k, 100)).isGreaterThan(best);
            assertThat(objective(model, k, -100)).isGreaterThan(best);
        }
    }

    /// E + λV of the model's trajectory with `moved` shares more left after step k, written out from the paper's equations 5 and 6.
    private static double objective(AlmgrenChriss m, int k, double moved) {
        double eta = m.temporaryImpact() - m.permanentImpact() / 2;
        double cost = 0;
        for (int i = 1; i <= 5; i++) {
            double before = m.left(i - 1) + (i - 1 == k && k > 0 ? moved : 0);
            double after = m.left(i) + (i == k ? moved : 0);
            cost += eta * (before - after) * (before - after) + m.riskAversion() * m.volatility() * m.volatility() * after * after;
        }
        return cost;
    }
}
