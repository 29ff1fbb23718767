package lunula.export.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import lunula.model.ImageSize;
import lunula.model.network.Architecture;
import org.junit.jupiter.api.Test;

class LiteralsTest {
  private static final Path FOLDER = Path.of("/models/vae");

  private static Subject named(String name) {
    return new Subject(name, Architecture.ARTICLE, FOLDER, new float[] {0.1f, -2}, 0);
  }

  @Test
  void aStrangersNameStaysInItsComment() {
    String name = "Nice\nimport os; os.remove('x')\r#\u2028\\u000aint evil;";
    for (Language language : Language.values()) {
      String text = language.program().text(named(name));
      List<String> lines = text.lines().filter(line -> line.contains("evil")).toList();
      assertEquals(1, lines.size());
      assertTrue(lines.getFirst().matches("(#|//) Nice.*"), lines.getFirst());
      assertFalse(text.contains("\\u"), text);
    }
  }

  @Test
  void aFolderStaysInItsQuotes() {
    assertEquals("\"C:\\\\users\\\\me\"", Literals.quoted("C:\\users\\me"));
    assertEquals("\"a\\\"b\\012c\"", Literals.quoted("a\"b\nc"));
    String text = new PyTorchProgram().text(named("m"));
    assertTrue(text.contains("WEIGHTS = Path(\"" + FOLDER + "\")"), text);
  }

  @Test
  void aPlaceIsWrittenWithEveryDigit() {
    float[] z = {0.1f, -1 / 3f, 1e-10f};
    assertEquals("0.1f, -0.33333334f, 1.0E-10f", Literals.numbers(z, "f", "", ""));
    assertEquals(
        "\n  1.0, 2.0, 3.0, 4.0, 5.0, 6.0,\n  7.0\n",
        Literals.numbers(new float[] {1, 2, 3, 4, 5, 6, 7}, "", "  ", ""));
  }

  @Test
  void programsStayWithinAHundredColumns() {
    for (Architecture network : Subjects.everyKind()) {
      var subject =
          new Subject("m", network, FOLDER, Subjects.place(network), Subjects.label(network));
      for (Language language : Language.values()) {
        language
            .program()
            .text(subject)
            .lines()
            .forEach(line -> assertTrue(line.length() <= 100, line));
      }
    }
  }

  @Test
  void aPlaceOrClassThatTheModelDoesNotHaveIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Subject("m", Architecture.ARTICLE, FOLDER, new float[3], 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Subject("m", Architecture.ARTICLE, FOLDER, new float[] {0, Float.NaN}, 0));
    Architecture told =
        Subjects.everyKind().stream().filter(Architecture::conditional).findFirst().orElseThrow();
    float[] z = Subjects.place(told);
    assertThrows(
        IllegalArgumentException.class, () -> new Subject("m", told, FOLDER, z, told.classes()));
    assertEquals(
        28,
        new Subject("m", Architecture.vae(ImageSize.SMALL, 1, 4), FOLDER, new float[1], 9).width());
  }
}
