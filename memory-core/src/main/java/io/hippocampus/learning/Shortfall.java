package io.hippocampus.learning;

/**
 * Evidence that is missing.
 *
 * @param what what there is too little of, in the plural
 * @param there how much there is
 * @param needed how much is needed
 */
public record Shortfall(String what, double there, double needed) {}
