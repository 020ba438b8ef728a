package io.hippocampus.bench.jmh;

import io.hippocampus.SleepRequest;
import io.hippocampus.consolidation.SleepPolicy;
import io.hippocampus.memory.night.SleepReport;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A night after a day of 200 experiences, planned and verified by the default policy but not
 * committed, so that each one finds the same evening.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
public class NightBenchmark {

  private static final int A_DAY = 200;

  /** How many memories were slept on before. */
  @Param({"1000", "10000", "100000"})
  public int memories;

  /** What embeds. */
  @Param({"words", "e5"})
  public String model;

  private FilledHome home;

  /** Fills a home and lives one more day. */
  @Setup(Level.Trial)
  public void fill() {
    home = new FilledHome(model).fill(memories);
    home.reopen(SleepPolicy.DEFAULT);
    home.record(A_DAY);
  }

  /** Removes it. */
  @TearDown(Level.Trial)
  public void close() {
    home.close();
  }

  /** Sleeps, but for the commit. */
  @Benchmark
  public SleepReport sleep() {
    return home.space().sleep(SleepRequest.DRY_RUN);
  }
}
