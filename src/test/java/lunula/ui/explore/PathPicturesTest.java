package lunula.ui.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import lunula.geometry.LatentPoint;
import lunula.model.Decoder;
import lunula.model.Sample;
import lunula.ui.path.Pictures;
import org.junit.jupiter.api.Test;

class PathPicturesTest {
  private final List<float[]> asked = new ArrayList<>();
  private final Decoder decoder =
      latents -> {
        asked.add(latents);
        return Pictures.flat(latents);
      };
  private final PathStops ends = new PathStops(new LatentPoint(0, 0), new LatentPoint(1, 0));
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
    Sample middle = pictures.at(0.5);
    assertNotNull(middle);
    assertEquals(0.5f, middle.image().at(0, 0), 1e-3f);
  }
}
