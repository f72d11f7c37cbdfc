package dev.assay.adapters.catalogue;

import dev.assay.application.data.Gap;
import dev.assay.application.data.Timeframe;
import dev.assay.core.calendar.ExchangeCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Finds sessions, and intervals of sessions, for which an instrument has no bar between its first and its last. Weekly and monthly bars are not looked at.
final class GapFinder {
    private final ExchangeCalendar calendar;
    private final Timeframe timeframe;
    private final int limit;
    private final List<Gap> gaps = new ArrayList<>();
    private long missing;
    private String instrument = "";
    private int session = ExchangeCalendar.NONE;
    private long sessionFrom;
    private long lastClose;
    private long inSession;

    GapFinder(ExchangeCalendar calendar, Timeframe timeframe, int limit) {
        this.calendar = calendar;
        this.timeframe = timeframe;
        this.limit = limit;
    }

    /// Takes the next bar; bars come by instrument, then time. Bars outside every session are passed over.
    void add(String of, long tsOpen, long tsClose) {
        if (timeframe.unit() == Timeframe.Unit.WEEK || timeframe.unit() == Timeframe.Unit.MONTH) {
            return;
        }
        int at = calendar.indexOfClose(tsClose);
        if (at == ExchangeCalendar.NONE) {
            return;
        }
        if (!of.equals(instrument)) {
            finish();
            instrument = of;
            begin(at, tsOpen);
        } else if (at != session) {
            closeSession(calendar.closeNanos(session));
            skipped(session + 1, at - 1);
            begin(at, calendar.openNanos(at));
        }
        inSession++;
        lastClose = tsClose;
    }

    private void begin(int at, long from) {
        session = at;
        sessionFrom = from;
        inSession = 0;
    }

    private void closeSession(long until) {
        if (timeframe.intraday()) {
            long expected = (until - sessionFrom + timeframe.nanos() - 1) / timeframe.nanos();
            if (expected > inSession) {
                report(session, session, expected - inSession);
            }
        }
    }

    private void skipped(int first, int last) {
        if (first > last) {
            return;
        }
        long bars = 0;
        for (int i = first; i <= last; i++) {
            bars += timeframe.intraday() ? (calendar.closeNanos(i) - calendar.openNanos(i) + timeframe.nanos() - 1) / timeframe.nanos() : 1;
        }
        report(first, last, bars);
    }

    private void report(int first, int last, long bars) {
        missing += bars;
        if (gaps.size() < limit) {
            gaps.add(new Gap(instrument, LocalDate.ofEpochDay(calendar.day(first)), LocalDate.ofEpochDay(calendar.day(last)), bars));
        }
    }

    private void finish() {
        if (session != ExchangeCalendar.NONE) {
            closeSession(lastClose);
        }
        session = ExchangeCalendar.NONE;
    }

    /// Ends the search.
    List<Gap> gaps() {
        finish();
        return gaps;
    }

    long missing() {
        return missing;
    }
}
