package lunula.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;
import javafx.collections.FXCollections;
import lunula.data.DataSet;
import lunula.data.LabelledImages;
import lunula.geometry.LatentPoint;
import lunula.model.Architecture;
import lunula.model.Encodings;
import lunula.model.GrayImage;
import lunula.model.ImageSize;
import lunula.model.LossParts;
import lunula.model.ModelCard;
import lunula.model.Objective;
import lunula.model.TrainingPlan;
import lunula.model.Weights;
import lunula.service.LiveModel;
import lunula.service.ModelSource;
import lunula.service.StoredMap;
import org.junit.jupiter.api.Test;

class ModelSwitchTest {
  private static final Path FIRST = Path.of("first");
  private static final Path SECOND = Path.of("second");
  private static final Path BROKEN = Path.of("broken");
  private static final Path LIFELESS = Path.of("lifeless");

  private final Queue<Runnable> engineWork = new ArrayDeque<>();
  private final Queue<Runnable> loadingWork = new ArrayDeque<>();
  private final Map<String, DataSet> elsewhere = new HashMap<>();
  private final Executor foreground = Runnable::run;
  private final Exploration exploration = new Exploration(engineWork::add, foreground);
  private final MainViewModel main =
      new MainViewModel(exploration, FXCollections.observableArrayList(), entry -> {});
  private final Map<Path, FakeModel> models = new HashMap<>();
  private final ModelSwitch modelSwitch =
      new ModelSwitch(
          main,
          new Fakes(),
          new Few(),
          card -> Optional.ofNullable(elsewhere.get(card.dataSet())),
          Runnable::run,
          loadingWork::add);

  private static final class FakeModel implements LiveModel {
    boolean closed;
    float[] asked = {};

    @Override
    public List<GrayImage> decode(float[] latents) {
      asked = latents;
      var images = new ArrayList<GrayImage>();
      for (int i = 0; i < latents.length; i += 2) {
        images.add(new GrayImage(1, 1, new float[] {0.5f}));
      }
      return images;
    }

    @Override
    public Encodings encode(byte[] pixels, byte[] labels) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private final class Fakes implements ModelSource {
    @Override
    public StoredMap map(Path folder) throws IOException {
      if (folder.equals(BROKEN)) {
        throw new IOException("broken/model.safetensors is cut off.");
      }
      return new StoredMap(
          card(folder.toString()),
          new Weights(new LinkedHashMap<>()),
          encodings(folder, 3),
          encodings(folder, 2));
    }

    @Override
    public LiveModel live(StoredMap map) {
      if (map.card().name().equals("lifeless")) {
        throw new IllegalStateException("The engine has no room for it.");
      }
      return model(Path.of(map.card().name()));
    }
  }

  private static final class Few implements ModelSwitch.Labels {
    @Override
    public boolean belongs(ModelCard card) {
      return card.dataSet().equals("garments");
    }

    @Override
    public byte[] test() {
      return new byte[2];
    }

    @Override
    public byte[] all() {
      return new byte[5];
    }

    @Override
    public List<String> names() {
      return List.of("only");
    }
  }

  private static Encodings encodings(Path folder, int count) {
    int size = plan(folder.toString()).architecture().latentDimensions();
    return new Encodings(size, new float[size * count], new float[size * count]);
  }

  private static ModelCard card(String name) {
    LossParts loss = new LossParts(250, 6);
    return new ModelCard(
        name,
        "",
        name.equals("large") ? "moons" : name.equals("lost") ? "lost data" : "garments",
        "00",
        plan(name),
        List.of(),
        new ModelCard.TestResult(loss, loss),
        1,
        Instant.EPOCH,
        Map.of());
  }

  private static TrainingPlan plan(String name) {
    Architecture network =
        switch (name) {
          case "solid" -> Architecture.vae(new ImageSize(28, 28), 3, 512);
          case "large" -> Architecture.vae(new ImageSize(64, 48), 2, 512);
          default -> Architecture.ARTICLE;
        };
    return new TrainingPlan(
        network, Objective.ELBO, 20, 128, 1e-3, TrainingPlan.Schedule.CONSTANT, 1);
  }

