package dev.assay.adapters.catalogue;

import dev.assay.application.data.DataKind;
import dev.assay.application.data.InstrumentTerms;
import dev.assay.application.data.Timeframe;
import java.util.List;

/// How rows of a kind stand in staging tables, in Parquet and in the column cache.
enum Shape {
    /// Bars: one row per instrument and open.
    BARS("ts_close", "ts_open", "ts_close open high low close volume adjusted", "ts_open ts_close open high low close volume") {
        @Override
        String toParquet(InstrumentTerms terms) {
            String price = decimal(terms.priceScale());
            return "ts_open, ts_close, " + String.format(price, "open") + ", " + String.format(price, "high") + ", "
                    + String.format(price, "low")
                    + ", " + String.format(price, "close") + ", " + String.format(decimal(terms.quantityScale()), "volume") + ", "
                    + String.format(decimal(BarLines.ADJUSTED_SCALE), "adjusted").replace("AS adjusted", "AS vendor_adj_close");
        }

        @Override
        String fromParquet(InstrumentTerms terms) {
            return "ts_open, ts_close, " + units("open", terms.priceScale()) + ", " + units("high", terms.priceScale()) + ", "
                    + units("low", terms.priceScale()) + ", " + units("close", terms.priceScale()) + ", "
                    + units("volume", terms.quantityScale()) + ", "
                    + units("vendor_adj_close", BarLines.ADJUSTED_SCALE).replace("AS vendor_adj_close", "AS adjusted");
        }
    },
    /// Corporate actions: one row per instrument, effective time and type.
    ACTIONS("ts_event", "ts_event type", "pay_ts numerator denominator amount",
            "ts_event pay_ts numerator denominator amount type#0 type#1 type#2 type#3") {
        @Override
        String toParquet(InstrumentTerms terms) {
            return "ts_event, type, pay_ts, numerator, denominator, " + String.format(decimal(ActionRow.AMOUNT_SCALE), "amount") + ", "
                    + Duck.quote(terms.currency()) + " AS currency";
        }

        @Override
        String fromParquet(InstrumentTerms terms) {
            return "ts_event, type, pay_ts, numerator, denominator, " + units("amount", ActionRow.AMOUNT_SCALE);
        }
    };

    private final String time;
    private final String key;
    private final String payload;
    private final String hot;

    Shape(String time, String key, String payload, String hot) {
        this.time = time;
        this.key = key;
        this.payload = payload;
        this.hot = hot;
    }

    static Shape of(DataKind kind) {
        return switch (kind) {
            case BAR -> BARS;
            case CORPORATE_ACTION -> ACTIONS;
        };
    }

    /// Column that orders rows and decides their period.
    String time() {
        return time;
    }

    /// Columns that, with the instrument, say which fact a row states.
    List<String> key() {
        return List.of(key.split(" "));
    }

    /// Columns that state it.
    List<String> payload() {
        return List.of(payload.split(" "));
    }

    /// Columns a run reads: 64-bit integers, first the time rows are known by or the open. `type#N` is the N-th number of a type's text, as
    /// [ActionKind#number] says.
    List<String> hot() {
        return List.of(hot.split(" "));
    }

    /// SQL that turns staged units into the typed columns of a Parquet file.
    abstract String toParquet(InstrumentTerms terms);

    /// SQL that turns a Parquet file's columns back into units.
    abstract String fromParquet(InstrumentTerms terms);

    /// A multiplication, not a division: exact for every 18-digit number.
    private static String decimal(int scale) {
        return scale == 0
                ? "CAST(%1$s AS DECIMAL(18,0)) AS %1$s"
                : "CAST(CAST(%1$s AS DECIMAL(18,0)) * CAST('0." + "0".repeat(scale - 1) + "1' AS DECIMAL(" + scale + "," + scale
                        + ")) AS DECIMAL(18,"
                        + scale + ")) AS %1$s";
    }

    private static String units(String column, int scale) {
        return "CAST(" + column + " * 1" + "0".repeat(scale) + " AS BIGINT) AS " + column;
    }

    /// The period of a row, as SQL: decades for bars of an hour and more, years for minutes, months for seconds.
    String period(Timeframe timeframe) {
        String at = "make_timestamp_ns(" + time + ")";
        if (this == ACTIONS) {
            return "'all'";
        }
        return switch (timeframe.unit()) {
            case SECOND -> "strftime(" + at + ", '%Y-%m')";
            case MINUTE -> "strftime(" + at + ", '%Y')";
            case HOUR, DAY, WEEK, MONTH -> "(year(" + at + ") // 10 * 10) || 's'";
        };
    }
}
