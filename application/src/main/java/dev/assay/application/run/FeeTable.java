package dev.assay.application.run;

import dev.assay.application.config.ReadySchedules;
import dev.assay.core.money.Price;
import dev.assay.execution.ChargeRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The published US fees by effective date. A row whose rate is no plain number (`UNVERIFIED`, a range of exchanges) gives none.
final class FeeTable {
    private static final Pattern RATE = Pattern.compile("(\\d+(?:\\.\\d+)?(?:e-?\\d+)?)(?: cap (\\d+(?:\\.\\d+)?))?(?: \\(.*\\))?");
    private static final Pattern TRADE_CAP = Pattern.compile(".*; cap (\\d+(?:\\.\\d+)?)/trade.*");

    private FeeTable() {}

    /// The rates of one fee, in the order of the file.
    static List<ChargeRule.Rate> rates(String fee) {
        List<ChargeRule.Rate> rates = new ArrayList<>();
        for (String line : text().lines().skip(1).toList()) {
            List<String> cells = cells(line);
            Matcher rate = RATE.matcher(cells.get(5));
            if (cells.getFirst().equals(fee) && rate.matches()) {
                Matcher inUnit = TRADE_CAP.matcher(cells.get(2));
                String cap = rate.group(2) != null ? rate.group(2) : inUnit.matches() ? inUnit.group(1) : null;
                rates.add(new ChargeRule.Rate(day(cells.get(3), Integer.MIN_VALUE), day(cells.get(4), Integer.MAX_VALUE), new Price(0, 0),
                        null,
                        ChargeRule.Liquidity.ANY, price(rate.group(1)), cap == null ? null : price(cap), ""));
            }
        }
        return rates;
    }

    /// A date, a year for its first day, or no date.
    private static int day(String text, int absent) {
        if (text.matches("\\d{4}")) {
            return (int) LocalDate.of(Integer.parseInt(text), 1, 1).toEpochDay();
        }
        return text.matches("\\d{4}-\\d{2}-\\d{2}") ? (int) LocalDate.parse(text).toEpochDay() : absent;
    }

    private static Price price(String text) {
        return Price.of(new BigDecimal(text).stripTrailingZeros().toPlainString());
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    static String text() {
        try (@Nullable
        InputStream in = ReadySchedules.class.getResourceAsStream("schedules/us-fees.csv")) {
            if (in == null) {
                throw new IllegalStateException("resource schedules/us-fees.csv is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
