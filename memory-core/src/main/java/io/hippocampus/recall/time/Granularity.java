package io.hippocampus.recall.time;

/** How finely an expression tells the time. */
public enum Granularity {
  /** A minute or an hour: "two hours ago". */
  HOUR,
  /** A part of a day: "last night". */
  PART_OF_DAY,
  /** One day: "yesterday", "5 March". */
  DAY,
  /** Saturday and Sunday. */
  WEEKEND,
  /** Seven days, mostly from Monday on. */
  WEEK,
  /** A calendar month. */
  MONTH,
  /** Three months from January, April, July or October on. */
  QUARTER,
  /** Three months from March, June, September or December on. */
  SEASON,
  /** A calendar year. */
  YEAR,
  /** Ten calendar years. */
  DECADE,
  /** Any other stretch: "since March", "the past ten days", "early June". */
  SPAN,
  /** Not told: "recently". */
  VAGUE
}
