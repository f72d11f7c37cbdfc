package dev.assay.analytics;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

final class Curves {
    private Curves() {}

    /// Values that grow from 1 by the given returns.
    static double[] compound(double... returns) {
        double[] values = new double[returns.length + 1];
        values[0] = 1;
        for (int i = 0; i < returns.length; i++) {
            values[i + 1] = values[i] * (1 + returns[i]);
        }
        return values;
    }

    static Arbitrary<double[]> any() {
        return Arbitraries.doubles().between(0.01, 1000).array(double[].class).ofMinSize(1).ofMaxSize(40);
    }
}
