package lunula.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class TextSampleTest {
  private static TextSample text(String letters) {
    Alphabet alphabet = new Alphabet("abcdefghij");
    byte[] codes = TextCodes.of(letters, alphabet, letters.length()).orElseThrow();
    return TextSample.real(codes, 0, letters.length(), alphabet, "");
  }

  @Test
  void aPointOfThePictureIsTheCharacterThatIsDrawnThere() {
    TextSample couplet = text("abcdefghij");
    assertEquals(Optional.of("a"), couplet.placeAt(1 / 6.0, 0.4).map(TextSample.Place::character));
    assertEquals(Optional.of("j"), couplet.placeAt(5 / 6.0, 0.6).map(TextSample.Place::character));
    assertTrue(couplet.placeAt(0.5, 0.05).isEmpty());
    assertTrue(couplet.placeAt(0.01, 0.5).isEmpty());
    assertEquals(Optional.of("c"), text("abc").placeAt(0.75, 0.5).map(TextSample.Place::character));
  }
}
