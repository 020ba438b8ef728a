package io.hippocampus;

/**
 * What became of an archive, or has up to now. Immutable.
 *
 * @param experiences how many experiences were brought in
 * @param memories how many memories were brought in
 * @param known how many memories were there already, or what they were recorded of was
 * @param withheld how many memories were left out, for this space has forgotten what they tell of
 * @param total how many memories the archive has
 */
public record Imported(int experiences, int memories, int known, int withheld, int total) {

  static Imported nothing(int total) {
    return new Imported(0, 0, 0, 0, total);
  }

  Imported plus(int moreExperiences, int moreMemories, int moreKnown, int moreWithheld) {
    return new Imported(
        experiences + moreExperiences,
        memories + moreMemories,
        known + moreKnown,
        withheld + moreWithheld,
        total);
  }
}
