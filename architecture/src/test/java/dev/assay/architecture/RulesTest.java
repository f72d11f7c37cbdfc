package dev.assay.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds each rule against the production code, where it must find nothing, and against its fixture, where it must find everything.
class RulesTest {

    static Stream<Rule> rules() {
        return Stream.of(DependencyRules.all(), DeterminismRules.all(), PortRules.all(), PackageRules.all()).flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void productionKeeps(Rule rule) {
        rule.on().apply("dev.assay").check(Production.CLASSES);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void fixtureIsCaught(Rule rule) {
        JavaClasses fixture = new ClassFileImporter().importPackages(rule.fixtureRoot());
        List<String> found = rule.on().apply(rule.fixtureRoot()).evaluate(fixture).getFailureReport().getDetails();
        assertThat(marked(rule, fixture, "bad")).isNotEmpty()
                .allSatisfy(type -> assertThat(found).anyMatch(line -> line.contains(type.getFullName())));
        assertThat(marked(rule, fixture, "good"))
                .allSatisfy(type -> assertThat(found)
                        .noneMatch(line -> line.contains("<" + type.getFullName() + ".") || line.startsWith(type.getFullName() + " ")));
    }

    /// A rule about a module without classes would keep itself.
    @Test
    void everyModuleHasClasses() {
        List<String> empty = Modules.allowed().keySet().stream().filter(module -> Production.CLASSES.stream().noneMatch(
                type -> Conditions.in(type, "dev.assay." + module) && !type.getSimpleName().equals("package-info"))).toList();
        assertThat(empty).isEmpty();
    }

    @Test
    void everyPortIsThere() {
        assertThat(Production.CLASSES.stream().filter(PortRules::port).map(JavaClass::getSimpleName))
                .containsExactlyInAnyOrderElementsOf(PortRules.PORTS);
    }

    /// The classes of a fixture that say of themselves, in their name or their package's, that they are bad or good.
    private static List<JavaClass> marked(Rule rule, JavaClasses fixture, String mark) {
        return fixture.stream().filter(
                type -> type.getSimpleName().toLowerCase(Locale.ROOT).startsWith(mark) || type.getPackageName().endsWith("." + mark))
                .filter(type -> rule.about().isEmpty() || type.getPackageName().equals(rule.fixtureRoot() + "." + rule.about())).toList();
    }
}
