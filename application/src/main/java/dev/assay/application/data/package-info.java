/// Market data and the calendars that frame it: how data gets into the catalogue, what is known about it, how a run reads it. Ports and values only.
@NullMarked
package dev.assay.application.data;

import org.jspecify.annotations.NullMarked;
