package io.hippocampus.bench.jmh;

import io.hippocampus.Receipt;
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

/** Recording one experience until it is on disk, encoded and findable by meaning. */
@State(Scope.Benchmark)
@BenchmarkMode({Mode.AverageTime, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 3)
public class RecordBenchmark {

  /** How many memories there are already. */
  @Param({"1000"})
  public int memories;

  /** What embeds. */
  @Param({"words", "e5"})
  public String model;

  private FilledHome home;

  /** Fills a home. */
  @Setup(Level.Trial)
  public void fill() {
    home = new FilledHome(model).fill(memories);
  }

  /** Removes it. */
  @TearDown(Level.Trial)
  public void close() {
    home.close();
  }

  /** Records one. */
  @Benchmark
  public Receipt record() {
    return home.space().record(home.next());
  }
}
