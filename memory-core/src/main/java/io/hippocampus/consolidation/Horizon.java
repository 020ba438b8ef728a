package io.hippocampus.consolidation;

/**
 * What is left of today's memories after some nights in which nothing new happens.
 *
 * @param nights after how many nights, a day apart
 * @param live how many memories are live today
 * @param kept how many of them are live then
 * @param words the words of those
 * @param meanRetrievability the mean retrievability of those, 0 to 1; 0 when there are none
 * @param atLeast90 how many are recalled nine times of ten or more often, by the curve
 * @param atLeast70 how many seven times of ten or more often
 * @param atLeast50 how many every other time or more often
 */
public record Horizon(
    int nights,
    int live,
    int kept,
    long words,
    double meanRetrievability,
    int atLeast90,
    int atLeast70,
    int atLeast50) {}
