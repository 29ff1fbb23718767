package lunula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import lunula.library.FileKind;
import lunula.library.ModelArchive;
import lunula.session.SessionBundle;
import lunula.session.SessionFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What Lunula writes for others to open is a kind of file that the packages register.
class FileTypesTest {
  private static final Path PACKAGE = Path.of("src/package");

  private static String ending(String kind) {
    return switch (kind) {
      case "session" -> SessionFile.ENDING;
      case "bundle" -> SessionBundle.ENDING;
      default -> ModelArchive.ENDING;
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"session", "bundle", "model"})
  void everyKindOfFileOpensByADoubleClick(String kind) throws IOException {
    var registered = new Properties();
    try (Reader in = Files.newBufferedReader(PACKAGE.resolve(kind + ".properties"))) {
      registered.load(in);
    }
    assertEquals(ending(kind), "." + registered.getProperty("extension"));
    String type = registered.getProperty("mime-type");
    for (String file : new String[] {"lunula.desktop", "app.lunula.Lunula.metainfo.xml"}) {
      assertTrue(Files.readString(PACKAGE.resolve("linux").resolve(file)).contains(type), file);
    }
    String mime = Files.readString(PACKAGE.resolve("linux/lunula.xml"));
    assertTrue(mime.contains("type=\"" + type + "\""), mime);
    assertTrue(mime.contains("\"*" + ending(kind) + "\""), mime);
    String other = Files.readString(PACKAGE.resolve("java/OtherPackages.java"));
    assertTrue(other.contains("\"" + kind + "\""), "not registered on Windows and macOS");
  }

  @ParameterizedTest
  @ValueSource(strings = {SessionFile.ENDING, FileKind.BUNDLE_ENDING})
  void sessionsAreKnownByTheirNames(String ending) throws IOException {
    Path file = Files.createTempFile("lesson", ending);
    try {
      assertEquals(FileKind.SESSION, FileKind.of(file).kind());
    } finally {
      Files.delete(file);
    }
  }
}
