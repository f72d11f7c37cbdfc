package dev.assay.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.order.ExecType;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.order.ReportReason;
import dev.assay.execution.OrderTransitions.Next;
import dev.assay.execution.OrderTransitions.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// `docs/reference/order-lifecycle.md` says what the transition data says; `-Dassay.docs=write` rewrites its tables.
class OrderLifecyclePageTest {
    /// From the module's folder.
    private static final Path PAGE = Path.of("..", "docs", "reference", "order-lifecycle.md");

    @Test
    void the_tables_are_the_ones_the_code_gives() throws IOException {
        String page = Files.readString(PAGE);
        String expected = with(page, "transitions", transitions());
        expected = with(expected, "rules", rules());
        expected = with(expected, "answers", answers());
        expected = with(expected, "reasons", reasons());
        if ("write".equals(System.getProperty("assay.docs"))) {
            Files.writeString(PAGE, expected);
            page = expected;
        }
        assertThat(page).isEqualTo(expected);
    }

    @Test
    void a_cell_that_is_not_the_codes_is_found() throws IOException {
        String page = Files.readString(PAGE);
        String other = page.replaceFirst("\\| TRADE \\| by fills", "| TRADE | rejected");
        assertThat(other).isNotEqualTo(page);
        assertThat(with(other, "transitions", transitions())).isEqualTo(page);
    }

    private static String with(String page, String section, String content) {
        String begin = "<!-- generated: " + section + " -->\n";
        int from = page.indexOf(begin);
        int to = page.indexOf("<!-- end -->", from);
        assertThat(from).as("the mark " + begin.strip()).isNotNegative();
        assertThat(to).as("the end of " + section).isGreaterThan(from);
        return page.substring(0, from + begin.length()) + content + page.substring(to);
    }

    private static String transitions() {
        List<OrdStatus> states = OrderTransitions.rows().stream().map(Row::from).distinct().toList();
        StringBuilder out = new StringBuilder("| Report |");
        states.forEach(state -> out.append(' ').append(state).append(" |"));
        out.append("\n|---|").append("---|".repeat(states.size())).append('\n');
        for (ExecType report : ExecType.values()) {
            out.append("| ").append(report).append(" |");
            states.forEach(state -> out.append(' ').append(OrderTransitions.next(state, report)).append(" |"));
            out.append('\n');
        }
        return out.toString();
    }

    private static String rules() {
        StringBuilder out = new StringBuilder("| Rule | Without fills | Filled in part | Filled in full |\n|---|---|---|---|\n");
        for (Next next : Next.values()) {
            out.append("| ").append(next);
            for (long filled : new long[]{0, 40, 100}) {
                out.append(" | ").append(next == Next.IMPOSSIBLE ? "frozen" : after(next, filled));
            }
            out.append(" |\n");
        }
        return out.toString();
    }

    /// What follows from each of two different states; "unchanged" where it is the state itself.
    private static String after(Next next, long filled) {
        OrdStatus stopped = next.after(OrdStatus.STOPPED, filled, 100, true);
        OrdStatus suspended = next.after(OrdStatus.SUSPENDED, filled, 100, true);
        return stopped == OrdStatus.STOPPED && suspended == OrdStatus.SUSPENDED ? "unchanged" : stopped.name();
    }

    private static String answers() {
        StringBuilder out = new StringBuilder(
                "| The answer says | In good standing it counts as | A frozen order becomes |\n|---|---|---|\n");
        for (OrdStatus said : OrdStatus.values()) {
            out.append("| ").append(said).append(" | ").append(OrderTransitions.implied(said)).append(" | ")
                    .append(OrderTransitions.settled(said)).append(" |\n");
        }
        return out.toString();
    }

    private static String reasons() {
        StringBuilder out = new StringBuilder("| FIX tag | Codes |\n|---|---|\n");
        for (int tag : new int[]{103, 102, 378}) {
            out.append("| ").append(tag).append(" | ").append(java.util.Arrays.stream(ReportReason.values()).filter(r -> r.tag() == tag)
                    .map(r -> r.code() + " `" + r + "`").collect(Collectors.joining(", "))).append(" |\n");
        }
        return out.toString();
    }
}
