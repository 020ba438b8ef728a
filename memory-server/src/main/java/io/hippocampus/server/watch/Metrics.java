package io.hippocampus.server.watch;

import io.hippocampus.memory.night.PhaseReport;
import io.hippocampus.memory.night.SleepReport;
import io.hippocampus.server.view.Names;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.function.ToDoubleFunction;

/** What the server measures, as Prometheus reads it. Thread-safe. */
public final class Metrics implements AutoCloseable {

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final Timer recalls = Timer.builder("hippocampus.recall")
      .description("How long recalls took, from the cue to its memories")
      .publishPercentileHistogram()
      .minimumExpectedValue(Duration.ofMillis(1))
      .maximumExpectedValue(Duration.ofSeconds(10))
      .register(registry);

  /** Measures nothing yet but the process. */
  public Metrics() {
    new JvmMemoryMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    collections.bindTo(registry);
  }

  /** Notes a recall, whoever asked. */
  public void recalled(Duration took) {
    recalls.record(took);
  }

  /** Notes a request that was answered. */
  public void answered(String verb, String route, int status, Duration took) {
    Timer.builder("hippocampus.http.requests")
        .description("How long requests took, by route and status")
        .tag("verb", verb)
        .tag("route", route)
        .tag("status", String.valueOf(status))
        .register(registry)
        .record(took);
  }

  /** Notes a night that is over. */
  public void slept(SleepReport night) {
    Counter.builder("hippocampus.nights")
        .description("Nights, by how they ended; refused ones would have made recall worse")
        .tag("outcome", Names.of(night.outcome()))
        .register(registry)
        .increment();
    for (PhaseReport phase : night.phases()) {
      Timer.builder("hippocampus.night.phase")
          .description("How long the phases of nights took")
          .tag("phase", Names.of(phase.phase()))
          .register(registry)
          .record(phase.took());
    }
    night
        .verdicts()
        .forEach((verdict, count) -> Counter.builder("hippocampus.night.decisions")
            .description("What nights decided on memories")
            .tag("verdict", Names.of(verdict))
            .register(registry)
            .increment(count));
  }

  /** Has a number shown that is looked up when it is asked for. */
  <T> void show(
      String name, String description, String tag, String value, T of, ToDoubleFunction<T> number) {
    Gauge.Builder<T> gauge = Gauge.builder(name, of, number).description(description);
    (tag.isEmpty() ? gauge : gauge.tag(tag, value)).strongReference(true).register(registry);
  }

  /** Returns all of it, in Prometheus's text format. */
  String scraped() {
    return registry.scrape();
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}
