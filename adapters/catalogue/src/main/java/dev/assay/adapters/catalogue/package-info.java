/// Market data storage: DuckDB over Parquet.
@NullMarked
package dev.assay.adapters.catalogue;

import org.jspecify.annotations.NullMarked;
