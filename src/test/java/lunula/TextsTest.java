package lunula;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every text is used and every used text exists, package by package. A key counts as used if its
/// package holds it as a literal, or a literal that ends with a dot and begins it.
class TextsTest {
  private static final Path RESOURCES = Path.of("src/main/resources");
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Pattern LITERAL = Pattern.compile("\"([^\"\\\\\n]+)\"");
  private static final Pattern ASKED =
      Pattern.compile("\\.get\\(\\s*\"([a-z][A-Za-z0-9-]*(?:\\.[A-Za-z0-9-]+)+)\"");

  static Stream<Path> bundles() throws IOException {
    try (Stream<Path> files = Files.walk(RESOURCES.resolve("lunula"))) {
      return files.filter(file -> file.endsWith("texts.properties")).toList().stream();
    }
  }

  static Stream<Path> properties() throws IOException {
    try (Stream<Path> files = Files.walk(RESOURCES.resolve("lunula"))) {
      return files.filter(file -> file.toString().endsWith(".properties")).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void everyTextIsUsed(Path bundle) throws IOException {
    Set<String> literals = found(LITERAL, sources(bundle));
    Set<String> unused = new TreeSet<>(texts(bundle).stringPropertyNames());
    unused.removeIf(
        key ->
            literals.contains(key)
                || literals.contains(key.replaceFirst("\\.texts$", ""))
                || literals.stream().anyMatch(text -> text.endsWith(".") && key.startsWith(text)));
    assertEquals(Set.of(), unused, bundle + " holds texts that nobody uses");
  }

  /// What is said of texts takes what is said of images takes.
  @ParameterizedTest
  @MethodSource("bundles")
  void aWordingForTextsHasOneForImages(Path bundle) throws IOException {
    Properties texts = texts(bundle);
    for (String key : texts.stringPropertyNames()) {
      if (key.endsWith(".texts")) {
        String images = texts.getProperty(key.replaceFirst("\\.texts$", ""));
        assertNotNull(images, key);
        int taken = new MessageFormat(images).getFormatsByArgumentIndex().length;
        int said = new MessageFormat(texts.getProperty(key)).getFormatsByArgumentIndex().length;
        assertTrue(said <= taken, key);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void everyUsedTextExists(Path bundle) throws IOException {
    Set<String> missing = found(ASKED, sources(bundle));
    missing.removeAll(texts(bundle).stringPropertyNames());
    assertEquals(Set.of(), missing, bundle + " lacks texts");
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void everyTextIsAWellFormedMessage(Path bundle) throws IOException {
    Properties texts = texts(bundle);
    assertAll(
        texts.stringPropertyNames().stream()
            .map(
                key ->
                    () -> {
                      String text = texts.getProperty(key);
                      assertFalse(text.isBlank(), key);
                      assertDoesNotThrow(() -> new MessageFormat(text), key);
                      assertFalse(
                          text.replace("''", "").contains("'"),
                          key + ": double the apostrophe, or use ’");
                    }));
  }

  @ParameterizedTest
  @MethodSource("properties")
  void noKeyIsGivenTwice(Path file) throws IOException {
    new Properties() {
      @Override
      public synchronized Object put(Object key, Object value) {
        assertNull(super.put(key, value), file + " gives " + key + " twice");
        return value;
      }
    }.load(new StringReader(Files.readString(file)));
  }

  @Test
  void thereAreTexts() throws IOException {
    assertTrue(bundles().findAny().isPresent());
  }

  private static Properties texts(Path bundle) throws IOException {
    Properties texts = new Properties();
    try (Reader reader = Files.newBufferedReader(bundle)) {
      texts.load(reader);
    }
    return texts;
  }

  private static String sources(Path bundle) throws IOException {
    Path room = SOURCES.resolve(RESOURCES.relativize(bundle)).getParent();
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(room)) {
      for (Path file : files.filter(name -> name.toString().endsWith(".java")).toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }

  private static Set<String> found(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
