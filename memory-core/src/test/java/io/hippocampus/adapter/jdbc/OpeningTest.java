package io.hippocampus.adapter.jdbc;

import static io.hippocampus.testing.Samples.NOON;
import static io.hippocampus.testing.Samples.WORDS;
import static io.hippocampus.testing.Samples.record;
import static io.hippocampus.testing.Samples.trace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hippocampus.memory.EmbeddingModelId;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.CorruptException;
import io.hippocampus.port.MemoryStore.Versioned;
import io.hippocampus.port.MismatchException;
import io.hippocampus.port.UnavailableException;
import io.hippocampus.testing.HandClock;
import io.hippocampus.testing.Laws;
import io.hippocampus.testing.WordEmbedder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store is opened, used, lost and opened again. */
final class OpeningTest {

  private static final EmbeddingModelId MODEL = new WordEmbedder().model();
  private static final SpaceName SPACE = new SpaceName("ann");

  @TempDir
  private Path home;

  @Test
  void reopening_givesTheSameTruth() {
    UUID id;
    List<Versioned> live;
    try (JdbcStores stores = open(0)) {
      id = stores.memories().id();
      record(stores.memories(), SPACE, "x1", "one");
      record(stores.memories(), SPACE, "x2", "two");
      live = stores.memories().live(SPACE);
    }
    try (JdbcStores stores = open(0)) {
      assertThat(stores.memories().id()).isEqualTo(id);
      assertThat(stores.memories().live(SPACE)).isEqualTo(live);
      assertThat(record(stores.memories(), SPACE, "x3", "three").id().value()).isEqualTo("m3");
      assertThat(stores.memories().lastChange(SPACE)).isEqualTo(3);
    }
  }

  @Test
  void files_areTheirOwnersAlone() throws IOException {
    Path made = home.resolve("made");
    JdbcStores.open(made, MODEL, new HandClock(NOON), WORDS, 0).close();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
        .isEqualTo("rwx------");
    try (var files = Files.list(made)) {
      assertThat(files)
          .isNotEmpty()
          .allSatisfy(
              file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                  .isEqualTo("rw-------"));
    }
  }

  @Test
  void opening_withAnotherModel_isAMismatch() {
    open(0).close();

    assertThatExceptionOfType(MismatchException.class)
        .isThrownBy(() -> JdbcStores.open(
            home, new EmbeddingModelId("e5-small", 384), new HandClock(NOON), WORDS, 0))
        .withMessageContainingAll(MODEL.name(), "e5-small", "hippocampus reembed");
    open(0).close();
  }

  @Test
  void opening_aStoreOfANewerVersion_isAMismatch() throws SQLException {
    try (JdbcStores stores = open(0)) {
      execute(stores, "UPDATE store SET layout = 99");
    }

    assertThatExceptionOfType(MismatchException.class)
        .isThrownBy(() -> open(0))
        .withMessageContaining("99");
  }

  @Test
  void switchingTheModel_onADiskWithoutRoom_changesNothing() {
    EmbeddingModelId next = new EmbeddingModelId("next", 64);
    open(0).close();

    try (JdbcStores stores = open(Long.MAX_VALUE)) {
      assertThatExceptionOfType(UnavailableException.class)
          .isThrownBy(() -> stores.models().keep(SPACE, next, List.of()))
          .withMessageContaining("room");
      assertThatExceptionOfType(UnavailableException.class)
          .isThrownBy(() -> stores.models().switchTo(next))
          .withMessageContaining("room");
      assertThat(stores.models().model()).isEqualTo(MODEL);
    }
    open(0).close();
  }

  @Test
  void opening_twice_isUnavailable() {
    try (JdbcStores stores = open(0)) {
      assertThat(stores.memories().spaces()).isEmpty();
      assertThatExceptionOfType(UnavailableException.class)
          .isThrownBy(() -> open(0))
          .withMessageContaining("open already");
    }
    open(0).close();
  }

