package lunula.ui.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import lunula.export.film.Film.FilmContent;
import lunula.export.film.FilmMap;
import lunula.geometry.LatentPoint;
import lunula.model.Encodings;
import lunula.model.GrayImage;
import lunula.model.ImageSize;
import lunula.model.LiveModel;
import lunula.model.Sample;
import lunula.model.network.Architecture;
import lunula.model.network.Weights;
import lunula.networks.Autoencoder;
import lunula.testkit.Samples;
import lunula.train.Snapshot;
import lunula.train.TrainingListener.EpochState;
import lunula.train.TrainingListener.TrainingProgress;
import lunula.train.TrainingOutcome;
import lunula.ui.explore.DecoderOnThread;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.PathStops;
import lunula.ui.train.PinnedPictures.Kind;
import lunula.ui.train.PinnedPictures.Table;
import org.junit.jupiter.api.Test;

class TimeLineViewModelTest {
  private static final Architecture TINY = Architecture.vae(new ImageSize(4, 4), 2, 8);

  private final FakeDesk desk = new FakeDesk();
  private final ExplorerState exploration = new ExplorerState(Runnable::run, Runnable::run);
  private final TrainViewModel model =
      new TrainViewModel(
          exploration,
          desk,
          id -> Samples.dataSet(),
          (saved, name) -> Samples.entry(name, false),
          Runnable::run,
          Runnable::run,
          () -> 0);
  private final TimeLineViewModel timeLine = model.timeLine();

  /// The run comes to the end of an epoch, where its codes are the epoch's number.
  private void reach(int epoch) {
    Encodings codes = Samples.encodings(epoch);
    desk.newest().listener.encoded(codes);
    desk.newest()
        .listener
        .reached(
            new EpochState(
                epoch, TINY, weights(epoch), Optional.of(codes), desk.newest().decoder()));
  }

  private static Weights weights(int epoch) {
    try (Autoencoder network = Autoencoder.untrained(TINY, new Random(epoch))) {
      return network.weights();
    }
  }

  private void train(int epochs) {
    model.start();
    for (int epoch = 0; epoch <= epochs; epoch++) {
      reach(epoch);
    }
  }

  private float onTheMap() {
    return Objects.requireNonNull(exploration.mapProperty().get()).encodings().mean(0, 0);
  }

  private List<String> asked() {
    return desk.newest().asked;
  }

  private void end() {
    desk.newest().outcome.complete(new TrainingOutcome.Completed(Samples.curve(3), 6.4));
  }

  @Test
  void whileARunGoesItsNewestWeightsAreShown() {
    train(3);
    assertTrue(timeLine.atNewest());
    assertEquals(4, timeLine.positionProperty().get());
    assertEquals(3f, onTheMap());
    assertEquals(List.of(), asked());
  }

  @Test
  void mapAndDecoderGoBackTogetherAndTheRunGoesOn() {
    train(3);
    long pictures = exploration.weightsRevisionProperty().get();
    timeLine.positionProperty().set(1);
    assertEquals(List.of("look at epoch 1"), asked());
    assertEquals(1f, onTheMap());
    assertEquals(pictures + 1, exploration.weightsRevisionProperty().get());
    reach(4);
    desk.newest()
        .listener
        .progressed(new TrainingProgress(5, 20, 1, 10, 3, 3, Samples.epoch(4).train()));
    assertEquals(1f, onTheMap());
    assertEquals(pictures + 1, exploration.weightsRevisionProperty().get());
    assertEquals(5, timeLine.snapshotsProperty().get().size());
    timeLine.toNewest();
    assertEquals(List.of("look at epoch 1", "look at now"), asked());
    assertEquals(4f, onTheMap());
  }

  @Test
  void stepsStayWithinTheHistory() {
    train(2);
    timeLine.step(-1);
    assertEquals(2, Objects.requireNonNull(timeLine.shownProperty().get()).epoch());
    timeLine.step(-9);
    assertEquals(0, Objects.requireNonNull(timeLine.shownProperty().get()).epoch());
    timeLine.step(9);
    assertNull(timeLine.shownProperty().get());
  }

  @Test
  void playingGoesThroughAllEpochsToTheNewest() {
    train(3);
    timeLine.togglePlay();
    assertEquals(0f, onTheMap());
    long second = 1_000_000_000;
    timeLine.pulse(second);
    timeLine.pulse(2 * second);
    assertEquals(1f, onTheMap());
    timeLine.pulse(3 * second);
    timeLine.togglePlay();
    assertFalse(timeLine.playingProperty().get());
    timeLine.pulse(9 * second);
    assertEquals(2f, onTheMap());
    timeLine.togglePlay();
    timeLine.pulse(10 * second);
    timeLine.pulse(12 * second);
    assertFalse(timeLine.playingProperty().get());
    assertTrue(timeLine.atNewest());
    assertEquals(3f, onTheMap());
  }

