package dev.assay.core.order;

import dev.assay.core.event.Payload;

/// What a broker says. Every outcome of a command and every answer to a question comes back as one of these, as an input of the run.
public sealed interface BrokerMessage extends Payload
        permits ExecutionReport, AccountCharge, MarginCall, CommandOutcome, LinkStatus, AccountAnswer, PositionsAnswer, OrdersAnswer,
        ReportsAnswer {}