  @Test
  void opening_whereAFileIs_isUnavailable() throws IOException {
    Path file = Files.createFile(home.resolve("file"));

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> JdbcStores.open(file, MODEL, new HandClock(NOON), WORDS, 0))
        .withMessageContaining(file.toString());
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> JdbcStores.open(home.resolve("a;b"), MODEL, new HandClock(NOON), WORDS, 0));
  }

  @Test
  void opening_aDamagedFile_isCorrupt_andLeavesItAsItIs() throws IOException {
    try (JdbcStores stores = open(0)) {
      for (int i = 0; i < 200; i++) {
        record(stores.memories(), SPACE, "x" + i, "something to remember " + i);
      }
    }
    byte[] whole = Files.readAllBytes(file());
    Laws.forAll(12, random -> {
      byte[] damaged = whole.clone();
      switch (random.nextInt(3)) {
        case 0 -> damaged = new byte[0];
        case 1 -> random.nextBytes(damaged);
        default -> Arrays.fill(damaged, 0, damaged.length, (byte) 0);
      }
      write(damaged);

      assertThatExceptionOfType(CorruptException.class)
          .isThrownBy(() -> open(0))
          .withMessageContainingAll(file().toString(), "backup");
      assertThat(read()).isEqualTo(damaged);
    });
    write(whole);
    try (JdbcStores stores = open(0)) {
      assertThat(stores.memories().live(SPACE)).hasSize(200);
    }
  }

  @Test
  void anUnfinishedFile_isBegunAnew() throws IOException {
    Files.writeString(home.resolve("hippocampus-unfinished.mv.db"), "half a database");

    try (JdbcStores stores = open(0)) {
      record(stores.memories(), SPACE, "x1", "one");
    }
    assertThat(home.resolve("hippocampus-unfinished.mv.db")).doesNotExist();
  }

  @Test
  void belowTheFloor_nothingIsWritten_andReadingGoesOn() {
    try (JdbcStores stores = open(0)) {
      record(stores.memories(), SPACE, "x1", "one");
    }
    try (JdbcStores stores = open(Long.MAX_VALUE)) {
      assertThatExceptionOfType(UnavailableException.class)
          .isThrownBy(() -> record(stores.memories(), SPACE, "x2", "two"))
          .withMessageContaining("make room");
      assertThat(stores.memories().live(SPACE)).hasSize(1);
      assertThat(stores.memories().lastChange(SPACE)).isEqualTo(1);
    }
  }

  @Test
  void aClosedStore_saysSo() {
    JdbcStores stores = open(0);
    stores.close();
    stores.close();

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> stores.memories().record(SPACE, List.of(trace("x1", "one")), NOON))
        .withMessageContaining("closed");
    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> stores.memories().live(SPACE))
        .withMessageContaining("closed");
  }

  @Test
  void aDatabaseThatClosedItself_isOpenedAgain() {
    try (JdbcStores stores = open(0)) {
      record(stores.memories(), SPACE, "x1", "one");
      List<Versioned> live = stores.memories().live(SPACE);
      for (int i = 0; i < 3; i++) {
        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> {
          execute(stores, "SHUTDOWN IMMEDIATELY");
          execute(stores, "SELECT 1");
        });
        assertThat(stores.memories().live(SPACE)).isEqualTo(live);
      }
      assertThatExceptionOfType(UnavailableException.class)
          .isThrownBy(() -> record(stores.memories(), SPACE, "x2", "two"))
          .withMessageContaining("record in space ann");
      assertThat(record(stores.memories(), SPACE, "x2", "two").id().value()).isEqualTo("m2");
      assertThat(stores.memories().lastChange(SPACE)).isEqualTo(2);
    }
  }

  @Test
  void othersMayKeepTablesInIt() throws SQLException {
    try (JdbcStores stores = open(0)) {
      execute(stores, "CREATE TABLE schedule (id INTEGER PRIMARY KEY)");
      execute(stores, "INSERT INTO schedule VALUES (1)");
      execute(stores, "CHECKPOINT SYNC");
    }
    try (JdbcStores stores = open(0);
        Connection connection = stores.dataSource().getConnection()) {
      assertThat(Sql.number(connection, "SELECT COUNT(*) FROM schedule")).isEqualTo(1);
    }
  }

  private JdbcStores open(long floorBytes) {
    return JdbcStores.open(home, MODEL, new HandClock(NOON), WORDS, floorBytes);
  }

  private static void execute(JdbcStores stores, String command) throws SQLException {
    try (Connection connection = stores.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(command);
    }
  }

  private Path file() {
    return home.resolve("hippocampus.mv.db");
  }

  private void write(byte[] bytes) {
    try {
      Files.write(file(), bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private byte[] read() {
    try {
      return Files.readAllBytes(file());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
