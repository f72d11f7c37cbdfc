package dev.assay.interfaces.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// `monthly.csv` as a table of years by months. Returns are fractions; a year's total is its months compounded.
record MonthlyReturns(List<Year> years, BigDecimal largest) {
    private static final int MONTHS = 12;

    MonthlyReturns {
        years = List.copyOf(years);
    }

    static MonthlyReturns read(Path runDir) {
        Map<Integer, @Nullable BigDecimal[]> byYear = new TreeMap<>();
        CsvFile.read(runDir, RunFile.MONTHLY, row -> {
            @Nullable
            BigDecimal[] months = byYear.computeIfAbsent(row.integer("year", 1, 9999), y -> new @Nullable BigDecimal[MONTHS]);
            int month = row.integer("month", 1, MONTHS) - 1;
            if (months[month] != null) {
                throw new ReportException("%s:%d: month %s-%s appears twice".formatted(RunFile.MONTHLY.fileName(), row.line(),
                        row.text("year"), row.text("month")));
            }
            months[month] = row.decimal("return");
        });
        List<Year> years = new ArrayList<>();
        BigDecimal largest = BigDecimal.ZERO;
        for (Map.Entry<Integer, @Nullable BigDecimal[]> entry : byYear.entrySet()) {
            years.add(new Year(entry.getKey(), Arrays.asList(entry.getValue())));
            for (BigDecimal month : entry.getValue()) {
                largest = month == null ? largest : largest.max(month.abs());
            }
        }
        return new MonthlyReturns(years, largest);
    }

    /// How strongly a month is coloured: 0 for zero, to 5 for the run's largest move, negative for losses.
    int heat(BigDecimal month) {
        if (month.signum() == 0) {
            return 0;
        }
        double share = month.abs().divide(largest, MathContext.DECIMAL64).doubleValue();
        return month.signum() * Math.clamp((int) Math.ceil(share * 5), 1, 5);
    }

    /// Twelve months, January first; null where the run had none.
    record Year(int year, List<@Nullable BigDecimal> months) {

        BigDecimal total() {
            BigDecimal growth = BigDecimal.ONE;
            for (BigDecimal month : months) {
                growth = month == null ? growth : growth.multiply(BigDecimal.ONE.add(month), MathContext.DECIMAL128);
            }
            return growth.subtract(BigDecimal.ONE);
        }
    }
}
