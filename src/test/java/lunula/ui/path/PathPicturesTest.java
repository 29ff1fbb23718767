package lunula.ui.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import lunula.geometry.LatentPoint;
import lunula.model.Decoder;
import lunula.model.GrayImage;
import lunula.service.AnimatedGif;
import lunula.ui.PathEnds;
import org.junit.jupiter.api.Test;

class PathPicturesTest {
  private final List<float[]> asked = new ArrayList<>();
  private final Decoder decoder =
      latents -> {
        asked.add(latents);
        return Pictures.flat(latents);
      };
  private final PathEnds ends = new PathEnds(new LatentPoint(0, 0), new LatentPoint(1, 0));
  private final PathPictures pictures = PathPictures.decode(decoder, ends, PathPace.PLACE);

  @Test
  void theWholeWayIsDecodedInOneCall() {
    assertEquals(1, asked.size());
    assertEquals(97, pictures.frames().size());
    assertEquals(pictures.a(), pictures.frames().getFirst());
    assertEquals(pictures.b(), pictures.frames().getLast());
  }

  @Test
  void oneEndAloneHasItsPicture() {
    PathPictures single = PathPictures.decode(decoder, ends.withB(null), PathPace.PLACE);
    assertNotNull(single.a());
    assertNull(single.b());
    assertNull(single.at(0.5));
  }

  @Test
  void pictureAtAPositionIsTheNearestFrame() {
    GrayImage middle = pictures.at(0.5);
    assertNotNull(middle);
    assertEquals(0.5f, middle.at(0, 0), 1e-3f);
  }

  @Test
  void filmTakesAsLongAsTheWay() {
    assertLasts(4000, pictures.film(PlayMode.ONCE, 4), 97);
    assertLasts(16_000, pictures.film(PlayMode.LOOP, 16), 97);
  }

  @Test
  void fastFilmLeavesFramesOut() {
    assertLasts(1000, pictures.film(PlayMode.ONCE, 1), 25);
  }

  @Test
  void filmThereAndBackRepeatsNeitherEnd() {
    AnimatedGif film = pictures.film(PlayMode.BACK_AND_FORTH, 4);
    assertEquals(97 + 95, film.frames().size());
    assertEquals(pictures.frames().get(1), film.frames().getLast());
  }

  private static void assertLasts(int millis, AnimatedGif film, int frames) {
    assertEquals(frames, film.frames().size());
    assertEquals(millis, film.delayMillis() * (frames - 1), 0.02 * millis);
  }
}
