package lunula.ui.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import lunula.export.code.Language;
import lunula.ui.code.CodePane.Syntax;
import lunula.ui.code.CodePane.Syntax.Kind;
import lunula.ui.code.CodePane.Syntax.Part;
import org.junit.jupiter.api.Test;

class SyntaxTest {
  private static final String LINE = "Z = [0.5, -1.0E-5]  # \"the\" 1 place";

  @Test
  void commentsStringsWordsAndNumbersAreTold() {
    assertEquals(
        List.of(
            new Part(Kind.PLAIN, "Z = ["),
            new Part(Kind.NUMBER, "0.5"),
            new Part(Kind.PLAIN, ", "),
            new Part(Kind.NUMBER, "-1.0E-5"),
            new Part(Kind.PLAIN, "]  "),
            new Part(Kind.COMMENT, "# \"the\" 1 place")),
        Syntax.parts(Language.PYTORCH, LINE));
    assertEquals(
        List.of(
            new Part(Kind.WORD, "new"),
            new Part(Kind.PLAIN, " Conv2d("),
            new Part(Kind.STRING, "\"a//\\\"b\""),
            new Part(Kind.PLAIN, ", "),
            new Part(Kind.NUMBER, "2f"),
            new Part(Kind.PLAIN, ")")),
        Syntax.parts(Language.DJL, "new Conv2d(\"a//\\\"b\", 2f)"));
  }

  @Test
  void thePartsMakeUpTheLine() {
    for (String line : List.of(LINE, "", "    ", "\"open", "x12 = 3x")) {
      String whole =
          Syntax.parts(Language.PYTORCH, line).stream()
              .map(Part::text)
              .collect(Collectors.joining());
      assertEquals(line, whole);
    }
  }

  /// A description may be long: the pattern must not go as deep as the string is.
  @Test
  void aLongStringIsOnePart() {
    String string = "\"" + "a\\n".repeat(100_000) + "\"";
    assertEquals(List.of(new Part(Kind.STRING, string)), Syntax.parts(Language.PYTORCH, string));
  }
}
