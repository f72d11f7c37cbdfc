package dev.assay.application.data;

/// What to do with rows that are unusual but may be right.
///
/// @param zeroPrice a price of zero
/// @param negativePrice a price below zero
/// @param outOfOrder a row that stands after a later one
/// @param offSession an interval outside the calendar's sessions
/// @param round whether numbers with too many decimals are rounded half-even instead of refused
/// @param jumpPercent change of the close, in percent of the smaller of the two, from which a row is flagged; 0 for never
public record RowPolicy(Treatment zeroPrice, Treatment negativePrice, Treatment outOfOrder, Treatment offSession, boolean round,
        int jumpPercent) {
    /// Kept with a flag, or put into quarantine.
    public enum Treatment {
        FLAG("flag"), QUARANTINE("quarantine");

        private final String key;

        Treatment(String key) {
            this.key = key;
        }

        /// The name in mappings.
        public String key() {
            return key;
        }
    }

    /// The largest jump limit.
    public static final int MAX_JUMP_PERCENT = 1_000_000;

    public RowPolicy {
        if (jumpPercent < 0 || jumpPercent > MAX_JUMP_PERCENT) {
            throw new IllegalArgumentException("jumpPercent must be 0 to " + MAX_JUMP_PERCENT + ", not " + jumpPercent);
        }
    }

    /// What holds where a mapping says nothing: refuse, but flag disorder; daily dates must be sessions, intraday bars outside them are flagged.
    public static RowPolicy standard(Timeframe timeframe) {
        return new RowPolicy(Treatment.QUARANTINE, Treatment.QUARANTINE, Treatment.FLAG,
                timeframe.intraday() ? Treatment.FLAG : Treatment.QUARANTINE, false, 40);
    }
}
