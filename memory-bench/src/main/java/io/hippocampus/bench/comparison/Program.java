package io.hippocampus.bench.comparison;

import io.hippocampus.Hippocampus;
import io.hippocampus.bench.evaluation.Evaluation;
import io.hippocampus.bench.stream.ContentDigest;
import io.hippocampus.port.UnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The program that runs, as far as its code has a part in what an evaluation finds: this memory and
 * its measures by their bytes, libraries by the names of their files, which carry their versions.
 */
final class Program {

  private static final Pattern JAR = Pattern.compile("([^/]+\\.jar)!/META-INF/MANIFEST\\.MF$");

  /** What only compares, and so has no part in what a cell finds. */
  private static final String NO_PART = Program.class.getPackageName().replace('.', '/') + "/";

  private Program() {}

  /** Returns a digest that differs when the program does. */
  static String digest() {
    ContentDigest digest = new ContentDigest();
    try {
      digest.add("libraries", String.join("\n", libraries()));
      for (Class<?> ours : List.of(Hippocampus.class, Evaluation.class)) {
        URL place = ours.getProtectionDomain().getCodeSource().getLocation();
        add(Path.of(place.toURI()), digest);
      }
      return digest.hex();
    } catch (IOException | UncheckedIOException | URISyntaxException e) {
      throw new UnavailableException("cannot read the program's own files", e);
    }
  }

  private static List<String> libraries() throws IOException {
    List<String> names = new ArrayList<>();
    for (URL manifest :
        Collections.list(Program.class.getClassLoader().getResources("META-INF/MANIFEST.MF"))) {
      Matcher jar = JAR.matcher(manifest.getPath());
      if (jar.find()) {
        names.add(jar.group(1));
      }
    }
    Collections.sort(names);
    return names;
  }

  private static void add(Path code, ContentDigest digest) throws IOException {
    if (Files.isDirectory(code)) {
      addAllIn(code, digest);
      return;
    }
    try (FileSystem jar =
        FileSystems.newFileSystem(URI.create("jar:" + code.toUri()), java.util.Map.of())) {
      addAllIn(jar.getPath("/"), digest);
    }
  }

  private static void addAllIn(Path root, ContentDigest digest) throws IOException {
    List<Path> files;
    try (var all = Files.walk(root)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      String name = root.relativize(file).toString().replace('\\', '/');
      if (!name.startsWith(NO_PART) && !name.startsWith("META-INF/")) {
        try (InputStream content = Files.newInputStream(file)) {
          digest.add(name, content);
        }
      }
    }
  }
}
