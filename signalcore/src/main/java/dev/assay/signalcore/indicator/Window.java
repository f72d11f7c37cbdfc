package dev.assay.signalcore.indicator;

/// The last n values, in a ring that is allocated once.
final class Window {
    private final double[] values;
    private int next;
    private int seen;

    Window(int length) {
        if (length < 1) {
            throw new IllegalArgumentException("an indicator needs a length of at least 1, not " + length);
        }
        values = new double[length];
    }

    /// Takes a value and gives the one that it displaces; meaningless until the window is full.
    double add(double value) {
        double displaced = values[next];
        values[next] = value;
        next = next + 1 == values.length ? 0 : next + 1;
        if (seen < values.length) {
            seen++;
        }
        return displaced;
    }

    boolean full() {
        return seen == values.length;
    }

    /// Whether the newest value stands last in the ring: true once in n values.
    boolean wrapped() {
        return next == 0;
    }

    int length() {
        return values.length;
    }

    /// The sum from the oldest value to the newest, in that order.
    double sum() {
        double sum = 0;
        for (int i = 0; i < seen; i++) {
            sum += at(i);
        }
        return sum;
    }

    /// The sum of squared distances from a mean, oldest first.
    double squares(double mean) {
        double sum = 0;
        for (int i = 0; i < seen; i++) {
            double distance = at(i) - mean;
            sum += distance * distance;
        }
        return sum;
    }

    private double at(int age) {
        int index = seen == values.length ? next + age : age;
        return values[index < values.length ? index : index - values.length];
    }

    void rescale(double factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
    }
}
