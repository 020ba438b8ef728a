package io.hippocampus.adapter.lucene;

import static io.hippocampus.adapter.lucene.Documents.FOLDED_SPEAKER;
import static io.hippocampus.adapter.lucene.Documents.HOLDS;
import static io.hippocampus.adapter.lucene.Documents.KIND;
import static io.hippocampus.adapter.lucene.Documents.METADATA;
import static io.hippocampus.adapter.lucene.Documents.OCCURRED_FROM;
import static io.hippocampus.adapter.lucene.Documents.OCCURRED_TO;
import static io.hippocampus.adapter.lucene.Documents.SESSION;
import static io.hippocampus.adapter.lucene.Documents.VALID_UNTIL;
import static io.hippocampus.adapter.lucene.Documents.nanos;

import io.hippocampus.port.MemoryIndex.Filter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexOrDocValuesQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** Says a filter in Lucene's words. Moments are exact to the nanosecond. */
final class Filters {

  private static final int MOST_METADATA = 64;

  private Filters() {}

  /** Returns what a memory must match; empty when everything may be found. */
  static Optional<Query> of(Filter filter) {
    List<Query> demands = new ArrayList<>();
    filter.occurred().ifPresent(when -> {
      demands.add(moments(OCCURRED_FROM, Long.MIN_VALUE, nanos(when.end()) - 1));
      demands.add(moments(OCCURRED_TO, nanos(when.start()), Long.MAX_VALUE));
    });
    filter.asOf().ifPresent(then -> demands.add(moments(OCCURRED_TO, Long.MIN_VALUE, nanos(then))));
    if (!filter.withSuperseded()) {
      long held = filter.asOf().map(then -> nanos(then) + 1).orElse(HOLDS);
      demands.add(moments(VALID_UNTIL, held, Long.MAX_VALUE));
    }
    anyOf(SESSION, filter.sessions(), session -> session).ifPresent(demands::add);
    anyOf(FOLDED_SPEAKER, filter.speakers(), Documents::folded).ifPresent(demands::add);
    anyOf(KIND, filter.kinds(), Enum::name).ifPresent(demands::add);
    if (filter.metadata().size() > MOST_METADATA) {
      demands.add(new MatchNoDocsQuery("no memory is marked so often"));
    } else {
      filter
          .metadata()
          .forEach((key, value) ->
              demands.add(new TermQuery(new Term(METADATA, Documents.mark(key, value)))));
    }
    return demands.isEmpty() ? Optional.empty() : Optional.of(all(demands));
  }

  /** Returns what matches the query under the filter, scored by the query alone. */
  static Query under(Optional<Query> filter, Query query) {
    return filter
        .<Query>map(allowed -> new BooleanQuery.Builder()
            .add(query, Occur.MUST)
            .add(allowed, Occur.FILTER)
            .build())
        .orElse(query);
  }

  private static Query all(List<Query> demands) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    demands.forEach(demand -> all.add(demand, Occur.FILTER));
    return all.build();
  }

  private static Query moments(String field, long first, long last) {
    return new IndexOrDocValuesQuery(
        LongPoint.newRangeQuery(field, first, last),
        NumericDocValuesField.newSlowRangeQuery(field, first, last));
  }

  private static <T> Optional<Query> anyOf(
      String field, Collection<T> values, Function<T, String> term) {
    if (values.isEmpty()) {
      return Optional.empty();
    }
    List<BytesRef> terms =
        values.stream().map(value -> new BytesRef(term.apply(value))).toList();
    return Optional.of(new TermInSetQuery(field, terms));
  }
}
