/// The one configuration: read from defaults, a YAML file, the environment and `--set`, checked as a whole, and immutable afterwards.
///
/// Start at [dev.assay.application.config.ConfigLoader]; the keys are declared once, in `Keys`, and binding, defaults, the JSON Schema,
/// `config show` and the reference page all follow from that declaration.
@org.jspecify.annotations.NullMarked
package dev.assay.application.config;
