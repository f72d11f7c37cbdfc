package dev.assay.core.order;

/// How long an order works; FIX tag 59.
public enum TimeInForce {
    DAY('0'), GTC('1'), OPG('2'), IOC('3'), FOK('4'), GTD('6'), CLS('7');

    private final char fix;

    TimeInForce(char fix) {
        this.fix = fix;
    }

    /// The FIX code.
    public char fix() {
        return fix;
    }
}
