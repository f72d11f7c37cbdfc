package dev.assay.architecture;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Predicate;

/// The two ways to forbid: by what is called, read or referenced (method references included), and by which type is mentioned anywhere.
final class Conditions {

    private Conditions() {}

    /// No call, reference or field access whose target satisfies `forbidden`.
    static ArchCondition<JavaClass> notAccess(String what, Predicate<AccessTarget> forbidden) {
        return new ArchCondition<>("not use " + what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaAccess<?> access : type.getAccessesFromSelf())
                    if (forbidden.test(access.getTarget()))
                        events.add(SimpleConditionEvent.violated(type, access.getDescription()));
            }
        };
    }

    /// No dependency of any kind (field, signature, call, cast, annotation, generic argument) on a type that satisfies `forbidden`.
    static ArchCondition<JavaClass> notDependOn(String what, Predicate<JavaClass> forbidden) {
        return new ArchCondition<>("not depend on " + what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (Dependency dependency : type.getDirectDependenciesFromSelf())
                    if (forbidden.test(dependency.getTargetClass().getBaseComponentType()))
                        events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
            }
        };
    }

    /// Is `type` in the package `name` or below it?
    static boolean in(JavaClass type, String name) {
        return type.getPackageName().equals(name) || type.getPackageName().startsWith(name + ".");
    }

    static boolean owner(AccessTarget target, String owner) {
        return target.getOwner().getFullName().equals(owner);
    }
}
