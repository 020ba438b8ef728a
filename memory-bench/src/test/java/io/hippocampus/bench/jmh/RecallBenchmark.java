package io.hippocampus.bench.jmh;

import io.hippocampus.recall.RecallRequest;
import io.hippocampus.recall.Recollection;
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

/** Recalling ten memories, the cue's embedding and the recall's entry in the log included. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 3)
public class RecallBenchmark {

  /** How many memories there are. */
  @Param({"1000", "10000", "100000"})
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

  /** Recalls for a new question. */
  @Benchmark
  public Recollection recall() {
    return home.space()
        .recall(RecallRequest.builder(home.question()).reactivates(false).build());
  }
}
