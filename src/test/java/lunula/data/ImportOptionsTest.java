package lunula.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ImportOptionsTest {
  @Test
  void whatWasDecidedIsReadBackFromItsLine() {
    ImportOptions none = ImportOptions.of(Shaping.asItIs());
    assertEquals("", none.written());
    ImportOptions all =
        new ImportOptions(
            new Shaping(28, 20, Shaping.Fit.FILL, Shaping.Tone.INVERTED, Shaping.Damage.TAKEN),
            "Art & 类=?",
            -0.5,
            16.0,
            true,
            false,
            ImportOptions.Count.LAST,
            ImportOptions.Parts.JOINED);
    assertEquals(all, ImportOptions.read(all.written()));
    ImportOptions white = none.withScale(null, 16.0);
    assertEquals("white=16.0", white.written());
    assertEquals(white, ImportOptions.read(white.written()));
  }
}
