package io.hippocampus.adapter.jdbc;

import io.hippocampus.port.ConsultationLogContract;
import io.hippocampus.port.MemoryStoreContract;
import io.hippocampus.port.ModelLogContract;
import io.hippocampus.port.ModelSwitchContract;
import io.hippocampus.port.PolicyLogContract;
import io.hippocampus.port.RatingLogContract;
import io.hippocampus.port.RecallLogContract;
import io.hippocampus.port.SettlingContract;
import io.hippocampus.port.SleepLogContract;
import io.hippocampus.port.Stores;
import io.hippocampus.testing.HandClock;
import io.hippocampus.testing.Samples;
import io.hippocampus.testing.WordEmbedder;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The contracts of all stores, held by H2 in a file. */
final class FileStoresTest {

  private static JdbcStores stores;

  @BeforeAll
  static void open(@TempDir Path home) {
    stores = JdbcStores.open(
        home, new WordEmbedder().model(), new HandClock(Samples.NOON), Samples.WORDS, 0);
  }

  @AfterAll
  static void close() {
    stores.close();
  }

  @Nested
  final class Memories extends MemoryStoreContract {
    @Override
    protected Stores stores() {
      return stores;
    }
  }

  @Nested
  final class Settlers extends SettlingContract {
    @Override
    protected Stores stores() {
      return stores;
    }
  }

  @Nested
  final class Nights extends SleepLogContract {
    @Override
    protected Stores stores() {
      return stores;
    }
  }

  @Nested
  final class Recalls extends RecallLogContract {
    @Override
    protected Stores stores() {
      return stores;
    }
  }

  @Nested
  final class Policies extends PolicyLogContract {
    @Override
    protected Stores stores() {
      return stores;
    }
  }

  @Nested
  final class Ratings extends RatingLogContract {
    @Override
    protected Stores stores() {
      return stores;
    }
  }

  @Nested
  final class ModelCalls extends ModelLogContract {
    @Override
    protected Stores stores() {
      return stores;
    }
  }

  @Nested
  final class Consultations extends ConsultationLogContract {
    @Override
    protected Stores stores() {
      return stores;
    }
  }

  @Nested
  final class Models extends ModelSwitchContract {
    @TempDir
    private Path home;

    @Override
    protected Stores open() {
      return JdbcStores.open(
          home, new WordEmbedder().model(), new HandClock(Samples.NOON), Samples.WORDS, 0);
    }
  }
}
