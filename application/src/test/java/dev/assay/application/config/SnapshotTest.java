package dev.assay.application.config;

import static dev.assay.application.config.Configs.NAMES;
import static dev.assay.application.config.Configs.SMALL;
import static dev.assay.application.config.Configs.load;
import static dev.assay.application.config.Configs.ready;
import static dev.assay.application.config.Configs.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotTest {
    static final String RICH = """
            run: {name: family-1, seed: -9, embedInputs: always, equity: instant}
            data:
              catalogue: ../shared/cat
              dataset: us.daily
              instruments: [AAPL, "NO", "7203"]
              timeframe: 5m
              from: 2020-01-02
              to: 2020-12-31
              warmup: 50
              sources:
                - {files: [data/a b.csv, data/ü.csv], mapping: data/m.yaml}
                - {files: [c.csv], mapping: data/n.yaml}
              corporateActions: us-actions
            strategies:
              - id: one
                name: ema-cross
                params: {fast: 10, slow: 20.0, mode: fast, quoted: "12", on: true, tiny: 1e-3, odd: "say \\"hi\\", \\\\ é 😀 \\u2028"}
                allocation: 0.25
              - file: strategies/My.java
                instruments: [AAPL]
            account: {currency: EUR, cash: 2500.50}
            execution: {rounding: nearest, minOrderNotional: 100}
            risk:
              maxOrderNotional: 50000.00
              maxOrderQuantity: 1000
              maxPositionNotional: 25%
              maxPositionQuantity:
              orderRate: {max: 10, per: 1500ms}
              killSwitch: {file: /tmp/stop}
              disabled: [{id: order-rate, reason: "null"}]
            fills: {model: this-close, params: {fraction: 0.5}}
            costs:
              commission: {model: percent, rate: 0.10%}
              slippage: {model: none}
            calendar: CRYPTO
            failure: {protectiveExits: flatten}
            journal: {segmentBytes: 4096}
            """;

    private static EffectiveConfig readBack(EffectiveConfig config) {
        return ready(ConfigLoader.readSnapshot("config.json", config.snapshot(), Path.of("elsewhere"), NAMES));
    }

    @Test
    void readsBackTheSameValuesAndOrigins() {
        for (String text : List.of(SMALL, RICH)) {
            EffectiveConfig config = ready(
                    Configs.loadWith(text, Map.of("ASSAY_ACCOUNT_CASH", "5"), "run.seed=4", "strategies[0].params.x=y"));
            EffectiveConfig back = readBack(config);
            assertThat(back.config()).isEqualTo(config.config());
            assertThat(back.entries()).isEqualTo(config.entries());
            assertThat(back.snapshot()).isEqualTo(config.snapshot());
            assertThat(back.hash()).isEqualTo(config.hash());
        }
    }

    @Test
    void parametersKeepWhatTheyLookLike() {
        Map<String, ParamValue> params = readBack(ready(load(RICH))).config().strategies().getFirst().params().values();
        assertThat(params.get("fast")).extracting(ParamValue::kind).isEqualTo(ParamValue.Kind.NUMBER);
        assertThat(params.get("quoted")).extracting(ParamValue::kind).isEqualTo(ParamValue.Kind.TEXT);
        assertThat(params.get("on")).extracting(ParamValue::kind).isEqualTo(ParamValue.Kind.BOOLEAN);
        assertThat(params.get("odd")).extracting(ParamValue::text).isEqualTo("say \"hi\", \\ é 😀 \u2028");
    }

    @Test
    void isJsonWithSortedKeys() {
        EffectiveConfig config = ready(load(RICH));
        var tree = tools.jackson.databind.json.JsonMapper.builder().build().readTree(config.snapshot());
        assertThat(tree.get("configHash").asString()).isEqualTo(config.hash());
        List<String> keys = tree.get("values").valueStream().map(value -> value.get("key").asString()).toList();
        assertThat(keys).doesNotHaveDuplicates().contains("account.cash", "data.sources[1].mapping", "strategies[0].params.fast");
        assertThat(keys).isSortedAccordingTo((a, b) -> KeyPath.parse(a).orElseThrow().compareTo(KeyPath.parse(b).orElseThrow()));
    }

    @Test
    void hashIgnoresOriginsPlacesAndWriting() {
        String hash = ready(load(SMALL)).hash();
        assertThat(ready(load("# moved\n" + SMALL)).hash()).isEqualTo(hash);
        assertThat(ready(load(SMALL, "account.cash=100000.0", "run.seed=1")).hash()).isEqualTo(hash);
        assertThat(ready(load(SMALL, "data.catalogue=/somewhere/else")).hash()).isEqualTo(hash);
        assertThat(ready(load(SMALL, "strategy.id=ema-cross", "strategy.allocation=1.00")).hash()).isEqualTo(hash);
        String file = "data: {instruments: [A]}\nstrategy: {file: a/My.java}\n";
        assertThat(ready(load(file)).hash()).isEqualTo(ready(load(file.replace("a/My", "b/c/My"))).hash());
    }

    @ParameterizedTest
    @ValueSource(strings = {"run.seed=2", "run.name=b", "account.cash=100001", "data.instruments=MSFT", "data.timeframe=1w",
            "data.from=2020-01-01",
            "strategy.params.fast=1", "strategy.id=b", "fills.model=this-close", "execution.maxOrdersPerSecond=5",
            "execution.maxSignalsPerInstant=5", "risk.maxOrderQuantity=5", "calendar=CRYPTO",
            "costs.commission.maximum=2%", "data.corporateActions=us-actions", "strategy={file: My.java}"})
    void hashSeesEveryChangeThatMatters(String set) {
        assertThat(ready(load(SMALL, set)).hash()).isNotEqualTo(ready(load(SMALL)).hash());
    }

    @Test
    void hashIsTheOneOfThisFormat() throws GeneralSecurityException {
        // Pinned: if these lines change, recorded hashes no longer compare, so the format version must change too.
        String lines = """
                assay-config 1
                account.cash="100000"
                account.currency="USD"
                account.lots="fifo"
                account.margin.check="session"
                account.margin.closeOut="50%"
                account.margin.graceSessions="0"
                account.margin.initialLong="50%"
                account.margin.initialShort="50%"
                account.margin.instruments="[]"
                account.margin.leverage="2"
                account.margin.liquidation.order="largest-position"
                account.margin.liquidation.to="maintenance"
                account.margin.lowPriced="finra"
                account.margin.maintenanceLong="25%"
                account.margin.maintenanceShort="30%"
                account.margin.model="none"
                account.positions="netting"
                account.rates="[]"
                account.settlement.marketBuffer="5%"
                account.settlement.rule="us"
                account.settlement.unsettled="refuse"
                account.type="margin"
                brokers="[]"
                calendar="XNYS"
                costs.assumed="[]"
                costs.carry.borrow="[]"
                costs.carry.borrowDays="360"
                costs.carry.borrowOn="rounded-102"
                costs.carry.credit="[]"
                costs.carry.debit="[]"
                costs.carry.funding="[]"
                costs.carry.fx="[]"
                costs.carry.interestDays="360"
                costs.charges="[]"
                costs.commission.maximum="1%"
                costs.commission.minimum="1"
                costs.commission.model="per-share"
                costs.commission.rate="0.005"
                costs.factor="1"
                costs.slippage.bps="2"
                costs.slippage.model="basis-points"
                costs.slippage.window="21"
                data.captures="[]"
                data.hours="regular"
                data.instruments="[\\"AAPL\\"]"
                data.sources="[]"
                data.timeframe="1d"
                execution.delayBars="0"
                execution.maxSignalsPerInstant="100000"
                execution.minOrderNotional="0"
                execution.netting="none"
                execution.rounding="down"
                failure.protectiveExits="keep"
                fills.impact.coefficient="0"
                fills.impact.exponent="0.5"
                fills.impact.model="none"
                fills.impact.permanent="0.314"
                fills.impact.window="20"
                fills.limitOrders="through"
                fills.model="next-open"
                fills.path="worst-case"
                fills.queue="risk-averse"
                fills.queueExponent="2"
                fills.touchProbability="0.5"
                journal.segmentBytes="67108864"
                journal.sync="interval"
                latency.feed.model="none"
                latency.order.model="none"
                latency.response.model="none"
                paper.late="deliver"
                paper.onStop="cancel"
                reconciliation.cash="halt"
                reconciliation.missedFill="halt"
                reconciliation.missingOrder="halt"
                reconciliation.orderState="halt"
                reconciliation.position="halt"
                reconciliation.unknownOrder="halt"
                risk.collar.band="100%"
                risk.collar.maxAge="4d"
                risk.collar.periodBand="100%"
                risk.creditThreshold="10000%"
                risk.deployment.maxOrderNotional="1%"
                risk.deployment.maxOrdersPerDay="10"
                risk.disabled="[]"
                risk.duplicates.max="5"
                risk.duplicates.per="1s"
                risk.groups="[]"
                risk.instruments="[]"
                risk.margin.initial="50%"
                risk.margin.maxUse="100%"
                risk.maxConcentration="100%"
                risk.maxDailyLoss="10%"
                risk.maxDrawdown="50%"
                risk.maxExecutionsPerDay="10000"
                risk.maxGrossExposure="200%"
                risk.maxIntradayDrawdown="25%"
                risk.maxLeverage="200%"
                risk.maxMove="50%"
                risk.maxNetExposure="200%"
                risk.maxOrderNotional="200%"
                risk.maxOrderQuantity="10000000"
                risk.maxOrdersPerDay="100000"
                risk.maxPositionNotional="100%"
                risk.maxPriceAge="4d"
                risk.maxPriceJump="100%"
                risk.maxSpread="10%"
                risk.movePeriod="1m"
                risk.onDisconnect="cancel-opening"
                risk.orderRate.max="1000"
                risk.orderRate.per="1s"
                risk.policy="standard"
                risk.shortSales="allowed"
                risk.sliceWindow="1m"
                risk.strategies="[]"
                risk.tradingHours="any"
                routes="[]"
                run.embedInputs="auto"
                run.equity="session"
                run.name="my"
                run.seed="1"
                strategies[0].allocation="1"
                strategies[0].id="ema-cross"
                strategies[0].instruments="[\\"AAPL\\"]"
                strategies[0].name="ema-cross"
                """;
        assertThat(ready(load(SMALL)).hash()).isEqualTo(sha256(lines));
    }

    private static String sha256(String text) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void changedSnapshotsAreNoticed() {
        String snapshot = ready(load(SMALL)).snapshot();
        assertThat(read(snapshot.replace("\"100000.00\"", "\"100000.01\""))).contains("config.json:1: configHash: the values hash to ");
        assertThat(read(snapshot.replace("\"version\": 1", "\"version\": 2")))
                .isEqualTo("config.json:1: version: \"2\" cannot be read: this release reads version 1");
        assertThat(read("{}")).startsWith("config.json:1: is no configuration snapshot");
        assertThat(read("")).startsWith("config.json:1: is no configuration snapshot");
        assertThat(read(snapshot.replace("\"account.cash\"", "\"account.chas\""))).contains("unknown key \"chas\"");
        assertThat(read(snapshot.replaceFirst("\"origin\": \"default\"", "\"origin\": \"nowhere\""))).contains("names no origin");
        assertThat(read(snapshot.substring(0, snapshot.length() / 2))).startsWith("config.json:");
    }

    private static String read(String snapshot) {
        return refused(ConfigLoader.readSnapshot("config.json", snapshot, Path.of("x"), NAMES));
    }

    @Test
    void showAlignsKeyValueAndOrigin() {
        assertThat(ready(load(SMALL, "account.cash=5")).show().lines())
                .contains("account.cash                      5                                         --set account.cash",
                        "account.currency                  USD                                       default",
                        "data.from                         - (the first date there is)               default",
                        "strategy.name                     ema-cross                                 my.yaml:4");
    }
}
