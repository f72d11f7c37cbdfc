package dev.assay.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static dev.assay.architecture.Conditions.in;
import static dev.assay.architecture.Conditions.notDependOn;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;

/// Which module may see which.
final class DependencyRules {

    private static final List<String> PLAIN_JDK = List.of("java.lang", "java.util", "java.math", "java.time", "java.text", "java.nio",
            "java.io",
            "java.security");

    private DependencyRules() {}

    static List<Rule> all() {
        var rules = new ArrayList<Rule>();
        Modules.allowed().forEach((module, uses) -> rules.add(
                new Rule(module + " uses only " + (uses.isEmpty() ? "itself" : String.join(", ", uses)), "direction", module,
                        root -> direction(root, module, uses))));
        rules.add(new Rule("adapters never see each other", "siblings", DependencyRules::siblings));
        rules.add(new Rule("only the wiring class sees adapters", "wiring", DependencyRules::wiring));
        rules.add(new Rule("core needs the JDK and jspecify, nothing else", "jdkonly", DependencyRules::jdkOnly));
        return rules;
    }

    private static ArchRule direction(String root, String module, List<String> uses) {
        return classes().that().resideInAPackage(root + "." + module + "..")
                .and(describe("are not the wiring class", type -> !wiringClass(root, type)))
                .should(notDependOn("another module than " + uses,
                        type -> in(type, root) && !in(type, root + "." + module)
                                && uses.stream().noneMatch(use -> in(type, root + "." + use))));
    }

    private static ArchRule siblings(String root) {
        return slices().matching(root + ".adapters.(*)..").should().notDependOnEachOther();
    }

    private static ArchRule wiring(String root) {
        return classes().that().resideOutsideOfPackage(root + ".adapters..")
                .and(describe("are not the wiring class", type -> !wiringClass(root, type)))
                .should(notDependOn("an adapter", type -> in(type, root + ".adapters")));
    }

    private static boolean wiringClass(String root, JavaClass type) {
        String name = root + "." + Modules.WIRING;
        return type.getFullName().equals(name) || type.getFullName().startsWith(name + "$");
    }

    private static ArchRule jdkOnly(String root) {
        return classes().that().resideInAPackage(root + ".core..").should(notDependOn("a library", type -> !type.isPrimitive()
                && !in(type, root + ".core") && !in(type, "org.jspecify.annotations")
                && PLAIN_JDK.stream().noneMatch(allowed -> in(type, allowed))));
    }
}
