package lunula.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lunula.files.InvalidValueException;
import lunula.files.UserMessages;
import lunula.model.Description.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptionTest {
  private static final Property PHASE = Property.angle("phase", 0, 180);
  private static final Property TILT = Property.angle("tilt", -180, 180);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "12.5|12.5",
        "12,5|12.5",
        " -7 |-7",
        "−7°|-7",
        "90 °|90",
        "1e2|100",
        "+3.|3",
        ",5|0.5"
      })
  void anAngleIsReadAsPeopleWriteIt(String written, double angle) {
    assertEquals(angle, TILT.parsed(written));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "NaN",
        "Infinity",
        "1e9",
        "1e999",
        "361",
        "361°",
        "-1",
        "0x1p3",
        "12d",
        "1,2,3",
        "full"
      })
  void whatIsNoneIsToldAsItWasWritten(String written) {
    var refused = assertThrows(InvalidValueException.class, () -> PHASE.parsed(written));
    String sentence = UserMessages.words(refused);
    assertTrue(sentence.contains("0° to 180°"), sentence);
    assertTrue(sentence.contains("“" + written.strip() + "”"), sentence);
  }

  @ParameterizedTest
  @ValueSource(doubles = {361, -181, Double.POSITIVE_INFINITY})
  void aDescriptionHoldsAnglesInTheirRangeOnly(double angle) {
    assertThrows(InvalidValueException.class, () -> new Description(List.of(TILT), angle));
  }
}
