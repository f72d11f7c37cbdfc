package dev.assay.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.order.ExecType;
import dev.assay.core.order.OrdStatus;
import dev.assay.execution.OrderTransitions.Next;
import dev.assay.execution.OrderTransitions.Row;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OrderTransitionsTest {
    private static final List<OrdStatus> OWN = Stream.of(OrdStatus.values()).filter(
            s -> s != OrdStatus.PENDING_CANCEL && s != OrdStatus.PENDING_REPLACE && s != OrdStatus.ACCEPTED_FOR_BIDDING).toList();

    @Test
    void every_report_has_a_rule_in_every_state() {
        assertThat(OrderTransitions.rows()).hasSize(OWN.size() * ExecType.values().length).doesNotHaveDuplicates();
        assertThat(OrderTransitions.rows()).extracting(Row::from).hasSameElementsAs(OWN);
        assertThat(OrderTransitions.rows()).allSatisfy(
                row -> assertThat(OrderTransitions.next(row.from(), row.on())).isEqualTo(row.next()));
    }

    @Test
    void an_ended_order_never_works_again_but_by_what_undoes_its_fills() {
        for (Row row : OrderTransitions.rows()) {
            boolean ended = row.from() == OrdStatus.CANCELED || row.from() == OrdStatus.EXPIRED || row.from() == OrdStatus.REJECTED;
            if (ended) {
                assertThat(row.next()).as(row.toString()).isIn(Next.SAME, Next.IMPOSSIBLE);
            }
            if (row.from() == OrdStatus.FILLED && row.next() == Next.BY_FILLS) {
                assertThat(row.on()).isIn(ExecType.TRADE, ExecType.TRADE_CORRECT, ExecType.TRADE_CANCEL, ExecType.REPLACED);
            }
        }
    }

    @Test
    void states_keep_the_precedence_of_the_standard() throws IOException {
        List<String[]> lines = precedence();
        assertThat(lines).hasSize(OrdStatus.values().length);
        for (String[] one : lines) {
            for (String[] other : lines) {
                assertThat(Integer.signum(Integer.compare(status(one).precedence(), status(other).precedence())))
                        .as("%s against %s", one[0], other[0])
                        .isEqualTo(Integer.signum(Integer.compare(Integer.parseInt(one[3]), Integer.parseInt(other[3]))));
            }
        }
    }

    private static OrdStatus status(String[] line) {
        return Stream.of(OrdStatus.values()).filter(s -> String.valueOf(s.fix()).equals(line[1])).findFirst().orElseThrow();
    }

    private static List<String[]> precedence() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                java.util.Objects.requireNonNull(OrderTransitionsTest.class.getResourceAsStream("/fix-ordstatus-precedence.csv")),
                StandardCharsets.UTF_8))) {
            return in.lines().skip(1).map(line -> line.split(",", -1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
