package dev.assay.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.core.event.Event;
import dev.assay.core.event.EventType;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.OrdersAnswer;
import dev.assay.core.order.ReportDetail;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// One version older and one newer both work, and what is not known is said.
class CompatibilityTest {
    private final EventEncoder encoder = new EventEncoder();

    private byte[] frame(EventType type, long seed) {
        int length = encoder.encode(Samples.event(type, seed));
        return Arrays.copyOf(encoder.buffer(), length);
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void aNewerWritersFieldsAreSkipped(EventType type) {
        for (long seed = 1; seed <= 50; seed++) {
            byte[] newer = NewerWriter.grow(frame(type, seed), type);

            assertThat(SampleRun.decoder().decode(newer, 0, newer.length)).as("seed %s", seed).isEqualTo(Samples.event(type, seed));
        }
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void theSameGrowthWithoutANewVersionIsRefused(EventType type) {
        byte[] grown = NewerWriter.grow(frame(type, 1), type);
        Frame.I16.set(grown, 6, (short) type.version());

        assertThatThrownBy(() -> SampleRun.decoder().decode(grown, 0, grown.length)).isInstanceOf(MalformedFrameException.class);
    }

    /// What a reader of the next version of FILL would do: read the fields of this one, then one more with its absent value.
    @Test
    void aFieldThatAnOldFrameLacksIsAbsent() {
        byte[] old = frame(EventType.FILL, 3);
        Event fill = Samples.event(EventType.FILL, 3);
        byte[] grown = NewerWriter.grow(old, EventType.FILL);

        assertThat(venueFee(old)).isEqualTo(-1);
        assertThat(venueFee(grown)).isEqualTo(NewerWriter.FILLER);
        assertThat(source(old)).isEqualTo(fill.source());
    }

    private static long venueFee(byte[] frame) {
        return afterOurs(frame).i64OrAbsent(-1);
    }

    private static String source(byte[] frame) {
        FrameReader reader = afterOurs(frame);
        reader.i64OrAbsent(-1);
        reader.endRoot();
        reader.text("execId");
        return reader.text("source");
    }

    private static FrameReader afterOurs(byte[] frame) {
        FrameReader r = new FrameReader(SampleRun.UNIVERSE, SampleRun.STRATEGIES);
        r.begin(frame, 0, frame.length, EventType.FILL);
        r.i64();
        r.strategy();
        r.instrument();
        r.u8();
        r.quantity();
        r.price();
        r.money();
        r.bool();
        r.price();
        r.i64();
        r.bool();
        r.effect();
        return r;
    }

    /// Reports of version 1 end before the details of version 2.
    @Test
    void aReportOfVersionOneSaysNothingMore() {
        int added = 1 + 1 + 3 * 9;
        for (long seed = 1; seed <= 50; seed++) {
            byte[] frame = frame(EventType.EXECUTION_REPORT, seed);
            int block = Frame.blockLength(frame, 0);
            int cut = Frame.HEADER_BYTES + block - added;
            byte[] old = new byte[frame.length - added];
            System.arraycopy(frame, 0, old, 0, cut);
            System.arraycopy(frame, cut + added, old, cut, old.length - cut);
            Frame.I16.set(old, 0, (short) (block - added));
            Frame.I16.set(old, 6, (short) 1);
            ExecutionReport report = (ExecutionReport) Samples.event(EventType.EXECUTION_REPORT, seed).payload();

            assertThat(SampleRun.decoder().decode(old, 0, old.length).payload()).as("seed %s", seed)
                    .isEqualTo(report.withDetail(ReportDetail.NONE));
        }
    }

    /// Orders listed in version 1 carry neither the broker's id nor an average price.
    @Test
    void ordersListedInVersionOneHaveNoIdOfTheBroker() {
        int added = OrdersAnswer.State.MAX_ORDER_ID + 9;
        int known = BrokerWriter.STATE_BYTES - added;
        for (long seed = 1; seed <= 50; seed++) {
            byte[] frame = frame(EventType.ORDERS_ANSWER, seed);
            OrdersAnswer answer = (OrdersAnswer) Samples.event(EventType.ORDERS_ANSWER, seed).payload();
            int group = Frame.HEADER_BYTES + Frame.blockLength(frame, 0);
            byte[] old = new byte[frame.length - added * answer.orders().size()];
            System.arraycopy(frame, 0, old, 0, group + 4);
            Frame.I16.set(old, group, (short) known);
            Frame.I16.set(old, 6, (short) 1);
            int from = group + 4;
            int to = from;
            for (int i = 0; i < answer.orders().size(); i++) {
                System.arraycopy(frame, from, old, to, known);
                from += known + added;
                to += known;
            }
            System.arraycopy(frame, from, old, to, frame.length - from);

            OrdersAnswer read = (OrdersAnswer) SampleRun.decoder().decode(old, 0, old.length).payload();

            assertThat(read.orders()).as("seed %s", seed)
                    .isEqualTo(answer.orders().stream().map(one -> new OrdersAnswer.State(one.clOrdId(), one.instrument(), one.side(),
                            one.ordStatus(), one.orderQty(), one.cumQty(), one.leavesQty())).toList());
        }
    }

    /// The same by the other implementation: our bytes, a schema of a later version.
    @Test
    void aSchemaThatHasGrownReadsOurFrames() throws Exception {
        String grown = SchemaReader.schemaFile().replace("version=\"4\" semantic", "version=\"5\" semantic").replace(
                "<field name=\"effect\" id=\"23\" type=\"PositionEffect\" sinceVersion=\"4\" ",
                "<field name=\"effect\" id=\"23\" type=\"PositionEffect\" sinceVersion=\"4\"/>"
                        + "<field name=\"venueFee\" id=\"99\" type=\"optionalFraction\" sinceVersion=\"5\" ");
        byte[] frame = frame(EventType.FILL, 9);
        var expected = Fields.of(Samples.event(EventType.FILL, 9));
        expected.put("venueFee", null);

        assertThat(new SchemaReader(grown).read(frame, frame.length)).isEqualTo(expected);
    }

    @Test
    void anUnknownTypeNamesItsIdAndVersion() {
        byte[] frame = frame(EventType.BAR, 1);
        for (int code : List.of(0, 19, 56, 65_535)) {
            Frame.I16.set(frame, 2, (short) code);
            Frame.I16.set(frame, 6, (short) 7);

            assertThatThrownBy(() -> SampleRun.decoder().decode(frame, 0, frame.length))
                    .isInstanceOfSatisfying(UnknownEventException.class, e -> {
                        assertThat(e.templateId()).isEqualTo(code);
                        assertThat(e.version()).isEqualTo(7);
                    }).hasMessageContaining("type " + code + " version 7 of schema 1");
        }
    }

    @Test
    void anotherSchemaIsNotOurs() {
        byte[] frame = frame(EventType.BAR, 1);
        Frame.I16.set(frame, 4, (short) 2);

        assertThatThrownBy(() -> SampleRun.decoder().decode(frame, 0, frame.length)).isInstanceOf(UnknownEventException.class)
                .hasMessageContaining("schema 2");
    }
}
