package dev.assay.interfaces.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A chart of bars as an SVG that needs no script: it takes the page's colours, prints, and scales with its column. Zero is always on the axis.
final class BarFigure {
    private static final int WIDTH = 620;
    private static final int HEIGHT = 230;
    private static final int LEFT = 64;
    private static final int RIGHT = 22;
    private static final int TOP = 10;
    private static final int BOTTOM = 26;
    private static final int TICKS = 4;
    private static final int LABEL_SPACE = 46;
    private static final int LETTER = 7;
    private static final int LABEL_GAP = 12;

    /// One bar.
    ///
    /// @param label on the axis below
    /// @param value its height
    /// @param shown the value as text, for whoever points at it
    /// @param tone CSS class
    record Bar(String label, double value, String shown, String tone) {}

    /// How a value of the axis is written.
    interface Labels {
        String of(double value, double step);
    }

    private final StringBuilder out = new StringBuilder(4096);
    private final List<Bar> bars;
    private final double top;
    private final double bottom;
    private final double step;

    private BarFigure(List<Bar> bars, List<Double> curve) {
        this.bars = bars;
        double high = 0;
        double low = 0;
        for (Bar bar : bars) {
            high = Math.max(high, bar.value());
            low = Math.min(low, bar.value());
        }
        for (double value : curve) {
            high = Math.max(high, value);
        }
        double range = high > low ? high - low : 1;
        double raw = range / TICKS;
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        step = power * (raw / power <= 1 ? 1 : raw / power <= 2 ? 2 : raw / power <= 5 ? 5 : 10);
        top = Math.ceil(high / step) * step;
        bottom = Math.floor(low / step) * step;
    }

    /// Draws bars side by side.
    ///
    /// @param description for readers who do not see it
    /// @param curve a line over the bars, one value each; empty for none
    static String of(String description, List<Bar> bars, List<Double> curve, Labels labels) {
        BarFigure figure = new BarFigure(List.copyOf(bars), curve);
        figure.axes(labels);
        figure.draw();
        if (!curve.isEmpty()) {
            figure.line(curve);
        }
        return "<svg class=\"figure\" viewBox=\"0 0 " + WIDTH + " " + HEIGHT + "\" role=\"img\" aria-label=\"" + Html.escape(description)
                + "\">" + figure.out + "</svg>\n";
    }

    private double y(double value) {
        return TOP + (top - value) / (top - bottom > 0 ? top - bottom : 1) * (HEIGHT - TOP - BOTTOM);
    }

    private double width() {
        return (double) (WIDTH - LEFT - RIGHT) / Math.max(1, bars.size());
    }

    private void axes(Labels labels) {
        int ticks = (int) Math.round((top - bottom) / step);
        for (int i = 0; i <= ticks; i++) {
            double value = bottom + i * step;
            boolean zero = Math.abs(value) < step / 1e6;
            out.append(
                    String.format(Locale.ROOT, "<line class=\"%s\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>", zero ? "zero" : "grid",
                            LEFT, WIDTH - RIGHT, y(value), y(value)));
            out.append(String.format(Locale.ROOT, "<text class=\"end\" x=\"%d\" y=\"%.1f\">", LEFT - 8, y(value) + 4))
                    .append(Html.escape(labels.of(zero ? 0 : value, step))).append("</text>");
        }
    }

    private void draw() {
        double width = width();
        int longest = bars.stream().mapToInt(bar -> bar.label().length()).max().orElse(0);
        int every = (int) Math.max(1, Math.ceil(Math.max(LABEL_SPACE, longest * LETTER + LABEL_GAP) / width));
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            double x = LEFT + i * width;
            double from = Math.min(y(0), y(bar.value()));
            double tall = Math.max(bar.value() == 0 ? 0 : 0.75, Math.abs(y(bar.value()) - y(0)));
            out.append(String.format(Locale.ROOT, "<rect class=\"%s\" x=\"%.2f\" y=\"%.1f\" width=\"%.2f\" height=\"%.1f\"><title>",
                    bar.tone(),
                    x + width * 0.1, from, Math.max(0.5, width * 0.8), tall));
            out.append(Html.escape(bar.label() + ": " + bar.shown())).append("</title></rect>");
            if (i % every == 0) {
                out.append(String.format(Locale.ROOT, "<text class=\"middle\" x=\"%.1f\" y=\"%d\">", x + width / 2, HEIGHT - 7))
                        .append(Html.escape(bar.label())).append("</text>");
            }
        }
    }

    private void line(List<Double> curve) {
        List<String> points = new ArrayList<>();
        for (int i = 0; i < curve.size(); i++) {
            points.add(String.format(Locale.ROOT, "%.1f,%.1f", LEFT + (i + 0.5) * width(), y(curve.get(i))));
        }
        out.append("<polyline class=\"curve\" points=\"").append(String.join(" ", points)).append("\"/>");
    }
}
