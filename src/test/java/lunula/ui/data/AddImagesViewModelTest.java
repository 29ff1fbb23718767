package lunula.ui.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import lunula.data.DataSet;
import lunula.data.Shaping.Fit;
import lunula.data.Shaping.Tone;
import lunula.datasets.DataChoice;
import lunula.files.Progress;
import lunula.model.ImageSize;
import lunula.testkit.SampleFiles;
import lunula.ui.data.Adding.Added;
import lunula.ui.data.Adding.Choosing;
import lunula.ui.data.Adding.Closed;
import lunula.ui.data.Adding.Importing;
import lunula.ui.data.Adding.Looking;
import lunula.ui.data.Adding.Ready;
import lunula.ui.data.Adding.Refused;
import lunula.ui.kit.Job;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // the folder is made before each test
class AddImagesViewModelTest {
  @TempDir Path disk;
  private Path leaves;
  private final Queue<Runnable> background = new ArrayDeque<>();
  private final List<DataSet> kept = new ArrayList<>();
  private final List<DataChoice> heard = new ArrayList<>();
  private @Nullable String full;
  private final AddImagesViewModel model =
      new AddImagesViewModel(this::keep, background::add, Runnable::run);

  private DataChoice keep(DataSet data, String name, Progress progress) throws IOException {
    if (full != null) {
      throw new IOException(full);
    }
    kept.add(data);
    var size = new ImageSize(data.width(), data.height());
    return new DataChoice(DataSet.idOf(name), name, size, 16, 4, data.classNames(), true);
  }

  @BeforeEach
  void collectLeaves() throws IOException {
    leaves = Pictures.folder(disk, 20);
    model.onAddedProperty().set(heard::add);
    model.open();
  }

  @Test
  void aFolderIsFirstLookedAt() {
    model.choose(leaves);
    assertEquals(new Looking("Leaves"), model.stateProperty().get());
    work();
    Ready ready = assertInstanceOf(Ready.class, model.stateProperty().get());
    assertEquals(24, ready.preview().images().count());
    assertEquals(28, ready.preview().images().width());
    assertEquals(List.of("beech", "oak"), ready.preview().images().classNames());
    assertEquals("Leaves", model.nameProperty().get());
    assertTrue(kept.isEmpty());
  }

  @Test
  void sizeFitAndToneAreSeenInThePreviewAtOnceAndTheNameStays() {
    look();
    model.nameProperty().set("My leaves");
    model.sideProperty().set(64);
    model.fitProperty().set(Fit.FILL);
    model.toneProperty().set(Tone.INVERTED);
    work();
    Ready ready = assertInstanceOf(Ready.class, model.stateProperty().get());
    assertEquals(64, ready.preview().images().width());
    assertEquals(25, Byte.toUnsignedInt(ready.preview().images().pixels(0)[0]), 1); // 255 - 230
    assertEquals("My leaves", model.nameProperty().get());
  }

  @Test
  void allImagesBecomeADataSetUnderTheNameAndWhatIsBrokenIsListed() {
    look();
    model.nameProperty().set(" My leaves ");
    model.add();
    assertEquals(new Importing(), model.stateProperty().get());
    assertEquals(Job.INDETERMINATE, model.job().progressProperty().get());
    work();
    Added added = assertInstanceOf(Added.class, model.stateProperty().get());
    assertEquals("My leaves", added.choice().name());
    assertEquals(40, added.count());
    assertEquals(1, added.skippedCount());
    assertTrue(added.skipped().getFirst().what().contains("broken.png"));
    assertEquals(List.of(added.choice()), heard);
  }

  @Test
  void aCancelledImportKeepsNothingAndShowsThePreviewAgain() {
    look();
    model.add();
    model.cancel();
    assertInstanceOf(Ready.class, model.stateProperty().get());
    work();
    assertInstanceOf(Ready.class, model.stateProperty().get());
    assertTrue(kept.isEmpty());
    assertTrue(heard.isEmpty());
  }

  @Test
  void closingEndsTheImport() {
    look();
    model.add();
    model.close();
    work();
    assertEquals(new Closed(), model.stateProperty().get());
    assertTrue(kept.isEmpty());
  }

  @Test
  void aFullDiskIsSaidAndCanBeTriedAgain() {
    look();
    full = "The disk is full.";
    model.add();
    work();
    assertEquals(
        "The disk is full.", assertInstanceOf(Ready.class, model.stateProperty().get()).problem());
    full = null;
    model.add();
    work();
    assertInstanceOf(Added.class, model.stateProperty().get());
  }

  @Test
  void withoutANameNothingIsAdded() {
    look();
    model.nameProperty().set("  ");
    model.add();
    assertEquals(
        "Give the data set a name first.",
        assertInstanceOf(Ready.class, model.stateProperty().get()).problem());
  }

  @Test
  void whatCannotBeUsedIsRefusedInOneSentenceAndAnotherCanBeChosen() throws IOException {
    Path letter = Files.write(disk.resolve("letter.doc"), new byte[] {1, 2, 3, 4, 5});
    model.choose(letter);
    work();
    Refused refused = assertInstanceOf(Refused.class, model.stateProperty().get());
    assertTrue(
        refused.reason().contains("letter.doc is not a kind of data that Lunula reads. Choose "),
        refused.reason());
    look();
    assertInstanceOf(Ready.class, model.stateProperty().get());
  }

  @Test
  void whatCountsTheImagesIsAskedBeforeTheyAreAdded() throws IOException {
    byte[] last = new byte[8 * 8 * 30];
    for (int i = 0; i < last.length; i++) {
      last[i] = (byte) (i * 7);
    }
    Path file = disk.resolve("stack.npy");
    Files.write(file, SampleFiles.npy("|u1", "(8, 8, 30)", last));
    model.choose(file);
    work();
    Ready open = assertInstanceOf(Ready.class, model.stateProperty().get());
    assertEquals(30, open.preview().total());
    assertEquals(1, open.preview().plan().questions().size());
    model.add();
    assertEquals(
        "Say first which direction counts the images.",
        assertInstanceOf(Ready.class, model.stateProperty().get()).problem());

    model.countedProperty().set("first");
    work();
    Ready first = assertInstanceOf(Ready.class, model.stateProperty().get());
    assertEquals(8, first.preview().total());
    assertEquals(List.of(), first.preview().plan().questions());
    model.countedProperty().set("last");
    work();
    model.add();
    work();
    assertInstanceOf(Added.class, model.stateProperty().get());
    assertEquals(30, kept.getFirst().train().count() + kept.getFirst().test().count());
  }

  @Test
  void ofTwoChoicesTheNewestIsShown() {
    model.choose(disk.resolve("missing"));
    model.choose(leaves);
    work();
    assertInstanceOf(Ready.class, model.stateProperty().get());
    model.open();
    assertEquals(new Choosing(), model.stateProperty().get());
  }

  private void look() {
    model.choose(leaves);
    work();
  }

  private void work() {
    while (!background.isEmpty()) {
      background.remove().run();
    }
  }
}
