package dev.assay.application.config;

import dev.assay.application.config.Declared.Listing;
import dev.assay.application.config.Declared.Params;
import dev.assay.application.config.Declared.Preset;
import dev.assay.application.config.Declared.Section;
import java.util.List;

/// Writes `docs/reference/config.md` from the declaration of keys.
public final class ConfigReference {
    private ConfigReference() {}

    /// The whole page, ending with a newline.
    public static String markdown() {
        String others = String.join(", ", EnvironmentNames.OTHER.stream().map(name -> "`" + name + "`").toList());
        StringBuilder out = new StringBuilder("""
            # Configuration

            One YAML file, the environment and `--set` make one configuration; each layer overrides the one before:
            defaults < file < environment < `--set`. Unknown keys and bad values are errors, all reported together.

            - `assay config show FILE` prints every value and where it comes from; `assay config schema` prints a JSON Schema for editors.
            - `--set key=value` takes keys as written below, for example `--set account.cash=50000` or `--set strategies[0].params.fast=12`.
              Lists are written `[a, b]` or `a,b`. `strategy` and `strategies[0]` mean the same.
            - A key's environment variable is `ASSAY_`, then the key in capitals with `_` for each dot and before each inner capital:
              `ASSAY_RISK_MAX_ORDER_NOTIONAL`, `ASSAY_STRATEGY_PARAMS_FAST`, `ASSAY_STRATEGIES_0_PARAMS_FAST`. An `ASSAY_` variable that
              names no key is an error, except %s, which the launcher reads.
            - Relative paths are relative to the directory of the file, whichever layer gives them; without a file, to the working directory.
            - Numbers are written in plain digits: no exponents, no separators, no quotes. Amounts of money are exact decimals.
            - YAML anchors, aliases, tags and second documents are refused.

            This page is generated from the code; a test keeps it up to date.
            """.formatted(others));
        table(out, "Top level", "", Keys.ROOT.members().stream().filter(member -> member instanceof Declared.Key<?>).toList(), "");
        for (Declared member : Keys.ROOT.members()) {
            if (member instanceof Section section) {
                section(out, section, section.name());
            } else if (member instanceof Listing listing) {
                listing(out, listing);
            }
        }
        return out.toString();
    }

    /// What an entry shares with a section of the top level is said by its name.
    private static void listing(StringBuilder out, Listing listing) {
        if (listing.item().equals(Keys.STRATEGY)) {
            out.append("\n## `").append(listing.name()).append("`\n\n").append(listing.doc())
                    .append(" Each entry has the keys of `strategy`.\n");
            return;
        }
        StringBuilder doc = new StringBuilder(listing.doc());
        for (Declared member : listing.item().members()) {
            if (member instanceof Section section) {
                doc.append(" `").append(section.name()).append("` has the keys of the section of that name.");
            }
        }
        table(out, "`" + listing.name() + "`", doc.toString(), listing.item().members(), listing.name() + "[0].");
    }

    private static void section(StringBuilder out, Section section, String path) {
        table(out, "`" + path + "`", section.doc(), section.members(), path + ".");
        for (Declared member : section.members()) {
            switch (member) {
                case Section inner -> section(out, inner, path + "." + inner.name());
                case Listing listing -> table(out, "`" + path + "." + listing.name() + "`", listing.doc(), listing.item().members(),
                        path + "." + listing.name() + "[0].");
                case Declared.Key<?> ignored -> {
                }
                case Params ignored -> {
                }
            }
        }
    }

    private static void table(StringBuilder out, String title, String doc, List<Declared> members, String prefix) {
        out.append("\n## ").append(title).append("\n\n").append(doc).append(doc.isEmpty() ? "" : "\n\n");
        out.append("| Key | Value | Default | Meaning |\n|---|---|---|---|\n");
        for (Declared member : members) {
            switch (member) {
                case Declared.Key<?> key ->
                    row(out, prefix + key.name(), key.type().expected(), preset(key), key.doc() + (key.secret() ? " Never shown." : ""));
                case Params params -> row(out, prefix + params.name(), "a section of name: value", "none", params.doc());
                case Section ignored -> {
                }
                case Listing ignored -> {
                }
            }
        }
    }

    private static <T> String preset(Declared.Key<T> key) {
        return switch (key.preset()) {
            case Preset.Required<T> ignored -> "required";
            case Preset.Fixed<T>(String text) -> "`" + text + "`";
            case Preset.Absent<T>(String meaning) -> "none: " + meaning;
            case Preset.Derived<T>(String words, var ignored) -> words;
        };
    }

    private static void row(StringBuilder out, String key, String value, String preset, String doc) {
        out.append("| `").append(key).append("` | ").append(value).append(" | ").append(preset).append(" | ").append(doc).append(" |\n");
    }
}
