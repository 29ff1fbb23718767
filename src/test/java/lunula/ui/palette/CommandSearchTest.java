package lunula.ui.palette;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommandSearchTest {
  private static final List<Command> ALL =
      List.of(
          command("dark", "Colours: dark", "theme night", ""),
          command("grid", "Layer: Decoded grid", "tiles pictures behind", "G"),
          command("density", "Layer: Density", "where the data lies", ""),
          command("path", "Tool: Path", "interpolation way", "L"),
          command("compare", "Compare models", "side by side", "K"),
          command("deep", "Open model: Deeper fashion map", "784-512-256-2", ""),
          command("fit", "Fit the map", "zoom whole", "F"),
          command("a", "Set A at the cursor", "path begins start", "A"));

  private static Command command(String id, String name, String words, String keys) {
    return new Command(id, name, words, keys, () -> {});
  }

  private static List<String> found(String typed, String... recent) {
    return PaletteViewModel.CommandSearch.of(ALL, typed, List.of(recent)).stream()
        .map(Command::id)
        .toList();
  }

  @Test
  void theStartOfANameWinsOverAWordInsideIt() {
    assertEquals(List.of("dark", "compare", "grid"), found("co"));
    assertEquals(List.of("deep"), found("open mo"));
  }

  @Test
  void everyTypedWordMustBeFoundInAnyOrder() {
    assertEquals(List.of("grid"), found("grid layer"));
    assertEquals(List.of(), found("grid sandal"));
  }

  @Test
  void aCommandIsFoundByWordsThatAreNotInItsName() {
    assertEquals(List.of("dark"), found("night"));
    assertEquals(List.of("path"), found("interpolation"));
  }

  @Test
  void aNameComesBeforeOtherWords() {
    assertEquals("path", found("path").getFirst());
    assertEquals(List.of("path", "a"), found("path"));
  }

  @Test
  void itsKeyFindsACommand() {
    assertEquals("grid", found("g").getFirst());
  }

  @Test
  void lettersInOrderFindACommandAfterAllElse() {
    assertEquals(List.of("density"), found("dsty"));
    assertEquals(List.of("dark"), found("cldk"));
  }

  @Test
  void caseAndAccentsDoNotMatter() {
    assertEquals(List.of("dark"), found("DÁRK"));
  }

  @Test
  void whatWasUsedLastComesFirstWhenNothingIsTyped() {
    assertEquals(List.of("fit", "deep", "dark"), found(" ", "fit", "deep").subList(0, 3));
  }

  @Test
  void amongEquallyGoodOnesTheRecentOneComesFirst() {
    assertEquals(List.of("density", "grid"), found("layer", "density"));
    assertEquals(List.of("density", "grid"), found("layer"), "the shorter name is nearer");
  }

  @Test
  void whatCannotBeDoneNowComesLater() {
    var hindered = new Command("x", "Compare β", "", "", () -> false, "no family", () -> {});
    List<Command> both = List.of(hindered, ALL.get(4));
    assertEquals(
        List.of("compare", "x"),
        PaletteViewModel.CommandSearch.of(both, "comp", List.of()).stream()
            .map(Command::id)
            .toList());
  }
}
