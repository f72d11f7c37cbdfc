package dev.assay.application.config;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Number types: whole numbers, exact decimals, and amounts that may be percentages.
final class NumberTypes {
    /// More digits than any currency, price or quantity here can hold.
    private static final int MAX_INTEGER_DIGITS = 18;
    private static final int MAX_DECIMALS = 12;
    private static final String EXPONENT = "[+-]?[\\d.]+[eE][+-]?\\d+";
    private static final String SEPARATED = "[+-]?\\d[\\d.]*([_,' ]\\d+)+(\\.\\d+)?";

    private NumberTypes() {}

    static KeyType<Long> whole(long min, long max) {
        return new Whole(min, max);
    }

    /// An exact decimal that is at least zero, or more than zero.
    static KeyType<BigDecimal> decimal(boolean zeroAllowed) {
        return new Decimal(zeroAllowed, Optional.empty());
    }

    /// An exact decimal above zero and up to `max`.
    static KeyType<BigDecimal> decimalUpTo(BigDecimal max) {
        return new Decimal(false, Optional.of(max));
    }

    static KeyType<AmountOrPercent> amountOrPercent(boolean zeroAllowed) {
        return new Share(zeroAllowed);
    }

    /// A rate: an amount or a percentage, below zero for a rebate.
    static KeyType<AmountOrPercent> signedRate() {
        return new SignedRate();
    }

    /// A percentage, written with its sign, at least zero.
    static KeyType<AmountOrPercent.Percent> percent() {
        return new Percentage();
    }

    /// Why a text that should be a number in plain digits is none, or nothing when it is one.
    private static Optional<String> notPlain(Node.Scalar scalar, boolean whole, String kind) {
        if (scalar.quoted()) {
            return Optional.of("is quoted text: remove the quotes");
        }
        if (digits(scalar.text(), whole)) {
            return outsize(scalar.text(), whole);
        }
        if (scalar.text().matches(EXPONENT)) {
            return Optional.of("is in exponent notation: write all digits");
        }
        if (scalar.text().matches(SEPARATED)) {
            return Optional.of("has separators between its digits: write the digits only");
        }
        return Optional.of("is not " + kind);
    }

