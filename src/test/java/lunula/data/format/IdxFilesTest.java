package lunula.data.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lunula.data.DataException;
import lunula.data.DataSet;
import lunula.data.LabelledImages;
import lunula.data.LoadOutcome;
import lunula.data.Shaping;
import lunula.data.Split;
import lunula.data.moons.MoonPhases;
import lunula.data.moons.MoonRecipe;
import lunula.data.moons.Moons;
import lunula.files.FileWriteException;
import lunula.files.UserMessages;
import lunula.testkit.SampleFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxFilesTest {
  @TempDir Path folder;
  private final DataSet moons =
      new Moons(MoonRecipe.of(MoonPhases.EVERY_PHASE).withSide(12).withCounts(60, 12)).load();

  private IdxFiles alone(Path images) {
    return new IdxFiles(
        "Own", new IdxFiles.Pair(images, null), null, Shaping.asItIs(), Split.ONE_IN_SIX);
  }

  @Test
  void whatIsWrittenIsReadBackByteForByte() throws IOException {
    IdxWriter.writeAll(folder, moons);

    DataSet back =
        SampleFiles.loaded(DataFinder.find(folder, Shaping.asItIs(), Split.ONE_IN_SIX)).data();

    assertArrayEquals(moons.train().allPixels(), back.train().allPixels());
    assertArrayEquals(moons.test().allPixels(), back.test().allPixels());
    assertEquals(moons.classNames(), back.classNames());
    assertArrayEquals(moons.train().allLabels(), back.train().allLabels());
    assertEquals(moons.checksum(), back.checksum());
  }

  @Test
  void classesKeepTheirNamesAndTheirOrder() throws IOException {
    byte[] labels = {2, 0, 2, 0};
    var images = new LabelledImages(2, 2, new byte[16], labels, List.of("Katze", "Emu", "Hund"));
    IdxWriter.writeAll(folder, DataSet.of("pets", "Pets", images, images, ""));

    DataSet back =
        SampleFiles.loaded(DataFinder.find(folder, Shaping.asItIs(), Split.ONE_IN_SIX)).data();
    assertEquals(List.of("Katze", "Emu", "Hund"), back.classNames());
    assertArrayEquals(labels, back.test().allLabels());

    Files.writeString(folder.resolve("classes.txt"), "only one\n");
    DataSet bare =
        SampleFiles.loaded(DataFinder.find(folder, Shaping.asItIs(), Split.ONE_IN_SIX)).data();
    assertEquals(List.of("0", "2"), bare.classNames());
  }

  @Test
  void plainFilesAreWrittenWithoutGzip() throws IOException {
    Path file = folder.resolve("plain-images-idx3-ubyte");

    IdxWriter.writeImages(file, moons.test());

    assertEquals(16 + 12 * 144, Files.size(file));
    assertArrayEquals(moons.test().allPixels(), IdxReader.readImages(file).pixels());
  }

  @Test
  void aFileThatCannotBeWrittenLeavesNothingBehind() throws IOException {
    Files.createDirectories(folder.resolve("occupied/inside"));

    FileWriteException failure =
        assertThrows(
            FileWriteException.class,
            () -> IdxWriter.writeImages(folder.resolve("occupied"), moons.test()));

    assertTrue(UserMessages.words(failure).contains("was not saved"));
    assertTrue(Files.isDirectory(folder.resolve("occupied/inside")));
    List<Path> left = new ArrayList<>();
    try (DirectoryStream<Path> names = Files.newDirectoryStream(folder)) {
      names.forEach(left::add);
    }
    assertEquals(1, left.size(), left.toString());
  }

  @Test
  void imagesWithoutLabelsAreSplitByChance() throws IOException {
    Path images = folder.resolve("a.idx");
    IdxWriter.writeImages(images, moons.train());

    DataSet data = SampleFiles.loaded(alone(images)).data();

    assertEquals(50, data.train().count());
    assertEquals(10, data.test().count());
    assertEquals(List.of(), data.classNames());
    assertEquals("own", data.id());
    assertEquals(data.checksum(), SampleFiles.loaded(alone(images)).data().checksum());
  }

  @Test
  void aPreviewReadsTheFirstImagesOnly() throws IOException {
    Path images = folder.resolve("a.idx");
    IdxWriter.writeImages(images, moons.train());

    assertEquals(5, alone(images).preview(5).images().count());
    assertEquals(60, alone(images).preview(5).total());
    assertArrayEquals(
        moons.train().pick(new int[] {0, 1, 2, 3, 4}).allPixels(),
        alone(images).preview(5).images().allPixels());
  }

  @Test
  void imagesAreBroughtToTheWantedSize() throws IOException {
    Path images = folder.resolve("a.idx");
    IdxWriter.writeImages(images, moons.train());
    IdxFiles source =
        new IdxFiles(
            "Own", new IdxFiles.Pair(images, null), null, Shaping.square(28), Split.ONE_IN_SIX);

    assertEquals(28, SampleFiles.loaded(source).data().width());
  }

  @Test
  void labelsOfOtherImagesAreRefused() throws IOException {
    Path images = folder.resolve("a.idx");
    Path labels = folder.resolve("b.idx");
    IdxWriter.writeImages(images, moons.train());
    IdxWriter.writeLabels(labels, moons.test());
    IdxFiles source =
        new IdxFiles(
            "Own", new IdxFiles.Pair(images, labels), null, Shaping.asItIs(), Split.ONE_IN_SIX);

    for (int count : new int[] {1, 60}) {
      DataException failure = assertThrows(DataException.class, () -> source.preview(count));
      assertTrue(
          UserMessages.words(failure).contains("holds 12 labels for the 60 images of a.idx"),
          UserMessages.words(failure));
    }
  }

  @Test
  void readingCanBeCancelled() throws IOException {
    Path images = folder.resolve("a.idx");
    IdxWriter.writeImages(images, moons.train());

    assertInstanceOf(LoadOutcome.Cancelled.class, alone(images).load((done, total) -> false));
  }
}
