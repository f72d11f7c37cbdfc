package dev.assay.adapters.catalogue;

import dev.assay.application.data.TimeRule;

/// Reads the time of a row: an instant, or a date without a time. One object per reader.
abstract sealed class TimeReader permits IsoTimes, EpochTimes, PatternTimes {
    /// Nanoseconds per second.
    static final long NANOS = 1_000_000_000L;
    /// 1900-01-01 to 2200-01-01: what a market time can be.
    static final long EARLIEST_SECOND = -2_208_988_800L;
    static final long LATEST_SECOND = 7_258_118_400L;

    /// What came of reading one time.
    enum Outcome {
        DATE, INSTANT, EMPTY, BAD, UNIT, CLOCK_CHANGE
    }

    private final ZoneClock zone;
    private long epochDay;
    private long nanos;

    TimeReader(TimeRule rule) {
        this.zone = new ZoneClock(rule.zone());
    }

    static TimeReader of(TimeRule rule) {
        return switch (rule.format()) {
            case TimeRule.Iso ignored -> new IsoTimes(rule);
            case TimeRule.Epoch epoch -> new EpochTimes(rule, epoch);
            case TimeRule.Pattern pattern -> new PatternTimes(rule, pattern);
        };
    }

    /// Reads `text[from, to)`.
    abstract Outcome read(byte[] text, int from, int to);

    /// The date read, in days since 1970-01-01; after [Outcome#DATE].
    long epochDay() {
        return epochDay;
    }

    /// The instant read, epoch ns UTC; after [Outcome#INSTANT].
    long nanos() {
        return nanos;
    }

    Outcome date(long day) {
        epochDay = day;
        return plausible(day * 86_400) ? Outcome.DATE : Outcome.UNIT;
    }

    Outcome instant(long epochSecond, long nano) {
        if (!plausible(epochSecond)) {
            return Outcome.UNIT;
        }
        nanos = epochSecond * NANOS + nano;
        return Outcome.INSTANT;
    }

    Outcome local(long localSecond, long nano) {
        if (!plausible(localSecond)) {
            return Outcome.UNIT;
        }
        long second = zone.epochSecond(localSecond);
        return second == ZoneClock.NONE ? Outcome.CLOCK_CHANGE : instant(second, nano);
    }

    private static boolean plausible(long second) {
        return second >= EARLIEST_SECOND && second < LATEST_SECOND;
    }
}
