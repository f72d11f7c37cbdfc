package dev.assay.adapters.catalogue;

import dev.assay.application.data.TimeRule;

/// `2017-01-03`, `20170103`, `2017-01-03 09:30`, `2017-01-03T09:30:00.123456789Z`, `…+05:30`, `…+0530`.
final class IsoTimes extends TimeReader {
    private static final int[] DAYS_BEFORE_MONTH = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};

    private byte[] text = new byte[0];
    private int at;
    private int end;

    IsoTimes(TimeRule rule) {
        super(rule);
    }

    @Override
    Outcome read(byte[] source, int from, int to) {
        if (from == to) {
            return Outcome.EMPTY;
        }
        text = source;
        at = from;
        end = to;
        long day = day();
        if (day == Long.MIN_VALUE) {
            return Outcome.BAD;
        }
        if (at == end) {
            return date(day);
        }
        if (text[at] != 'T' && text[at] != 't' && text[at] != ' ') {
            return Outcome.BAD;
        }
        at++;
        return time(day);
    }

    private long day() {
        int year = digits(4);
        boolean dashes = accept('-');
        int month = digits(2);
        if (dashes && !accept('-')) {
            return Long.MIN_VALUE;
        }
        int date = digits(2);
        if (year < 0 || month < 1 || month > 12 || date < 1 || date > lengthOf(year, month)) {
            return Long.MIN_VALUE;
        }
        return epochDay(year, month, date);
    }

    private static int lengthOf(int year, int month) {
        return switch (month) {
            case 2 -> leap(year) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    private static boolean leap(int year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    /// Days since 1970-01-01 in the proleptic Gregorian calendar, for years from 1.
    private static long epochDay(int year, int month, int date) {
        int before = year - 1;
        long days = 365L * before + before / 4 - before / 100 + before / 400;
        int ofYear = DAYS_BEFORE_MONTH[month - 1] + (month > 2 && leap(year) ? 1 : 0) + date - 1;
        return days + ofYear - 719_162L;
    }

    private Outcome time(long day) {
        int hour = digits(2);
        boolean colons = accept(':');
        int minute = digits(2);
        int second = 0;
        long nano = 0;
        if (colons ? accept(':') : at < end && text[at] >= '0' && text[at] <= '9') {
            second = digits(2);
            nano = accept('.') || accept(',') ? fraction() : 0;
        }
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59 || nano < 0) {
            return Outcome.BAD;
        }
        long local = day * 86_400 + hour * 3600L + minute * 60L + second;
        if (at == end) {
            return local(local, nano);
        }
        long offset = offset();
        return offset == Long.MIN_VALUE || at != end ? Outcome.BAD : instant(local - offset, nano);
    }

    private long offset() {
        accept(' ');
        if (accept('Z') || accept('z')) {
            return 0;
        }
        int sign = accept('+') ? 1 : accept('-') ? -1 : 0;
        int hours = digits(2);
        boolean minutesFollow = accept(':') || at < end;
        int minutes = minutesFollow ? digits(2) : 0;
        return sign == 0 || hours < 0 || hours > 18 || minutes < 0 || minutes > 59
                ? Long.MIN_VALUE
                : sign * (hours * 3600L + minutes * 60L);
    }

    private long fraction() {
        long value = 0;
        int count = 0;
        while (at < end && text[at] >= '0' && text[at] <= '9' && count < 9) {
            value = value * 10 + (text[at++] - '0');
            count++;
        }
        if (count == 0) {
            return -1;
        }
        for (; count < 9; count++) {
            value *= 10;
        }
        return value;
    }

    private int digits(int count) {
        if (end - at < count) {
            at = end;
            return -1;
        }
        int value = 0;
        for (int i = 0; i < count; i++) {
            int digit = text[at++] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private boolean accept(char c) {
        if (at < end && text[at] == c) {
            at++;
            return true;
        }
        return false;
    }
}
