package lunula.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jcodec.api.FrameGrab;
import org.jcodec.api.JCodecException;
import org.jcodec.common.DemuxerTrackMeta;
import org.jcodec.common.io.NIOUtils;
import org.jcodec.common.model.Picture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilmOptionsTest {
  @TempDir private Path root;
  private Sandbox sandbox;
  private String model = "";

  /// A film that was read back.
  ///
  /// @param edges how far neighbouring pixels of the first picture differ at the most
  private record Film(int frames, double seconds, int width, int height, int edges) {
    static Film of(Path file) throws IOException {
      try (var channel = NIOUtils.readableChannel(file.toFile())) {
        FrameGrab grab = FrameGrab.createFrameGrab(channel);
        DemuxerTrackMeta meta = grab.getVideoTrack().getMeta();
        var size = meta.getVideoCodecMeta().getSize();
        return new Film(
            meta.getTotalFrames(),
            meta.getTotalDuration(),
            size.getWidth(),
            size.getHeight(),
            edges(grab.getNativeFrame()));
      } catch (JCodecException unreadable) {
        throw new IOException(unreadable);
      }
    }

    private static int edges(Picture picture) {
      byte[] light = picture.getPlaneData(0);
      int most = 0;
      for (int x = 1; x < 128; x++) {
        int at = 20 * picture.getPlaneWidth(0) + x;
        most = Math.max(most, Math.abs(light[at] - light[at - 1]));
      }
      return most;
    }
  }

  @BeforeEach
  void train() throws IOException {
    sandbox = new Sandbox(root);
    model = sandbox.tinyModel("model", "--seed", "77").toString();
  }

  private int interpolate(String name, String... more) {
    List<String> words = new ArrayList<>(List.of("interpolate", model, "--from=-9,0", "--to=9,4"));
    words.addAll(List.of("--out", root.resolve(name).toString(), "--scale", "16"));
    words.addAll(List.of(more));
    return sandbox.run(words.toArray(String[]::new));
  }

  private Film film(String name, String... more) throws IOException {
    assertEquals(0, interpolate(name, more), sandbox.err());
    return Film.of(root.resolve(name));
  }

  @Test
  void mp4HasTheFramesThePaceAndTheSizeThatWereAskedFor() throws IOException {
    Film film = film("way.mp4", "--frames", "15", "--fps", "30");
    assertEquals(15, film.frames());
    assertEquals(0.5, film.seconds(), 1e-3);
    assertEquals(128, film.width());
    assertEquals(128, film.height());
    String said = sandbox.out().strip();
    assertEquals("15 pictures of 128 × 128 pixels, 0.5 s, in " + root.resolve("way.mp4"), said);
  }

  @Test
  void withoutFpsTwentyPicturesAreShownASecond() throws IOException {
    assertEquals(0.5, film("way.mp4", "--frames", "10").seconds(), 1e-3);
  }

  @Test
  void smoothPicturesHaveSoftEdges() throws IOException {
    Film squares = film("squares.mp4", "--frames", "2");
    Film smooth = film("smooth.mp4", "--frames", "2", "--smooth");
    assertTrue(
        smooth.edges() * 2 < squares.edges(), () -> squares.edges() + " and " + smooth.edges());
  }

  @Test
  void captionAndSeedTakeRoomUnderThePicture() throws IOException {
    Film caption = film("caption.mp4", "--frames", "2", "--caption", "Here to there");
    Film both = film("both.mp4", "--frames", "2", "--caption", "Here to there", "--seed");
    assertTrue(caption.height() > 128, () -> "no room for words: " + caption);
    assertTrue(both.height() > caption.height(), () -> "no room for the seed: " + both);
    assertEquals(128, both.width());
  }

  @Test
  void wayBackEndsOneStepBeforeItsBegin() throws IOException {
    assertEquals(0, interpolate("back.mp4", "--frames", "8", "--play", "back", "--json"));
    JsonObject told = sandbox.json().getFirst();
    assertEquals(8, told.get("pictures").getAsInt());
    assertEquals(0.4, told.get("seconds").getAsDouble(), 1e-9);
    assertEquals(8, Film.of(root.resolve("back.mp4")).frames());
    byte[] back = Files.readAllBytes(root.resolve("back.mp4"));
    assertEquals(0, interpolate("again.mp4", "--frames", "8", "--play", "BACK"));
    assertArrayEquals(back, Files.readAllBytes(root.resolve("again.mp4")));
  }

  @Test
  void optionsThatMakeNoFilmAreRefusedInOneSentence() {
    refused("way.gif", "a GIF shows 1, 2, 4, 5, 10, 20, 25 or 50", "--fps", "30");
    refused("way.mp4", "an MP4 shows 1 to 60", "--fps", "61");
    refused("way.mp4", "--play is once, loop or back, not “twice”", "--play", "twice");
    refused("way.mp4", "--frames must be between 2 and 1000", "--frames", "1");
    refused("way.mov", "--out must end in .gif or .mp4");
  }

  private void refused(String name, String part, String... more) {
    assertEquals(2, interpolate(name, more));
    assertTrue(sandbox.err().contains(part), sandbox.err());
    assertEquals(1, sandbox.err().lines().count(), sandbox.err());
    assertFalse(Files.exists(root.resolve(name)));
  }

  @Test
  void helpNamesEveryOption() {
    assertEquals(0, sandbox.run("interpolate", "--help"));
    for (String option :
        List.of("--fps", "--play", "--smooth", "--caption", "--seed", ".mp4", "--way")) {
      assertTrue(sandbox.out().contains(option), () -> "help is silent on " + option);
    }
  }
}
