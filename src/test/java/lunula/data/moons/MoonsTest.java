package lunula.data.moons;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import lunula.data.DataException;
import lunula.data.DataSet;
import lunula.data.LabelledImages;
import lunula.data.LoadOutcome;
import lunula.files.InvalidValueException;
import lunula.files.UserMessages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoonsTest {
  private static final MoonRecipe SMALL =
      MoonRecipe.of(MoonPhases.EVERY_PHASE).withSide(16).withCounts(300, 60);

  @Test
  void theUsualSetHasTwelveThousandImages() {
    MoonRecipe usual = MoonRecipe.of(MoonPhases.EVERY_PHASE);

    assertEquals(28, usual.side());
    assertEquals(10_000, usual.trainCount());
    assertEquals(2_000, usual.testCount());
    assertEquals("moons-28-every-phase", new Moons(usual).id());
    assertEquals(
        "moons-64-full-and-crescent-maria-brightness-seed7",
        new Moons(
                MoonRecipe.of(MoonPhases.FULL_AND_CRESCENT)
                    .withSide(64)
                    .withSurface(MoonRecipe.Surface.MARIA)
                    .withVarying(Set.of(MoonRecipe.Varying.BRIGHTNESS))
                    .withSeed(7))
            .id());
  }

  /// Their bytes are more than 2³¹, a number that once became a small one, or a negative one.
  @ParameterizedTest
  @CsvSource({"128, 150000, 10", "256, 200000, 200000", "128, 65536, 65536"})
  void moonsThatDoNotFitAreRefusedWithTheirNumber(int side, int train, int test) {
    MoonRecipe usual = MoonRecipe.of(MoonPhases.EVERY_PHASE).withSide(side);
    InvalidValueException refused =
        assertThrows(InvalidValueException.class, () -> usual.withCounts(train, test));
    String sentence = UserMessages.words(refused);
    assertTrue(sentence.startsWith("%,d moons of".formatted(train + test)), sentence);
    assertTrue(sentence.endsWith("Choose smaller moons or fewer of them"), sentence);
  }

  @Test
  void imagesThatDoNotFitTogetherAreRefused() {
    InvalidValueException refused =
        assertThrows(InvalidValueException.class, () -> LabelledImages.length(150_010, 16_384));
    assertTrue(UserMessages.words(refused).startsWith("150,010 images of 16,384 pixels"));
    assertEquals(131_071 * 16_384, LabelledImages.length(131_071, 16_384));
  }

  @Test
  void theSameRecipeGivesTheSameImagesOnEveryMachine() {
    DataSet set = new Moons(SMALL).load();

    assertEquals(
        "fee0b3f5163294c3e5e2fc69ba385b1e1e6e3135b5bde128dc0bb6431a082f67", set.checksum());
    assertEquals(set.checksum(), new Moons(SMALL).load().checksum());
    assertNotEquals(set.checksum(), new Moons(SMALL.withSeed(2)).load().checksum());
  }

  @Test
  void eachImageIsTheMoonOfItsFactors() {
    MoonRecipe recipe =
        SMALL.withVarying(Set.of(MoonRecipe.Varying.RADIUS, MoonRecipe.Varying.BRIGHTNESS));
    DataSet set = new Moons(recipe).load();
    MoonPainter painter = new MoonPainter(recipe);

    assertEquals(Moon.FACTORS, set.test().factors().names());
    for (int image = 0; image < set.test().count(); image++) {
      Moon moon = Moon.of(set.test().factors().names(), set.test().factors().row(image));
      assertArrayEquals(painter.paintBytes(moon), set.test().pixels(image));
      assertTrue(Math.abs(moon.tilt()) <= MoonRecipe.LARGEST_TILT);
      assertEquals(recipe.phases().classOf(moon.phase()), set.test().label(image), moon::toString);
    }
  }

  @Test
  void factorsThatDoNotVaryHaveNoColumn() {
    DataSet set = new Moons(SMALL).load();

    assertEquals(List.of("phase", "tilt"), set.train().factors().names());
    assertEquals(
        Moon.USUAL_RADIUS,
        Moon.of(set.train().factors().names(), set.train().factors().row(5)).radius());
  }

  @Test
  void everyPhaseHasEveryClassAndNoTwoImagesAlike() {
    DataSet set = new Moons(SMALL).load();
    int[] counts = new int[set.classNames().size()];
    for (int image = 0; image < set.train().count(); image++) {
      counts[set.train().label(image)]++;
    }

    for (int count : counts) {
      assertTrue(count > 5, "a class of " + count);
    }
    assertEquals(300, Arrays.stream(set.train().factors().column("phase")).distinct().count());
  }

  @Test
  void fullAndCrescentNeverSawTheInBetween() {
    DataSet set =
        new Moons(MoonRecipe.of(MoonPhases.FULL_AND_CRESCENT).withSide(16).withCounts(400, 50))
            .load();
    double[] phases = set.train().factors().column("phase");
    int full = 0;
    for (int image = 0; image < phases.length; image++) {
      assertTrue(phases[image] <= 20 || (phases[image] >= 140 && phases[image] <= 165));
      assertEquals(phases[image] <= 20 ? 0 : 1, set.train().label(image));
      full += phases[image] <= 20 ? 1 : 0;
    }

    assertEquals(List.of("Full", "Thin crescent"), set.classNames());
    assertEquals(200, full, 40);
  }

  @Test
  void drawingTellsHowFarItIsAndCanBeCancelled() {
    AtomicInteger asked = new AtomicInteger();

    LoadOutcome outcome =
        new Moons(SMALL)
            .load(
                (done, total) -> {
                  assertEquals(360, total);
                  return asked.incrementAndGet() < 2;
                });

    assertInstanceOf(LoadOutcome.Cancelled.class, outcome);
    assertEquals(2, asked.get());
  }

  @Test
  void refusesAbsurdRecipes() {
    assertThrows(IllegalArgumentException.class, () -> SMALL.withSide(0));
    assertThrows(IllegalArgumentException.class, () -> SMALL.withSide(5000));
    assertThrows(IllegalArgumentException.class, () -> SMALL.withCounts(0, 10));
    assertThrows(IllegalArgumentException.class, () -> SMALL.withCounts(10, 1_000_000));
  }

  @Test
  void factorsTravelWithPickedAndJoinedImages() {
    DataSet set = new Moons(SMALL).load();

    LabelledImages joined =
        set.train().pick(new int[] {0, 1}).followedBy(set.test().pick(new int[] {7, 3}));

    assertEquals(4, joined.factors().count());
    assertEquals(set.test().factors().value(3, "tilt"), joined.factors().value(3, "tilt"));
    assertArrayEquals(set.test().pixels(7), joined.pixels(2));
  }

  @ParameterizedTest
  @CsvSource({
    "format=1x, '“format” is “1x”, which is no whole number'",
    "format=1;side=99999999999, '“side” is “99999999999”, which is no whole number'",
    "format=/u12x, it is no text of names and values",
    "side=28, it does not say “format”"
  })
  void aRecipeThatIsNoneSaysWhy(String text, String reason, @TempDir Path folder)
      throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("moons.properties"), text.replace(";", "\n").replace('/', '\\'));
    String told =
        UserMessages.words(assertThrows(DataException.class, () -> MoonRecipe.read(file)));
    assertTrue(told.endsWith("recipe of these moons: " + reason + "."), told);
  }
}
