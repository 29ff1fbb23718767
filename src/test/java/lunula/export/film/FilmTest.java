package lunula.export.film;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static lunula.export.film.Films.MAP;
import static lunula.export.film.Films.plan;
import static lunula.export.film.Films.ramp;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import lunula.files.FileWriteException;
import lunula.files.Progress;
import lunula.files.UserMessages;
import lunula.geometry.PlayMode;
import lunula.model.GrayImage;
import org.jcodec.api.FrameGrab;
import org.jcodec.api.JCodecException;
import org.jcodec.common.DemuxerTrackMeta;
import org.jcodec.common.io.NIOUtils;
import org.jcodec.common.model.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilmTest {
  private final Films films = new Films();
  @TempDir private Path folder = Path.of("");

  @Test
  void gifIsWhatWasToldBefore() throws IOException {
    Film film = films.film(plan(FilmFormat.GIF, 56, 20, 40, PlayMode.LOOP), null);
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
    Film film = films.film(plan(FilmFormat.GIF, 56, 25, 5, PlayMode.ONCE), null);
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
    Film film = films.film(plan, null);
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
    films.film(plan(FilmFormat.MP4, 56, 10, 4, PlayMode.ONCE), null).save(file, Progress.NONE);
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
      Film film = films.film(plan(format, 112, 10, 60, PlayMode.BACK_AND_FORTH), MAP);
      Path file = folder.resolve("way" + format.ending());
      film.save(file, Progress.NONE);
      double share = film.expectedBytes() / (double) Files.size(file);
      assertTrue(share > 0.8 && share < 1.25, format + " is told as " + share);
    }
  }

  @Test
  void cancelledFilmLeavesNothing() throws IOException {
    for (FilmFormat format : FilmFormat.values()) {
      Film film = films.film(plan(format, 56, 10, 40, PlayMode.ONCE), null);
      assertFalse(film.save(folder.resolve("way" + format.ending()), (done, all) -> done < 20));
    }
    try (var left = Files.list(folder)) {
      assertEquals(0, left.count());
    }
  }

  @Test
  void longFilmIsDecodedAFewFramesAtATime() throws IOException {
    Film film = films.film(plan(FilmFormat.GIF, 28, 50, 1500, PlayMode.LOOP), null);
    List<Long> told = new ArrayList<>();
    film.save(folder.resolve("long.gif"), (done, all) -> told.add(done));
    assertTrue(films.asked.stream().allMatch(count -> count <= 32));
    assertEquals(1501, Set.copyOf(told).size());
    assertEquals(1500, told.getLast());
  }

  @Test
  void unwritableFolderIsOneSentence() {
    Film film = films.film(plan(FilmFormat.MP4, 56, 10, 4, PlayMode.ONCE), null);
    Path missing = folder.resolve("gone").resolve("way.mp4");
    FileWriteException failure =
        assertThrows(FileWriteException.class, () -> film.save(missing, Progress.NONE));
    assertTrue(UserMessages.words(failure).contains("Choose another folder."));
  }

  @Test
  void diskThatGetsFullLeavesTheOlderFilmAndOneSentence() throws IOException {
    for (FilmFormat format : FilmFormat.values()) {
      Film film = films.film(plan(format, 56, 10, 40, PlayMode.ONCE), null);
      Path file = Files.writeString(folder.resolve("way" + format.ending()), "older");
      FileWriteException failure =
          assertThrows(
              FileWriteException.class,
              () ->
                  film.save(
                      file,
                      Progress.NONE,
                      (channel, of) -> new Full(format.open(channel, of), new AtomicInteger(25))));
      assertEquals(
          file.getFileName() + " was not saved: the disk is full. Free some space and save again.",
          UserMessages.words(failure));
      assertEquals("older", Files.readString(file));
      Files.delete(file);
      try (var left = Files.list(folder)) {
        assertEquals(0, left.count());
      }
    }
  }

  /// A disk with room for so many frames.
  private record Full(FilmFormat.FrameSink real, AtomicInteger room)
      implements FilmFormat.FrameSink {
    @Override
    public void add(int[] rgb, Runnable look) throws IOException {
      if (room.getAndDecrement() == 0) {
        throw new IOException("No space left on device");
      }
      real.add(rgb, look);
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
    Film film = films.film(plan(FilmFormat.GIF, 56, 10, 4, PlayMode.ONCE), null);
    FileWriteException failure =
        assertThrows(
            FileWriteException.class, () -> film.save(shut.resolve("way.gif"), Progress.NONE));
    assertEquals(
        "way.gif was not saved: %s may not be written to. Choose another folder.".formatted(shut),
        UserMessages.words(failure));
    assertTrue(shut.toFile().setWritable(true));
  }

  @Test
  void ratesThatGifDoesNotKeepAreRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> plan(FilmFormat.GIF, 56, 30, 4, PlayMode.ONCE));
  }
}
