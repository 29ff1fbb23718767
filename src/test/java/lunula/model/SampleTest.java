package lunula.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lunula.files.UserMessages;
import lunula.testkit.TextSample;
import org.junit.jupiter.api.Test;

class SampleTest {
  private final GrayImage picture = new GrayImage(2, 1, new float[] {0, 0.5f});
  private final TextSample text = new TextSample("dawn over the sea");

  @Test
  void aPictureIsDrawnAsItselfAndHasNoWords() {
    assertSame(picture, picture.picture(400));
    assertSame(picture, picture.image());
    assertEquals("", picture.words());
  }

  @Test
  void picturesDifferByTheRootMeanSquareOfTheirGreyValues() {
    assertEquals(0, picture.distance(picture));
    assertEquals(Math.sqrt(0.125), picture.distance(new GrayImage(2, 1, new float[2])), 1e-12);
    var white = new GrayImage(1, 1, new float[] {1});
    assertEquals(1, white.distance(new GrayImage(1, 1, new float[1])));
    assertThrows(IllegalArgumentException.class, () -> picture.distance(white));
  }

  @Test
  void whoeverNeedsPixelsOfATextIsToldWhyThereAreNone() {
    NoPictureException refused = assertThrows(NoPictureException.class, text::image);
    assertEquals(
        "This model does not decode pictures, and this needs pictures. Open a model that decodes"
            + " pictures.",
        UserMessages.words(refused));
    assertThrows(NoPictureException.class, () -> Sample.images(List.of(picture, text)));
    assertThrows(NoPictureException.class, () -> picture.distance(text));
  }

  @Test
  void aDecoderOffersNoEncoderUnlessItSaysSo() {
    Decoder decoder = places -> List.of(text);
    assertTrue(decoder.encoder().isEmpty());
    assertSame(text, decoder.decodeOne(0, 0));
  }
}
