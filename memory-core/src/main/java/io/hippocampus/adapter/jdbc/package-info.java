/**
 * The store in a database: H2 in a file, PostgreSQL beyond one machine.
 *
 * <p>What was acknowledged is on disk. JDBC, the pool, the migrations and SQL stay in this package.
 */
@NullMarked
package io.hippocampus.adapter.jdbc;

import org.jspecify.annotations.NullMarked;
