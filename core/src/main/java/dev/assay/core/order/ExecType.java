package dev.assay.core.order;

/// What an execution report reports; FIX 4.4 tag 150.
public enum ExecType {
    NEW('0'), DONE_FOR_DAY('3'), CANCELED('4'), REPLACED('5'), PENDING_CANCEL('6'), STOPPED('7'), REJECTED('8'), SUSPENDED(
            '9'), PENDING_NEW(
                    'A'), CALCULATED('B'), EXPIRED('C'), RESTATED('D'), PENDING_REPLACE('E'), TRADE('F'), TRADE_CORRECT('G'), TRADE_CANCEL(
                            'H'), ORDER_STATUS('I'), CANCEL_REJECTED('9');

    private final char fix;

    ExecType(char fix) {
        this.fix = fix;
    }

    /// The FIX code. `CANCEL_REJECTED` stands for the separate OrderCancelReject message (35=9) and carries its message type.
    public char fix() {
        return fix;
    }
}
