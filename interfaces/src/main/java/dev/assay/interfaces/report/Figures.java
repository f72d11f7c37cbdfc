package dev.assay.interfaces.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/// How numbers are written on the page: grouped thousands, a true minus sign, rounding half-even at the last shown digit only. The exact
/// value stays in the run package.
final class Figures {
    /// Shown where the run package has no value, such as the Sharpe ratio of a single day.
    static final String NONE = "n/a";

    private static final int UNKNOWN_CURRENCY_DIGITS = 8;

    private Figures() {}

    /// Money in `currency`: ISO currencies at their own number of decimals, others at up to eight without trailing zeros.
    static String money(BigDecimal amount, String currency) {
        int digits = digits(currency);
        BigDecimal shown = amount.setScale(digits < 0 ? UNKNOWN_CURRENCY_DIGITS : digits, RoundingMode.HALF_EVEN);
        return digits < 0 ? plain(shown) : group(shown.toPlainString());
    }

    static String signedMoney(BigDecimal amount, String currency) {
        return (amount.signum() > 0 ? "+" : "") + money(amount, currency);
    }

    /// A fraction as a percentage: 0.0123 is `1.23%`.
    static String percent(BigDecimal fraction, int digits) {
        return group(fraction.movePointRight(2).setScale(digits, RoundingMode.HALF_EVEN).toPlainString()) + "%";
    }

    static String signedPercent(BigDecimal fraction, int digits) {
        return (fraction.signum() > 0 ? "+" : "") + percent(fraction, digits);
    }

    static String ratio(BigDecimal value) {
        return group(value.setScale(2, RoundingMode.HALF_EVEN).toPlainString());
    }

    /// Any decimal, grouped, exact, without trailing zeros.
    static String plain(BigDecimal value) {
        return group(canonical(value));
    }

    static String count(long value) {
        return group(Long.toString(value));
    }

    /// The shortest plain decimal text of a value: no exponent, no trailing zeros.
    static String canonical(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /// An ISO-8601 UTC time for the eye: `2024-03-28 20:00`, seconds only where there are some.
    static String time(String iso) {
        String text = iso.replace('T', ' ').replace("Z", "");
        return text.length() == 19 && text.endsWith(":00") ? text.substring(0, 16) : text;
    }

    static String date(String iso) {
        return iso.length() >= 10 ? iso.substring(0, 10) : iso;
    }

    /// The currency's number of decimals, or -1 for a currency without an ISO code.
    static int digits(String currency) {
        try {
            return Currency.getInstance(currency).getDefaultFractionDigits();
        } catch (IllegalArgumentException e) {
            return -1;
        }
    }

    private static String group(String plain) {
        boolean negative = plain.startsWith("-");
        String digits = negative ? plain.substring(1) : plain;
        int dot = digits.indexOf('.');
        int end = dot < 0 ? digits.length() : dot;
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < end; i++) {
            if (i > 0 && (end - i) % 3 == 0) {
                out.append(',');
            }
            out.append(digits.charAt(i));
        }
        out.append(digits, end, digits.length());
        boolean zero = digits.chars().allMatch(c -> c == '0' || c == '.');
        return negative && !zero ? "−" + out : out.toString();
    }
}
