package dev.assay.application.config;

import dev.assay.application.config.Declared.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Says what an unknown key most likely should be: a neighbour misspelt, a key of another section, or what other tools call it.
final class UnknownKey {
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(Map.entry("symbols", "data.instruments"),
            Map.entry("symbol", "data.instruments"), Map.entry("universe", "data.instruments"), Map.entry("tickers", "data.instruments"),
            Map.entry("start", "data.from"), Map.entry("startdate", "data.from"), Map.entry("end", "data.to"),
            Map.entry("enddate", "data.to"),
            Map.entry("interval", "data.timeframe"), Map.entry("resolution", "data.timeframe"), Map.entry("capital", "account.cash"),
            Map.entry("initialcapital", "account.cash"), Map.entry("initialcash", "account.cash"),
            Map.entry("startingcash", "account.cash"),
            Map.entry("fees", "costs.commission"), Map.entry("limits", "risk"), Map.entry("parameters", "strategy.params"),
            Map.entry("benchmark", "a strategy of its own, for example buy-and-hold"));

    private UnknownKey() {}

    static String message(String name, Section section, Section root) {
        return "unknown key " + Json.quote(name) + hint(name, section, root);
    }

    private static String hint(String name, Section section, Section root) {
        Optional<String> neighbour = Nearest.to(name, section.names());
        if (neighbour.isPresent()) {
            return ": did you mean \"" + neighbour.get() + "\"?";
        }
        List<String> all = new ArrayList<>();
        leaves(root, "", all);
        for (String key : all) {
            if (Nearest.plain(key.substring(key.lastIndexOf('.') + 1)).equals(Nearest.plain(name))) {
                return ": did you mean \"" + key + "\"?";
            }
        }
        String other = ELSEWHERE.get(Nearest.plain(name));
        if (other != null) {
            return ": did you mean " + (other.contains(" ") ? other : "\"" + other + "\"") + "?";
        }
        return ": the keys here are " + String.join(", ", section.names());
    }

    private static void leaves(Section section, String prefix, List<String> out) {
        for (Declared member : section.members()) {
            out.add(prefix + member.name());
            if (member instanceof Section inner) {
                leaves(inner, prefix + member.name() + ".", out);
            }
        }
    }
}
