import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Style sheets in the form that JavaFX need not parse: it looks for `x.bss` first wherever it is
/// told of `x.css`. Those with spans of time stay as they are, because it cannot read them back.
final class Styles {
  private static final String COMPILER = "com.sun.javafx.css.parser.Css2Bin";
  private static final Path SCRATCH = Path.of("target", "package-styles");

  private static final Pattern TIME = Pattern.compile(":\\s*[\\d.]+m?s\\s*;");

  private static final Pattern TWO_STATES = Pattern.compile(":[a-z-]+:[a-z-]+");

  /// That they are all turned the same way happens once in a million builds.
  private static final int ATTEMPTS = 20;

  private final Path java;
  private final Instant time;

  /// @param java has JavaFX
  /// @param time of the entries
  Styles(Path java, Instant time) {
    this.java = java;
    this.time = time;
  }

  /// Copies a jar, with the compiled one beside each style sheet.
  void compile(Path jar, Path to) throws IOException, InterruptedException {
    Files.createDirectories(SCRATCH);
    Files.createDirectories(to.getParent());
    try (ZipFile zip = new ZipFile(jar.toFile());
        ZipOutputStream copy = new ZipOutputStream(Files.newOutputStream(to))) {
      for (ZipEntry entry : zip.stream().toList()) {
        byte[] content = zip.getInputStream(entry).readAllBytes();
        put(copy, entry.getName(), content);
        if (entry.getName().endsWith(".css") && !TIME.matcher(text(content)).find()) {
          put(copy, entry.getName().replaceFirst("css$", "bss"), compiled(content));
        }
      }
    }
  }

  private static String text(byte[] sheet) {
    return new String(sheet, StandardCharsets.UTF_8);
  }

  private void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
    zip.putNextEntry(entry);
    zip.write(content);
  }

  /// JavaFX's compiler keeps two states of a control (`:selected:hover`) in a set of Java's, which
  /// turns them round in every second process; of the two results this is the lesser.
  private byte[] compiled(byte[] sheet) throws IOException, InterruptedException {
    byte[] result = compiledOnce(sheet);
    if (TWO_STATES.matcher(text(sheet)).find()) {
      byte[] other = result;
      for (int attempt = 0; attempt < ATTEMPTS && Arrays.equals(other, result); attempt++) {
        other = compiledOnce(sheet);
      }
      return Arrays.compare(other, result) < 0 ? other : result;
    }
    return result;
  }

  private byte[] compiledOnce(byte[] sheet) throws IOException, InterruptedException {
    Path text = Files.write(SCRATCH.resolve("sheet.css"), sheet);
    Path binary = SCRATCH.resolve("sheet.bss");
    Files.deleteIfExists(binary);
    Folders.run(List.of(java.toString(), COMPILER, text.toString(), binary.toString()));
    return Files.readAllBytes(binary);
  }
}
