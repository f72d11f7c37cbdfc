package dev.assay.core.codec;

import dev.assay.core.event.Event;
import dev.assay.core.event.EventType;
import dev.assay.core.event.Payload;
import dev.assay.core.instrument.Universe;
import dev.assay.core.signal.StrategyId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns canonical bytes back into events.
///
/// A frame of an older or newer version of its type is read: fields that it lacks get their declared absent value, fields that are not
/// known yet are skipped. Not thread-safe.
public final class EventDecoder {
    private static final @Nullable EventType[] BY_CODE = byCode();

    private final FrameReader in;

    /// A decoder for one run.
    ///
    /// @param universe the run's instruments, at the numbers they had when the events were encoded
    /// @param strategies the run's strategies, each at the index of its number
    public EventDecoder(Universe universe, List<StrategyId> strategies) {
        for (int i = 0; i < strategies.size(); i++) {
            if (strategies.get(i).number() != i) {
                throw new IllegalArgumentException(
                        "strategy " + strategies.get(i) + " has number " + strategies.get(i).number() + " but stands at " + i);
            }
        }
        in = new FrameReader(universe, strategies);
    }

    private static @Nullable EventType[] byCode() {
        int highest = 0;
        for (EventType type : EventType.values()) {
            highest = Math.max(highest, type.code());
        }
        @Nullable
        EventType[] types = new EventType[highest + 1];
        for (EventType type : EventType.values()) {
            types[type.code()] = type;
        }
        return types;
    }

    /// The type of an event, from its header alone.
    ///
    /// @throws UnknownEventException when the frame's type or schema is not known here
    public static EventType typeOf(byte[] frame) {
        return typeOf(frame, 0);
    }

    /// Reads one event.
    ///
    /// @throws UnknownEventException when the frame's type or schema is not known here
    /// @throws MalformedFrameException when the bytes are no frame, or hold a value that the event cannot have
    public Event decode(byte[] frame, int offset, int length) {
        if (length < Frame.MIN_BYTES || length > Frame.MAX_BYTES || offset < 0 || offset > frame.length - length) {
            throw new MalformedFrameException("a frame has " + Frame.MIN_BYTES + " to " + Frame.MAX_BYTES + " bytes inside its array; got "
                    + length + " at " + offset + " of " + frame.length);
        }
        EventType type = typeOf(frame, offset);
        in.begin(frame, offset, length, type);
        Payload payload;
        try {
            payload = payload(type);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new MalformedFrameException(in.describe() + e.getMessage(), e);
        }
        String source = in.text("source");
        in.endFrame();
        return new Event(Frame.id(frame, offset), Frame.tsEvent(frame, offset), Frame.tsIngest(frame, offset), source, payload,
                Frame.correlationId(frame, offset), Frame.causationId(frame, offset));
    }

    private static EventType typeOf(byte[] frame, int offset) {
        int code = Frame.templateId(frame, offset);
        int version = Frame.version(frame, offset);
        int schema = Frame.schemaId(frame, offset);
        EventType type = code < BY_CODE.length ? BY_CODE[code] : null;
        if (schema != Frame.SCHEMA_ID || type == null) {
            throw new UnknownEventException("unknown event: type " + code + " version " + version + " of schema " + schema
                    + "; this version of Assay knows schema " + Frame.SCHEMA_ID + " only, and no such type in it", code, version);
        }
        if (version == 0) {
            throw new MalformedFrameException("malformed " + type + " event: version 0; versions start at 1");
        }
        return type;
    }

    private Payload payload(EventType type) {
        FrameReader r = in;
        return switch (type) {
            case BAR -> MarketReader.bar(r);
            case QUOTE -> MarketReader.quote(r);
            case TRADE -> MarketReader.trade(r);
            case BOOK_SNAPSHOT -> MarketReader.snapshot(r);
            case BOOK_DELTA -> MarketReader.delta(r);
            case OPTION_CHAIN -> MarketReader.chain(r);
            case SPLIT -> MarketReader.split(r);
            case CASH_DIVIDEND -> MarketReader.dividend(r);
            case STOCK_DIVIDEND, MERGER, SYMBOL_CHANGE, SPIN_OFF, DELISTING -> ActionCodec.read(type, r);
            case INSTRUMENT_STATUS -> MarketReader.status(r);
            case BAR_OPEN -> MarketReader.open(r);
            case BAR_REVISED -> MarketReader.revised(r);
            case TIMER -> SystemReader.timer(r);
            case SIGNAL_TARGET -> SignalReader.target(r);
            case SIGNAL_ORDER -> SignalReader.order(r);
            case SIGNAL_REPLACE -> SignalReader.replace(r);
            case SIGNAL_CANCEL -> SignalReader.cancel(r);
            case SIGNAL_TARGET_WORKED -> SignalReader.worked(r);
            case SIGNAL_ORDER_LINKED -> SignalReader.linked(r);
            case SIGNAL_OUTCOME -> SignalReader.outcome(r);
            case ORDER_INTENT -> OrderReader.intent(r);
            case RISK_DECISION -> OrderReader.decision(r);
            case NEW_ORDER -> OrderReader.newOrder(r);
            case CANCEL_REQUEST -> OrderReader.cancel(r);
            case REPLACE_REQUEST -> OrderReader.replace(r);
            case EXECUTION_REPORT -> OrderReader.report(r);
            case ORDER_EVENT -> OrderReader.event(r);
            case BROKER_QUERY -> BrokerReader.query(r);
            case COMMAND_OUTCOME -> BrokerReader.outcome(r);
            case LINK_STATUS -> BrokerReader.link(r);
            case ACCOUNT_ANSWER -> BrokerReader.account(r);
            case POSITIONS_ANSWER -> BrokerReader.positions(r);
            case ORDERS_ANSWER -> BrokerReader.orders(r);
            case REPORTS_ANSWER -> BrokerReader.reports(r);
            case EXECUTION_REPORT_CHARGED -> OrderReader.chargedReport(r);
            case FILL_CHARGED -> BooksReader.chargedFill(r);
            case ACCOUNT_CHARGE -> BrokerReader.charge(r);
            case MARGIN_CALL -> BrokerReader.margin(r);
            case FILL -> BooksReader.fill(r);
            case LEDGER_ENTRY -> BooksReader.ledger(r);
            case PORTFOLIO_SNAPSHOT -> BooksReader.portfolio(r);
            case INTERNAL_CROSS -> BooksReader.cross(r);
            case POSITION_ADJUSTED -> BooksReader.adjusted(r);
            case RISK_STATE -> SystemReader.riskState(r);
            case STATUS_REQUEST -> OrderReader.status(r);
            case ADVICE -> SystemReader.advice(r);
            case OPERATOR_COMMAND -> SystemReader.operator(r);
            case STRATEGY_FAILED -> SystemReader.failed(r);
            case RECONCILIATION_FINDING -> SystemReader.finding(r);
            case JOURNAL_GAP -> SystemReader.gap(r);
            case INPUT_BLOCK -> SystemReader.block(r);
        };
    }
}
