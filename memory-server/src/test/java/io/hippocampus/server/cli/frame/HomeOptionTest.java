package io.hippocampus.server.cli.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class HomeOptionTest {

  private static final Path USER = Path.of("/home/ana");

  private static Path standard(String system, String... environment) {
    Map<String, String> variables =
        environment.length == 0 ? Map.of() : Map.of(environment[0], environment[1]);
    return HomeOption.standard(variables, system, USER);
  }

  @Test
  void home_isThePlatformsDataDirectory_unlessToldOtherwise() {
    assertThat(standard("Linux")).isEqualTo(Path.of("/home/ana/.local/share/hippocampus"));
    assertThat(standard("Linux", "XDG_DATA_HOME", "/data")).isEqualTo(Path.of("/data/hippocampus"));
    assertThat(standard("Linux", "XDG_DATA_HOME", "relative"))
        .isEqualTo(Path.of("/home/ana/.local/share/hippocampus"));
    assertThat(standard("Mac OS X"))
        .isEqualTo(Path.of("/home/ana/Library/Application Support/Hippocampus"));
    assertThat(standard("Windows 11")).isEqualTo(Path.of("/home/ana/AppData/Local/Hippocampus"));
    assertThat(standard("Windows 11", "LOCALAPPDATA", "/local"))
        .isEqualTo(Path.of("/local/Hippocampus"));
    assertThat(standard("Linux", "HIPPOCAMPUS_HOME", "/mine")).isEqualTo(Path.of("/mine"));
  }
}
