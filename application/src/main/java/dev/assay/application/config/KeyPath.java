package dev.assay.application.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A key such as `strategies[0].params.fast`, taken apart. Ordered so that `a[2]` comes before `a[10]`.
record KeyPath(List<Step> steps) implements Comparable<KeyPath> {
    private static final Pattern STEP = Pattern.compile("([A-Za-z_][A-Za-z0-9_-]*)((?:\\[\\d{1,4}])*)");
    private static final Pattern INDEX = Pattern.compile("\\[(\\d+)]");

    /// A name, or an index into a list.
    sealed interface Step {
        record Name(String name) implements Step {}

        record Index(int index) implements Step {}
    }

    KeyPath {
        steps = List.copyOf(steps);
    }

    /// The steps of a key, or nothing when the text is no key.
    static Optional<KeyPath> parse(String text) {
        List<Step> steps = new ArrayList<>();
        for (String part : text.split("\\.", -1)) {
            Matcher matcher = STEP.matcher(part);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            steps.add(new Step.Name(matcher.group(1)));
            Matcher index = INDEX.matcher(matcher.group(2));
            while (index.find()) {
                steps.add(new Step.Index(Integer.parseInt(index.group(1))));
            }
        }
        return Optional.of(new KeyPath(steps));
    }

    String text() {
        StringBuilder out = new StringBuilder();
        for (Step step : steps) {
            switch (step) {
                case Step.Name name -> out.append(out.isEmpty() ? "" : ".").append(name.name());
                case Step.Index index -> out.append('[').append(index.index()).append(']');
            }
        }
        return out.toString();
    }

    @Override
    public int compareTo(KeyPath other) {
        for (int i = 0; i < Math.min(steps.size(), other.steps.size()); i++) {
            int order = compare(steps.get(i), other.steps.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(steps.size(), other.steps.size());
    }

    private static int compare(Step mine, Step theirs) {
        if (mine instanceof Step.Name name && theirs instanceof Step.Name other) {
            return name.name().compareTo(other.name());
        }
        if (mine instanceof Step.Index index && theirs instanceof Step.Index other) {
            return Integer.compare(index.index(), other.index());
        }
        return mine instanceof Step.Name ? -1 : 1;
    }
}
