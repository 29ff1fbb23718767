package lunula.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lunula.geometry.PathShape.End;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PathShapeTest {
  private static final List<double[]> STOPS = List.of(at(0, 0), at(3, 4), at(3, 10), at(-1, 2));

  private static double[] at(double... place) {
    return place;
  }

  @ParameterizedTest
  @EnumSource
  void everyWayPassesItsStopsWhenItSays(PathShape shape) {
    LatentPath way = shape.through(STOPS, End.OPEN);
    assertEquals(STOPS.size(), way.stops().size());
    for (int i = 0; i < STOPS.size(); i++) {
      assertArrayEquals(STOPS.get(i), way.at(way.stops().get(i)), 1e-9);
    }
    assertEquals(1, way.stops().getLast());
  }

  @ParameterizedTest
  @EnumSource
  void aLoopComesBackAndStillPassesItsStops(PathShape shape) {
    LatentPath way = shape.through(STOPS, End.CLOSED);
    assertArrayEquals(STOPS.getFirst(), way.at(1), 1e-12);
    assertEquals(STOPS.size(), way.stops().size());
    assertTrue(way.stops().getLast() < 1);
    for (int i = 0; i < STOPS.size(); i++) {
      assertArrayEquals(STOPS.get(i), way.at(way.stops().get(i)), 1e-9);
    }
  }

  @ParameterizedTest
  @EnumSource
  void stopsUponEachOtherAreNoTrouble(PathShape shape) {
    LatentPath way = shape.through(List.of(at(1, 1), at(1, 1), at(2, 3), at(2, 3)), End.OPEN);
    for (int i = 0; i <= 20; i++) {
      LatentPoint place = way.point(i / 20.0);
      assertTrue(place.x() >= 1 - 1e-9 && place.x() <= 2 + 1e-9, place::toString);
    }
    assertArrayEquals(at(1, 1), shape.through(List.of(at(1, 1), at(1, 1)), End.OPEN).at(0.5));
  }

  @Test
  void straightPiecesTakeTimeByTheirLength() {
    LatentPath way = PathShape.STRAIGHT.through(List.of(at(0, 0), at(3, 4), at(3, 9)), End.OPEN);
    assertEquals(10, way.length(), 1e-12);
    assertEquals(List.of(0.0, 0.5, 1.0), way.stops());
    assertArrayEquals(at(3, 6.5), way.at(0.75), 1e-12);
  }

  @Test
  void sphericalWayFollowsTheCircle() {
    LatentPath way = PathShape.SPHERICAL.through(List.of(at(2, 0), at(0, 2)), End.OPEN);
    assertArrayEquals(at(Math.sqrt(2), Math.sqrt(2)), way.at(0.5), 1e-12);
    double third = Math.PI / 6;
    assertArrayEquals(at(2 * Math.cos(third), 2 * Math.sin(third)), way.at(1 / 3.0), 1e-12);
    assertEquals(Math.PI, way.length(), 1e-4);
  }

  @Test
  void sphericalWayChangesItsRadiusEvenly() {
    LatentPath way = PathShape.SPHERICAL.through(List.of(at(1, 0), at(0, 3)), End.OPEN);
    assertArrayEquals(at(Math.sqrt(2), Math.sqrt(2)), way.at(0.5), 1e-12);
  }

  @Test
  void sphericalWayWorksInMoreDimensions() {
    LatentPath way = PathShape.SPHERICAL.through(List.of(at(1, 0, 0), at(0, 0, 1)), End.OPEN);
    assertArrayEquals(at(Math.sqrt(0.5), 0, Math.sqrt(0.5)), way.at(0.5), 1e-12);
  }

  @Test
  void sphericalWayIsStraightWhereThereIsNoCircle() {
    LatentPath through = PathShape.SPHERICAL.through(List.of(at(-1, 0), at(2, 0)), End.OPEN);
    assertArrayEquals(at(0.5, 0), through.at(0.5), 1e-12);
    LatentPath out = PathShape.SPHERICAL.through(List.of(at(0, 0), at(2, 2)), End.OPEN);
    assertArrayEquals(at(1, 1), out.at(0.5), 1e-12);
  }

  @Test
  void smoothWayBetweenTwoStopsIsStraight() {
    LatentPath way = PathShape.SMOOTH.through(List.of(at(0, 0), at(4, 2)), End.OPEN);
    assertArrayEquals(at(1, 0.5), way.at(0.25), 1e-6);
    assertEquals(Math.sqrt(20), way.length(), 1e-9);
  }

  @Test
  void smoothWayHasNoCorners() {
    LatentPath way = PathShape.SMOOTH.through(STOPS, End.CLOSED);
    for (double stop : way.stops().subList(1, 4)) {
      LatentPoint before = way.point(stop - 1e-4);
      LatentPoint here = way.point(stop);
      LatentPoint after = way.point(stop + 1e-4);
      double turn =
          Math.atan2(after.y() - here.y(), after.x() - here.x())
              - Math.atan2(here.y() - before.y(), here.x() - before.x());
      assertEquals(0, Math.sin(turn), 0.15);
    }
  }

  @Test
  void smoothWayIsGoneAtConstantSpeed() {
    LatentPath way = PathShape.SMOOTH.through(STOPS, End.OPEN);
    int count = 200;
    for (int i = 0; i < count; i++) {
      double arc = 0;
      for (int part = 0; part < 100; part++) {
        double from = (i + part / 100.0) / count;
        arc += way.point(from).distanceTo(way.point(from + 0.01 / count));
      }
      assertEquals(way.length() / count, arc, 0.01 * way.length() / count);
    }
  }

  @Test
  void oneStopIsNoWay() {
    assertThrows(
        IllegalArgumentException.class,
        () -> PathShape.STRAIGHT.through(List.of(at(0, 0)), End.OPEN));
  }
}
