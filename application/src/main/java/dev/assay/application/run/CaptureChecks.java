package dev.assay.application.run;

import dev.assay.application.config.AssayConfig;
import dev.assay.application.feed.TradeBars;
import java.util.ArrayList;
import java.util.List;

/// What a config with recordings may not say.
final class CaptureChecks {
    private CaptureChecks() {}

    /// @throws RunException naming every key at fault
    static void require(AssayConfig config) {
        AssayConfig.Data data = config.data();
        List<String> problems = new ArrayList<>();
        if (data.dataset().isPresent() || !data.sources().isEmpty() || data.corporateActions().isPresent()) {
            problems.add(
                    "data.captures: does not go with data.dataset, data.sources or data.corporateActions, which read the catalogue; leave"
                            + " the one or the other out");
        }
        if (!TradeBars.supported(data.timeframe())) {
            problems.add("data.timeframe: bars of " + data.timeframe() + " are not made from recorded trades; choose 1d or less");
        }
        List<String> symbols = data.captures().stream().map(AssayConfig.Capture::symbol).toList();
        for (String symbol : symbols) {
            if (!data.instruments().contains(symbol)) {
                problems.add("data.captures: " + symbol + " is none of data.instruments; add it there, or leave its recording out");
            }
            if (symbols.indexOf(symbol) != symbols.lastIndexOf(symbol)) {
                problems.add("data.captures: " + symbol + " stands there twice; list all its files under one entry");
            }
        }
        for (String symbol : data.instruments()) {
            if (!symbols.contains(symbol)) {
                problems.add("data.captures: there is no recording of " + symbol + ", which data.instruments names; add one");
            }
        }
        if (!problems.isEmpty()) {
            throw new RunException(problems.stream().distinct().toList());
        }
    }
}
