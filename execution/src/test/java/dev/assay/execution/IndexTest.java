package dev.assay.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.order.ExecType;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.OrdStatus;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/// The OMS's own containers against the library's.
class IndexTest {
    @Property
    void the_index_is_a_map(@ForAll @Size(max = 400) List<@IntRange(min = -60, max = 60) Integer> steps) {
        LongIndex<Integer> index = new LongIndex<>();
        TreeMap<Long, Integer> map = new TreeMap<>();
        for (int i = 0; i < steps.size(); i++) {
            int step = steps.get(i);
            if (step > 0) {
                index.put(step, i);
                map.put((long) step, i);
            } else {
                index.remove(-step);
                map.remove((long) -step);
            }
            assertThat(index.size()).isEqualTo(map.size());
        }
        for (long key = 1; key <= 60; key++) {
            assertThat(index.get(key)).isEqualTo(map.get(key));
        }
    }

    @Test
    void the_index_survives_a_long_run_of_rising_ids() {
        LongIndex<Long> index = new LongIndex<>();
        for (long id = 1; id <= 200_000; id++) {
            index.put(id, id);
            index.remove(id - 100);
        }
        assertThat(index.size()).isEqualTo(100);
        assertThat(index.get(199_901)).isEqualTo(199_901);
        assertThat(index.get(199_900)).isNull();
    }

    private static ExecutionReport report(String execId) {
        return new Desk().report(1, ExecType.NEW, OrdStatus.NEW, 100, 0, 100).id(execId).build();
    }

    @Property
    void recent_ids_know_the_window_and_forget_before_twice_of_it(
            @ForAll @Size(max = 300) List<@IntRange(min = 0, max = 60) Integer> ids, @ForAll @IntRange(min = 1, max = 17) int window) {
        RecentIds recent = new RecentIds(window);
        List<String> order = new ArrayList<>();
        for (int number : ids) {
            String id = "id-" + number;
            int age = order.contains(id) ? order.size() - order.lastIndexOf(id) : Integer.MAX_VALUE;
            boolean fresh = recent.add(report(id)) == null;
            if (age <= window) {
                assertThat(fresh).as("%s, seen %d ids ago", id, age).isFalse();
            } else if (age > 2 * window) {
                assertThat(fresh).as("%s, seen %d ids ago", id, age).isTrue();
            }
            if (fresh) {
                order.add(id);
            }
        }
    }

    @Property
    void words_write_decimals_as_people_do(@ForAll long units, @ForAll @IntRange(min = 0, max = 18) int scale) {
        BigDecimal value = BigDecimal.valueOf(units, scale);
        String plain = value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
        String written = new Words().start("").add(units, scale).toString();
        if (units != Long.MIN_VALUE) {
            assertThat(written).isEqualTo(scale == 0 ? Long.toString(units) : plain);
        }
    }
}
