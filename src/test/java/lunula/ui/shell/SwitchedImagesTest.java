package lunula.ui.shell;

import static lunula.testkit.Switching.FIRST;
import static lunula.testkit.Switching.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import lunula.data.DataSet;
import lunula.data.LabelledImages;
import lunula.testkit.Samples;
import lunula.testkit.Switching;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.ImageCounts;
import lunula.ui.explore.ImageSet;
import lunula.ui.explore.MapData;
import org.junit.jupiter.api.Test;

class SwitchedImagesTest {
  private final Switching switching = new Switching();
  private final ExplorerState exploration = switching.exploration;
  private final MainViewModel main = switching.main;
  private final ModelSwitch modelSwitch = switching.modelSwitch;

  @Test
  void aModelOfOtherImagesGetsItsOwnClassesAndPicturesInTheBackground() {
    DataSet moons = data("moons", 64, 48);
    switching.elsewhere.put("moons", moons);
    modelSwitch.dataSetProperty().set(Samples.dataSet());
    modelSwitch.open(Path.of("large"));
    assertEquals(List.of(""), exploration.mapProperty().get().classNames());
    assertNull(exploration.imagesProperty().get());

    switching.loadingWork.remove().run();
    assertEquals(List.of("new", "full"), exploration.mapProperty().get().classNames());
    assertEquals(1, exploration.mapProperty().get().label(1));
    assertSame(moons.test(), exploration.imagesProperty().get());

    main.imageSetProperty().set(ImageSet.ALL);
    assertEquals(5, exploration.mapProperty().get().count());
    assertEquals(List.of("new", "full"), exploration.mapProperty().get().classNames());
    assertEquals(5, exploration.imagesProperty().get().count());
    assertEquals(new ImageCounts(2, 5), main.imageCountsProperty().get());
  }

  @Test
  void aModelWhoseImagesAreNotHereOpensWithoutThemAndSaysSo() {
    modelSwitch.open(Path.of("lost"));
    switching.loadingWork.remove().run();
    assertEquals(2, exploration.mapProperty().get().count());
    assertNull(exploration.imagesProperty().get());
    assertEquals(
        "“lost” was trained on “lost data”, which is not on this machine: the map shows where its"
            + " images lie, without their classes and pictures.",
        exploration.noticeProperty().get());
  }

  @Test
  void imagesThatDoNotGoWithAModelAreNotShownWithIt() {
    switching.elsewhere.put("moons", data("moons", 28, 28));
    modelSwitch.open(Path.of("large"));
    switching.loadingWork.remove().run();
    assertNull(exploration.imagesProperty().get());
    assertTrue(String.valueOf(exploration.noticeProperty().get()).contains("has other images"));
  }

  @Test
  void imagesThatArriveTooLateAreNotShownWithAnotherModel() {
    switching.elsewhere.put("moons", data("moons", 64, 48));
    modelSwitch.open(Path.of("large"));
    modelSwitch.open(FIRST);
    switching.loadingWork.remove().run();
    assertEquals(List.of("only"), exploration.mapProperty().get().classNames());
    assertNull(exploration.imagesProperty().get());
  }

  private static DataSet data(String name, int width, int height) {
    return new DataSet(name, images(3, width, height), images(2, width, height), "ab");
  }

  private static LabelledImages images(int count, int width, int height) {
    byte[] labels = new byte[count];
    labels[1] = 1;
    return new LabelledImages(
        width, height, new byte[count * width * height], labels, List.of("new", "full"));
  }

  @Test
  void allImagesAreOneClickAway() {
    modelSwitch.open(FIRST);
    switching.engineWorks();
    main.imageSetProperty().set(ImageSet.ALL);
    MapData all = exploration.mapProperty().get();
    assertEquals(5, all.count());
    assertFalse(all.isLearned(1));
    assertTrue(all.isLearned(2));
    assertEquals(0, all.imageNumber(2), "training images are counted from their own first");
    main.imageSetProperty().set(ImageSet.TEST);
    assertEquals(2, exploration.mapProperty().get().count());
  }

  /// The fake's stored codes are all zero.
  @Test
  void aModelThatGivesOtherCodesThanAreStoredIsMarkedAndTold() {
    switching.model(FIRST).code = 0f;
    switching.model(SECOND).code = 0.5f;
    modelSwitch.dataSetProperty().set(data("garments", 28, 28));

    modelSwitch.open(FIRST);
    switching.engineWorks();
    assertEquals(Set.of(), modelSwitch.doubtfulProperty().get());
    assertNull(exploration.noticeProperty().get());

    modelSwitch.open(SECOND);
    switching.engineWorks();
    assertEquals(Set.of(SECOND), modelSwitch.doubtfulProperty().get());
    String told = exploration.noticeProperty().get();
    assertTrue(told.startsWith("What is stored with “second” does not match"), told);
  }
}
