package dev.assay.core.risk;

/// Equity at the start of the trading day, and the highest of the day and of the run; ledger units.
final class Peaks {
    private long dayStart;
    private long dayPeak;
    private long peak;
    private boolean started;

    void onDayStart(long equityUnits) {
        dayStart = equityUnits;
        dayPeak = equityUnits;
        onEquity(equityUnits);
    }

    void onEquity(long equityUnits) {
        peak = started ? Math.max(peak, equityUnits) : equityUnits;
        dayPeak = Math.max(dayPeak, equityUnits);
        started = true;
    }

    void restart(long equityUnits) {
        peak = equityUnits;
        dayPeak = equityUnits;
    }

    long dayStart() {
        return dayStart;
    }

    long dayPeak() {
        return dayPeak;
    }

    long peak() {
        return peak;
    }
}
