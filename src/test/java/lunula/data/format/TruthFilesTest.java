package lunula.data.format;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import lunula.data.DataSet;
import lunula.data.Factors;
import lunula.data.LabelledImages;
import lunula.data.LoadOutcome;
import lunula.data.Shaping;
import lunula.data.Split;
import lunula.data.Truth;
import lunula.data.moons.MoonPhases;
import lunula.data.moons.MoonRecipe;
import lunula.data.moons.MoonTruth;
import lunula.data.moons.Moons;
import lunula.files.InvalidValueException;
import lunula.files.UserMessages;
import lunula.testkit.SampleFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TruthFilesTest {
  private static final MoonRecipe RECIPE =
      MoonRecipe.of(MoonPhases.FULL_AND_CRESCENT)
          .withSide(10)
          .withCounts(12, 6)
          .withSurface(MoonRecipe.Surface.MARIA)
          .withNight(MoonRecipe.Night.EARTHSHINE)
          .withVarying(Set.of(MoonRecipe.Varying.RADIUS, MoonRecipe.Varying.BRIGHTNESS))
          .withSeed(-7);
  @TempDir Path folder;
  private DataSet moons = new Moons(RECIPE).load();

  @BeforeEach
  void write() throws IOException {
    moons = new Moons(RECIPE).load();
    IdxWriter.writeAll(folder, moons);
  }

  private LoadOutcome.Loaded read(Shaping shaping) throws IOException {
    return SampleFiles.loaded(DataFinder.find(folder, shaping, Split.ONE_IN_SIX));
  }

  @Test
  void drawnMoonsComeBackFromTheirFilesWithAllThatIsKnownOfThem() throws IOException {
    LoadOutcome.Loaded read = read(Shaping.asItIs());
    DataSet back = read.data();
    assertEquals(List.of(), read.notes());
    assertEquals(Optional.of(RECIPE), recipe(back));
    assertEquals(moons.train().factors(), back.train().factors());
    assertEquals(moons.test().factors(), back.test().factors());
    assertEquals(List.of("Full", "Thin crescent"), back.classNames());
    assertEquals(moons.checksum(), back.checksum());
  }

  private static Optional<MoonRecipe> recipe(DataSet data) {
    return data.truth().flatMap(truth -> ((MoonTruth) truth).recipe());
  }

  /// Of moons whose recipe was lost, the truth is known as long as they look as they were drawn.
  @Test
  void moonsWithoutARecipeAreRecognised() throws IOException {
    Files.delete(folder.resolve("moons.properties"));
    DataSet back = read(Shaping.asItIs()).data();
    assertEquals(Optional.empty(), recipe(back));
    Truth found = back.truth().orElseThrow();
    double[] row = back.test().factors().row(3);
    assertArrayEquals(moons.truth().orElseThrow().draw(row), found.draw(row));
  }

  @Test
  void scaledMoonsKeepTheirFactorsButAreNoLongerAsDrawn() throws IOException {
    DataSet scaled = read(Shaping.square(8)).data();
    assertEquals(Optional.empty(), scaled.truth());
    assertEquals(moons.test().factors(), scaled.test().factors());
  }

  @Test
  void imagesOfWhichNothingIsKnownHaveNoSuchFiles() throws IOException {
    Path other = folder.resolve("other");
    var plain = new LabelledImages(2, 1, new byte[] {1, 2}, new byte[] {0}, List.of());
    IdxWriter.writeAll(other, DataSet.of("p", "Plain", plain, plain, ""));
    assertTrue(TruthFiles.FILES.stream().noneMatch(name -> Files.exists(other.resolve(name))));
  }

  @ParameterizedTest
  @CsvSource({
    "'', does not begin with a header",
    "'phase,tilt', does not begin with a header",
    "'index,phase,phase', does not begin with a header",
    "'index,phase\n0,1', ends after 1 rows",
    "'index,phase\n0,1\n1,x', 'has “x” in line 3, which is not a number'",
    "'index,phase\n0,1\n5,2', 'has “5,2” in line 3'",
    "'index,phase\n0,Infinity', 'has “Infinity” in line 2, which is not a number'"
  })
  void aTableOfOtherImagesIsLeftOutWithANote(String text, String why) throws IOException {
    Files.writeString(folder.resolve("t10k-factors.csv"), text.replace("\\n", "\n"));
    LoadOutcome.Loaded read = read(Shaping.asItIs());
    assertEquals(1, read.notes().size());
    assertTrue(read.notes().getFirst().contains(why), read.notes().getFirst());
    assertTrue(read.data().test().factors().isEmpty());
    assertEquals(12, read.data().train().factors().count());
  }

  @Test
  void aTableOfMoreColumnsThanFitIsLeftOutWithANote() throws IOException {
    String columns = IntStream.range(0, 31_000).mapToObj(i -> ",f" + i).collect(joining());
    Files.writeString(folder.resolve("t10k-factors.csv"), "index" + columns + "\n");
    LoadOutcome.Loaded read = read(Shaping.asItIs());
    assertTrue(read.notes().getFirst().contains("rows of 31,000 columns"), read.notes().getFirst());
    InvalidValueException refused =
        assertThrows(InvalidValueException.class, () -> Factors.numbers(200_000_000, 30));
    assertTrue(UserMessages.words(refused).contains("200,000,000 rows of 30"));
  }

  @ParameterizedTest
  @CsvSource({
    "side=10, side=12, draws moons of 12 pixels a side",
    "night=earthshine, night=foggy, “foggy” is not a known night",
    "format=1, format=2, it was written by a newer Lunula",
    "seed=-7, sed=1, it does not say “seed”"
  })
  void aRecipeThatDoesNotFitIsLeftOutWithANote(String line, String wrong, String why)
      throws IOException {
    Path file = folder.resolve("moons.properties");
    Files.writeString(file, Files.readString(file).replace(line, wrong));
    LoadOutcome.Loaded read = read(Shaping.asItIs());
    assertEquals(Optional.empty(), recipe(read.data()));
    assertTrue(read.notes().getFirst().contains(why), read.notes().getFirst());
    assertEquals(moons.test().factors(), read.data().test().factors());
  }
}
