package dev.assay.execution;

import java.time.LocalDate;

/// What has been traded in a calendar month, or in the last days. Single-threaded.
final class TradedVolume {
    private final int window;
    private final int[] days;
    private final long[] amounts;
    private int monthDay = Integer.MIN_VALUE;
    private int month;

    /// @param window calendar days, the present one included; 0 for the calendar month
    TradedVolume(int window) {
        this.window = window;
        int slots = Math.max(1, window);
        days = new int[slots];
        amounts = new long[slots];
        java.util.Arrays.fill(days, Integer.MIN_VALUE);
    }

    /// Volume that counts on a day.
    long on(int day) {
        if (window == 0) {
            return days[0] == monthOf(day) ? amounts[0] : 0;
        }
        long sum = 0;
        for (int i = 0; i < window; i++) {
            if (days[i] != Integer.MIN_VALUE && days[i] > day - window && days[i] <= day) {
                sum = Math.addExact(sum, amounts[i]);
            }
        }
        return sum;
    }

    /// Adds what was traded on a day, or takes it back.
    void add(int day, long amount) {
        int key = window == 0 ? monthOf(day) : day;
        int slot = window == 0 ? 0 : Math.floorMod(day, window);
        if (days[slot] > key) {
            return;
        }
        if (days[slot] != key) {
            days[slot] = key;
            amounts[slot] = 0;
        }
        amounts[slot] = Math.addExact(amounts[slot], amount);
    }

    private int monthOf(int day) {
        if (day != monthDay) {
            LocalDate date = LocalDate.ofEpochDay(day);
            month = date.getYear() * 12 + date.getMonthValue();
            monthDay = day;
        }
        return month;
    }
}
