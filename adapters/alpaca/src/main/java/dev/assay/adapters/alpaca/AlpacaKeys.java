package dev.assay.adapters.alpaca;

import java.util.Map;

/// The keys of an account. They come from the environment only and show themselves nowhere: not in text, not in messages, not in logs. Immutable.
public final class AlpacaKeys {
    private final String id;
    private final String secret;

    private AlpacaKeys(String id, String secret) {
        this.id = id;
        this.secret = secret;
    }

    /// Reads `ASSAY_ALPACA_KEY` and `ASSAY_ALPACA_SECRET`, or Alpaca's own `APCA_API_KEY_ID` and `APCA_API_SECRET_KEY`.
    ///
    /// @param environment usually `System.getenv()`
    /// @throws AlpacaException naming the variables when they are not set
    public static AlpacaKeys of(Map<String, String> environment) {
        String ours = environment.getOrDefault("ASSAY_ALPACA_KEY", "");
        boolean own = !ours.isBlank();
        String id = own ? ours : environment.getOrDefault("APCA_API_KEY_ID", "");
        String secret = environment.getOrDefault(own ? "ASSAY_ALPACA_SECRET" : "APCA_API_SECRET_KEY", "");
        if (id.isBlank() || secret.isBlank()) {
            throw new AlpacaException("no keys for Alpaca: set ASSAY_ALPACA_KEY and ASSAY_ALPACA_SECRET (or APCA_API_KEY_ID and"
                    + " APCA_API_SECRET_KEY) in the environment; for the sandbox any two words will do");
        }
        return new AlpacaKeys(id, secret);
    }

    String id() {
        return id;
    }

    String secret() {
        return secret;
    }

    @Override
    public String toString() {
        return "AlpacaKeys[hidden]";
    }
}
