package lunula.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("system properties are everybody's")
class PaintingTest {
  private final String before = System.getProperty(Painting.REGIONS, "");

  @AfterEach
  void putBack() {
    if (before.isEmpty()) {
      System.clearProperty(Painting.REGIONS);
    } else {
      System.setProperty(Painting.REGIONS, before);
    }
  }

  @Test
  void moreThanTheUsualSixRegionsAreKeptApart() {
    System.clearProperty(Painting.REGIONS);
    Painting.configure();
    assertEquals("14", System.getProperty(Painting.REGIONS));
  }

  @Test
  void whatWasSetOnPurposeStays() {
    System.setProperty(Painting.REGIONS, "3");
    Painting.configure();
    assertEquals("3", System.getProperty(Painting.REGIONS));
  }
}
