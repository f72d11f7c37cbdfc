package dev.assay.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.NullMarked;

/// What every package and name has to look like.
final class PackageRules {

    private PackageRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule("every package is @NullMarked in its package-info", "nullmarked",
                        root -> every(root, "be in a @NullMarked package", type -> type.getPackage().isAnnotatedWith(NullMarked.class))),
                new Rule("no package is a drawer", "drawer",
                        root -> every(root, "not be in a package called util, common, misc or helper",
                                type -> !(type.getPackageName() + ".").matches(".*\\.(utils?|common|misc|helpers?)\\..*"))),
                new Rule("names say what a type is", "naming", root -> every(root, "not be called I… or …Impl",
                        type -> !type.getSimpleName().matches("I[A-Z][a-z].*|.*Impl"))));
    }

    private static ArchRule every(String root, String demand, Predicate<JavaClass> holds) {
        return classes().that().resideInAPackage(root + "..").should(new ArchCondition<>(demand) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!holds.test(type))
                    events.add(SimpleConditionEvent.violated(type, type.getFullName() + " should " + demand));
            }
        });
    }
}
