/**
 * What JSON may look like, told by the records it is read into and written from.
 *
 * <p>A record is the one place where a door says what it takes or gives: its components are the
 * names, their types and annotations ({@code jakarta.validation} for ranges, Jackson's
 * {@code @JsonPropertyDescription} for what they mean) are the schema, and the same schema checks
 * what comes in. All that is wrong with an input is said at once, each with where it stands, its
 * value and what is allowed. Start reading at {@link io.hippocampus.server.schema.Schemas}.
 */
@NullMarked
package io.hippocampus.server.schema;

import org.jspecify.annotations.NullMarked;
