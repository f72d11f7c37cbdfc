package dev.assay.core.loop;

/// Feeds instants to a handler, one at a time, until the inputs end or it is stopped. Simulated and real time differ only in who implements it.
public interface EventLoop {
    /// Runs to the end of the inputs. Runs on the caller's thread.
    void run(InstantHandler handler);
}
