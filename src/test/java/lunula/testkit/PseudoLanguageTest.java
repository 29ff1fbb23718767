package lunula.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class PseudoLanguageTest {
  @Test
  void everyWordIsMarkedAndNoArgument() {
    assertEquals("‹No› ‹image›", PseudoLanguage.marked("No image"));
    assertEquals("‹x›'{'‹in›'}' {0}", PseudoLanguage.marked("x'{'in'}' {0}"));
    assertEquals(
        "{0} ‹MB› – {1,number,#.##} ‹it›''‹s›",
        PseudoLanguage.marked("{0} MB – {1,number,#.##} it''s"));
  }

  @Test
  void theBranchesOfAChoiceAreMarked() {
    String marked =
        PseudoLanguage.marked(
            "{0,choice,0#No layers|1#One|1<{0} layers}{1,choice,0#|1<, {1} more}.");
    assertEquals(
        "‹No› ‹layers›.", new MessageFormat(marked, Locale.ROOT).format(new Object[] {0, 0}));
    assertEquals(
        "3 ‹layers›, 2 ‹more›.",
        new MessageFormat(marked, Locale.ROOT).format(new Object[] {3, 2}));
  }

  @Test
  void wordsWithoutMarksAreFound() {
    assertEquals(
        List.of("boot", "MB"), PseudoLanguage.unmarked("‹An› ‹image›: boot, 12 MB (‹full›)"));
  }
}