    /// Whether a text is an optional sign, digits and, unless it must be whole, perhaps a point and more digits.
    private static boolean digits(String text, boolean whole) {
        int start = sign(text);
        int point = text.indexOf('.');
        if (point >= 0 && (whole || point == start || point == text.length() - 1)) {
            return false;
        }
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (i != point && (c < '0' || c > '9')) {
                return false;
            }
        }
        return text.length() > start;
    }

    private static int sign(String text) {
        return text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    }

    private static Optional<String> outsize(String text, boolean whole) {
        int first = sign(text);
        while (first < text.length() - 1 && text.charAt(first) == '0') {
            first++;
        }
        int point = text.indexOf('.');
        int integerDigits = (point < 0 ? text.length() : point) - first;
        if (!whole && integerDigits > MAX_INTEGER_DIGITS) {
            return Optional.of("has more than " + MAX_INTEGER_DIGITS + " digits before the decimal point");
        }
        return point >= 0 && text.length() - point - 1 > MAX_DECIMALS
                ? Optional.of("has more than " + MAX_DECIMALS + " decimals")
                : Optional.empty();
    }

    /// The scalar without its percent sign, which also is fine in quotes.
    private static Node.Scalar withoutPercent(Node.Scalar scalar) {
        return new Node.Scalar(scalar.path(), scalar.origin(), scalar.text().substring(0, scalar.text().length() - 1), false);
    }

    private static final class Whole extends KeyType.Simple<Long> {
        private final long min;
        private final long max;

        Whole(long min, long max) {
            super(max == Long.MAX_VALUE
                    ? "a whole number" + (min == Long.MIN_VALUE ? "" : " >= " + min)
                    : "a whole number from " + min + " to " + max);
            this.min = min;
            this.max = max;
        }

        @Override
        Reading<Long> parse(Node.Scalar scalar, ConfigVocabulary vocabulary) {
            Optional<String> problem = notPlain(scalar, true, "a whole number");
            if (problem.isPresent()) {
                return wrong(scalar, problem.get());
            }
            BigInteger value = new BigInteger(scalar.text());
            if (value.compareTo(BigInteger.valueOf(min)) < 0) {
                return wrong(scalar, "is too small");
            }
            if (value.compareTo(BigInteger.valueOf(max)) > 0) {
                return max == Long.MAX_VALUE
                        ? bad(scalar, shown(scalar) + " is too large: must be at most " + max)
                        : wrong(scalar, "is too large");
            }
            return good(value.longValueExact());
        }

        @Override
        public String text(Long value) {
            return value.toString();
        }

        @Override
        public Map<String, Object> schema(ConfigVocabulary vocabulary) {
            Map<String, Object> schema = new LinkedHashMap<>(Map.of("type", "integer"));
            if (min != Long.MIN_VALUE) {
                schema.put("minimum", min);
            }
            if (max != Long.MAX_VALUE) {
                schema.put("maximum", max);
            }
            return schema;
        }
    }

    private static final class Decimal extends KeyType.Simple<BigDecimal> {
        private final boolean zeroAllowed;
        private final Optional<BigDecimal> max;

        Decimal(boolean zeroAllowed, Optional<BigDecimal> max) {
            super("a number " + (zeroAllowed ? ">= 0" : "> 0") + max.map(limit -> " and <= " + limit.toPlainString()).orElse(""));
            this.zeroAllowed = zeroAllowed;
            this.max = max;
        }

        @Override
        Reading<BigDecimal> parse(Node.Scalar scalar, ConfigVocabulary vocabulary) {
            Optional<String> problem = notPlain(scalar, false, "a number");
            if (problem.isPresent()) {
                return wrong(scalar, problem.get());
            }
            BigDecimal value = new BigDecimal(scalar.text());
            if (value.signum() < (zeroAllowed ? 0 : 1)) {
                return wrong(scalar, "is too small");
            }
            if (max.isPresent() && value.compareTo(max.get()) > 0) {
                return wrong(scalar, "is too large");
            }
            return good(value);
        }

        @Override
        public String text(BigDecimal value) {
            return value.toPlainString();
        }

        @Override
        public String identity(BigDecimal value) {
            return value.stripTrailingZeros().toPlainString();
        }

        @Override
        public Map<String, Object> schema(ConfigVocabulary vocabulary) {
            Map<String, Object> schema = new LinkedHashMap<>(Map.of("type", "number"));
            schema.put(zeroAllowed ? "minimum" : "exclusiveMinimum", 0);
            max.ifPresent(limit -> schema.put("maximum", limit));
            return schema;
        }
    }

    private static final class Share extends KeyType.Simple<AmountOrPercent> {
        private final boolean zeroAllowed;

        Share(boolean zeroAllowed) {
            super("an amount such as 250000.00 or a percentage such as 5%, " + (zeroAllowed ? ">= 0" : "> 0"));
            this.zeroAllowed = zeroAllowed;
        }

        @Override
        Reading<AmountOrPercent> parse(Node.Scalar scalar, ConfigVocabulary vocabulary) {
            boolean percent = scalar.text().endsWith("%");
            Node.Scalar number = percent ? withoutPercent(scalar) : scalar;
            Optional<String> problem = notPlain(number, false, "an amount or a percentage");
            if (problem.isPresent()) {
                return wrong(scalar, problem.get());
            }
            BigDecimal value = new BigDecimal(number.text());
            if (value.signum() < (zeroAllowed ? 0 : 1)) {
                return wrong(scalar, "is too small");
            }
            return good(percent ? new AmountOrPercent.Percent(value) : new AmountOrPercent.Amount(value));
        }

        @Override
        public String text(AmountOrPercent value) {
            return value.toString();
        }

        @Override
        public String identity(AmountOrPercent value) {
            String sign = value instanceof AmountOrPercent.Percent ? "%" : "";
            return value.number().stripTrailingZeros().toPlainString() + sign;
        }

        @Override
        public Map<String, Object> schema(ConfigVocabulary vocabulary) {
            String zero = zeroAllowed ? "" : "(?!0+(\\.0+)?%)";
            return Map.of("anyOf", java.util.List.of(Map.of("type", "number", zeroAllowed ? "minimum" : "exclusiveMinimum", 0),
                    Map.of("type", "string", "pattern", "^" + zero + "[0-9]+(\\.[0-9]+)?%$")));
        }
    }

    private static final class SignedRate extends KeyType.Simple<AmountOrPercent> {
        SignedRate() {
            super("an amount such as 0.0035 or a percentage such as 0.1%, below zero for a rebate");
        }

        @Override
        Reading<AmountOrPercent> parse(Node.Scalar scalar, ConfigVocabulary vocabulary) {
            boolean percent = scalar.text().endsWith("%");
            Node.Scalar number = percent ? withoutPercent(scalar) : scalar;
            Optional<String> problem = notPlain(number, false, "an amount or a percentage");
            if (problem.isPresent()) {
                return wrong(scalar, problem.get());
            }
            BigDecimal value = new BigDecimal(number.text());
            return good(percent ? new AmountOrPercent.Percent(value) : new AmountOrPercent.Amount(value));
        }

        @Override
        public String text(AmountOrPercent value) {
            return value.toString();
        }

        @Override
        public String identity(AmountOrPercent value) {
            return value.number().stripTrailingZeros().toPlainString() + (value instanceof AmountOrPercent.Percent ? "%" : "");
        }

        @Override
        public Map<String, Object> schema(ConfigVocabulary vocabulary) {
            return Map.of("anyOf", java.util.List.of(Map.of("type", "number"),
                    Map.of("type", "string", "pattern", "^-?[0-9]+(\\.[0-9]+)?%$")));
        }
    }

    private static final class Percentage extends KeyType.Simple<AmountOrPercent.Percent> {
        Percentage() {
            super("a percentage such as 1%, >= 0%");
        }

        @Override
        Reading<AmountOrPercent.Percent> parse(Node.Scalar scalar, ConfigVocabulary vocabulary) {
            if (!scalar.text().endsWith("%")) {
                return wrong(scalar, "has no percent sign");
            }
            Node.Scalar number = withoutPercent(scalar);
            Optional<String> problem = notPlain(number, false, "a percentage");
            if (problem.isPresent()) {
                return wrong(scalar, problem.get());
            }
            BigDecimal value = new BigDecimal(number.text());
            return value.signum() < 0 ? wrong(scalar, "is too small") : good(new AmountOrPercent.Percent(value));
        }

        @Override
        public String text(AmountOrPercent.Percent value) {
            return value.toString();
        }

        @Override
        public String identity(AmountOrPercent.Percent value) {
            return value.number().stripTrailingZeros().toPlainString() + "%";
        }

        @Override
        public Map<String, Object> schema(ConfigVocabulary vocabulary) {
            return Map.of("type", "string", "pattern", "^[0-9]+(\\.[0-9]+)?%$");
        }
    }
}
