package dev.assay.riskguard.controls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.order.OrderIntent;
import dev.assay.core.risk.Verdict;
import dev.assay.riskguard.Books;

/// What a control is expected to say.
final class Verdicts {
    private Verdicts() {}

    static void passes(Control control, OrderIntent intent, Books books) {
        assertThat(control.judge(intent, books)).isSameAs(Verdict.ACCEPT);
    }

    static void shrinks(Control control, OrderIntent intent, Books books, String to, String code, String explanation) {
        assertThat(control.judge(intent, books)).isEqualTo(new Verdict.Shrink(control.spec().id(), code, explanation,
                intent.instrument().quantity(Books.units(intent.instrument(), to))));
        assertThat(control.spec().reasonCodes()).contains(code);
    }

    static void rejects(Control control, OrderIntent intent, Books books, String code, String explanation) {
        assertThat(control.judge(intent, books)).isEqualTo(new Verdict.Reject(control.spec().id(), code, explanation));
        assertThat(control.spec().reasonCodes()).contains(code);
    }

    static void rejects(Control control, OrderIntent intent, Books books, String code) {
        assertThat(control.judge(intent, books)).isInstanceOfSatisfying(Verdict.Reject.class, r -> {
            assertThat(r.reasonCode()).isEqualTo(code);
            assertThat(r.control()).isEqualTo(control.spec().id());
        });
        assertThat(control.spec().reasonCodes()).contains(code);
    }
}
