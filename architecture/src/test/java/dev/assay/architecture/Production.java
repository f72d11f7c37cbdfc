package dev.assay.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/// The classes that ship: everything below `dev.assay` but the tests of this module. Read once, for all tests.
final class Production {

    static final JavaClasses CLASSES = new ClassFileImporter().withImportOption(location -> !location.contains("/architecture/"))
            .importPackages("dev.assay");

    private Production() {}
}
