package dev.assay.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A port speaks the vocabulary of core: no result set, no map of strings, no batch of columns crosses it.
final class PortRules {

    /// The public ports; their names are part of the contract.
    static final List<String> PORTS = List.of("EventBus", "BrokerAdapter", "ExecutionEngine", "FillModel", "CostModel", "RiskPolicy",
            "MarketDataProvider", "Strategy", "Model", "EventJournal", "Clock");

    private PortRules() {}

    static List<Rule> all() {
        return List.of(new Rule("ports speak the vocabulary of core", "ports", PortRules::vocabulary));
    }

    static boolean port(JavaClass type) {
        return type.isInterface() && PORTS.contains(type.getSimpleName());
    }

    private static ArchRule vocabulary(String root) {
        return classes().that().resideInAPackage(root + "..").and(describe("are ports", PortRules::port))
                .should(new ArchCondition<>("speak the vocabulary of core") {
                    @Override
                    public void check(JavaClass port, ConditionEvents events) {
                        for (JavaMethod method : port.getMethods())
                            Stream.concat(Stream.of(method.getReturnType()), method.getParameterTypes().stream()).filter(PortRules::foreign)
                                    .forEach(type -> events.add(
                                            SimpleConditionEvent.violated(port, method.getDescription() + " carries " + type.getName())));
                    }
                });
    }

    private static boolean foreign(JavaType type) {
        boolean anywhere = type.getAllInvolvedRawTypes().stream().anyMatch(PortRules::foreignClass);
        return anywhere || type.toErasure().getName().startsWith("[[") || mapOfStrings(type);
    }

    private static boolean foreignClass(JavaClass type) {
        String name = type.getBaseComponentType().getSimpleName();
        return type.getPackageName().startsWith("java.sql") || name.endsWith("Columns") || name.endsWith("ColumnBatch")
                || name.endsWith("DataFrame");
    }

    private static boolean mapOfStrings(JavaType type) {
        if (!(type instanceof JavaParameterizedType generic))
            return false;
        List<JavaType> arguments = generic.getActualTypeArguments();
        boolean here = type.toErasure().isAssignableTo(Map.class) && arguments.getFirst().toErasure().isEquivalentTo(String.class);
        return here || arguments.stream().anyMatch(PortRules::mapOfStrings);
    }
}
