package io.hippocampus.port;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Splits a text that is too long for a model to read at once into parts: what an {@link Embedder}
 * makes passages of. Immutable, and as thread-safe as the counting of tokens it is given.
 *
 * <p>The parts are cut from the text as it stands, between words, where it can be at the end of a
 * sentence; every word is in at least one of them, in order. Only a word that is too long by itself
 * is cut, between characters. A text's tokens are taken to be those of its words summed up, which
 * is exact for BERT but for rare control characters: parts should be well below what the model
 * reads at once, so that there is room for an error.
 */
public final class TextSplitter {

  /** Neighbouring parts share, and a word that is cut has pieces of, so much of a part at most. */
  private static final int SHARE = 8;

  /**
   * A part of a text.
   *
   * @param text the text from its first word to its last
   * @param tokens about how many tokens it has
   */
  public record Part(String text, int tokens) {}

  /** A word, or a piece of one: the text from {@code start} to before {@code end}. */
  private record Piece(int start, int end, int tokens) {}

  private final ToIntFunction<String> tokens;
  private final int longestText;
  private final int longestPart;

  /**
   * Splits long texts.
   *
   * @param tokens counts the tokens of a text
   * @param longestText a text of more tokens is split, 1 or more
   * @param longestPart how many tokens a part of a split text has at most, {@value #SHARE} or more
   */
  public TextSplitter(ToIntFunction<String> tokens, int longestText, int longestPart) {
    if (longestText < 1 || longestPart < SHARE) {
      throw new IllegalArgumentException("texts of " + longestText + " tokens are to be split into "
          + longestPart + "; allowed are 1 and more into " + SHARE + " and more");
    }
    this.tokens = tokens;
    this.longestText = longestText;
    this.longestPart = longestPart;
  }

  /** Returns the parts of a text in order, each word in one of them. */
  public List<Part> split(String text) {
    return split(text, 0);
  }

  /** Returns the parts of a text in order, neighbours sharing up to an eighth of a part. */
  public List<Part> splitOverlapping(String text) {
    return split(text, longestPart / SHARE);
  }

  private List<Part> split(String text, int overlap) {
    int all = tokens.applyAsInt(text);
    if (all <= longestText) {
      return List.of(new Part(text.strip(), all));
    }
    List<Piece> pieces = pieces(text);
    List<Part> parts = new ArrayList<>();
    int start = 0;
    int end = 0;
    while (end < pieces.size()) {
      end = endOfPart(text, pieces, start);
      List<Piece> part = pieces.subList(start, end);
      int sum = part.stream().mapToInt(Piece::tokens).sum();
      parts.add(
          new Part(text.substring(pieces.get(start).start(), pieces.get(end - 1).end()), sum));
      start = startOfNext(pieces, start, end, overlap);
    }
    return parts;
  }

  /**
   * A part is filled with words; when more follow, it ends with the last sentence in its last
   * third.
   */
  private int endOfPart(String text, List<Piece> pieces, int start) {
    int sum = 0;
    int end = start;
    int endOfSentence = -1;
    while (end < pieces.size() && (end == start || sum + pieces.get(end).tokens() <= longestPart)) {
      sum += pieces.get(end).tokens();
      end++;
      if (sum > longestPart * 2 / 3 && endsSentence(text, pieces, end - 1)) {
        endOfSentence = end;
      }
    }
    return end == pieces.size() || endOfSentence < 0 ? end : endOfSentence;
  }

  private static boolean endsSentence(String text, List<Piece> pieces, int word) {
    Piece piece = pieces.get(word);
    if (".!?…。！？".indexOf(text.charAt(piece.end() - 1)) >= 0) {
      return true;
    }
    int next = word + 1 < pieces.size() ? pieces.get(word + 1).start() : text.length();
    return text.substring(piece.end(), next).indexOf('\n') >= 0;
  }

  private static int startOfNext(List<Piece> pieces, int start, int end, int overlap) {
    int next = end;
    int sum = 0;
    while (next - 1 > start && sum + pieces.get(next - 1).tokens() <= overlap) {
      next--;
      sum += pieces.get(next).tokens();
    }
    return next;
  }

  private List<Piece> pieces(String text) {
    List<Piece> pieces = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      if (Character.isWhitespace(text.charAt(start))) {
        start++;
        continue;
      }
      int end = start;
      while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
        end++;
      }
      addPieces(text, start, end, pieces);
      start = end;
    }
    return pieces;
  }

  /** Halves a word until each piece is short enough, never within a character. */
  private void addPieces(String text, int start, int end, List<Piece> pieces) {
    int count = tokens.applyAsInt(text.substring(start, end));
    int middle = (start + end) >>> 1;
    if (middle > start && Character.isLowSurrogate(text.charAt(middle))) {
      middle--;
    }
    if (count <= longestPart / SHARE || middle == start) {
      pieces.add(new Piece(start, end, count));
      return;
    }
    addPieces(text, start, middle, pieces);
    addPieces(text, middle, end, pieces);
  }
}
