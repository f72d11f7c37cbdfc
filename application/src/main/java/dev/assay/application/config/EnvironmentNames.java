package dev.assay.application.config;

import dev.assay.application.config.Declared.Listing;
import dev.assay.application.config.Declared.Params;
import dev.assay.application.config.Declared.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How keys are named in the environment: `ASSAY_`, then the key in capitals with `_` for each dot and before each inner capital, so that
/// `risk.maxOrderNotional` is `ASSAY_RISK_MAX_ORDER_NOTIONAL` and `strategies[0].params.fast` is `ASSAY_STRATEGIES_0_PARAMS_FAST`.
/// The rest of a parameter's name becomes camel case: `…_PARAMS_STOP_LOSS` is `stopLoss`.
final class EnvironmentNames {
    static final String PREFIX = "ASSAY_";

    /// Variables that the launcher reads and that are no keys.
    static final List<String> OTHER = List.of("ASSAY_HOME", "ASSAY_JAVA_HOME", "ASSAY_JAVA_OPTS", "ASSAY_NO_AOT", "ASSAY_NO_BUILD");

    private static final Pattern INDEXED = Pattern.compile("(\\d{1,4})_(.+)");

    private EnvironmentNames() {}

    static String of(String key) {
        return PREFIX + words(key.replace("[", "_").replace("]", "").replace('.', '_'));
    }

    /// Camel case as capitals with underscores: `maxOrderNotional` as `MAX_ORDER_NOTIONAL`.
    static String words(String name) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean begins = i > 0 && Character.isUpperCase(c) && !Character.isUpperCase(name.charAt(i - 1)) && name.charAt(i - 1) != '_';
            out.append(begins ? "_" : "").append(Character.toUpperCase(c));
        }
        return out.toString();
    }

    /// The key a variable stands for, or nothing when there is none.
    static Optional<KeyPath> key(String variable, Section root) {
        return variable.startsWith(PREFIX) ? key(variable.substring(PREFIX.length()), root, List.of()) : Optional.empty();
    }

    private static Optional<KeyPath> key(String rest, Section section, List<KeyPath.Step> before) {
        for (Declared member : section.members()) {
            List<KeyPath.Step> here = with(before, new KeyPath.Step.Name(member.name()));
            if (rest.equals(member.variable()) && !(member instanceof Section)) {
                return Optional.of(new KeyPath(here));
            }
            if (rest.startsWith(member.variable() + "_")) {
                Optional<KeyPath> found = inside(rest.substring(member.variable().length() + 1), member, here);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<KeyPath> inside(String rest, Declared member, List<KeyPath.Step> here) {
        return switch (member) {
            case Declared.Key<?> ignored -> Optional.empty();
            case Section section -> key(rest, section, here);
            case Params ignored -> camelCase(rest).map(name -> new KeyPath(with(here, new KeyPath.Step.Name(name))));
            case Listing listing -> {
                Matcher matcher = INDEXED.matcher(rest);
                yield matcher.matches()
                        ? key(matcher.group(2), listing.item(), with(here, new KeyPath.Step.Index(Integer.parseInt(matcher.group(1)))))
                        : Optional.empty();
            }
        };
    }

    private static Optional<String> camelCase(String rest) {
        if (!rest.matches("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*")) {
            return Optional.empty();
        }
        StringBuilder name = new StringBuilder();
        for (String word : rest.toLowerCase(Locale.ROOT).split("_")) {
            name.append(name.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return Optional.of(name.toString());
    }

    /// The names of all variables, with 0 for a place in a list and without parameters.
    static List<String> all(Section root) {
        List<String> names = new ArrayList<>(OTHER);
        collect(root, PREFIX, names);
        return names;
    }

    private static void collect(Section section, String prefix, List<String> names) {
        for (Declared member : section.members()) {
            switch (member) {
                case Declared.Key<?> key -> names.add(prefix + key.variable());
                case Section inner -> collect(inner, prefix + inner.variable() + "_", names);
                case Listing listing -> collect(listing.item(), prefix + listing.variable() + "_0_", names);
                case Params ignored -> {
                }
            }
        }
    }

    private static List<KeyPath.Step> with(List<KeyPath.Step> before, KeyPath.Step step) {
        List<KeyPath.Step> all = new ArrayList<>(before);
        all.add(step);
        return all;
    }
}