  private FakeModel model(Path folder) {
    return models.computeIfAbsent(folder, path -> new FakeModel());
  }

  private void engineWorks() {
    while (!engineWork.isEmpty()) {
      engineWork.remove().run();
    }
  }

  @Test
  void theMapIsThereBeforeTheEngine() {
    modelSwitch.open(FIRST);
    assertNotNull(exploration.mapProperty().get());
    assertNull(exploration.decoderProperty().get());
    assertEquals(EngineState.STARTING, main.engineProperty().get());
    engineWorks();
    assertSame(models.get(FIRST), exploration.decoderProperty().get());
    assertEquals(EngineState.LIVE, main.engineProperty().get());
    assertNotNull(exploration.decodedProperty().get());
  }

  @Test
  void theModelBeforeIsClosedAndTheNewOneDecodes() {
    modelSwitch.open(FIRST);
    engineWorks();
    modelSwitch.open(SECOND);
    engineWorks();
    assertTrue(model(FIRST).closed);
    assertFalse(model(SECOND).closed);
    assertSame(models.get(SECOND), exploration.decoderProperty().get());
  }

  @Test
  void theNewestOfTwoQuickChoicesWins() {
    modelSwitch.open(FIRST);
    modelSwitch.open(SECOND);
    engineWorks();
    assertEquals(SECOND, modelSwitch.openedProperty().get());
    assertSame(models.get(SECOND), exploration.decoderProperty().get());
    assertTrue(model(FIRST).closed);
  }

  @Test
  void aBrokenModelIsToldAndWhatWasOpenStaysOpen() {
    modelSwitch.open(FIRST);
    engineWorks();
    modelSwitch.open(BROKEN);
    engineWorks();
    assertEquals("broken/model.safetensors is cut off.", exploration.noticeProperty().get());
    assertEquals(FIRST, modelSwitch.openedProperty().get());
    assertSame(models.get(FIRST), exploration.decoderProperty().get());
    assertFalse(model(FIRST).closed);
  }

  @Test
  void aBrokenModelDoesNotStopTheOneThatIsComingToLife() {
    modelSwitch.open(FIRST);
    modelSwitch.open(BROKEN);
    engineWorks();
    assertSame(models.get(FIRST), exploration.decoderProperty().get());
    assertFalse(model(FIRST).closed);
  }

  @Test
  void aModelOfThreeDimensionsOpensAndDecodesWholeCodes() {
    modelSwitch.open(Path.of("solid"));
    engineWorks();
    assertNull(exploration.noticeProperty().get());
    assertEquals(3, exploration.slice().frameProperty().get().dimensions());
    assertEquals(3, model(Path.of("solid")).asked.length);
  }

  @Test
  void cursorAndPathDoNotStayWhereTheNextModelHasNoImages() {
    modelSwitch.open(FIRST);
    exploration.cursorProperty().set(new LatentPoint(5, -3));
    exploration.pathProperty().set(new PathEnds(new LatentPoint(5, 0), null));
    modelSwitch.open(SECOND);
    assertEquals(new LatentPoint(0, 0), exploration.cursorProperty().get());
    assertEquals(PathEnds.NONE, exploration.pathProperty().get());
  }

  @Test
  void aModelOfOtherImagesGetsItsOwnClassesAndPicturesInTheBackground() {
    DataSet moons = data("moons", 64, 48);
    elsewhere.put("moons", moons);
    modelSwitch.dataSetProperty().set(Samples.dataSet());
    modelSwitch.open(Path.of("large"));
    assertEquals(List.of(""), exploration.mapProperty().get().classNames());
    assertNull(exploration.imagesProperty().get());

    loadingWork.remove().run();
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
    loadingWork.remove().run();
    assertEquals(2, exploration.mapProperty().get().count());
    assertNull(exploration.imagesProperty().get());
    assertEquals(
        "“lost” was trained on “lost data”, which is not on this machine: the map shows where its"
            + " images lie, without their classes and pictures.",
        exploration.noticeProperty().get());
  }

