package dev.assay.sandbox;

import java.util.Locale;

/// What can go wrong on the way to the sandbox and back, on purpose.
public enum SandboxFault {
    /// A request is answered by HTTP 429, with Retry-After, and not carried out.
    THROTTLED("request"),
    /// A request is answered by HTTP 500 and not carried out.
    SERVER_ERROR("request"),
    /// A request is carried out, but answered by HTTP 504: sent again, an order meets its own id.
    LOST_ANSWER("request"),
    /// A request is carried out, but only half of the answer comes.
    PARTIAL_BODY("request"),
    /// A request is answered late.
    SLOW("request"),
    /// The stream of updates breaks, and the update is lost with it.
    DISCONNECT("update"),
    /// An update comes twice.
    DUPLICATE_UPDATE("update"),
    /// A fill is told up to ten instants late, and so is what becomes of its order until then.
    LATE_FILL("fill"),
    /// A trade that filled an order is taken back, and the order works again.
    BUST("fill");

    private final String at;

    SandboxFault(String at) {
        this.at = at;
    }

    /// Per what its chance counts.
    public String at() {
        return at;
    }

    /// Its name in a plan.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
