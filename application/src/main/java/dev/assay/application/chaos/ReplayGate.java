package dev.assay.application.chaos;

import dev.assay.core.order.BrokerMessage;
import dev.assay.core.order.BrokerQuery;
import dev.assay.core.order.OrderCommand;
import dev.assay.execution.BrokerAdapter;
import dev.assay.execution.Capabilities;
import org.jspecify.annotations.Nullable;

/// Between a session and its link: closed while a session that came back is fed what was recorded, so that nothing goes out twice.
final class ReplayGate implements BrokerAdapter {
    private final BrokerAdapter link;
    private boolean open;

    ReplayGate(BrokerAdapter link, boolean open) {
        this.link = link;
        this.open = open;
    }

    void open() {
        open = true;
    }

    @Override
    public Capabilities capabilities() {
        return link.capabilities();
    }

    @Override
    public void send(OrderCommand command, long commandId) {
        if (open) {
            link.send(command, commandId);
        }
    }

    @Override
    public void ask(BrokerQuery query) {
        if (open) {
            link.ask(query);
        }
    }

    @Override
    public @Nullable BrokerMessage poll() {
        return link.poll();
    }
}
