package io.hippocampus.bench.stream;

import io.hippocampus.memory.Experience;
import io.hippocampus.memory.SpaceName;

/**
 * An experience of a stream.
 *
 * @param space whose it is
 * @param experience what was experienced
 */
public record StreamExperience(SpaceName space, Experience experience) {}
