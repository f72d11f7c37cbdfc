package dev.assay.adapters.alpaca;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.execution.contract.BrokerContract;
import dev.assay.execution.contract.CheckResult;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The contract of every broker adapter, held by this one against the sandbox, over real sockets.
class AlpacaContractTest {
    @TestFactory
    List<DynamicTest> itKeepsTheContract() {
        List<CheckResult> results = BrokerContract.run(AlpacaBench::new);
        assertThat(results).hasSameSizeAs(BrokerContract.checks());
        return results.stream().map(result -> DynamicTest.dynamicTest(result.check(), () -> assertThat(result.fault()).isEmpty())).toList();
    }
}
