/**
 * What the server keeps in the home's database beside the memory: the answers to requests that name
 * themselves. Its tables have a history of their own.
 */
@NullMarked
package io.hippocampus.server.jdbc;

import org.jspecify.annotations.NullMarked;
