package io.hippocampus.adapter.langchain4j;

import java.nio.charset.StandardCharsets;

/**
 * How many tokens a text has for a model whose tokenizer is not at hand: rather too many than too
 * few, for what a model does not read is cut off silently by many servers.
 *
 * <p>A run of letters and digits counts a token for every three bytes of UTF-8 that it begins, any
 * other visible character one. English prose comes to about half as many again as BERT makes of it,
 * a Chinese character to one.
 */
final class EstimatedTokens {

  private static final int BYTES_A_TOKEN = 3;

  private EstimatedTokens() {}

  static int of(String text) {
    int tokens = 0;
    int at = 0;
    while (at < text.length()) {
      int end = at;
      while (end < text.length() && Character.isLetterOrDigit(text.codePointAt(end))) {
        end += Character.charCount(text.codePointAt(end));
      }
      int bytes = text.substring(at, end).getBytes(StandardCharsets.UTF_8).length;
      tokens += (bytes + BYTES_A_TOKEN - 1) / BYTES_A_TOKEN;
      if (end < text.length()) {
        int mark = text.codePointAt(end);
        tokens += Character.isWhitespace(mark) ? 0 : 1;
        end += Character.charCount(mark);
      }
      at = end;
    }
    return tokens;
  }
}
