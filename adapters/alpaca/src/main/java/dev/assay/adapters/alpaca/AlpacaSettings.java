package dev.assay.adapters.alpaca;

import java.net.URI;
import java.time.Duration;

/// Where and how to trade.
///
/// @param server the trading API, for example `https://paper-api.alpaca.markets`
/// @param prefix begins every client order id of this session; letters, digits and `-`, at most 64
/// @param liveAllowed true where a server that is neither Alpaca's paper one nor on this machine may be used: real money
/// @param requestsPerMinute how many requests may go out in a minute; Alpaca allows 200
/// @param timeout how long an answer may take
/// @param heartbeat how often the link is tried
public record AlpacaSettings(URI server, String prefix, boolean liveAllowed, int requestsPerMinute, Duration timeout, Duration heartbeat) {
    /// Alpaca's server for paper accounts.
    public static final URI PAPER = URI.create("https://paper-api.alpaca.markets");

    private static final int USUAL_RATE = 200;

    public AlpacaSettings {
        String host = server.getHost() == null ? "" : server.getHost();
        boolean here = host.equals("127.0.0.1") || host.equals("localhost") || host.equals("[::1]");
        if (!here && !"https".equals(server.getScheme())) {
            throw new IllegalArgumentException("the server " + server + " must be reached by https, since the keys go there");
        }
        if (!here && !host.equals(PAPER.getHost()) && !liveAllowed) {
            throw new IllegalArgumentException("the server " + server + " may trade real money, which is refused unless it is asked for"
                    + " expressly; the paper account is at " + PAPER);
        }
        if (!prefix.matches("[A-Za-z0-9-]{1,64}")) {
            throw new IllegalArgumentException("the prefix of client order ids is 1 to 64 letters, digits and -, not \"" + prefix + "\"");
        }
        if (requestsPerMinute < 1 || timeout.isNegative() || timeout.isZero() || heartbeat.isNegative() || heartbeat.isZero()) {
            throw new IllegalArgumentException("requests a minute, timeout and heartbeat must be more than zero");
        }
    }

    /// The paper account.
    public static AlpacaSettings paper(String prefix) {
        return at(PAPER, prefix);
    }

    /// Another server: the sandbox.
    public static AlpacaSettings at(URI server, String prefix) {
        return new AlpacaSettings(server, prefix, false, USUAL_RATE, Duration.ofSeconds(10), Duration.ofSeconds(10));
    }

    /// The same at another rate of requests.
    public AlpacaSettings rate(int perMinute) {
        return new AlpacaSettings(server, prefix, liveAllowed, perMinute, timeout, heartbeat);
    }

    /// The same with another patience.
    public AlpacaSettings patience(Duration answer, Duration beat) {
        return new AlpacaSettings(server, prefix, liveAllowed, requestsPerMinute, answer, beat);
    }

    URI stream() {
        String text = server.toString();
        return URI.create((text.startsWith("https") ? "wss" + text.substring(5) : "ws" + text.substring(4)) + "/stream");
    }

    /// The client order id that Alpaca sees.
    String clientId(long clOrdId) {
        return prefix + "-" + clOrdId;
    }

    /// The client order id that a client id of Alpaca stands for; 0 for an order that did not come from this session.
    long clOrdId(String clientId) {
        if (!clientId.startsWith(prefix + "-")) {
            return 0;
        }
        String number = clientId.substring(prefix.length() + 1);
        return number.matches("[1-9][0-9]{0,17}") ? Long.parseLong(number) : 0;
    }
}
