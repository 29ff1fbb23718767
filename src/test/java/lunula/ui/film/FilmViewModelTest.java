package lunula.ui.film;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javax.imageio.ImageIO;
import lunula.export.film.Film;
import lunula.export.film.FilmFormat;
import lunula.export.film.FilmMap;
import lunula.export.film.FilmPlan.Pixels;
import lunula.geometry.LatentPath;
import lunula.geometry.LatentPoint;
import lunula.geometry.PlaneChoice;
import lunula.geometry.PlayMode;
import lunula.model.Encodings;
import lunula.model.GrayImage;
import lunula.model.card.ModelCard;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.explore.PathStops;
import lunula.ui.film.FilmSettings.Source;
import lunula.ui.film.FilmViewModel.Look;
import lunula.ui.path.PathViewModel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilmViewModelTest {
  private static final PathStops PATH = new PathStops(new LatentPoint(0, 0), new LatentPoint(1, 0));
  private final ExplorerState exploration = new ExplorerState(Runnable::run, Runnable::run);
  private final Queue<Runnable> disk = new ArrayDeque<>();
  private final PathViewModel path = new PathViewModel(exploration, disk::add);
  private final ObjectProperty<@Nullable ModelCard> card = new SimpleObjectProperty<>();
  private final FilmViewModel model = new FilmViewModel(exploration, path, card, () -> clock());
  private long now;

  private long clock() {
    return now;
  }

  @Test
  void saysWhatIsMissing() {
    model.setWatched(true);
    assertTrue(said().contains("Open a model first"));
    exploration.decoderProperty().set(FilmViewModelTest::flat);
    assertTrue(said().contains("Pick A and B first"));
    exploration.pathProperty().set(PATH.withB(PATH.a()));
    assertTrue(said().contains("ends where it begins"));
    exploration.pathProperty().set(PATH);
    assertNull(model.problemProperty().get());
    model.settings().sourceProperty().set(Source.HAND);
    assertTrue(said().contains("Drag the cursor"));
  }

  @Test
  void aFilmOfTheTrainingNeedsARunAndHasItsMapWhateverIsChosen() {
    ObjectProperty<Film.@Nullable FilmContent> run = new SimpleObjectProperty<>();
    model.film(run::get, run);
    model.settings().sourceProperty().set(Source.TRAINING);
    model.setWatched(true);
    assertTrue(said().contains("Train a model first"));
    FilmMap map =
        new FilmMap(
            new float[2],
            new float[2],
            new byte[2],
            null,
            time -> new FilmMap.Moment(new float[2], new float[2], ""));
    run.set(
        new Film.FilmContent(
            FilmViewModelTest::flat,
            LatentPath.straight(new LatentPoint(0, 0), new LatentPoint(1, 0)),
            null,
            map));
    assertNull(model.problemProperty().get());
    work();
    Look look = Objects.requireNonNull(model.lookProperty().get());
    assertEquals(10, look.seconds());
    assertTrue(look.width() > 2 * model.settings().sideProperty().get());
    assertEquals("The training, epoch by epoch", model.settings().captionProperty().get());
  }

  @Test
  void nothingIsKeptForAFilmThatNobodyWatches() {
    ready();
    assertNotNull(model.lookProperty().get());
    model.setWatched(false);
    assertNull(model.lookProperty().get());
    exploration.pathProperty().set(PATH.withB(new LatentPoint(2, 1)));
    work();
    assertNull(model.lookProperty().get());
    model.setWatched(true);
    work();
    assertNotNull(model.lookProperty().get());
  }

  @Test
  void whatIsToldIsWhatIsWritten(@TempDir Path folder) throws IOException {
    ready();
    assertEquals(8, model.settings().secondsProperty().get());
    model.settings().formatProperty().set(FilmFormat.GIF);
    model.settings().sideProperty().set(224);
    model.settings().secondsProperty().set(2);
    work();
    Look look = Objects.requireNonNull(model.lookProperty().get());
    assertEquals(2, look.seconds());
    String facts = model.factsProperty().get();
    assertTrue(
        facts.startsWith(look.width() + " × " + look.height() + " pixels · 40 frames · 2.0 s"));
    assertTrue(facts.contains("about"), facts);
    Path file = folder.resolve(model.suggestedName());
    model.save(file);
    assertTrue(path.savingProperty().get());
    work();
    var picture = ImageIO.read(file.toFile());
    assertEquals(look.width(), picture.getWidth());
    assertEquals(look.height(), picture.getHeight());
    assertEquals(1, path.films().job().progressProperty().get());
    assertTrue(String.valueOf(exploration.successProperty().get()).contains("(40 pictures)"));
  }

  @Test
  void theSizeIsToldAlsoWhenItIsKnownBeforeTheLook() {
    ready();
    Queue<Runnable> meanwhile = new ArrayDeque<>();
    exploration
        .decoderProperty()
        .set(
            latents -> {
              if (!meanwhile.isEmpty()) {
                meanwhile.remove().run();
              }
              return flat(latents);
            });
    work();
    // Another wish while the first look is being made: its size comes before its look.
    meanwhile.add(() -> model.settings().secondsProperty().set(4));
    model.settings().secondsProperty().set(3);
    work();
    String facts = model.factsProperty().get();
    assertTrue(facts.contains("80 frames · 4.0 s") && facts.contains("about"), facts);
  }

  @Test
  void smoothAndLongFilmsAreMp4sUntilThePersonChooses() {
    FilmSettings settings = model.settings();
    assertEquals(FilmFormat.MP4, settings.formatProperty().get());
    settings.pixelsProperty().set(Pixels.SQUARE);
    assertEquals(FilmFormat.MP4, settings.formatProperty().get());
    settings.secondsProperty().set(4);
    assertEquals(FilmFormat.GIF, settings.formatProperty().get());
    settings.rateProperty().set(50);
    assertEquals(FilmFormat.MP4, settings.formatProperty().get());
    settings.formatProperty().set(FilmFormat.GIF);
    settings.secondsProperty().set(20);
    settings.pixelsProperty().set(Pixels.SMOOTH);
    assertEquals(FilmFormat.GIF, settings.formatProperty().get());
  }

  @Test
  void filmThatCannotBeWrittenIsOneSentence(@TempDir Path folder) throws IOException {
    ready();
    Path file = Files.writeString(folder.resolve("file"), "");
    model.save(file.resolve("way.mp4"));
    work();
    assertEquals(
        "way.mp4 was not saved: %s is a file and not a folder. Choose another folder."
            .formatted(file),
        notice());
    assertFalse(path.savingProperty().get());
    try (var left = Files.list(folder)) {
      assertEquals(List.of(file), left.toList());
    }
  }

  @Test
  void cancelLeavesNothing(@TempDir Path folder) throws IOException {
    ready();
    model.settings().formatProperty().set(FilmFormat.MP4);
    work();
    model.save(folder.resolve("way.mp4"));
    path.films().job().cancel();
    work();
    assertTrue(notice().contains("cancelled"));
    assertFalse(path.savingProperty().get());
    try (var left = Files.list(folder)) {
      assertEquals(0, left.count());
    }
  }

  @Test
  void handIsFilmedAtItsOwnPace() {
    exploration.decoderProperty().set(FilmViewModelTest::flat);
    for (int i = 0; i <= 30; i++) {
      now = i * 100_000_000L;
      exploration.cursorProperty().set(new LatentPoint(0.1 * i, 0));
    }
    model.settings().sourceProperty().set(Source.HAND);
    model.setWatched(true);
    work();
    assertEquals(3, model.settings().secondsProperty().get(), 0.5);
    Look look = Objects.requireNonNull(model.lookProperty().get());
    assertTrue(look.shots().getLast().place()[0] > 2.5);
    exploration.decoderProperty().set(latents -> flat(latents));
    assertTrue(said().contains("Drag the cursor"));
  }

  @Test
  void handIsFilmedThroughWholeCodesWhicheverAxesAreShown() {
    float[] means = {1, 3, 1, 7, -1, -3, 1, 7, 0, 0, 3, 7, 0, 0, -1, 7};
    exploration.slice().choiceProperty().set(new PlaneChoice.Axes(0, 1));
    exploration.decoderProperty().set(FilmViewModelTest::ofFour);
    exploration.show(
        new MapData(new Encodings(4, means, new float[16]), new byte[4], List.of("only")));
    exploration.slice().goTo(new float[] {0, 0, 1, 7});
    now = 1_000_000_000L;
    exploration.slice().move(2, 0.5f);
    now = 2_000_000_000L;
    exploration.cursorProperty().set(new LatentPoint(1, 0));
    exploration.slice().choiceProperty().set(new PlaneChoice.Axes(3, 1));
    model.settings().sourceProperty().set(Source.HAND);
    model.settings().mapShownProperty().set(true);
    model.settings().modeProperty().set(PlayMode.ONCE);
    model.setWatched(true);
    work();
    List<Film.Shot> shots = Objects.requireNonNull(model.lookProperty().get()).shots();
    assertArrayEquals(new double[] {0, 0, 1, 7}, shots.getFirst().place(), 1e-6);
    assertArrayEquals(new double[] {1, 0, 0.5, 7}, shots.getLast().place(), 1e-6);
    assertArrayEquals(
        new float[] {1, 0, 0.5f, 7}, shots.getLast().picture().image().pixels(), 1e-6f);
  }

  private static List<GrayImage> ofFour(float[] codes) {
    List<GrayImage> pictures = new ArrayList<>();
    for (int i = 0; i < codes.length; i += 4) {
      pictures.add(new GrayImage(4, 1, Arrays.copyOfRange(codes, i, i + 4)));
    }
    return pictures;
  }

  @Test
  void wordsOfThePersonStay() {
    ready();
    assertEquals(
        "A model in training: (0.00, 0.00) → (1.00, 0.00)",
        model.settings().captionProperty().get());
    model.settings().captionProperty().set("My film");
    exploration.pathProperty().set(PATH.reversed());
    assertEquals("My film", model.settings().captionProperty().get());
  }

  @Test
  void nothingIsMadeWhileNobodyWatches() {
    exploration.decoderProperty().set(FilmViewModelTest::flat);
    exploration.pathProperty().set(PATH);
    assertTrue(disk.isEmpty());
    assertNull(model.lookProperty().get());
  }

  @Test
  void followsHowThePathIsPlayed() {
    ready();
    path.modeProperty().set(PlayMode.ONCE);
    assertEquals(4, model.settings().secondsProperty().get());
    path.speedProperty().set(2);
    assertEquals(2, model.settings().secondsProperty().get());
  }

  private void ready() {
    exploration.decoderProperty().set(FilmViewModelTest::flat);
    exploration.pathProperty().set(PATH);
    model.setWatched(true);
    work();
    assertNotNull(model.lookProperty().get());
  }

  private void work() {
    while (!disk.isEmpty()) {
      disk.remove().run();
    }
  }

  private String said() {
    return String.valueOf(model.problemProperty().get());
  }

  private String notice() {
    return String.valueOf(exploration.noticeProperty().get());
  }

  static List<GrayImage> flat(float[] latents) {
    List<GrayImage> pictures = new ArrayList<>();
    for (int i = 0; i < latents.length; i += 2) {
      float[] pixels = new float[28 * 28];
      Arrays.fill(pixels, Math.clamp(latents[i], 0, 1));
      pictures.add(new GrayImage(28, 28, pixels));
    }
    return pictures;
  }
}
