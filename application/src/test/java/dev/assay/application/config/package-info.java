@org.jspecify.annotations.NullMarked
package dev.assay.application.config;
