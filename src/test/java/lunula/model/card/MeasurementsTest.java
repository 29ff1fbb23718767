package lunula.model.card;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lunula.files.UserMessages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MeasurementsTest {
  @Test
  void aMeasuredNumberIsFoundAgain() {
    var measured = Measurements.NONE.with(Measure.NEIGHBOUR_ACCURACY, 0.76);
    assertEquals(OptionalDouble.of(0.76), measured.value(Measure.NEIGHBOUR_ACCURACY));
    assertEquals(Map.of("knn-accuracy-10", List.of(0.76)), measured.values());
  }

  @Test
  void subjectsOfOneMeasureStandBesideEachOther() {
    var measured =
        Measurements.NONE
            .withSubject(Measure.KL, "train", 6.5)
            .withSubject(Measure.KL, "test", 6.7)
            .with(Measure.UNIT_KL, 3, 3.7);
    assertEquals(OptionalDouble.of(6.7), measured.value(Measure.KL, "test"));
    assertEquals(OptionalDouble.empty(), measured.value(Measure.KL));
    assertEquals(List.of("train", "test"), measured.subjects(Measure.KL));
    assertEquals(
        List.of("kl@train", "kl@test", "unit-kl"), List.copyOf(measured.values().keySet()));
    assertThrows(IllegalArgumentException.class, () -> Measurements.key(Measure.KL, " "));
  }

  @Test
  void oneNumberADimensionIsNoSingleNumber() {
    var measured = Measurements.NONE.with(Measure.UNIT_KL, 3, 0.1);
    assertEquals(List.of(3.0, 0.1), measured.all(Measure.UNIT_KL));
    assertEquals(OptionalDouble.empty(), measured.value(Measure.UNIT_KL));
  }

  @Test
  void whatIsAbsentOrNotANumberHasNoValue() {
    var measured = Measurements.NONE.with(Measure.KL, Double.NaN);
    assertTrue(measured.value(Measure.KL).isEmpty());
    assertTrue(measured.value(Measure.MSE).isEmpty());
    assertEquals(List.of(), measured.all(Measure.MSE));
    assertEquals(measured, Measurements.NONE.with(Measure.KL, Double.NaN));
  }

  @Test
  void aNewValueReplacesTheOldAndLeavesTheOriginalAlone() {
    var old = Measurements.NONE.with(Measure.MSE, 1);
    assertEquals(OptionalDouble.of(2), old.with(Measure.MSE, 2).value(Measure.MSE));
    assertEquals(OptionalDouble.of(1), old.value(Measure.MSE));
    assertThrows(UnsupportedOperationException.class, () -> old.values().clear());
  }

  @Test
  void keysOfANewerVersionAreKept() {
    var read = new Measurements(Map.of("of-the-future", List.of(1.0)));
    assertEquals(List.of(1.0), read.with(Measure.MSE, 2).values().get("of-the-future"));
  }

  @ParameterizedTest
  @EnumSource
  void everyMeasureSaysWhatItIs(Measure measure) {
    Measure.MeasureInfo info = measure.info();
    assertAll(
        Stream.of(info.name(), info.definition(), info.formula(), info.source(), info.unit())
            .map(UserMessages::words)
            .map(text -> () -> assertFalse(text.isBlank() || text.contains("\n"), text)));
    assertTrue(UserMessages.words(info.definition()).endsWith("."));
    assertEquals(measure.unit(), UserMessages.words(info.unit()));
    assertTrue(measure.id().matches("[a-z0-9]+(-[a-z0-9]+)*"), measure.id());
    assertEquals(Optional.of(measure), Measure.withId(measure.id()));
  }

  @Test
  void noTwoMeasuresShareANameOrAnId() {
    int count = Measure.values().length;
    assertEquals(count, Arrays.stream(Measure.values()).map(Measure::id).distinct().count());
    assertEquals(
        count,
        Arrays.stream(Measure.values())
            .map(measure -> UserMessages.words(measure.info().name()))
            .collect(Collectors.toSet())
            .size());
    assertEquals(Optional.empty(), Measure.withId("of-the-future"));
  }
}
