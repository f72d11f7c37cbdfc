package dev.assay.execution.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// What every [dev.assay.execution.BrokerAdapter] must do, as named checks. Needs no test framework: an adapter's own tests assert that every
/// result has passed, and a person may print them.
public final class BrokerContract {
    /// One rule of the contract.
    private interface Check {
        /// Says what is wrong by an [AssertionError].
        void run(Conversation with);
    }

    private record Named(String name, Check check) {}

    private static final List<Named> CHECKS = List.of(new Named("capabilities are constant", OrderChecks::constantCapabilities),
            new Named("a new order is acknowledged once", OrderChecks::acknowledged),
            new Named("a repeated command is one command", OrderChecks::repeated),
            new Named("an id used for something else is refused", OrderChecks::misused),
            new Named("a cancel is answered", OrderChecks::canceled),
            new Named("a cancel of an unknown order is refused with a reason", OrderChecks::unknownCanceled),
            new Named("a cancel that comes too late is refused with a reason", OrderChecks::lateCancel),
            new Named("a replace is answered", OrderChecks::replaced),
            new Named("a status request is answered with the order as it stands", OrderChecks::status),
            new Named("a status request for an unknown order says so with a reason", OrderChecks::unknownStatus),
            new Named("what cannot be taken is rejected with a reason", OrderChecks::rejected),
            new Named("a fill is reported with its price and quantities", OrderChecks::filled),
            new Named("report ids are unique", OrderChecks::uniqueReports),
            new Named("an account is answered and follows the fills", BookChecks::account),
            new Named("positions are answered and follow the fills", BookChecks::positions),
            new Named("orders are answered as they stand", BookChecks::orders),
            new Named("orders that ended are answered from the time asked for", BookChecks::endedOrders),
            new Named("reports are repeated as they were", BookChecks::repeats),
            new Named("every question is answered once", BookChecks::answeredOnce));

    private BrokerContract() {}

    /// The names of the checks, in the order in which they run.
    public static List<String> checks() {
        return CHECKS.stream().map(Named::name).toList();
    }

    /// Runs every check, each on a bench of its own.
    ///
    /// @param benches makes a bench
    /// @return one result per check, in order
    public static List<CheckResult> run(Supplier<BrokerBench> benches) {
        List<CheckResult> results = new ArrayList<>();
        for (Named one : CHECKS) {
            try (BrokerBench bench = benches.get()) {
                one.check().run(new Conversation(bench));
                results.add(new CheckResult(one.name(), ""));
            } catch (AssertionError | RuntimeException e) {
                String text = e instanceof AssertionError ? String.valueOf(e.getMessage()) : "it threw " + e;
                results.add(new CheckResult(one.name(), text));
            }
        }
        return results;
    }
}
