package lunula.datasets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import lunula.data.DataException;
import lunula.data.DataSet;
import lunula.data.LabelledImages;
import lunula.data.LoadOutcome;
import lunula.data.format.FashionMnist;
import lunula.data.moons.MoonPhases;
import lunula.data.moons.MoonRecipe;
import lunula.data.moons.MoonTruth;
import lunula.data.moons.Moons;
import lunula.files.Progress;
import lunula.files.UserMessages;
import lunula.model.card.Measurements;
import lunula.model.card.ModelCard;
import lunula.model.loss.ElboTerms;
import lunula.model.loss.Losses;
import lunula.model.plan.TrainingPlan;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSetsTest {
  @TempDir private Path root;
  private DataSets sets = new DataSets(Path.of("none"), Path.of("none"));

  @BeforeEach
  void open() {
    sets = new DataSets(root.resolve("none"), root.resolve("data"));
  }

  private static DataSet tiny(long seed) {
    return DataSet.of("x", "Some name", images(30, seed), images(10, seed + 1), "Mine.");
  }

  private static LabelledImages images(int count, long seed) {
    byte[] pixels = new byte[count * 16];
    new Random(seed).nextBytes(pixels);
    byte[] labels = new byte[count];
    labels[0] = 1;
    return new LabelledImages(4, 4, pixels, labels, List.of("cat", "dog"));
  }

  private static ModelCard card(String dataSet, String checksum) {
    Losses none = new ElboTerms(0, 0).losses();
    return new ModelCard(
        "m",
        "",
        dataSet,
        checksum,
        TrainingPlan.ARTICLE,
        List.of(),
        new ModelCard.TestResult(none, none),
        0,
        Instant.EPOCH,
        Map.of(),
        Measurements.NONE);
  }

  /// Of the person's own folders, what is none is named, and hides no other.
  @Test
  void aFolderThatMakesNoSenseIsNamedAndHidesNoOther() throws IOException {
    DataChoice kept = sets.keep(tiny(1), "Good");
    String info = Files.readString(root.resolve("data/good/info.json"));
    List<String> wrong =
        List.of(
            info.replace("\"cat\"", "null"),
            info.replace("\"formatVersion\": 1", "\"formatVersion\": 7"),
            info.replace("\"width\": 4", "\"width\": -4"),
            info.replace("{", "["),
            "");
    for (int i = 0; i < wrong.size(); i++) {
      assertFalse(info.equals(wrong.get(i)));
      Path folder = Files.createDirectories(root.resolve("data/bad-" + i));
      Files.writeString(folder.resolve("info.json"), wrong.get(i));
    }
    assertEquals(List.of(kept), sets.choices().stream().filter(DataChoice::own).toList());
    assertEquals(wrong.size(), sets.problems().size());
    sets.problems().forEach(problem -> assertTrue(problem.contains("bad-"), problem));
  }

  @Test
  void offersWhatComesWithLunulaWithoutReadingAnything() {
    assertEquals(
        List.of(
            "fashion-mnist",
            "moons",
            "moons-extremes",
            "moons-64",
            "moons-64-extremes",
            "tang-couplets",
            "six-letter-words"),
        sets.choices().stream().map(DataChoice::id).toList());
    assertEquals(64, sets.choices().get(4).size().width());
    assertEquals(
        new Moons(MoonRecipe.of(MoonPhases.FULL_AND_CRESCENT)).name(),
        sets.choices().get(2).name());
  }

  @Test
  void keepsAPersonsImagesWithTheirNamesAndChecksum() throws IOException {
    DataSet brought = tiny(1);
    DataChoice kept = sets.keep(brought, "Cats & dogs");
    assertEquals("cats-dogs", kept.id());
    assertEquals(kept, sets.choices().getLast());
    DataSet read = new DataSets(root, root.resolve("data")).load("cats-dogs");
    assertEquals("Cats & dogs", read.name());
    assertEquals(List.of("cat", "dog"), read.classNames());
    assertEquals(brought.checksum(), read.checksum());
    assertArrayEquals(brought.train().allPixels(), read.train().allPixels());
    assertArrayEquals(brought.test().allLabels(), read.test().allLabels());
    try (Stream<Path> left = Files.list(root.resolve("data"))) {
      assertEquals(1, left.count());
    }
  }

  @Test
  void drawnMoonsKeepTheirTruthAndAreDeletedWithIt() throws IOException {
    MoonRecipe recipe =
        MoonRecipe.of(MoonPhases.EVERY_PHASE)
            .withSide(8)
            .withCounts(20, 5)
            .withVarying(Set.of(MoonRecipe.Varying.BRIGHTNESS));
    DataSet drawn = new Moons(recipe).load();
    sets.keep(drawn, "Mine");
    DataSet read = sets.load("mine");
    assertEquals(Optional.of(recipe), ((MoonTruth) read.truth().orElseThrow()).recipe());
    assertEquals(drawn.train().factors(), read.train().factors());
    assertEquals(List.of("phase", "tilt", "brightness"), read.test().factors().names());
    sets.delete("mine");
    assertFalse(Files.exists(root.resolve("data").resolve("mine")));
  }

  @Test
  void aTakenNameIsNoObstacleAndABuiltInIdStaysWhatItIs() throws IOException {
    assertEquals("moons-2", sets.keep(tiny(1), "Moons").id());
    assertEquals("moons-3", sets.keep(tiny(3), "Moons").id());
  }

  @Test
  void findsAModelsImagesByChecksumBeforeName() throws IOException {
    sets.keep(tiny(1), "Same");
    DataChoice second = sets.keep(tiny(3), "Same");
    assertEquals(second, sets.choiceOf(card("Same", tiny(3).checksum())).orElseThrow());
    assertEquals("same", sets.choiceOf(card("Same", "unknown")).orElseThrow().id());
    assertEquals(
        FashionMnist.ID, sets.choiceOf(card(FashionMnist.NAME, "unknown")).orElseThrow().id());
    assertTrue(sets.choiceOf(card("Gone", "unknown")).isEmpty());
  }

  @Test
  void theNewestTwoStayInMemory() throws IOException {
    sets.keep(tiny(1), "a");
    sets.keep(tiny(3), "b");
    sets.keep(tiny(5), "c");
    DataSet first = sets.load("a");
    assertSame(first, sets.load("a"));
    sets.load("b");
    assertSame(first, sets.load("a"));
    sets.load("c");
    var forgotten = new WeakReference<>(first);
    first = null;
    awaitCollected(forgotten);
  }

  /// Fails if it is still there some collections later.
  private static void awaitCollected(WeakReference<?> object) {
    for (int attempt = 0; attempt < 30 && object.get() != null; attempt++) {
      System.gc();
    }
    assertNull(object.get());
  }

  @Test
  void whatIsInUseIsNotLoadedTwice() throws IOException {
    sets.keep(tiny(1), "a");
    sets.keep(tiny(3), "b");
    sets.keep(tiny(5), "c");
    DataSet used = sets.load("a");
    sets.load("b");
    sets.load("c");
    assertSame(used, sets.load("a"));
    sets.delete("a");
    sets.keep(tiny(1), "a");
    assertNotSame(used, sets.load("a"));
  }

  @Test
  void loadingCanBeCancelled() throws IOException {
    sets.keep(tiny(1), "a");
    LoadOutcome ended = sets.load("a", (done, total) -> false);
    assertInstanceOf(LoadOutcome.Cancelled.class, ended);
  }

  /// Some hundredths of a second lie between two looks, however many images there are.
  @Test
  void keepingAndLoadingLookForACancelEveryFewMegabytes() throws IOException {
    byte[] pixels = new byte[12 << 20];
    var many = new LabelledImages(1024, 1024, pixels, new byte[12], List.of("one", "other"));
    DataSet large = DataSet.of("large", "Large", many, many.pick(new int[] {0}), "");
    List<Long> told = new ArrayList<>();
    Progress listening = (done, total) -> told.add(done);
    sets.keep(large, "large", listening);
    assertTrue(told.size() >= 13, told::toString);
    told.clear();
    assertInstanceOf(LoadOutcome.Loaded.class, sets.load("large", listening));
    assertTrue(told.size() >= 4, told::toString);
  }

  @Test
  void whatIsCancelledWhileItIsKeptLeavesNothing() throws IOException {
    Progress soon = (done, total) -> false;
    assertThrows(CancellationException.class, () -> sets.keep(tiny(1), "a", soon));
    assertTrue(sets.choices().stream().noneMatch(DataChoice::own));
    try (Stream<Path> left = Files.walk(root.resolve("data"))) {
      assertTrue(left.noneMatch(file -> file.toString().contains("partial")));
    }
    MoonRecipe few = MoonRecipe.of(MoonPhases.EVERY_PHASE).withCounts(4, 2);
    assertEquals(Optional.empty(), sets.make(few, "moons", soon));
  }

  @Test
  void changedFilesAreRefusedAndForeignOnesNotDeleted() throws IOException {
    sets.keep(tiny(1), "a");
    Path folder = root.resolve("data").resolve("a");
    Files.copy(
        folder.resolve("t10k-images-idx3-ubyte.gz"),
        folder.resolve("train-images-idx3-ubyte.gz"),
        StandardCopyOption.REPLACE_EXISTING);
    DataException changed = assertThrows(DataException.class, () -> sets.load("a"));
    assertTrue(UserMessages.words(changed).contains("is not what Lunula kept there"));
    Path foreign = Files.writeString(folder.resolve("thesis.txt"), "do not lose");
    assertThrows(IOException.class, () -> sets.delete("a"));
    assertTrue(Files.exists(foreign));
    Files.delete(foreign);
    sets.delete("a");
    assertFalse(Files.exists(folder));
  }

  @Test
  void aWordThatIsNothingIsAnsweredWithTheChoices() {
    DataException refusal = assertThrows(DataException.class, () -> sets.load("mons"));
    assertTrue(UserMessages.words(refusal).contains("There are fashion-mnist, moons,"));
  }

  @Test
  void whatCannotBeKeptLeavesNothingBehind() throws IOException {
    Files.writeString(root.resolve("data"), "a file where the folder should be");
    assertThrows(IOException.class, () -> sets.keep(tiny(1), "a"));
    assertEquals(7, sets.choices().size());
    assertThrows(IOException.class, () -> sets.keep(tiny(1), " "));
  }
}
