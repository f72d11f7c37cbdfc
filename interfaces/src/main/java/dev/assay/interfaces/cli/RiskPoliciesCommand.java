package dev.assay.interfaces.cli;

import dev.assay.application.config.ReadyPolicies;
import dev.assay.application.run.RunException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "policies", description = {"Lists the ready risk policies, or prints one as YAML; use one with risk.policy in a config.",
        "",
        "Example:  assay risk policies conservative"})
final class RiskPoliciesCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "NAME", description = "The policy to print.")
    private @Nullable String name;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (name == null) {
            ReadyPolicies.names().forEach(out::println);
        } else {
            try {
                out.print(ReadyPolicies.text(name));
            } catch (IllegalArgumentException e) {
                throw new RunException(String.valueOf(e.getMessage()), e);
            }
        }
        out.flush();
        return Failures.OK;
    }
}
