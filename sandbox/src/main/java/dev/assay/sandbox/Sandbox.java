package dev.assay.sandbox;

import dev.assay.application.data.CalendarProvider;
import dev.assay.application.data.DataReader;
import dev.assay.core.event.Clock;
import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.util.JavalinBindException;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A broker's server on this machine: Alpaca's API in front, the simulated broker and stored market data behind.
///
/// It listens on the loopback address only. Every client trades in the one account there is. Thread-safe.
public final class Sandbox implements AutoCloseable {
    private static final String HOST = "127.0.0.1";

    private final Venue venue;
    private final Pace pace;
    private final Mischief mischief;
    private final Javalin server;

    private Sandbox(DataReader reader, CalendarProvider calendars, Clock clock, SandboxOptions options) {
        mischief = new Mischief(options.faults(), options.seed());
        UpdateStream updates = new UpdateStream(this::pace);
        venue = new Venue(Market.open(reader, calendars, options), options, mischief, updates::breakLinks);
        pace = new Pace(venue, clock, options.speed());
        DataStream data = new DataStream(this::pace, !options.timeframe().intraday());
        venue.join(updates);
        venue.join(data);
        server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            RoutesConfig routes = config.routes;
            routes.before("/v2/*", Keys::require);
            routes.before("/v1/*", Keys::require);
            routes.exception(ApiError.class, (error, context) -> Requests.answer(context, error.status(), error.body()));
            new FaultyRequests(mischief).add(routes);
            new TradingRoutes(venue, pace).add(routes);
            new DataRoutes(venue, pace).add(routes);
            routes.ws("/stream", updates::configure);
            List.of("iex", "sip", "delayed_sip", "test").forEach(feed -> routes.ws("/v2/" + feed, data::configure));
            routes.post("/sandbox/advance",
                    context -> Requests.answer(context, 200, step(Requests.number(context, "instants", 1, 1_000_000))));
            routes.post("/sandbox/rest", context -> {
                rest();
                context.status(204);
            });
            routes.error(404, context -> {
                if (!Requests.answered(context)) {
                    Requests.answer(context, 404, ApiError.notFound("endpoint not found: " + context.path()).body());
                }
            });
        });
    }

    /// Opens the data and starts to serve.
    ///
    /// @param reader where the data is
    /// @param calendars sessions of the dataset's market
    /// @param clock the wall clock, which paces simulated time
    /// @throws dev.assay.application.data.DataException saying what is missing
    /// @throws IllegalStateException when the port is taken
    public static Sandbox start(DataReader reader, CalendarProvider calendars, Clock clock, SandboxOptions options) {
        Sandbox sandbox = new Sandbox(reader, calendars, clock, options);
        try {
            sandbox.server.start(HOST, options.port());
            return sandbox;
        } catch (JavalinBindException e) {
            sandbox.close();
            throw new IllegalStateException("port " + options.port() + " is taken: choose another with --port, or 0 for any free one", e);
        }
    }

    private ObjectNode step(int instants) {
        boolean more = true;
        for (int i = 0; i < instants && more; i++) {
            more = venue.advance();
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("timestamp", Texts.utc(venue.now()));
        answer.put("ended", !more);
        return answer;
    }

    /// Goes on to the next instant at which something happens; for a sandbox whose time does not pass by itself.
    ///
    /// @return false when the data has ended
    public boolean advance() {
        return venue.advance();
    }

    private Pace pace() {
        return pace;
    }

    /// No more faults from here on; what was held back goes out.
    public void rest() {
        mischief.rest();
        venue.release();
    }

    /// How often each fault has struck so far.
    public Map<SandboxFault, Long> faults() {
        return mischief.counts();
    }

    /// Whether the data has been played to its end; the sandbox goes on to answer.
    public boolean ended() {
        return venue.ended();
    }

    /// Simulated time, epoch ns UTC.
    public long now() {
        return venue.now();
    }

    /// Where it listens, for example `http://127.0.0.1:8765`.
    public String url() {
        return "http://" + HOST + ":" + server.port();
    }

    @Override
    public void close() {
        pace.close();
        server.stop();
        venue.close();
    }
}
