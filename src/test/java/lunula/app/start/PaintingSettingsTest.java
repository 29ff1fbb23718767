package lunula.app.start;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("system properties are everybody's")
class PaintingSettingsTest {
  private static final List<String> NAMES =
      List.of(PaintingSettings.REGIONS, PaintingSettings.DISABLE_REGION_CACHING);

  private final List<String> before =
      NAMES.stream().map(name -> System.getProperty(name, "")).toList();

  @AfterEach
  void putBack() {
    for (int i = 0; i < NAMES.size(); i++) {
      if (before.get(i).isEmpty()) {
        System.clearProperty(NAMES.get(i));
      } else {
        System.setProperty(NAMES.get(i), before.get(i));
      }
    }
  }

  @Test
  void moreThanTheUsualSixRegionsAreKeptApart() {
    System.clearProperty(PaintingSettings.REGIONS);
    PaintingSettings.configure();
    assertEquals("14", System.getProperty(PaintingSettings.REGIONS));
  }

  @Test
  void backgroundsAreNotKeptAsPictures() {
    System.clearProperty(PaintingSettings.DISABLE_REGION_CACHING);
    PaintingSettings.configure();
    assertEquals("true", System.getProperty(PaintingSettings.DISABLE_REGION_CACHING));
  }

  @Test
  void whatWasSetOnPurposeStays() {
    System.setProperty(PaintingSettings.REGIONS, "3");
    PaintingSettings.configure();
    assertEquals("3", System.getProperty(PaintingSettings.REGIONS));
    System.setProperty(PaintingSettings.DISABLE_REGION_CACHING, "false");
    PaintingSettings.configure();
    assertEquals("false", System.getProperty(PaintingSettings.DISABLE_REGION_CACHING));
  }
}
