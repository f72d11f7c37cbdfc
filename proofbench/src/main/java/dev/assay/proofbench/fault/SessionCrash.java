package dev.assay.proofbench.fault;

/// Our process has died here; only the simulator may catch it.
public final class SessionCrash extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SessionCrash() {
        super("the session was killed by the simulator");
    }
}
