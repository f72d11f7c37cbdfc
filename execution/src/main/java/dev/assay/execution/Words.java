package dev.assay.execution;

/// Builds the explanations on the order path: decimals without needless zeros, no intermediate objects.
final class Words {
    private final StringBuilder text = new StringBuilder(160);

    Words start(String words) {
        text.setLength(0);
        text.append(words);
        return this;
    }

    Words add(String words) {
        text.append(words);
        return this;
    }

    /// Appends units × 10^-scale.
    Words add(long units, int scale) {
        if (units == Long.MIN_VALUE) {
            text.append(java.math.BigDecimal.valueOf(units, scale).toPlainString());
            return this;
        }
        long rest = Math.abs(units);
        int decimals = scale;
        while (decimals > 0 && rest % 10 == 0) {
            rest /= 10;
            decimals--;
        }
        if (units < 0) {
            text.append('-');
        }
        int from = text.length();
        text.append(rest);
        if (decimals > 0) {
            while (text.length() - from <= decimals) {
                text.insert(from, '0');
            }
            text.insert(text.length() - decimals, '.');
        }
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
