package dev.assay.adapters.alpaca;

import java.io.Serial;

/// Alpaca cannot be used: keys are missing or refused, or nobody answers. The message says what to do.
public final class AlpacaException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    AlpacaException(String message) {
        super(message);
    }
}
