package lunula.service;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import lunula.data.Factors;
import lunula.data.LabelledImages;
import lunula.data.Moon;
import lunula.data.MoonPainter;
import lunula.data.MoonSurface;
import lunula.data.Progress;
import lunula.geometry.LatentPoint;
import lunula.geometry.PlayMode;
import lunula.geometry.Way;
import lunula.model.Decoder;
import lunula.model.GrayImage;
import lunula.service.FilmPlan.Pixels;
import org.jcodec.api.FrameGrab;
import org.jcodec.api.JCodecException;
import org.jcodec.common.DemuxerTrackMeta;
import org.jcodec.common.io.NIOUtils;
import org.jcodec.common.model.Picture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilmTest {
  private static final Way WAY = Way.straight(new LatentPoint(0, 0), new LatentPoint(1, 1));
  private static final FilmMap MAP =
      new FilmMap(new float[] {0, 1, 0.5f}, new float[] {1, 0, 0.5f}, new byte[] {0, 1, 2}, null);
  private final List<Integer> asked = new ArrayList<>();
  private final Decoder decoder =
      latents -> {
        asked.add(latents.length / 2);
        List<GrayImage> pictures = new ArrayList<>();
        for (int i = 0; i < latents.length; i += 2) {
          pictures.add(ramp(latents[i]));
        }
        return pictures;
      };
  @TempDir private Path folder = Path.of("");

  @Test
  void gifIsWhatWasToldBefore() throws IOException {
    Film film = film(plan(FilmFormat.GIF, 56, 20, 40, PlayMode.LOOP), null);
    Path file = folder.resolve("way.gif");
    assertTrue(film.save(file, Progress.NONE));
    Gif gif = Gif.read(file);
    assertEquals(40, gif.frames().size());
    assertEquals(56, gif.frames().getFirst().getWidth());
    assertEquals(film.height(), gif.frames().getFirst().getHeight());
    assertEquals("5", gif.delay());
    assertEquals(2.0, film.plan().seconds());
    assertTrue(gif.repeats());
  }

  @Test
  void gifKeepsEveryGrey() throws IOException {
    Film film = film(plan(FilmFormat.GIF, 56, 25, 5, PlayMode.ONCE), null);
    film.save(folder.resolve("way.gif"), Progress.NONE);
    Gif gif = Gif.read(folder.resolve("way.gif"));
    assertFalse(gif.repeats());
    for (int i = 0; i < 5; i++) {
      GrayImage picture = ramp(i / 4f);
      for (int y = 0; y < 56; y++) {
        for (int x = 0; x < 56; x++) {
          int grey = 0xff000000 | 0x010101 * picture.level(x / 2, y / 2);
          assertEquals(grey, gif.frames().get(i).getRGB(x, y));
        }
      }
    }
  }

  @Test
  void mp4ReadBackHasItsSizeFramesAndGreys() throws IOException, JCodecException {
    FilmPlan plan = plan(FilmFormat.MP4, 84, 30, 45, PlayMode.ONCE);
    Film film = film(plan, null);
    Path file = folder.resolve("way.mp4");
    assertTrue(film.save(file, Progress.NONE));
    try (var channel = NIOUtils.readableChannel(file.toFile())) {
      FrameGrab grab = FrameGrab.createFrameGrab(channel);
      DemuxerTrackMeta meta = grab.getVideoTrack().getMeta();
      assertEquals(45, meta.getTotalFrames());
      assertEquals(1.5, meta.getTotalDuration(), 1e-3);
      assertEquals(84, meta.getVideoCodecMeta().getSize().getWidth());
      assertEquals(film.height(), meta.getVideoCodecMeta().getSize().getHeight());
      int[] rgb = new int[film.width() * film.height()];
      for (int i = 0; i < 45; i++) {
        film.paint(film.shots(i, i + 1).getFirst(), rgb);
        assertGreys(rgb, grab.getNativeFrame(), film.width());
      }
    }
  }

  @Test
  void mp4SaysNothingOfTheClock() throws IOException {
    Path file = folder.resolve("way.mp4");
    film(plan(FilmFormat.MP4, 56, 10, 4, PlayMode.ONCE), null).save(file, Progress.NONE);
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    String text = new String(bytes.array(), ISO_8859_1);
    for (String header : List.of("mvhd", "tkhd", "mdhd")) {
      int version = text.indexOf(header) + 4;
      assertTrue(version > 4, header);
      assertEquals(0, bytes.getInt(version + 4), header + " says when it was made");
      assertEquals(0, bytes.getInt(version + 8), header + " says when it was changed");
    }
  }

  /// The narrow range: 16 is black, 235 is white.
  private static void assertGreys(int[] rgb, Picture picture, int width) {
    double sum = 0;
    for (int i = 0; i < rgb.length; i++) {
      int at = i / width * picture.getPlaneWidth(0) + i % width;
      double grey = (picture.getPlaneData(0)[at] + 128 - 16) * 255 / 219.0;
      sum += Math.abs(grey - (rgb[i] & 255));
    }
    assertTrue(sum / rgb.length < 4, "grey levels are off by " + sum / rgb.length);
  }

  @Test
  void expectedSizeIsAboutTheSize() throws IOException {
    for (FilmFormat format : FilmFormat.values()) {
      Film film = film(plan(format, 112, 10, 60, PlayMode.BACK_AND_FORTH), MAP);
      Path file = folder.resolve("way" + format.ending());
      film.save(file, Progress.NONE);
      double share = film.expectedBytes() / (double) Files.size(file);
      assertTrue(share > 0.8 && share < 1.25, format + " is told as " + share);
    }
  }

  @Test
  void captionIsDarkOnLightUnderThePicture() {
    FilmPlan plan = plan(FilmFormat.GIF, 224, 10, 4, PlayMode.ONCE);
    Film bare = film(with(plan, "", ""), null);
    Film named = film(with(plan, "moon-vae: full → crescent", "seed 42"), null);
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
    int three = film(with(plan, words, ""), null).height();
    assertTrue(film(with(plan, "short", ""), null).height() < three);
    assertEquals(three, film(with(plan, words.repeat(20), ""), null).height());
  }

  @Test
  void pointMovesOnTheMapBeside() {
    Film film = film(with(plan(FilmFormat.GIF, 112, 10, 20, PlayMode.ONCE), "", ""), MAP);
    assertTrue(film.width() > 2 * 112);
    int[] first = new int[film.width() * film.height()];
    int[] last = first.clone();
    film.paint(film.shots(0, 1).getFirst(), first);
    film.paint(film.shots(19, 20).getFirst(), last);
    assertTrue(rightHalf(first, film.width()) != rightHalf(last, film.width()));
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
    Film film = Film.of(coloured, new Footage(decoder, WAY, null, MAP));
    film.save(folder.resolve("map.gif"), Progress.NONE);
    BufferedImage frame = Gif.read(folder.resolve("map.gif")).frames().getFirst();
    int[] pixels =
        frame.getRGB(0, 0, frame.getWidth(), frame.getHeight(), null, 0, frame.getWidth());
    assertTrue(Arrays.stream(pixels).anyMatch(pixel -> pixel == 0xffd01010));
    assertTrue(Arrays.stream(pixels).anyMatch(pixel -> pixel == 0xff10d010));
  }

  @Test
  void cancelledFilmLeavesNothing() throws IOException {
    for (FilmFormat format : FilmFormat.values()) {
      Film film = film(plan(format, 56, 10, 40, PlayMode.ONCE), null);
      assertFalse(film.save(folder.resolve("way" + format.ending()), (done, all) -> done < 20));
    }
    try (var left = Files.list(folder)) {
      assertEquals(0, left.count());
    }
  }

  @Test
  void longFilmIsDecodedAFewFramesAtATime() throws IOException {
    Film film = film(plan(FilmFormat.GIF, 28, 50, 1500, PlayMode.LOOP), null);
    List<Long> told = new ArrayList<>();
    film.save(folder.resolve("long.gif"), (done, all) -> told.add(done));
    assertTrue(asked.stream().allMatch(count -> count <= 32));
    assertEquals(1501, told.size());
    assertEquals(1500, told.getLast());
  }

  @Test
  void unwritableFolderIsOneSentence() {
    Film film = film(plan(FilmFormat.MP4, 56, 10, 4, PlayMode.ONCE), null);
    Path missing = folder.resolve("gone").resolve("way.mp4");
    ExportException failure =
        assertThrows(ExportException.class, () -> film.save(missing, Progress.NONE));
    assertTrue(String.valueOf(failure.getMessage()).contains("Choose another folder."));
  }

  @Test
  void diskThatGetsFullLeavesTheOlderFilmAndOneSentence() throws IOException {
    for (FilmFormat format : FilmFormat.values()) {
      Film film = film(plan(format, 56, 10, 40, PlayMode.ONCE), null);
      Path file = Files.writeString(folder.resolve("way" + format.ending()), "older");
      ExportException failure =
          assertThrows(
              ExportException.class,
              () ->
                  film.save(
                      file,
                      Progress.NONE,
                      (channel, of) -> new Full(format.open(channel, of), new AtomicInteger(25))));
      assertEquals(
          file.getFileName() + " was not saved: the disk is full. Free some space and save again.",
          failure.getMessage());
      assertEquals("older", Files.readString(file));
      Files.delete(file);
      try (var left = Files.list(folder)) {
        assertEquals(0, left.count());
      }
    }
  }

  /// A disk with room for so many frames.
  private record Full(FrameSink real, AtomicInteger room) implements FrameSink {
    @Override
    public void add(int[] rgb) throws IOException {
      if (room.getAndDecrement() == 0) {
        throw new IOException("No space left on device");
      }
      real.add(rgb);
    }

    @Override
    public void finish() throws IOException {
      real.finish();
    }
  }

  @Test
  void readOnlyFolderIsOneSentence() throws IOException {
    Path shut = Files.createDirectory(folder.resolve("shut"));
    assumeTrue(shut.toFile().setWritable(false) && !Files.isWritable(shut));
    Film film = film(plan(FilmFormat.GIF, 56, 10, 4, PlayMode.ONCE), null);
    ExportException failure =
        assertThrows(
            ExportException.class, () -> film.save(shut.resolve("way.gif"), Progress.NONE));
    assertEquals(
        "way.gif was not saved: %s may not be written to. Choose another folder.".formatted(shut),
        failure.getMessage());
    assertTrue(shut.toFile().setWritable(true));
  }

  @Test
  void trueMoonStandsBesideTheDecodedOne() throws IOException {
    MoonPainter painter = new MoonPainter(28, MoonSurface.PLAIN);
    var factors = new Factors(List.of("phase", "tilt"), 2, new double[] {0, 0, 150, -20});
    byte[] pixels = Arrays.copyOf(painter.paintBytes(Moon.of(factors, 0)), 2 * 28 * 28);
    System.arraycopy(painter.paintBytes(Moon.of(factors, 1)), 0, pixels, 28 * 28, 28 * 28);
    var images = new LabelledImages(28, 28, pixels, new byte[2], List.of(), factors);
    MoonTruth moons = MoonTruth.of(images).orElseThrow();
    var truth = new TrueWay(moons, List.of(0, 1), List.of(0.0, 1.0));
    FilmPlan plan = with(plan(FilmFormat.GIF, 56, 10, 5, PlayMode.ONCE), "", "");
    Film film = Film.of(plan, new Footage(decoder, WAY, truth, null));
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
    Film film = film(plan(FilmFormat.GIF, 56, 10, 8, PlayMode.BACK_AND_FORTH), null);
    List<Film.Shot> shots = film.shots(0, 8);
    assertEquals(1, shots.get(4).place()[0], 1e-9);
    assertEquals(shots.get(3).place()[0], shots.get(5).place()[0], 1e-9);
    assertNotEquals(shots.getFirst().place()[0], shots.getLast().place()[0]);
  }

  @Test
  void aWayThatStandsStillIsRefused() {
    Way still = Way.straight(new LatentPoint(1, 1), new LatentPoint(1, 1));
    FilmPlan plan = plan(FilmFormat.GIF, 56, 10, 4, PlayMode.ONCE);
    assertThrows(
        IllegalArgumentException.class,
        () -> Film.of(plan, new Footage(decoder, still, null, null)));
  }

  @Test
  void ratesThatGifDoesNotKeepAreRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> plan(FilmFormat.GIF, 56, 30, 4, PlayMode.ONCE));
  }

  private Film film(FilmPlan plan, @Nullable FilmMap map) {
    return Film.of(plan, new Footage(decoder, WAY, null, map));
  }

  private static int[] painted(Film film) {
    int[] rgb = new int[film.width() * film.height()];
    film.paint(film.shots(0, 1).getFirst(), rgb);
    return rgb;
  }

  private static FilmPlan plan(FilmFormat format, int side, int rate, int frames, PlayMode mode) {
    return new FilmPlan(
        format,
        side,
        Pixels.SQUARE,
        rate,
        frames,
        mode,
        "from here to there",
        "",
        FilmColours.PAPER);
  }

  private static FilmPlan with(FilmPlan plan, String caption, String small) {
    return new FilmPlan(
        plan.format(),
        plan.side(),
        plan.pixels(),
        plan.framesPerSecond(),
        plan.frames(),
        plan.mode(),
        caption,
        small,
        plan.colours());
  }

  /// 28 × 28 pixels, a soft wave that travels.
  private static GrayImage ramp(float turn) {
    float[] pixels = new float[28 * 28];
    for (int i = 0; i < pixels.length; i++) {
      int row = i / 28;
      pixels[i] = (float) (0.5 + 0.5 * Math.sin((i % 28) * 0.2 + row * 0.1 + 6 * turn));
    }
    return new GrayImage(28, 28, pixels);
  }

  private record Gif(List<BufferedImage> frames, String delay, boolean repeats) {
    static Gif read(Path file) throws IOException {
      ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
      try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
        reader.setInput(in);
        List<BufferedImage> frames = new ArrayList<>();
        for (int i = 0; i < reader.getNumImages(true); i++) {
          frames.add(reader.read(i));
        }
        var root =
            (IIOMetadataNode) reader.getImageMetadata(0).getAsTree("javax_imageio_gif_image_1.0");
        var control =
            (IIOMetadataNode) root.getElementsByTagName("GraphicControlExtension").item(0);
        boolean repeats = root.getElementsByTagName("ApplicationExtension").getLength() > 0;
        return new Gif(frames, control.getAttribute("delayTime"), repeats);
      } finally {
        reader.dispose();
      }
    }
  }
}
