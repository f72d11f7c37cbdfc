package dev.assay.application.data;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// When a bar that is made of finer data ends: after a span of time, or once so much has traded.
public sealed interface BarRule {
    /// What [#parse] reads beside timeframes.
    String PATTERN = Timeframe.PATTERN + "|([1-9][0-9]{0,9})(trades|volume|value)";

    /// The text that [#parse] reads; by it a strategy knows the series.
    String code();

    /// A span of time, on the calendar's sessions.
    record Time(Timeframe timeframe) implements BarRule {
        @Override
        public String code() {
            return timeframe.code();
        }
    }

    /// A number of trades.
    record Trades(long count) implements BarRule {
        @Override
        public String code() {
            return count + "trades";
        }
    }

    /// A traded quantity, in shares, contracts or coins. A trade is not divided: the one that reaches it is the bar's last.
    record Volume(BigDecimal quantity) implements BarRule {
        @Override
        public String code() {
            return quantity.toPlainString() + "volume";
        }
    }

    /// A traded value in the instrument's currency: price × quantity × multiplier. A trade is not divided.
    record Value(BigDecimal amount) implements BarRule {
        @Override
        public String code() {
            return amount.toPlainString() + "value";
        }
    }

    /// Reads a code: a timeframe such as `1h` or `1w`, or `500trades`, `10000volume`, `1000000value`.
    ///
    /// @throws IllegalArgumentException when it is none
    static BarRule parse(String code) {
        Matcher matcher = Pattern.compile(PATTERN).matcher(code);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "\"" + code + "\" is no timeframe such as 5m, 1h, 1d, 1w or 1mo, nor 500trades, 10000volume or"
                            + " 1000000value");
        }
        String much = matcher.group(3);
        if (much == null) {
            return new Time(Timeframe.parse(code));
        }
        return switch (matcher.group(4)) {
            case "trades" -> new Trades(Long.parseLong(much));
            case "volume" -> new Volume(new BigDecimal(much));
            default -> new Value(new BigDecimal(much));
        };
    }
}