  @Test
  void imagesThatDoNotGoWithAModelAreNotShownWithIt() {
    elsewhere.put("moons", data("moons", 28, 28));
    modelSwitch.open(Path.of("large"));
    loadingWork.remove().run();
    assertNull(exploration.imagesProperty().get());
    assertTrue(String.valueOf(exploration.noticeProperty().get()).contains("has other images"));
  }

  @Test
  void imagesThatArriveTooLateAreNotShownWithAnotherModel() {
    elsewhere.put("moons", data("moons", 64, 48));
    modelSwitch.open(Path.of("large"));
    modelSwitch.open(FIRST);
    loadingWork.remove().run();
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
  void whenTheLastModelIsGoneTheBundledOneOpensAndSaysWhy() {
    modelSwitch.open(BROKEN, FIRST);
    engineWorks();
    assertEquals(FIRST, modelSwitch.openedProperty().get());
    assertSame(models.get(FIRST), exploration.decoderProperty().get());
    String told = String.valueOf(exploration.noticeProperty().get());
    assertTrue(told.contains("the bundled one is here instead"), told);
    assertTrue(told.contains("broken/model.safetensors is cut off."), told);
  }

  @Test
  void whereTheFirstModelCannotBeReadNoEngineIsPromised() {
    modelSwitch.open(BROKEN, BROKEN);
    assertEquals(EngineState.FAILED, main.engineProperty().get());
    modelSwitch.open(FIRST);
    assertEquals(EngineState.STARTING, main.engineProperty().get());
    engineWorks();
    assertEquals(EngineState.LIVE, main.engineProperty().get());
  }

  @Test
  void aFirstModelThatCannotComeToLifeEndsTheWait() {
    modelSwitch.open(LIFELESS);
    engineWorks();
    assertEquals(EngineState.FAILED, main.engineProperty().get());
    assertEquals("The engine has no room for it.", exploration.noticeProperty().get());
  }

  @Test
  void afterAModelThatCannotComeToLifeTheOneBeforeIsBack() {
    modelSwitch.open(FIRST);
    engineWorks();
    modelSwitch.open(LIFELESS);
    engineWorks();
    assertEquals(FIRST, modelSwitch.openedProperty().get());
    assertSame(models.get(FIRST), exploration.decoderProperty().get());
    assertEquals(EngineState.LIVE, main.engineProperty().get());
    assertEquals("The engine has no room for it.", exploration.noticeProperty().get());
  }

  @Test
  void anOvertakenModelThatCannotComeToLifeChangesNothing() {
    modelSwitch.open(LIFELESS);
    modelSwitch.open(FIRST);
    engineWorks();
    assertEquals(EngineState.LIVE, main.engineProperty().get());
    assertNull(exploration.noticeProperty().get());
    assertSame(models.get(FIRST), exploration.decoderProperty().get());
  }

  @Test
  void aModelThatComesUpAfterTheWindowHasClosedIsFreed() {
    modelSwitch.open(FIRST);
    modelSwitch.close();
    engineWorks();
    assertTrue(model(FIRST).closed);
    assertNull(exploration.decoderProperty().get());
  }

  @Test
  void allImagesAreOneClickAway() {
    modelSwitch.open(FIRST);
    engineWorks();
    main.imageSetProperty().set(ImageSet.ALL);
    MapData all = exploration.mapProperty().get();
    assertEquals(5, all.count());
    assertFalse(all.isLearned(1));
    assertTrue(all.isLearned(2));
    assertEquals(0, all.imageNumber(2), "training images are counted from their own first");
    main.imageSetProperty().set(ImageSet.TEST);
    assertEquals(2, exploration.mapProperty().get().count());
  }
}
