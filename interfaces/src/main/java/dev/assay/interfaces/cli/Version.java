package dev.assay.interfaces.cli;

import picocli.CommandLine.IVersionProvider;

/// The version in the jar's manifest, and the JVM that runs it.
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[]{"assay " + (version == null ? "(unpackaged)" : version), "JDK " + Runtime.version()};
    }
}
