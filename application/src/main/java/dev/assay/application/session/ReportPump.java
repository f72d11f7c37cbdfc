package dev.assay.application.session;

import dev.assay.core.order.BrokerMessage;
import dev.assay.core.order.ExecutionReport;
import dev.assay.execution.BrokerAdapter;
import dev.assay.execution.Oms;

/// Takes what the broker has said to the OMS, in order, until it has nothing more to say.
final class ReportPump {
    private final BrokerAdapter broker;
    private final Oms oms;

    ReportPump(BrokerAdapter broker, Oms oms) {
        this.broker = broker;
        this.oms = oms;
    }

    void drain() {
        BrokerMessage message = broker.poll();
        while (message != null) {
            if (!(message instanceof ExecutionReport report)) {
                throw new IllegalStateException(broker.capabilities().name() + " answered what was not asked: " + message);
            }
            oms.onReport(report);
            message = broker.poll();
        }
    }
}
