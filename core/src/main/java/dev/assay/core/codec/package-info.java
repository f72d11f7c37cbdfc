/// The one canonical binary form of events, laid out by the schema file `event-schema.xml`: journal, hash and replay all use it.
@NullMarked
package dev.assay.core.codec;

import org.jspecify.annotations.NullMarked;
