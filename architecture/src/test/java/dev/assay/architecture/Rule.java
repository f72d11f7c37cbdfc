package dev.assay.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;

/// A rule over the packages below a root, so that it can be held against production code and against a fixture.
///
/// @param name    what the rule demands
/// @param fixture the package below `fixtures` that breaks it: each class named `Bad…`, or in a package `bad`, must be caught, none that is good
/// @param about   the one module that the rule is about; empty when it is about several
/// @param on      the rule for a root package
record Rule(String name, String fixture, String about, Function<String, ArchRule> on) {

    Rule(String name, String fixture, Function<String, ArchRule> on) {
        this(name, fixture, "", on);
    }

    String fixtureRoot() {
        return Rule.class.getPackageName() + ".fixtures." + fixture;
    }

    @Override
    public String toString() {
        return name;
    }
}
