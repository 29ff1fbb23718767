package lunula.ui.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import lunula.data.LabelledImages;
import lunula.geometry.LatentPoint;
import lunula.geometry.PathShape;
import lunula.geometry.PlayMode;
import lunula.model.GrayImage;
import lunula.testkit.GreyLevels;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.PathPace;
import lunula.ui.explore.PathPictures;
import lunula.ui.explore.PathStops;
import lunula.ui.explore.Success;
import lunula.ui.explore.TruePictures;
import lunula.ui.path.PlayState.Empty;
import lunula.ui.path.PlayState.Paused;
import lunula.ui.path.PlayState.Playing;
import lunula.ui.path.PlayState.Ready;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PathViewModelTest {
  private static final LatentPoint A = new LatentPoint(0, 0);
  private static final LatentPoint B = new LatentPoint(1, 0);
  private final ExplorerState exploration = new ExplorerState(Runnable::run, Runnable::run);
  private final Queue<Runnable> disk = new ArrayDeque<>();
  private final PathViewModel model = new PathViewModel(exploration, disk::add);
  private long clock;

  @Test
  void isEmptyUntilBothEndsArePicked() {
    assertInstanceOf(Empty.class, model.stateProperty().get());
    moveTo(A);
    model.setA();
    assertInstanceOf(Empty.class, model.stateProperty().get());
    assertNull(exploration.pathMarkProperty().get());
    moveTo(B);
    model.setB();
    assertInstanceOf(Ready.class, model.stateProperty().get());
    assertEquals(new PathStops(A, B), exploration.pathProperty().get());
    assertEquals(A, exploration.pathMarkProperty().get());
  }

  @Test
  void playingWithoutEndsDoesNothing() {
    model.togglePlay();
    model.seek(0.5);
    elapse(1);
    assertInstanceOf(Empty.class, model.stateProperty().get());
    assertNull(exploration.pathMarkProperty().get());
  }

  @Test
  void swapExchangesTheEnds() {
    pick();
    model.swap();
    assertEquals(new PathStops(B, A), exploration.pathProperty().get());
  }

  @Test
  void markAndCursorMoveWhilePlaying() {
    pick();
    play();
    elapse(1);
    assertEquals(0.25, model.positionProperty().get(), 1e-9);
    assertEquals(new LatentPoint(0.25, 0), exploration.pathMarkProperty().get());
    assertEquals(new LatentPoint(0.25, 0), exploration.cursorProperty().get());
  }

  @Test
  void speedMultipliesTheWayGone() {
    pick();
    model.speedProperty().set(2);
    play();
    elapse(1);
    assertEquals(0.5, model.positionProperty().get(), 1e-9);
    assertEquals(2, model.duration());
  }

  @Test
  void onceStopsAtBAndPlaysAnewFromA() {
    pick();
    model.modeProperty().set(PlayMode.ONCE);
    play();
    elapse(5);
    assertInstanceOf(Paused.class, model.stateProperty().get());
    assertEquals(B, exploration.cursorProperty().get());
    play();
    assertEquals(A, exploration.cursorProperty().get());
    elapse(1);
    assertEquals(0.25, model.positionProperty().get(), 1e-9);
  }

  @Test
  void loopBeginsAnew() {
    pick();
    model.modeProperty().set(PlayMode.LOOP);
    play();
    elapse(5);
    assertInstanceOf(Playing.class, model.stateProperty().get());
    assertEquals(0.25, model.positionProperty().get(), 1e-9);
  }

  @Test
  void backAndForthComesBack() {
    pick();
    play();
    elapse(5);
    assertEquals(0.75, model.positionProperty().get(), 1e-9);
  }

  @Test
  void timeSpentPausedDoesNotCount() {
    pick();
    play();
    elapse(1);
    model.togglePlay();
    elapse(60);
    play();
    elapse(1);
    assertEquals(0.5, model.positionProperty().get(), 1e-9);
  }

  @Test
  void scrubbingPausesAndMovesTheCursor() {
    pick();
    play();
    model.seek(0.75);
    assertInstanceOf(Paused.class, model.stateProperty().get());
    assertEquals(new LatentPoint(0.75, 0), exploration.cursorProperty().get());
    assertEquals(new LatentPoint(0.75, 0), exploration.pathMarkProperty().get());
  }

  @Test
  void handOnTheMapStopsThePlaying() {
    pick();
    play();
    elapse(1);
    moveTo(new LatentPoint(-2, 2));
    assertInstanceOf(Paused.class, model.stateProperty().get());
    elapse(1);
    assertEquals(new LatentPoint(-2, 2), exploration.cursorProperty().get());
  }

  @Test
  void markMovesWithoutPicturesWhileThereIsNoDecoder() {
    pick();
    play();
    elapse(1);
    assertEquals(PathPictures.NONE, model.picturesProperty().get());
    assertEquals(0.25, model.positionProperty().get(), 1e-9);
  }

  @Test
  void picturesAreDecodedAnewWhenTheWeightsMove() {
    pick();
    int[] calls = {0};
    exploration
        .decoderProperty()
        .set(
            latents -> {
              calls[0] += latents.length > 2 ? 1 : 0;
              return Pictures.flat(latents);
            });
    assertEquals(97, model.picturesProperty().get().frames().size());
    exploration.weightsMoved();
    assertEquals(2, calls[0]);
    exploration.decoderProperty().set(null);
    assertEquals(PathPictures.NONE, model.picturesProperty().get());
  }

  @Test
  void decodingFailureIsOneSentence() {
    pick();
    exploration
        .decoderProperty()
        .set(
            latents -> {
              throw new IllegalStateException("the weights are not numbers");
            });
    assertEquals(
        "The path from A to B could not be decoded: the weights are not numbers",
        exploration.noticeProperty().get());
  }

  @Test
  void filmIsSavedInTheBackgroundAndSaidSo(@TempDir Path folder) {
    pick();
    exploration.decoderProperty().set(Pictures::flat);
    Path file = folder.resolve(model.suggestedName());
    assertTrue(model.savableBinding().get());
    model.saveGif(file);
    assertTrue(Files.notExists(file));
    assertTrue(model.savingProperty().get());
    assertFalse(model.savableBinding().get());
    disk.remove().run();
    assertTrue(Files.exists(file));
    assertFalse(model.savingProperty().get());
    assertEquals(
        new Success("The film is saved as " + file + " (200 pictures).", file),
        exploration.successProperty().get());
    assertNull(exploration.noticeProperty().get());
  }

  @Test
  void failedSavingIsOneSentenceAndLeavesNothing(@TempDir Path folder) throws IOException {
    pick();
    exploration.decoderProperty().set(Pictures::flat);
    Path missing = folder.resolve("gone");
    model.saveGif(missing.resolve("way.gif"));
    disk.remove().run();
    assertEquals(
        "way.gif was not saved: there is no folder " + missing + ". Choose another folder.",
        exploration.noticeProperty().get());
    assertTrue(model.savableBinding().get());
    try (var left = Files.list(folder)) {
      assertEquals(0, left.count());
    }
  }

  @Test
  void nothingIsSavedWithoutPictures(@TempDir Path folder) {
    pick();
    model.saveGif(folder.resolve("way.gif"));
    assertTrue(disk.isEmpty());
  }

  @Test
  void suggestsAGifName() {
    assertNotNull(model.suggestedName());
    assertTrue(model.suggestedName().endsWith(".gif"));
  }

  @Test
  void evenChangeLingersWhereThePictureChangesMuch() {
    pick();
    exploration.decoderProperty().set(Pictures::squared);
    model.paceProperty().set(PathPace.PICTURE);
    play();
    elapse(1);
    assertEquals(0.5, exploration.cursorProperty().get().x(), 0.01);
    assertEquals(0.25, model.positionProperty().get(), 1e-9);
  }

  @Test
  void changingThePaceMovesTheMarkButNotTheCursor() {
    pick();
    exploration.decoderProperty().set(Pictures::squared);
    model.seek(0.25);
    model.paceProperty().set(PathPace.PICTURE);
    assertEquals(new LatentPoint(0.25, 0), exploration.cursorProperty().get());
    assertEquals(0.5, Objects.requireNonNull(exploration.pathMarkProperty().get()).x(), 0.01);
    model.paceProperty().set(PathPace.PLACE);
    assertEquals(new LatentPoint(0.25, 0), exploration.pathMarkProperty().get());
  }

  @Test
  void loopsAreGoneAroundAndShowTheirStart() {
    exploration.decoderProperty().set(Pictures::flat);
    exploration
        .pathProperty()
        .set(
            PathStops.NONE
                .withStops(List.of(A, B, new LatentPoint(0.5, 1)))
                .withEnd(PathShape.End.CLOSED));
    PathPictures pictures = model.picturesProperty().get();
    assertEquals(193, pictures.frames().size());
    assertEquals(pictures.frames().getFirst(), pictures.frames().getLast());
    assertEquals(0.5f, Objects.requireNonNull(pictures.b()).image().at(0, 0));
    model.seek(1);
    assertEquals(A, exploration.cursorProperty().get());
  }

  @Test
  void everyChangeOfThePathCanBeUndone() {
    moveTo(A);
    model.setA();
    moveTo(B);
    model.setB();
    model.swap();
    model.shapeProperty().set(PathShape.SPHERICAL);
    assertEquals(PathShape.SPHERICAL, exploration.pathProperty().get().shape());
    exploration.history().undo();
    assertEquals(new PathStops(B, A), exploration.pathProperty().get());
    assertEquals(PathShape.STRAIGHT, model.shapeProperty().get());
    exploration.history().undo();
    exploration.history().undo();
    assertEquals(new PathStops(A, null), exploration.pathProperty().get());
    exploration.history().redo();
    assertEquals(new PathStops(A, B), exploration.pathProperty().get());
  }

  @Test
  void theTruthIsKnownBetweenMoonsOnly() {
    LabelledImages moons = Pictures.moons();
    exploration.samplesProperty().set(moons);
    exploration.mapProperty().set(Pictures.map());
    exploration.decoderProperty().set(Pictures::moonlike);
    pick();
    TruePictures truth = Objects.requireNonNull(model.picturesProperty().get().truth());
    assertEquals(97, truth.pictures().size());
    assertEquals(0, truth.errors().getFirst(), 1e-6);
    assertTrue(truth.errors().get(48) > 0.01);
    exploration.pathProperty().set(new PathStops(A, new LatentPoint(0.9, 0)));
    assertNull(model.picturesProperty().get().truth());
    pick();
    exploration.samplesProperty().set(null);
    assertNull(model.picturesProperty().get().truth());
  }

  @Test
  void anyTruthStandsBesideThePath() {
    exploration.samplesProperty().set(new GreyLevels().images(0.25, 0.75));
    exploration.mapProperty().set(Pictures.map());
    exploration
        .decoderProperty()
        .set(
            latents ->
                Collections.nCopies(
                    latents.length / 2, new GrayImage(3, 2, new GreyLevels().draw(0.25))));
    pick();
    TruePictures truth = Objects.requireNonNull(model.picturesProperty().get().truth());
    assertEquals(0, truth.errors().getFirst(), 1e-6);
    assertEquals(0.25, truth.errors().get(48), 1e-6);
    assertEquals(0.5, truth.errors().getLast(), 1e-6);
  }

  private void pick() {
    exploration.pathProperty().set(new PathStops(A, B));
  }

  private void moveTo(LatentPoint place) {
    exploration.cursorProperty().set(place);
  }

  private void play() {
    model.togglePlay();
    model.pulse(clock);
  }

  private void elapse(double seconds) {
    clock += (long) (seconds * 1e9);
    model.pulse(clock);
  }
}