  @Test
  void afterTheRunAndUnderAnotherModelItsEpochsComeBackOntoTheMap() {
    train(3);
    timeLine.positionProperty().set(2);
    end();
    assertEquals(2f, onTheMap());
    exploration.decoderProperty().set(latents -> List.of());
    assertTrue(timeLine.atNewest());
    timeLine.positionProperty().set(1);
    assertTrue(model.followingProperty().get());
    assertEquals(1f, onTheMap());
  }

  @Test
  void theNewestOfARunThatIsKeptIsTheKeptModel() {
    train(3);
    end();
    model.openKeptProperty().set(entry -> exploration.decoderProperty().set(latents -> List.of()));
    model.keeping().keep();
    timeLine.positionProperty().set(1);
    assertTrue(model.followingProperty().get());
    timeLine.toNewest();
    assertFalse(model.followingProperty().get());
  }

  @Test
  void aFilmGoesFromTheFirstEpochToTheLast() {
    assertNull(model.film());
    train(4);
    FilmContent film = Objects.requireNonNull(model.film());
    FilmMap.Motion motion = Objects.requireNonNull(Objects.requireNonNull(film.map()).motion());
    assertEquals(0f, motion.at(0).xs()[0]);
    assertEquals(1.5f, motion.at(0.375).xs()[0]);
    assertEquals(4f, motion.at(1).xs()[0]);
    assertEquals("epoch 2", motion.at(0.375).words());
    Sample decoded = film.decoder().decode(new float[] {0, 0.7f}).get(1);
    assertEquals(20, decoded.picture(20).width());
    GrayImage grid = decoded.picture(112);
    var tiles = (TrainingFilm) ((DecoderOnThread) film.decoder()).live();
    try (LiveModel then = Autoencoder.of(TINY, weights(3))) {
      List<? extends Sample> pictures = then.decode(tiles.places());
      for (int tile = 0; tile < 100; tile++) {
        for (int at = 0; at < 16; at++) {
          assertEquals(
              pictures.get(tile).image().at(at % 4, at / 4),
              grid.at(tile % 10 * 4 + at % 4, tile / 10 * 4 + at / 4));
        }
      }
    }
  }

  @Test
  void anotherRunBeginsItsOwnHistory() {
    train(3);
    timeLine.positionProperty().set(1);
    end();
    model.start();
    model.parting();
    Objects.requireNonNull(exploration.questionProperty().get());
    exploration.answer(exploration.questionProperty().get().answers().get(1));
    assertEquals(2, desk.runs.size());
    assertEquals(List.of(), timeLine.snapshotsProperty().get());
    assertTrue(timeLine.atNewest());
    reach(0);
    assertEquals(0f, onTheMap());
  }

  @Test
  void pinnedPlacesShowTheVeryPicturesOfEachEpoch() {
    PinnedPictures pinned = model.pinned();
    pinned.setWatched(true);
    exploration.pathProperty().set(new PathStops(new LatentPoint(1, 0), new LatentPoint(0, 1)));
    exploration.cursorProperty().set(new LatentPoint(-1, -1));
    train(20);
    Table table = pinned.tableProperty().get();
    assertEquals(
        List.of(0, 4, 8, 12, 16, 20), table.epochs().stream().map(Snapshot::epoch).toList());
    assertEquals(
        List.of(Kind.A, Kind.B, Kind.CURSOR),
        table.rows().stream().map(row -> row.place().kind()).toList());
    for (int column = 0; column < 6; column++) {
      int epoch = column;
      try (LiveModel then = Autoencoder.of(TINY, weights(4 * column))) {
        assertEquals(
            then.decode(new float[] {1, 0, 0, 1, -1, -1}),
            table.rows().stream().map(row -> row.pictures().get(epoch)).toList());
      }
    }
    exploration.cursorProperty().set(new LatentPoint(2, 2));
    assertSame(table, pinned.tableProperty().get());
    pinned.rest();
    assertEquals(new LatentPoint(2, 2), pinned.tableProperty().get().rows().getLast().place().at());
    pinned.openProperty().set(false);
    table = pinned.tableProperty().get();
    exploration.cursorProperty().set(new LatentPoint(1, 2));
    pinned.rest();
    assertSame(table, pinned.tableProperty().get());
  }
}
