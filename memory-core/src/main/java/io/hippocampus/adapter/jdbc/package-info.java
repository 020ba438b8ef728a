/**
 * The store in a database: H2 in a directory of its own, later PostgreSQL; the SQL is the same.
 *
 * <p>Its law is that of {@link io.hippocampus.port.MemoryStore}: what was acknowledged survives.
 * One committer takes the writes of all callers, brings a batch of them to disk in one transaction,
 * and only then lets the callers go; the ledger's places are given in that one order. Reads go past
 * it, through a small pool.
 *
 * <p>No thread that is inside the database is ever interrupted. JDBC, the pool, the migrations and
 * SQL stay in this package. Start reading at {@link io.hippocampus.adapter.jdbc.JdbcStores}, then
 * {@code Committer}.
 */
@NullMarked
package io.hippocampus.adapter.jdbc;

import org.jspecify.annotations.NullMarked;
