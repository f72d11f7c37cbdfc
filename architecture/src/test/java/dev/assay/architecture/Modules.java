package dev.assay.architecture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The modules by package, and which of them each may use. The one place to change when a module is added.
final class Modules {

    /// These decide, or compute what decisions and results rest on: same inputs, same outcome, on any machine.
    static final List<String> DECISION = List.of("core", "signalcore", "riskguard", "analytics", "execution", "proofbench");

    static final List<String> ADAPTERS = List.of("catalogue", "journal", "compiler", "holidays", "system", "alpaca");

    private static final List<String> BELOW_APPLICATION = List.of("core", "signalcore", "riskguard", "analytics", "execution",
            "proofbench");

    /// The only class that may see adapters and everything else, relative to the root package.
    static final String WIRING = "interfaces.Wiring";

    private Modules() {}

    /// Module to the modules it may use, itself left out.
    static Map<String, List<String>> allowed() {
        var allowed = new LinkedHashMap<String, List<String>>();
        allowed.put("core", List.of());
        allowed.put("signalcore", List.of("core"));
        allowed.put("riskguard", List.of("core"));
        allowed.put("analytics", List.of("core"));
        allowed.put("execution", List.of("core", "riskguard"));
        // Performance statistics take their risk measures from the one home these have.
        allowed.put("proofbench", List.of("core", "riskguard", "analytics", "execution"));
        allowed.put("application", BELOW_APPLICATION);
        var belowAdapters = new ArrayList<>(BELOW_APPLICATION);
        belowAdapters.add("application");
        ADAPTERS.forEach(adapter -> allowed.put("adapters." + adapter, List.copyOf(belowAdapters)));
        allowed.put("sandbox", List.copyOf(belowAdapters));
        allowed.put("interfaces", List.of("core", "application", "sandbox"));
        return allowed;
    }

    /// ArchUnit package patterns of the modules below `root`.
    static String[] packages(String root, List<String> modules) {
        return modules.stream().map(module -> root + "." + module + "..").toArray(String[]::new);
    }
}
