package lunula.export.film;

import static lunula.export.film.Films.MAP;
import static lunula.export.film.Films.WAY;
import static lunula.export.film.Films.plan;
import static lunula.export.film.Films.ramp;
import static lunula.export.film.Films.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import lunula.data.Factors;
import lunula.data.LabelledImages;
import lunula.data.moons.Moon;
import lunula.data.moons.MoonPainter;
import lunula.data.moons.MoonPhases;
import lunula.data.moons.MoonRecipe;
import lunula.data.moons.MoonTruth;
import lunula.export.film.FilmPlan.Pixels;
import lunula.files.Progress;
import lunula.geometry.LatentPath;
import lunula.geometry.LatentPoint;
import lunula.geometry.PlayMode;
import lunula.measure.TruePath;
import lunula.model.GrayImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilmPaintingTest {
  private final Films films = new Films();
  @TempDir private Path folder = Path.of("");

  @Test
  void captionIsDarkOnLightUnderThePicture() {
    FilmPlan plan = plan(FilmFormat.GIF, 224, 10, 4, PlayMode.ONCE);
    Film bare = films.film(with(plan, "", ""), null);
    Film named = films.film(with(plan, "moon-vae: full → crescent", "seed 42"), null);
    assertEquals(224, bare.height());
    assertTrue(named.height() > 224 + 20);
    int[] rgb = painted(named);
    int[] band = Arrays.copyOfRange(rgb, 224 * 224, rgb.length);
    long dark = Arrays.stream(band).filter(pixel -> (pixel & 255) < 100).count();
    assertTrue(dark > 60, dark + " dark pixels are no words");
    assertTrue(Arrays.stream(band).filter(pixel -> pixel == 0xffffff).count() > band.length / 2);
  }

  @Test
  void longCaptionIsBrokenAndAtLastCut() {
    FilmPlan plan = plan(FilmFormat.GIF, 224, 10, 4, PlayMode.ONCE);
    String words = "a way from here to there ".repeat(3);
    int three = films.film(with(plan, words, ""), null).height();
    assertTrue(films.film(with(plan, "short", ""), null).height() < three);
    assertEquals(three, films.film(with(plan, words.repeat(20), ""), null).height());
  }

  @Test
  void pointMovesOnTheMapBeside() {
    Film film = films.film(with(plan(FilmFormat.GIF, 112, 10, 20, PlayMode.ONCE), "", ""), MAP);
    assertTrue(film.width() > 2 * 112);
    int[] first = new int[film.width() * film.height()];
    int[] last = first.clone();
    film.paint(film.shots(0, 1).getFirst(), first);
    film.paint(film.shots(19, 20).getFirst(), last);
    assertTrue(rightHalf(first, film.width()) != rightHalf(last, film.width()));
  }

  @Test
  void pointsOfAFilmThroughTimeMoveAndTheTimeIsTold() {
    FilmMap.Motion rising =
        time ->
            new FilmMap.Moment(
                new float[] {0, 1, (float) time},
                new float[] {0, 1, (float) time},
                "epoch " + Math.round(9 * time));
    FilmMap map = new FilmMap(MAP.xs(), MAP.ys(), MAP.labels(), null, rising);
    Film film = films.film(with(plan(FilmFormat.GIF, 224, 10, 10, PlayMode.ONCE), "", ""), map);
    int point = FilmColours.PAPER.ofClass(2);
    List<List<Integer>> seen = new ArrayList<>();
    List<Integer> words = new ArrayList<>();
    for (Film.Shot shot : film.shots(0, 10)) {
      int[] rgb = new int[film.width() * film.height()];
      film.paint(shot, rgb);
      seen.add(
          IntStream.range(0, 224 * film.width())
              .filter(i -> i % film.width() > film.width() / 2 && rgb[i] == point)
              .boxed()
              .toList());
      words.add(Arrays.hashCode(Arrays.copyOfRange(rgb, 224 * film.width(), rgb.length)));
    }
    // It rises from the first point, which it covers, to the second.
    assertEquals(9, seen.stream().distinct().count());
    assertEquals(seen.getFirst(), seen.getLast());
    assertEquals(10, words.stream().distinct().count());
  }

  private static int rightHalf(int[] rgb, int width) {
    int hash = 1;
    for (int i = 0; i < rgb.length; i++) {
      hash = i % width > width / 2 ? 31 * hash + rgb[i] : hash;
    }
    return hash;
  }

  @Test
  void coloursOfTheMapComeBackInAGif() throws IOException {
    FilmColours colours =
        new FilmColours(0xffffff, 0, 0x555555, 0xd01010, List.of(0x10d010, 0x1010d0, 0xd0d010));
    FilmPlan plan = plan(FilmFormat.GIF, 112, 10, 2, PlayMode.ONCE);
    FilmPlan coloured =
        new FilmPlan(plan.format(), 112, Pixels.SQUARE, 10, 2, PlayMode.ONCE, "", "", colours);
    Film film = Film.of(coloured, new Film.FilmContent(films.decoder, WAY, null, MAP));
    film.save(folder.resolve("map.gif"), Progress.NONE);
    BufferedImage frame = Gif.read(folder.resolve("map.gif")).frames().getFirst();
    int[] pixels =
        frame.getRGB(0, 0, frame.getWidth(), frame.getHeight(), null, 0, frame.getWidth());
    assertTrue(Arrays.stream(pixels).anyMatch(pixel -> pixel == 0xffd01010));
    assertTrue(Arrays.stream(pixels).anyMatch(pixel -> pixel == 0xff10d010));
  }

  @Test
  void trueMoonStandsBesideTheDecodedOne() throws IOException {
    MoonPainter painter = new MoonPainter(28, MoonRecipe.Surface.PLAIN);
    var factors = new Factors(List.of("phase", "tilt"), 2, new double[] {0, 0, 150, -20});
    byte[] pixels =
        Arrays.copyOf(painter.paintBytes(Moon.of(factors.names(), factors.row(0))), 2 * 28 * 28);
    System.arraycopy(
        painter.paintBytes(Moon.of(factors.names(), factors.row(1))), 0, pixels, 28 * 28, 28 * 28);
    var moons = new MoonTruth(MoonRecipe.of(MoonPhases.EVERY_PHASE).withSide(28));
    var images = new LabelledImages(28, 28, pixels, new byte[2], List.of(), factors.drawnBy(moons));
    TruePath truth = TruePath.of(images, List.of(0, 1), List.of(0.0, 1.0)).orElseThrow();
    FilmPlan plan = with(plan(FilmFormat.GIF, 56, 10, 5, PlayMode.ONCE), "", "");
    Film film = Film.of(plan, new Film.FilmContent(films.decoder, WAY, truth, null));
    Path file = folder.resolve("moons.gif");
    film.save(file, Progress.NONE);
    List<BufferedImage> frames = Gif.read(file).frames();
    for (int i = 0; i < 5; i++) {
      GrayImage real = new GrayImage(28, 28, painter.paint(new Moon(150 * i / 4.0, -5 * i)));
      BufferedImage frame = frames.get(i);
      assertShows(ramp(i / 4f), frame.getSubimage(0, 0, 56, 56));
      assertShows(real, frame.getSubimage(film.width() - 56, 0, 56, 56));
    }
  }

  private static void assertShows(GrayImage picture, BufferedImage part) {
    for (int y = 0; y < 56; y++) {
      for (int x = 0; x < 56; x++) {
        int level = picture.level(x / 2, y / 2);
        assertEquals(level, part.getRGB(x, y) & 255, 1, "at " + x + ", " + y);
      }
    }
  }

  @Test
  void thereAndBackMeetsTheFarEndOnce() {
    Film film = films.film(plan(FilmFormat.GIF, 56, 10, 8, PlayMode.BACK_AND_FORTH), null);
    List<Film.Shot> shots = film.shots(0, 8);
    assertEquals(1, shots.get(4).place()[0], 1e-9);
    assertEquals(shots.get(3).place()[0], shots.get(5).place()[0], 1e-9);
    assertNotEquals(shots.getFirst().place()[0], shots.getLast().place()[0]);
  }

  @Test
  void aWayThatStandsStillIsRefused() {
    LatentPath still = LatentPath.straight(new LatentPoint(1, 1), new LatentPoint(1, 1));
    FilmPlan plan = plan(FilmFormat.GIF, 56, 10, 4, PlayMode.ONCE);
    assertThrows(
        IllegalArgumentException.class,
        () -> Film.of(plan, new Film.FilmContent(films.decoder, still, null, null)));
  }

  private static int[] painted(Film film) {
    int[] rgb = new int[film.width() * film.height()];
    film.paint(film.shots(0, 1).getFirst(), rgb);
    return rgb;
  }
}
